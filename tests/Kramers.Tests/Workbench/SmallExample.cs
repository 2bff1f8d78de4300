using System.Globalization;
using System.Text.RegularExpressions;
using Kramers.Tests.Architecture;
using Kramers.Workbench.Pipelines;

namespace Kramers.Tests.Workbench;

/// <summary>
/// A copy of the cobalt example in a folder of its own, made small enough to run in a second: the 30 lowest labels, a coarse potential, few
/// tensor features, three temperatures. Tests spoil it and see what the pipeline says.
/// </summary>
internal sealed partial class SmallExample : IDisposable
{
    internal const int Labels = 30;
    private const int LinesPerLabel = 14;

    private const string CoarsePotential = """
        potential:
          twojmax: 6
          rcutfac: 4.245
          elements:
            Co: { radius: 0.573, weight: 1.12 }
            F: { radius: 0.513, weight: 0.36 }
            N: { radius: 0.400, weight: -0.63 }
            C: { radius: 0.551, weight: 0.74 }
            H: { radius: 0.375, weight: -0.10 }
          energyWeight: 100
          forceWeight: 1
          softeningKcalPerMol: 2
          lambda: auto

        tensors:
        """;

    private readonly DirectoryInfo _top = Directory.CreateTempSubdirectory("kramers-relax-");

    internal SmallExample()
    {
        Directory.CreateDirectory(Folder);
        var example = Path.Combine(Path.GetDirectoryName(Repository.ProjectFile("Kramers.Workbench"))!, "..", "..", "examples", "01-cobalt-bipyramid");
        File.Copy(Path.Combine(example, "minimum.xyz"), PathOf("minimum.xyz"));
        File.Copy(Path.Combine(example, "minimum.hessian"), PathOf("minimum.hessian"));
        File.WriteAllLines(PathOf("labels.xyz"), LowestLabels(File.ReadAllLines(Path.Combine(example, "labels.xyz"))));
        File.WriteAllText(PathOf("relax.yaml"), Displacements().Replace(File.ReadAllText(Path.Combine(example, "relax.yaml")), ""));
        File.WriteAllText(PathOf("relax.yaml"), PotentialSection().Replace(File.ReadAllText(PathOf("relax.yaml")), CoarsePotential));
        Settings("labels: [labels.xyz, chosen.xyz]", "labels: labels.xyz");
        Settings("minimum-tight.hessian", "minimum.hessian");
        Settings("neighbours: [F, N, C, H]", "neighbours: [F, N]");
        Settings("lmax: 4", "lmax: 2");
        Settings("steps: 40", "steps: 8");
    }

    /// <summary>The folder with relax.yaml.</summary>
    internal string Folder => Path.Combine(_top.FullName, "example");

    /// <summary>Where runs write to; not there at first.</summary>
    internal string Output => Path.Combine(_top.FullName, "output");

    /// <summary>Line of the first place of these words in a file, from 1.</summary>
    internal int LineOf(string file, string words) => Array.FindIndex(File.ReadAllLines(PathOf(file)), l => l.Contains(words, StringComparison.Ordinal)) + 1;

    /// <summary>Line of an atom (from 0) of a label (from 0) in labels.xyz; atom -1 is the comment.</summary>
    internal static int LineOfAtom(int label, int atom) => label * LinesPerLabel + 3 + atom;

    internal string PathOf(string file) => Path.Combine(Folder, file);

    /// <summary>Replaces words of relax.yaml, which must be there.</summary>
    internal void Settings(string words, string others)
    {
        var text = File.ReadAllText(PathOf("relax.yaml"));
        Assert.Contains(words, text, StringComparison.Ordinal);
        File.WriteAllText(PathOf("relax.yaml"), text.Replace(words, others, StringComparison.Ordinal));
    }

    /// <summary>Changes one line of labels.xyz.</summary>
    internal void Label(int line, Func<string, string> change)
    {
        var lines = File.ReadAllLines(PathOf("labels.xyz"));
        var changed = change(lines[line - 1]);
        Assert.NotEqual(lines[line - 1], changed);
        lines[line - 1] = changed;
        File.WriteAllLines(PathOf("labels.xyz"), lines);
    }

    internal RelaxRun Run(IRunMonitor? monitor = null, CancellationToken? cancellation = null) =>
        RelaxPipeline.Run(Folder, Output, monitor ?? new SilentMonitor(), cancellation ?? TestContext.Current.CancellationToken);

    /// <summary>Neither the output nor a draft of it.</summary>
    internal void AssertNothingWritten() => Assert.Equal([Folder], Directory.GetFileSystemEntries(_top.FullName));

    /// <summary>Few labels make a surface with a minimum if they lie around it.</summary>
    private static IEnumerable<string> LowestLabels(string[] lines) =>
        lines.Chunk(LinesPerLabel).OrderBy(frame => double.Parse(Energy().Match(frame[1]).Groups[1].Value, CultureInfo.InvariantCulture)).Take(Labels).SelectMany(frame => frame);

    [GeneratedRegex(@" energy=(\S+)")]
    private static partial Regex Energy();

    [GeneratedRegex("(?s)potential:.*tensors:")]
    private static partial Regex PotentialSection();

    public void Dispose() => _top.Delete(recursive: true);

    [GeneratedRegex(@"(?m)^.*displacements:.*\n")]
    private static partial Regex Displacements();
}
