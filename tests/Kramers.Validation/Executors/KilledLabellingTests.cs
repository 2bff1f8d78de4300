using System.Diagnostics;
using Kramers.Workbench.Engines.Xtb;
using Kramers.Workbench.Doctor;
using Kramers.Workbench.Engines;
using Kramers.Workbench.Labels;

namespace Kramers.Validation.Executors;

/// <summary>The program itself labels with xTB, is killed without warning in the middle, and goes on.</summary>
public sealed class KilledLabellingTests : IDisposable
{
    private static readonly string Kramers = Path.Combine(AppContext.BaseDirectory, "kramers");
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("kramers-killed-");

    private string Set => Path.Combine(_folder.FullName, "set");

    public KilledLabellingTests()
    {
        Assert.SkipUnless(File.Exists(Kramers), "The program kramers was not built beside the tests.");
        Assert.SkipUnless(new XtbEngine().Find("", CancellationToken.None).State == FindingState.Found, "libxtb is not installed: apt-get install libxtb6.");
        File.WriteAllText(Path.Combine(_folder.FullName, "water.xyz"), "3\n\nO 0.0 0.0 0.1\nH 0.0 0.76 -0.48\nH 0.1 -0.76 -0.48\n");
    }

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Killed_in_the_middle_it_goes_on_and_every_geometry_is_labelled_once()
    {
        using (var first = Start())
        {
            var clock = Stopwatch.StartNew();
            while (Endings() < 4 && !first.HasExited && clock.Elapsed < TimeSpan.FromMinutes(2))
            {
                Thread.Sleep(20);
            }

            first.Kill();
            first.WaitForExit();
        }

        Assert.InRange(Endings(), 4, 29);
        Assert.False(File.Exists(Path.Combine(Set, LabelledSet.ProvenanceFile)));
        using (var second = Start("--resume"))
        {
            second.WaitForExit();
            Assert.Equal(0, second.ExitCode);
        }

        var set = LabelledSet.Open(Set);
        Assert.Equal(30, set.Labels.Count);
        var label = set.Labels[11];
        var direct = new XtbEngine().Compute(new Molecule(label.Structure, 0, 1), EngineTask.EnergyForces, TestContext.Current.CancellationToken);
        Assert.Equal(direct.EnergyEv!.Value, label.EnergyEv!.Value, 1e-6);
        Assert.All(direct.ForcesEvPerAngstrom!.Zip(label.ForcesEvPerAngstrom!), f => Assert.Equal(f.First, f.Second, 1e-4));
    }

    private int Endings() => Directory.Exists(Set) ? Directory.EnumerateFiles(Set, "kramers-ending", SearchOption.AllDirectories).Count() : 0;

    private Process Start(params string[] more) => Process.Start(new ProcessStartInfo(
        Kramers, ["label", "water.xyz", "--engine", "xtb", "--task", "energy-forces", "--sampler", "quantum", "--sample", "30", "--output", Set, "--quiet", "--cores", "2", .. more])
    {
        WorkingDirectory = _folder.FullName,
    })!;
}
