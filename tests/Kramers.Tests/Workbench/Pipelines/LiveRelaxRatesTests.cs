using Kramers.Chemistry;
using Kramers.Chemistry.Formats;
using Kramers.Chemistry.Sampling;
using Kramers.Magnetism.CrystalField;
using Kramers.Numerics;
using Kramers.Numerics.Angular;
using Kramers.Numerics.LinearAlgebra;
using Kramers.Tests.Architecture;
using Kramers.Tests.Cli;
using Kramers.Workbench.Engines;
using Kramers.Workbench.Engines.OpenMolcas;
using Kramers.Workbench.Executors;
using Kramers.Workbench.Labels;
using Kramers.Workbench.Pipelines;
using Kramers.Workbench.SpinPhonon;

namespace Kramers.Tests.Workbench.Pipelines;

/// <summary>From a molecule with a lanthanide, or with one unpaired electron, to its relaxation time, with labels that follow a law and stand there as if an earlier run had computed them.</summary>
public sealed class LiveRelaxRatesTests : IDisposable
{
    private static readonly string Example = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Repository.ProjectFile("Kramers.Workbench"))!, "..", "..", "examples", "09-labels"));
    private readonly DirectoryInfo _top = Directory.CreateTempSubdirectory("kramers-live-");

    private string Molecule => Path.Combine(_top.FullName, "molecule.xyz");

    private string Output => Path.Combine(_top.FullName, "out");

    private string Settings => Path.Combine(_top.FullName, "engine.yaml");

    private static CancellationToken Test => TestContext.Current.CancellationToken;

    public void Dispose() => _top.Delete(recursive: true);

    [Fact]
    public void Steps_along_the_modes_of_a_lanthanide_give_a_folder_that_kramers_rates_runs_again()
    {
        var modes = MadeUp("Dy", 6, EngineTask.CrystalField, (s, m) => DisplacementStencil.AlongModes(s, m, 0.1).Structures);
        var run = Run(null);
        Assert.Null(run.Tensors);
        Assert.Equal(8, run.Multiplet!.Levels.Count);
        Assert.All(run.Multiplet.Levels, level => Assert.Equal(2, level.States));
        Assert.Equal(9, File.ReadAllLines(Path.Combine(Output, "levels.csv")).Length);
        Assert.All(run.Rates!.Result.Relaxation.TauSeconds, tau => Assert.True(tau > 0));
        RequireDerivatives(modes, Path.Combine(Output, "labels", "modes.csv"), 2e-3, isStevens: true);
        var again = RatesPipeline.Run(Path.Combine(Output, "rates.yaml"), Path.Combine(_top.FullName, "again"), false, new SilentMonitor(), Test);
        Assert.Equal(run.Rates.Result.Relaxation.TauSeconds, again.Result.Relaxation.TauSeconds);
        Assert.Equal(run.Rates.Result.Relaxation.TauSeconds, Run(null).Rates!.Result.Relaxation.TauSeconds);
    }

    [Fact]
    public void A_tensor_model_of_thermal_samples_finds_the_derivatives_of_the_law_and_is_kept()
    {
        const int samples = 60;
        var modes = MadeUp("Dy", 6, EngineTask.CrystalField, (s, m) => ThermalDisplacement.Sample(s, m, 150, VibrationalStatistics.Quantum, samples, new SeededRandom(1)));
        var run = Run(samples);
        RequireDerivatives(modes, Path.Combine(Output, "modes.csv"), 0.02, isStevens: false);
        var minimum = ExtendedXyz.Read(Path.Combine(Output, "minimum.xyz"))[0].Structure;
        var model = Kramers.Workbench.Tensors.TensorRecipe.Read(Path.Combine(Output, "model.json")).Fit(Test).Model;
        Assert.Equal(Field(minimum), model.Predict(minimum), (a, b) => Math.Abs(a - b) < 0.01 * Math.Abs(Field(minimum).Max()));
        Assert.All(run.Rates!.Result.Relaxation.TauSeconds, tau => Assert.True(tau > 0));
    }

    [Fact]
    public void One_unpaired_electron_relaxes_by_its_g_tensor_in_fields()
    {
        MadeUp("Cu", 2, EngineTask.DTensor, (s, m) => DisplacementStencil.AlongModes(s, m, 0.1).Structures);
        var run = Run(null, charge: 0, multiplicity: 2);
        Assert.Equal([0.35, 1, 3.5], run.Rates!.Result.Relaxation.Fields.Select(f => f.FieldTesla));
        Assert.Equal([2.05, 2.1, 2.3], run.Multiplet!.G!, (a, b) => Math.Abs(a - b) < 1e-9);
        Assert.Equal(2, Assert.Single(run.Multiplet.Levels).States);
        Assert.Contains("gzz", File.ReadLines(Path.Combine(Output, "labels", "modes.csv")).First(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Dy", 1, "4", "whose ground term has 2S+1 = 6")]
    [InlineData("Dy", 0, "6", "does not go with that")]
    [InlineData("Dy", 1, "1", "is no magnet")]
    [InlineData("Dy", 0, "5", "takes every lanthanide for trivalent", "--oxidation", "2")]
    [InlineData("Gd", 1, "8", "no crystal field splits")]
    [InlineData("Eu", 1, "7", "J = 0")]
    [InlineData("U", 1, "4", "no parameters for U")]
    [InlineData("Lu", 1, "3", "0 atoms of d or f metals")]
    [InlineData("Cu", 0, "2", "Leave --sample out", "--sample", "20")]
    public void What_the_chain_does_not_treat_is_refused_and_nothing_written(string metal, int charge, string multiplicity, string words, params string[] flags)
    {
        File.WriteAllText(Molecule, $"3\n\n{metal} 0 0 0\nF 1.9 0.1 0\nF 0 1.9 0.1\n");
        var session = new Session();
        Assert.Equal(2, session.Run(["relax", Molecule, "--engine", "xtb+openmolcas", "--charge", $"{charge}", "--multiplicity", multiplicity, "-o", Output, .. flags]));
        Assert.Contains(words, session.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Parameter", session.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Output));
    }

    private LiveRelaxRun Run(int? samples, int charge = 1, int multiplicity = 6)
    {
        File.WriteAllText(Settings, "program: [no-such-pymolcas]\n");
        var options = new LiveRelaxOptions(Molecule, Output) { Charge = charge, Multiplicity = multiplicity, Samples = samples, Settings = Settings, Resume = true };
        return new LiveRelaxPipeline(options, ["kramers"]).Run("", new SilentMonitor(), Test);
    }

    // Minimum, Hessian and set as an earlier run leaves them.
    private NormalModes MadeUp(string metal, int multiplicity, EngineTask task, Func<Structure, NormalModes, IReadOnlyList<Structure>> geometries)
    {
        Directory.CreateDirectory(Output);
        File.WriteAllText(Molecule, File.ReadAllText(Path.Combine(Example, "minimum.xyz")).Replace("Dy", metal, StringComparison.Ordinal));
        var minimum = ExtendedXyz.Read(Molecule)[0].Structure;
        ExtendedXyz.Write(Path.Combine(Output, "minimum.xyz"), [new LabelledStructure("minimum", minimum, null, null, new Dictionary<string, Matrix>(), 0)]);
        File.Copy(Path.Combine(Example, "minimum.hessian"), Path.Combine(Output, "minimum.hessian"));
        var modes = NormalModes.FromHessian(minimum, XtbHessian.Read(Path.Combine(Output, "minimum.hessian"), minimum.Count));
        var (charge, oxidation) = metal == "Dy" ? (1, 3) : (0, 2);
        var engine = new OpenMolcasEngine(new OpenMolcasSettings(oxidation) { Command = ["no-such-pymolcas"], MemoryMb = 1000 });
        var labels = geometries(minimum, modes).Prepend(minimum).Select(s => new LabelledStructure(
            new Job(engine.Prepare(new Molecule(s, charge, multiplicity), task), TimeSpan.FromMinutes(1)).Id, s, -1, null,
            metal == "Dy" ? new Dictionary<string, Matrix>() : new() { ["D"] = new Matrix(3, 3), ["g"] = G(s, minimum) }, 0)).ToArray();
        new LabelledSet(labels, labels.ToDictionary(l => l.Id, l => Record(charge, multiplicity, metal == "Dy" ? Quantities(l.Structure) : []))).Save(Path.Combine(Output, "labels"));
        return modes;
    }

    private static LabelRecord Record(int charge, int multiplicity, Dictionary<string, double[]> quantities) =>
        new("OpenMolcas", "made up", "none", "made up", charge, multiplicity, 1, 1, new Dictionary<string, string>(), [], quantities);

    private static Dictionary<string, double[]> Quantities(Structure s) =>
        Stevens(Field(s)).NonZero().ToDictionary(b => FormattableString.Invariant($"B_{b.K}^{b.Q}_cm"), b => new[] { b.Value });

    private static StevensParameters Stevens(double[] tesseral) =>
        new TesseralParameters(ParameterProvenance.NotStated, [.. Components.Select((c, n) => (c.K, c.Q, tesseral[n]))]).ToStevens();

    private static IEnumerable<(int K, int Q)> Components => from k in new[] { 2, 4, 6 } from q in Enumerable.Range(-k, 2 * k + 1) select (k, q);

    /// <summary>Superposition model (Newman and Ng, Rep. Prog. Phys. 52, 699 (1989)): B_kq = sum over ligands of A_k (2/r)^t_k Y_kq, tesseral, cm^-1.</summary>
    private static double[] Field(Structure s)
    {
        var (field, harmonics) = (new double[27], new double[RealSphericalHarmonics.Count(6)]);
        for (var j = 0; j < s.Count; j++)
        {
            if (s.Elements[j].Symbol == "F")
            {
                var r = s.Distance(0, j);
                RealSphericalHarmonics.Evaluate(6, (s.Positions[3 * j] - s.Positions[0]) / r, (s.Positions[3 * j + 1] - s.Positions[1]) / r, (s.Positions[3 * j + 2] - s.Positions[2]) / r, harmonics);
                foreach (var ((k, q), n) in Components.Select((c, n) => (c, n)))
                {
                    var (size, power) = k switch { 2 => (-6.0, 3), 4 => (0.1, 5), _ => (2e-3, 7) };
                    field[n] += size * Math.Pow(2 / r, power) * harmonics[RealSphericalHarmonics.Index(k, q)];
                }
            }
        }

        return field;
    }

    /// <summary>2.05, 2.1, 2.3 along x, y, z at the minimum, and gzz and gxz linear in two coordinates.</summary>
    private static Matrix G(Structure s, Structure minimum)
    {
        var (dx, dy) = (s.Positions[3] - minimum.Positions[3], s.Positions[7] - minimum.Positions[7]);
        return Matrix.FromRows([2.05, 0, dy], [0, 2.1, 0], [dy, 0, 2.3 + dx]);
    }

    // dB/dQ of the law by a central difference a hundred times finer than that of the run.
    private void RequireDerivatives(NormalModes modes, string file, double tolerance, bool isStevens)
    {
        const double step = 1e-3;
        var minimum = ExtendedXyz.Read(Path.Combine(Output, "minimum.xyz"))[0].Structure;
        var stencil = DisplacementStencil.AlongModes(minimum, modes, step);
        double[][] rows = [.. File.ReadLines(file).Skip(1).Select(line => line.Split(',').Select(double.Parse).ToArray())];
        Assert.Equal(modes.FrequenciesCm, rows.Select(row => row[0]), (a, b) => Math.Abs(a - b) < 1e-6);
        double[][] values = [.. stencil.Structures.Select(s => isStevens ? [.. Components.Select(c => Stevens(Field(s))[c.K, c.Q])] : Field(s))];
        foreach (var n in Enumerable.Range(0, 27))
        {
            var known = stencil.Derivative([.. values.Select(v => v[n])]);
            var rank = Components.ElementAt(n).K;
            var scale = Enumerable.Range(0, 27).Where(m => Components.ElementAt(m).K == rank).Max(m => stencil.Derivative([.. values.Select(v => v[m])]).Max(Math.Abs));
            Assert.All(known.Zip(rows), pair => Assert.InRange(pair.Second[n + 1], pair.First - tolerance * scale, pair.First + tolerance * scale));
        }
    }
}
