using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Kramers.Chemistry;
using Kramers.Chemistry.Formats;
using Kramers.Magnetism.Hamiltonians;
using Kramers.Workbench.Pipelines;

namespace Kramers.Validation.Examples;

/// <summary>What examples/01-cobalt-bipyramid must show, from its files to its report.</summary>
public sealed partial class CobaltBipyramidTests(CobaltBipyramidRun run, ITestOutputHelper output) : IClassFixture<CobaltBipyramidRun>
{
    private RelaxResult Result => run.Result;

    [Fact]
    public void The_potential_is_chemically_accurate_on_geometries_it_has_not_seen()
    {
        Assert.Equal(36, Result.Data.Test);
        Assert.InRange(Result.Potential!.Test.EnergyRmseKcalPerMol, 1e-3, 1);
        Assert.InRange(Result.Potential!.Test.ForceRmseEvPerAngstrom, 1e-4, 0.1);
        Assert.InRange(Result.Potential!.Test.ForceR2, 0.99, 1);
    }

    [Fact]
    public void Its_phonons_are_those_of_the_reference_Hessian()
    {
        Assert.Equal(30, Result.Phonons.FrequenciesCm.Length);
        Assert.InRange(Result.Phonons.FrequencyRmseCm!.Value, 0.1, 3);
        Assert.InRange(Result.Phonons.RmsdToReferenceAngstrom!.Value, 1e-4, 0.1);
        Assert.All(Result.Phonons.FrequenciesCm, f => Assert.True(f > 0));
        Assert.InRange(Result.Phonons.MaxForceEvPerAngstrom, 0, 1e-6);

        // The reference is that of a well-converged xtb, as it prints it for minimum.xyz with --hess --acc 0.0001.
        double[] soft = [16.17, 20.81, 23.70, 46.03, 47.79];
        Assert.Equal(soft, Result.Phonons.ReferenceFrequenciesCm![..5], (a, b) => Math.Abs(a - b) < 0.02);

        // The reported error is that of the two lists.
        var pairs = Result.Phonons.FrequenciesCm.Zip(Result.Phonons.ReferenceFrequenciesCm!, (a, b) => (a - b) * (a - b));
        Assert.Equal(Math.Sqrt(pairs.Average()), Result.Phonons.FrequencyRmseCm.Value, 1e-10);
    }

    [Fact]
    public void Its_bonds_are_those_of_the_reference_minimum()
    {
        // Bonds, not the whole geometry: modes of 20 cm^-1 let the ligands swing at no cost.
        var reference = ExtendedXyz.Read(Path.Combine(CobaltBipyramidRun.Example, "minimum.xyz")).Single().Structure;
        var relaxed = reference.WithPositions(Result.Molecule.RelaxedPositionsAngstrom.SelectMany(x => x).ToArray());
        var bonds = (from i in Enumerable.Range(0, 12) from j in Enumerable.Range(0, i) where reference.Distance(i, j) < 2.2 select (i, j)).ToList();
        Assert.Equal(5 + 3 + 3, bonds.Count);
        Assert.All(bonds, b => Assert.Equal(reference.Distance(b.i, b.j), relaxed.Distance(b.i, b.j), 0.02));
    }

    [Fact]
    public void The_tensors_are_learned_and_turn_with_the_molecule()
    {
        Assert.InRange(Result.Tensors.D.Test.RmseCm, 0.01, 2.2);
        Assert.InRange(Result.Tensors.D.EquivarianceError, 1e-17, 1e-10);
        Assert.InRange(Result.Tensors.G.Test.Rmse, 1e-5, 0.03);
        Assert.InRange(Result.Tensors.G.EquivarianceError, 1e-17, 1e-10);
    }

    [Fact]
    public void Test_errors_are_those_of_the_labels_held_out()
    {
        // Each reference value of the parity plots is found in the file, and the model's error on them is the one reported.
        var parity = Result.Tensors.D.TestParityCm;
        Assert.Equal(36 * 6, parity.Reference.Length);
        Assert.Equal(Math.Sqrt(parity.Reference.Zip(parity.Predicted, (a, b) => (a - b) * (a - b)).Average()), Result.Tensors.D.Test.RmseCm, 1e-10);
        HashSet<double> labels = [.. Labels().Concat(Read("chosen.xyz")).Select(l => l.Tensors["D"][0, 0])];
        Assert.All(parity.Reference.Chunk(6), six => Assert.Contains(six[0], labels));
    }

    [Fact]
    public void At_the_minimum_D_is_that_of_the_label_within_one_percent()
    {
        var label = ZeroFieldParameters.From(Labels().Single(l => l.Id == "eq-000").Tensors["D"]);
        Assert.Equal(label.D, Result.SpinHamiltonian.ReferenceDCm!.Value, 1e-9);
        Assert.InRange(Result.SpinHamiltonian.DCm / label.D, 0.99, 1.01);
        Assert.InRange(Result.SpinHamiltonian.ECm, 0, 1);
        Assert.InRange(Result.SpinHamiltonian.GMain[2], 4.2, 4.8);
    }

    [Fact]
    public void The_easy_axis_runs_through_the_fluorides()
    {
        var x = Result.Molecule.RelaxedPositionsAngstrom;
        int[] f = [.. Enumerable.Range(0, 12).Where(i => Result.Molecule.Symbols[i] == "F")];
        double[] axis = [.. Enumerable.Range(0, 3).Select(c => x[f[1]][c] - x[f[0]][c])];
        var cosine = axis.Zip(Result.SpinHamiltonian.MainAxis, (a, b) => a * b).Sum() / Math.Sqrt(axis.Sum(a => a * a));
        Assert.InRange(Math.Abs(cosine), 0.999, 1 + 1e-12);
    }

    [Fact]
    public void The_spin_levels_are_two_doublets_2D_apart()
    {
        // S = 3/2 in 2 Oe: the gap is 2 sqrt(D^2 + 3 E^2), the Zeeman splittings are below 1e-3 cm^-1.
        var (d, e, levels) = (Result.SpinHamiltonian.DCm, Result.SpinHamiltonian.ECm, Result.SpinHamiltonian.LevelsCm);
        Assert.Equal(4, levels.Length);
        Assert.InRange(levels[1], 0, 1e-2);
        Assert.Equal(2 * Math.Sqrt(d * d + 3 * e * e), (levels[2] + levels[3] - levels[1]) / 2, 1e-3);
        Assert.Equal([1.5, 1.5, 0.5, 0.5], Result.SpinHamiltonian.LevelsSz.Select(Math.Abs), (a, b) => Math.Abs(a - b) < 0.01);
    }

    [Fact]
    public void Relaxation_is_the_faster_the_warmer()
    {
        var (t, tau) = (Result.Relaxation.TemperaturesK, Result.Relaxation.TauSeconds);
        Assert.Equal(40, t.Length);
        Assert.Equal(2, t[0], 1e-9);
        Assert.Equal(300, t[^1], 1e-9);
        Assert.All(tau, x => Assert.True(x > 0));
        Assert.All(tau.Zip(tau.Skip(1)), pair => Assert.True(pair.Second < pair.First));
    }

    /// <summary>The tensor models against D, g and their derivatives by finite differences of CASSCF, with the vibrations of the reference Hessian.</summary>
    [Fact]
    public void Learned_couplings_give_tau_within_a_factor_of_two()
    {
        var check = Result.TauCheck!;
        double[] ratio = [.. check.ModelTauSeconds.Zip(check.AbInitioTauSeconds, (a, b) => a / b)];
        output.WriteLine(FormattableString.Invariant($"tau of the models over that of CASSCF: {ratio.Min():G3} to {ratio.Max():G3}; phonons against the reference Hessian: RMSE {Result.Phonons.FrequencyRmseCm:F1} cm^-1"));
        Assert.All(ratio, x => Assert.InRange(x, 0.5, 2));
        Assert.Contains(ratio, x => Math.Abs(x - 1) > 1e-3);
        Assert.Equal(Result.Relaxation.TauSeconds, check.ChainTauSeconds);
    }

    /// <summary>Within the factor of two that is asked for; a potential whose labels all weigh the same has 0.22 at 2 K.</summary>
    [Fact]
    public void The_whole_learned_chain_gives_tau_within_a_third()
    {
        output.WriteLine(FormattableString.Invariant($"tau of the whole chain over that of CASSCF: {Chain(Result).Min():G3} to {Chain(Result).Max():G3}"));
        Assert.All(Chain(Result), x => Assert.InRange(x, 0.67, 1.33));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void So_it_does_with_other_splits_of_the_labels(int seed)
    {
        var other = Otherwise(text => text.Replace("seed: 1", FormattableString.Invariant($"seed: {seed}"), StringComparison.Ordinal));
        output.WriteLine(FormattableString.Invariant($"seed {seed}: tau of the whole chain over that of CASSCF: {Chain(other).Min():G3} to {Chain(other).Max():G3}; phonons: RMSE {other.Phonons.FrequencyRmseCm:F1} cm^-1"));
        Assert.All(Chain(other), x => Assert.InRange(x, 0.67, 1.33));
        Assert.InRange(other.Phonons.FrequencyRmseCm!.Value, 0.1, 3);
    }

    /// <summary>The route by the potential's modes, turned into the frame of the reference, is the other route where the modes are those of the reference; and the couplings hold for other splits.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void With_the_reference_s_own_vibrations_nothing_is_lost_by_them(int seed)
    {
        var check = Otherwise(text => PotentialSection()
            .Replace(text, "phonons: { minimum: minimum.xyz, hessian: minimum-tight.hessian }\n\ntensors:")
            .Replace("seed: 1", FormattableString.Invariant($"seed: {seed}"), StringComparison.Ordinal)).TauCheck!;
        Assert.All(check.ModelTauSeconds.Zip(check.AbInitioTauSeconds), t => Assert.InRange(t.First / t.Second, 0.5, 2));
        Assert.All(check.AbInitioTauSeconds.Zip(check.VibrationsTauSeconds), t => Assert.Equal(1, t.Second / t.First, 1e-6));
        Assert.All(check.ModelTauSeconds.Zip(check.ChainTauSeconds), t => Assert.Equal(1, t.Second / t.First, 1e-6));
    }

    [GeneratedRegex("(?s)potential:.*tensors:")]
    private static partial Regex PotentialSection();

    [Fact]
    public void Both_processes_together_are_faster_than_each()
    {
        var r = Result.Relaxation;
        for (var i = 0; i < r.TauSeconds.Length; i++)
        {
            Assert.True(r.TauSeconds[i] <= Math.Min(r.OnePhononTauSeconds[i], r.RamanTauSeconds[i]) * (1 + 1e-6), $"{r.TemperaturesK[i]} K");
        }

        Assert.Equal(r.TauSeconds, r.Fields[0].TauSeconds);
        Assert.Equal([0.0002, 0.1, 1], r.Fields.Select(f => f.FieldTesla));
    }

    [Fact]
    public void Tau_does_not_reach_100_seconds_and_no_blocking_temperature_is_made_up()
    {
        Assert.All(Result.Relaxation.TauSeconds, tau => Assert.InRange(tau, 0, 100));
        Assert.Null(Result.Relaxation.BlockingTemperatureK);
    }

    [Theory]
    [InlineData("potential.test.energyRmseKcalPerMol")]
    [InlineData("potential.test.forceRmseEvPerAngstrom")]
    [InlineData("phonons.frequenciesCm")]
    [InlineData("phonons.frequencyRmseCm")]
    [InlineData("tensors.D.test.rmseCm")]
    [InlineData("tensors.D.equivarianceError")]
    [InlineData("tensors.g.test.rmse")]
    [InlineData("spinHamiltonian.DCm")]
    [InlineData("spinHamiltonian.ECm")]
    [InlineData("relaxation.temperaturesK")]
    [InlineData("relaxation.tauSeconds")]
    [InlineData("relaxation.ueffCm")]
    [InlineData("timings.totalSeconds")]
    public void Result_json_holds_this_number(string path)
    {
        var node = path.Split('.').Aggregate(run.Json, (at, key) => at[key]!);
        double[] numbers = node is JsonArray list ? [.. list.Select(x => x!.GetValue<double>())] : [node.GetValue<double>()];
        Assert.NotEmpty(numbers);
        Assert.All(numbers, x => Assert.True(double.IsFinite(x)));
    }

    [Fact]
    public void Result_json_reads_back_as_it_was() =>
        Assert.Equal(ResultJson.ToText(Result), ResultJson.ToText(ResultJson.Read(Path.Combine(run.Run.Folder, "result.json"))));

    [Fact]
    public void The_report_is_well_formed_and_needs_nothing_from_outside()
    {
        var page = XElement.Parse(Doctype().Replace(run.Report, ""));
        Assert.Equal(12, page.Descendants("figure").Count());
        Assert.Equal("[CoF2(NCH)3]", page.Descendants("h1").Single().Value);
        Assert.DoesNotContain("http", run.Report.Replace("xmlns=\"http://www.w3.org/2000/svg\"", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotMatch("(?i)<script|<link|<img|@import|url\\(|src=|href=", run.Report);
        Assert.DoesNotMatch("NaN|Infinity", page.Value);
    }

    [Fact]
    public void The_report_shows_the_numbers_of_the_result()
    {
        var text = XElement.Parse(Doctype().Replace(run.Report, "")).Value;
        Assert.Contains(FormattableString.Invariant($"\u2212{-Result.SpinHamiltonian.DCm:F1}"), text, StringComparison.Ordinal);
        Assert.Contains(FormattableString.Invariant($"{Result.Potential!.Kind}, {Result.Potential.Parameters} coefficients"), text, StringComparison.Ordinal);
    }

    private static double[] Chain(RelaxResult result) => [.. result.TauCheck!.ChainTauSeconds.Zip(result.TauCheck.AbInitioTauSeconds, (a, b) => a / b)];

    /// <summary>The example with another relax.yaml.</summary>
    private static RelaxResult Otherwise(Func<string, string> changed)
    {
        var top = Directory.CreateTempSubdirectory("kramers-cobalt-");
        foreach (var file in Directory.EnumerateFiles(CobaltBipyramidRun.Example))
        {
            File.Copy(file, Path.Combine(top.FullName, Path.GetFileName(file)));
        }

        var settings = Path.Combine(top.FullName, RelaxOptions.FileName);
        File.WriteAllText(settings, changed(File.ReadAllText(settings)));
        var result = RelaxPipeline.Compute(RelaxOptions.Load(top.FullName), new NoMonitor(), TestContext.Current.CancellationToken);
        top.Delete(recursive: true);
        return result;
    }

    private static IReadOnlyList<LabelledStructure> Labels() => Read("labels.xyz");

    private static IReadOnlyList<LabelledStructure> Read(string file) => ExtendedXyz.Read(Path.Combine(CobaltBipyramidRun.Example, file));

    [GeneratedRegex("^<!DOCTYPE html>\n")]
    private static partial Regex Doctype();
}
