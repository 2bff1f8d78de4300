using System.Globalization;
using System.Text.Json;
using Kramers.Atomistics.Descriptors;
using Kramers.Atomistics.Dynamics;
using Kramers.Atomistics.Potentials;
using Kramers.Chemistry;
using Kramers.Numerics;
using Kramers.Numerics.LinearAlgebra;
using Kramers.Tests.Atomistics;
using Kramers.Tests.Atomistics.Vibrations;
using Kramers.Tests.RelaxationFits;
using Kramers.Workbench.Dynamics;
using Kramers.Workbench.ForceFields;

namespace Kramers.Tests.Cli;

/// <summary>kramers md and kramers phonons with a small SNAP potential, made up, of a molecule and of a crystal.</summary>
public sealed class DynamicsCommandTests : IDisposable
{
    private const string Molecule = "3\n\nAl 0 0 0\nAl 2.6 0 0.1\nAl 0.2 2.5 0\n";
    private const string Crystal = "1\nLattice=\"0 2 2 2 0 2 2 2 0\" pbc=\"T T T\"\nAl 0 0 0\n";
    private static readonly Structure Rest = Geometries.Random("Co F N F", 1);
    private readonly Scratch _scratch = new();
    private readonly string _potential;

    public DynamicsCommandTests()
    {
        _scratch.Write("al.snapparam", "rcutfac 4.2\ntwojmax 2\n");
        _potential = _scratch.Write("al.snapcoeff", "1 6\nAl 0.5 1\n0\n0.02\n0.01\n0.005\n0.01\n0.002\n");
    }

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void A_run_that_was_stopped_goes_on_to_the_same_bits()
    {
        var (start, whole, parts) = (_scratch.Write("m.xyz", Molecule), Path.Combine(_scratch.Folder, "whole"), Path.Combine(_scratch.Folder, "parts"));
        Assert.Equal((0, ""), Run(["md", start, "-p", _potential, "-n", "40", "-o", whole]));
        using (var source = new CancellationTokenSource())
        {
            source.Cancel();
            var stopped = new Session { Cancellation = source.Token };
            Assert.Equal(130, stopped.Run("md", start, "-p", _potential, "-n", "40", "-o", parts));
            Assert.Contains("Go on with --resume", stopped.Error, StringComparison.Ordinal);
        }

        Assert.Equal((0, ""), Run(["md", start, "-p", _potential, "-n", "20", "-o", parts, "--resume"]));
        Assert.Equal((0, ""), Run(["md", start, "-p", _potential, "-n", "40", "-o", parts, "--resume"]));
        Assert.Equal(File.ReadAllBytes(Path.Combine(whole, DynamicsRun.TrajectoryName)), File.ReadAllBytes(Path.Combine(parts, DynamicsRun.TrajectoryName)));
        Assert.Equal(File.ReadAllText(Path.Combine(whole, "log.csv")), File.ReadAllText(Path.Combine(parts, "log.csv")));
        Assert.Equal(["inputs.yaml", "log.csv", "log.txt", "report.html", "result.json", "trajectory.kmd", "trajectory.xyz"], Directory.EnumerateFiles(whole).Select(Path.GetFileName).Order());
        using var trajectory = TrajectoryFile.Open(Path.Combine(whole, DynamicsRun.TrajectoryName));
        Assert.Equal((5, 40), (trajectory.Count, trajectory[4].Step));
    }

    [Fact]
    public void A_crystal_under_pressure_changes_its_volume_and_tells()
    {
        var start = _scratch.Write("c.xyz", Crystal);
        Assert.Equal((0, ""), Run(["md", start, "-p", _potential, "-n", "60", "-T", "50", "-P", "0.1", "--thermostat", "langevin", "-o", _scratch.Output]));
        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(_scratch.Output, "result.json")));
        double[] volumes = [.. json.RootElement.GetProperty("tables").GetProperty("log").GetProperty("volumeA3").EnumerateArray().Select(v => v.GetDouble())];
        Assert.Equal(16, volumes[0], 1e-12);
        Assert.NotEqual(16, volumes[^1], 1e-6);
    }

    [Theory]
    [InlineData("a molecule has no volume", "-P", "1")]
    [InlineData("there is no 'nose'", "--thermostat", "nose")]
    [InlineData("time step must lie", "--step", "0")]
    [InlineData("is no potential", "-p", "magic")]
    [InlineData("no trajectory to go on with", "--resume")]
    public void What_cannot_be_run_is_refused(string words, params string[] flags)
    {
        string[] potential = flags.Contains("-p") ? [] : ["-p", _potential];
        var (code, error) = Run(["md", _scratch.Write("m.xyz", Molecule), .. potential, "-o", _scratch.Output, .. flags]);
        Assert.Equal(2, code);
        Assert.Contains(words, error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_scratch.Output));
    }

    [Theory]
    [InlineData("md")]
    [InlineData("phonons")]
    public void Xtb_has_the_names_of_its_methods_too(string command)
    {
        // The message is that of xtb, which knows molecules alone; another name would be refused for itself.
        var (code, error) = Run([command, _scratch.Write("c.xyz", Crystal), "-p", "gfn2", "-o", _scratch.Output]);
        Assert.Equal(2, code);
        Assert.Contains("xtb moves molecules here, and this is a crystal", error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_trajectory_is_never_written_over_nor_gone_on_with_under_other_settings()
    {
        var start = _scratch.Write("m.xyz", Molecule);
        string[] run = ["md", start, "-p", _potential, "-n", "10", "-o", _scratch.Output];
        Assert.Equal((0, ""), Run(run));
        Assert.Contains("there is a trajectory already", Run(run).Error, StringComparison.Ordinal);
        Assert.Contains("'seed: 2'", Run([.. run, "--resume", "--seed", "2"]).Error, StringComparison.Ordinal);
        _scratch.Write("al.snapparam", "rcutfac 4.3\ntwojmax 2\n");
        Assert.Contains("other settings than '# al.snapparam", Run([.. run, "--resume"]).Error, StringComparison.Ordinal);
    }

    // Springs, learned from small displacements: at 1 K the atoms stay there, at 20000 K they do not.
    [Fact]
    public void A_force_field_says_where_it_has_not_been_and_stops_there()
    {
        var field = _scratch.Write("force-field.json", Trained());
        var start = _scratch.Write("rest.xyz", ExtendedXyzOf(Rest));
        var (calm, hot) = (Path.Combine(_scratch.Folder, "calm"), Path.Combine(_scratch.Folder, "hot"));
        Assert.Equal((0, ""), Run(["md", start, "-p", field, "-T", "1", "-n", "50", "-o", calm]));
        Assert.InRange(Number(calm, "largestGrade"), 1e-3, 1);
        Assert.Equal(0, Number(calm, "fractionUnseen"));

        string[] run = ["md", start, "-p", field, "-T", "20000", "-n", "50", "--every", "1", "-o", hot];
        var (code, error) = Run(run);
        Assert.Equal(2, code);
        Assert.Contains("beyond the limit of 3", error, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(hot, "result.json")));
        Assert.Equal(0, Run([.. run, "--resume", "--limit", "1e6"]).Code);
        Assert.True(Number(hot, "largestGrade") > 3);
        Assert.InRange(Number(hot, "fractionUnseen"), 0.1, 1);
        Assert.Contains("have an extrapolation grade above 1", File.ReadAllText(Path.Combine(hot, "result.json")), StringComparison.Ordinal);
    }

    [Fact]
    public void Cores_change_nothing()
    {
        var start = _scratch.Write("m.xyz", Molecule);
        byte[] Trajectory(string cores)
        {
            var folder = Path.Combine(_scratch.Folder, cores);
            Assert.Equal((0, ""), Run(["md", start, "-p", _potential, "-n", "40", "--cores", cores, "-o", folder]));
            return File.ReadAllBytes(Path.Combine(folder, DynamicsRun.TrajectoryName));
        }

        Assert.Equal(Trajectory("1"), Trajectory("2"));
    }

    [Fact]
    public void An_element_that_the_potential_does_not_know_is_named()
    {
        var (code, error) = Run(["phonons", _scratch.Write("m.xyz", Molecule.Replace("Al", "Fe", StringComparison.Ordinal)), "-p", _potential, "-o", _scratch.Output]);
        Assert.Equal(2, code);
        Assert.Contains("Fe", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Phonons_of_a_crystal_are_a_run_whose_modes_count_three()
    {
        var (code, error) = Run(["phonons", _scratch.Write("c.xyz", Crystal), "-p", _potential, "--supercell", "3x3x3", "--mesh", "3x3x3", "-o", _scratch.Output, "-q"]);
        Assert.Equal((0, ""), (code, error));
        Assert.Equal(
            ["dispersion.csv", "dos.csv", "inputs.yaml", "log.txt", "mesh.csv", "modes.csv", "relaxed.xyz", "report.html", "result.json", "thermal.csv"],
            Directory.EnumerateFiles(_scratch.Output).Select(Path.GetFileName).Order());
        var mesh = File.ReadAllLines(Path.Combine(_scratch.Output, "mesh.csv"))[1..].Select(l => double.Parse(l.Split(',')[3], CultureInfo.InvariantCulture));
        Assert.Equal(3, mesh.Sum(), 1e-12);
        Assert.Equal("frequencyCm,weight", File.ReadLines(Path.Combine(_scratch.Output, "modes.csv")).First());
    }

    [Theory]
    [InlineData("--supercell", "2x2", "is not three numbers")]
    [InlineData("--mesh", "2x0x2", "not positive")]
    [InlineData("--fwhm", "0", "the width is not positive")]
    public void Phonons_of_nothing_are_refused(string flag, string value, string words)
    {
        var (code, error) = Run(["phonons", _scratch.Write("c.xyz", Crystal), "-p", _potential, "-o", _scratch.Output, flag, value]);
        Assert.Equal(2, code);
        Assert.Contains(words, error, StringComparison.Ordinal);
    }

    private static string Trained()
    {
        var (springs, random) = (new SpringPotential(Rest), new SeededRandom(3));
        LabelledStructure Label(int i)
        {
            var shaken = Geometries.Shaken(Rest, 0.03, random);
            var value = springs.Evaluate(shaken);
            return new LabelledStructure($"{i}", shaken, value.EnergyEv, value.ForcesEvPerAngstrom, new Dictionary<string, Matrix>(), 0);
        }

        LabelledStructure[] labels = [.. Enumerable.Range(0, 30).Select(Label)];
        Structure[] geometries = [.. labels.Select(l => l.Structure)];
        var basis = AceBasis.Fit(new AceSettings { Degrees = [4, 3] }, AtomTypes.OfMolecule(Rest), geometries);
        var fit = new LinearTraining(new LinearAce(basis), labels[..20], new LinearTrainingOptions()).Fit(1e-4);
        return ForceFieldFile.Text(fit, new CommitteePotential(fit.Potential, fit.Members).Calibrated(labels[20..], geometries[..20]));
    }

    private static string ExtendedXyzOf(Structure structure) => string.Create(
        CultureInfo.InvariantCulture, $"{structure.Count}\n\n{string.Concat(structure.Elements.Select((e, i) => string.Create(CultureInfo.InvariantCulture, $"{e.Symbol} {structure.Positions[3 * i]:R} {structure.Positions[3 * i + 1]:R} {structure.Positions[3 * i + 2]:R}\n")))}");

    private static double Number(string folder, string key)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "result.json")));
        return json.RootElement.GetProperty("numbers").GetProperty(key).GetDouble();
    }

    private static (int Code, string Error) Run(string[] args)
    {
        var session = new Session();
        return (session.Run(args), session.Error);
    }
}
