using System.Globalization;
using System.Text;
using Kramers.Magnetism.LigandField;
using Kramers.Magnetism.Relaxation;
using Kramers.Numerics;
using Kramers.Validation.Magnetism;
using Kramers.Workbench.SpinPhonon;

namespace Kramers.Validation.Examples;

/// <summary>What the README of examples/05-relaxation-rates says, from its files, and MolForge's cases through the input of 'kramers rates'.</summary>
public class RelaxationRatesTests
{
    private const double PlanckRatio = 33.357177734375e-12 / PhysicalConstants.PlanckCm;
    private static readonly Lazy<RatesResult> Dysprosium = new(() => Compute("dysprosium.yaml"));

    [Fact]
    public void The_crystal_field_of_the_example_is_that_of_its_charges()
    {
        var field = PointCharge.Parameters([.. Rings()], RadialMeans.Of("Dy").InAngstrom).ToField();
        foreach (var words in File.ReadLines(Example("EQ_CFPs.dat")).Select(l => l.Split(' ')))
        {
            var (k, q, value) = (int.Parse(words[1], CultureInfo.InvariantCulture), int.Parse(words[2], CultureInfo.InvariantCulture), double.Parse(words[3], CultureInfo.InvariantCulture));
            Assert.Equal(field[k, q], value, 1e-5);
        }
    }

    [Fact]
    public void Levels_times_and_barriers_of_the_README()
    {
        var result = Dysprosium.Value;
        double[] doublets = [.. result.Levels.EnergiesCm.Where((_, i) => i % 2 == 0)];
        Assert.Equal([0, 241.1, 444.9, 613.2, 747.1, 846.8, 910.7, 957.5], doublets, (x, y) => Math.Abs(x - y) < 0.06);
        Assert.Equal(7.4996, result.Levels.Momentum.Max(), 4);
        Assert.Equal(49.7, result.Relaxation.BlockingTemperatureK!.Value, 0.05);
        Assert.Equal(957.6, result.Barrier.SlopeCm!.Value, 0.1);
        Assert.Equal(913.3, result.Relaxation.UeffCm!.Value, 0.1);
        Assert.Equal(846.8, result.Barrier.LadderCm!.Value, 0.06);
        Assert.Equal([63.75, 25.79], result.CrossoversK, (x, y) => Math.Abs(x - y) < 0.06);
        Assert.Equal([3.466e15, 1.271e-6], new[] { result.Relaxation.TauSeconds[0], result.Relaxation.TauSeconds[^1] }, (x, y) => Math.Abs(x / y - 1) < 1e-3);
    }

    [Fact]
    public void The_same_model_through_the_files_of_tau()
    {
        var tau = Compute("tau.yaml").Relaxation.TauSeconds;
        Assert.All(Dysprosium.Value.Relaxation.TauSeconds.Zip(tau), p => Assert.Equal(1, p.Second / p.First, 1e-3));
    }

    /// <summary>Frozen, the magnet tunnels with the help of two soft phonons; hot, it climbs.</summary>
    [Fact]
    public void Cold_it_goes_through_the_barrier_and_hot_over_it()
    {
        var paths = Dysprosium.Value.Paths;
        var (cold, hot) = (paths[0], paths.First(p => p.TemperatureK > 149));
        Assert.Equal("Raman", Assert.Single(cold.Steps).Process);
        Assert.InRange(cold.SummitCm, 0, 0.01);
        Assert.Equal((1, 0), (hot.Steps[0].From, hot.Steps[^1].To));
        Assert.InRange(hot.SummitCm, 800, 1000);
    }

    /// <summary>S = 3/2 and 12 modes (2a: one phonon, 3a: two), S = 1/2 and one mode (1), written as YAML.</summary>
    [Theory]
    [InlineData("1", 28)]
    [InlineData("2a", 33)]
    [InlineData("3a", 33)]
    public void MolForge_cases_written_as_input(string name, int expectedRuns)
    {
        var folder = Directory.CreateTempSubdirectory("kramers-molforge-");
        try
        {
            var reference = MolForgeCase.Load(name);
            Assert.Equal(expectedRuns, reference.Runs.Count);
            foreach (var runs in reference.Runs.GroupBy(r => r.Line))
            {
                var yaml = Path.Combine(folder.FullName, "system.yaml");
                File.WriteAllText(yaml, Yaml(name, reference, runs.Key, runs.Select(r => r.TemperatureK)));
                var relaxation = RatesPipeline.Compute(RatesFile.Load(yaml), new NoMonitor(), TestContext.Current.CancellationToken).Relaxation;
                foreach (var run in runs)
                {
                    var tau = 1e12 * PlanckRatio * relaxation.TauSeconds[Array.IndexOf(relaxation.TemperaturesK, run.TemperatureK)];
                    Assert.Equal(1, tau / run.TauPs, 1e-5);
                }
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Case 2a at 100 K by the density matrix: MolForge's full tensor gives 318 ps without a field; with one, docs/theory/redfield.md.</summary>
    [Theory]
    [InlineData(0, 0, 318, 0.5)]
    [InlineData(0.01, 10, 294.78, 0.01)]
    public void A_case_of_MolForge_without_a_field(double tesla, double cutoff, double expectedPs, double tolerance)
    {
        var reference = MolForgeCase.Load("2a");
        var run = reference.Runs.Single(r => r.Line.IsGaussian && r.Line.FwhmCm > 10 && r.TemperatureK == 100);
        var yaml = Path.GetTempFileName();
        try
        {
            var text = Yaml("2a", reference, run.Line, [100]).Replace(
                $"fieldsTesla: [{R(reference.Field.Magnitude)}]", $"picture: redfield\n  secularCutoffCm: {R(cutoff)}\n  fieldsTesla: [{R(tesla)}]", StringComparison.Ordinal)
                .Replace($"axis: [{R(reference.Field.X)}, {R(reference.Field.Y)}, {R(reference.Field.Z)}]", "axis: [0, 0, 1]", StringComparison.Ordinal);
            File.WriteAllText(yaml, text);
            var result = RatesPipeline.Compute(RatesFile.Load(yaml), new NoMonitor(), TestContext.Current.CancellationToken);
            Assert.Equal(expectedPs, 1e12 * result.Relaxation.TauSeconds[0], tolerance);
        }
        finally
        {
            File.Delete(yaml);
        }
    }

    private static string Yaml(string name, MolForgeCase reference, LineShape line, IEnumerable<double> temperatures)
    {
        var (symbol, axes) = (reference.DerivativesAreOfD ? "D" : "g", "xyz");
        var field = reference.Field;
        var text = new StringBuilder().AppendLine("name: MolForge");
        var parameters = reference.System.Terms.SelectMany((t, i) => t.GetParameters().Select(x => (i == 0 ? 'D' : 'g', x))).ToArray();
        string Tensor(char which) => "[" + string.Join(", ", parameters.Where(p => p.Item1 == which).Select(p => p.x).Chunk(3).Select(row => "[" + string.Join(", ", row.Select(R)) + "]")) + "]";
        text.AppendLine(CultureInfo.InvariantCulture, $"centres: [ {{ label: A, spin: {R(reference.Spin.Value)}, g: {Tensor('g')}, zfs: {{ tensor: {Tensor('D')} }} }} ]");
        text.AppendLine("modes:\n  coordinate: sqrt(hbar/mw)\n  list:");
        foreach (var (tensor, mode) in reference.AlongModes.Select((t, i) => (t, i)))
        {
            var columns = tensor.Data.Select((x, k) => $"{symbol}{axes[k / 3]}{axes[k % 3]}: {R(x)}");
            text.AppendLine(CultureInfo.InvariantCulture, $"    - {{ frequencyCm: {R(reference.Coupling.FrequenciesCm[mode])}, {string.Join(", ", columns)} }}");
        }

        text.AppendLine(CultureInfo.InvariantCulture, $"rates:\n  temperaturesK: [{string.Join(", ", temperatures.Distinct().Select(R))}]\n  fieldsTesla: [{R(field.Magnitude)}]\n  axis: [{R(field.X)}, {R(field.Y)}, {R(field.Z)}]");
        text.AppendLine(CultureInfo.InvariantCulture, $"  processes: [{(name == "3a" ? "two-phonon" : "one-phonon")}]\n  sameModePairs: false\n  line: {{ shape: {(line.IsGaussian ? "gaussian" : "lorentzian")}, fwhmCm: {R(line.FwhmCm)} }}");
        return text.ToString();
    }

    /// <summary>Ten carbon atoms of charge -0.2, written anew from the numbers of the README.</summary>
    private static IEnumerable<PointCharge> Rings()
    {
        var (sin, cos) = Math.SinCos(double.DegreesToRadians(13.6));
        var radius = 0.71 / Math.Sin(Math.PI / 5);
        foreach (var side in new[] { 1, -1 })
        {
            for (var i = 0; i < 5; i++)
            {
                var (b, a) = Math.SinCos(Math.PI * (2 * i + (side > 0 ? 0 : 1)) / 5);
                yield return new PointCharge(-0.2, 2.316 * sin + radius * a * cos, radius * b, side * (2.316 * cos - radius * a * sin));
            }
        }
    }

    private static RatesResult Compute(string file) => RatesPipeline.Compute(RatesFile.Load(Example(file)), new NoMonitor(), TestContext.Current.CancellationToken);

    private static string Example(string file) => Path.Combine(RepositoryRoot.Path, "examples", "05-relaxation-rates", file);

    private static string R(double x) => x.ToString("R", CultureInfo.InvariantCulture);
}
