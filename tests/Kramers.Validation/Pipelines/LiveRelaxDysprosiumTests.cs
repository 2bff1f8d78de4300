using System.Diagnostics;
using System.Globalization;
using Kramers.Chemistry;
using Kramers.Chemistry.Formats;
using Kramers.Chemistry.Sampling;
using Kramers.Workbench.Doctor;
using Kramers.Workbench.Engines;
using Kramers.Workbench.Engines.OpenMolcas;
using Kramers.Workbench.Executors;
using Kramers.Workbench.Labels;

namespace Kramers.Validation.Pipelines;

/// <summary>
/// <c>kramers relax</c> from [DyF2]+ alone, as the program runs: minimum, Hessian and the seven labels of OpenMolcas 22.10 that such a run has left
/// (Data/dysprosium-difluoride; provenance without inputs and with even ranks alone).
/// </summary>
public sealed class LiveRelaxDysprosiumTests : IDisposable
{
    private static readonly string Kramers = Path.Combine(AppContext.BaseDirectory, "kramers");
    private static readonly string[] Pymolcas = ["/usr/bin/python3", "/usr/bin/pymolcas"];
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("kramers-live-");

    public LiveRelaxDysprosiumTests() => Assert.SkipUnless(File.Exists(Kramers), "The program kramers was not built beside the tests.");

    public void Dispose() => _folder.Delete(recursive: true);

    /// <summary>The levels are those that RASSI has for the same states without B_kq; ranks above 6, which B_kq leaves out, are 1 % of the splitting.</summary>
    [Fact]
    public void Recorded_labels_give_the_doublets_of_the_states_and_a_result()
    {
        var states = Recorded(labels => labels).Quantities["spin_orbit_energies_cm"];
        var output = Relax();
        double[][] levels = [.. File.ReadLines(Path.Combine(_folder.FullName, "out", "levels.csv")).Skip(1).Select(line => line.Split(',').Select(x => double.Parse(x, CultureInfo.InvariantCulture)).ToArray())];
        Assert.Equal(Enumerable.Range(0, 8).Select(k => states[2 * k]), levels.Select(l => l[0]), (a, b) => Math.Abs(a - b) < 0.01 * states[14]);
        Assert.All(levels, level => Assert.Equal(2, level[1]));
        Assert.InRange(levels[0][4], 15, 20.0 + 1e-6);
        Assert.Contains("g of the lowest pair", output, StringComparison.Ordinal);
        Assert.Contains("barrier, slope of ln tau", output, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(_folder.FullName, "out", "result", "report.html")));
    }

    /// <summary>One label is missing and computed: 35 s.</summary>
    [Fact]
    public void What_is_missing_is_computed_by_OpenMolcas_and_gives_the_same_derivatives()
    {
        var found = new OpenMolcasEngine(new OpenMolcasSettings(2)).Find(Environment.GetEnvironmentVariable("PATH") ?? "", CancellationToken.None);
        Assert.SkipUnless(found.State == FindingState.Found && Pymolcas.All(File.Exists), "OpenMolcas is not installed: kramers doctor says how to get it.");
        Recorded(labels => labels);
        Relax();
        var table = Path.Combine(_folder.FullName, "out", "labels", "modes.csv");
        var known = Numbers(table);
        Recorded(labels => labels.SkipLast(1));
        Relax();
        Assert.Equal(7, LabelledSet.Open(Path.Combine(_folder.FullName, "out", "labels")).Count);
        Assert.Equal(known, Numbers(table), (a, b) => Math.Abs(a - b) < 1e-3);
    }

    private static double[] Numbers(string csv) => [.. File.ReadLines(csv).Skip(1).SelectMany(line => line.Split(',')).Select(x => double.Parse(x, CultureInfo.InvariantCulture))];

    private string Relax()
    {
        File.WriteAllText(Path.Combine(_folder.FullName, "engine.yaml"), $"program: [{string.Join(", ", Pymolcas)}]\n");
        string[] arguments = ["relax", "out/minimum.xyz", "--engine", "xtb+openmolcas", "--charge", "1", "--multiplicity", "6", "--settings", "engine.yaml", "--cores", "1", "-o", "out", "--resume"];
        using var run = Process.Start(new ProcessStartInfo(Kramers, arguments) { WorkingDirectory = _folder.FullName, RedirectStandardOutput = true })!;
        var output = run.StandardOutput.ReadToEnd();
        run.WaitForExit();
        Assert.Equal(0, run.ExitCode);
        return output;
    }

    // The name of a label is a hash of ten decimals of its geometry, which another LAPACK rounds differently: named as this machine would.
    private LabelRecord Recorded(Func<IEnumerable<Structure>, IEnumerable<Structure>> which)
    {
        var (data, output) = (RepositoryRoot.File("tests", "Kramers.Validation", "Pipelines", "Data", "dysprosium-difluoride"), Path.Combine(_folder.FullName, "out"));
        Directory.CreateDirectory(output);
        foreach (var name in new[] { "minimum.xyz", "minimum.hessian" })
        {
            File.Copy(Path.Combine(data, name), Path.Combine(output, name), overwrite: true);
        }

        var set = LabelledSet.Open(data);
        var minimum = ExtendedXyz.Read(Path.Combine(output, "minimum.xyz"))[0].Structure;
        var modes = NormalModes.FromHessian(minimum, XtbHessian.Read(Path.Combine(output, "minimum.hessian"), minimum.Count));
        var engine = new OpenMolcasEngine(new OpenMolcasSettings(3) { Command = Pymolcas, MemoryMb = 1000 });
        var geometries = which(DisplacementStencil.AlongModes(minimum, modes, 0.1).Structures.Prepend(minimum));
        var named = geometries.Select(s => (Id: new Job(engine.Prepare(new Molecule(s, 1, 6), EngineTask.CrystalField), TimeSpan.FromMinutes(1)).Id, Label: set.Labels.Single(l => Same(l.Structure, s)))).ToArray();
        new LabelledSet([.. named.Select(n => n.Label with { Id = n.Id })], named.ToDictionary(n => n.Id, n => set.Records[n.Label.Id])).Save(Path.Combine(output, "labels"));
        return set.Records[set.Labels.Single(l => Same(l.Structure, minimum)).Id];
    }

    private static bool Same(Structure a, Structure b) => a.Positions.ToArray().Zip(b.Positions.ToArray()).All(x => Math.Abs(x.First - x.Second) < 1e-6);
}
