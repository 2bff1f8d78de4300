using System.Globalization;
using System.Text;
using Kramers.Learning.Linear;
using Kramers.Numerics;
using Kramers.Workbench.Inputs;
using Kramers.Workbench.PropertyModels;
using Kramers.Workbench.Reports;
using Kramers.Workbench.Reports.Charts;

namespace Kramers.Tests.PropertyModels;

/// <summary>What the report says about a model, on data whose answer is known.</summary>
public sealed class ExplanationTests : IDisposable
{
    private const string Water = "O 0 0 0\nH 0.96 0 0\nH -0.24 0.93 0\n";
    private readonly Bench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void Partial_dependence_of_a_plane_is_its_slope()
    {
        var result = Bench.Columns(_bench.Write("t.csv", Bench.Table(60, 0)), "J", "ridge").Result;
        var table = result.Table("partialDependence");
        var (names, values, predicted) = (table.Columns[0].Texts!, table["value"], table["predicted"]);
        Assert.Equal(["a", "b", "c"], names.Distinct());
        foreach (var (name, slope) in new[] { ("a", 3.0), ("b", -2.0), ("c", 0.0) })
        {
            var (first, last) = (Array.IndexOf(names, name), Array.LastIndexOf(names, name));
            Assert.Equal(slope, (predicted[last] - predicted[first]) / (values[last] - values[first]), 0.02);
        }
    }

    [Fact]
    public void Partial_dependence_of_classes_is_a_probability_for_each()
    {
        var table = Bench.Columns(_bench.Write("t.csv", Bench.Table(60, 0)), "size", "forest").Result.Table("partialDependence");
        Assert.All(table["probability big"].Zip(table["probability small"]), p => Assert.Equal(1, p.First + p.Second, 1e-12));
        var ofA = table.Columns[0].Texts!.Select((name, row) => (name, row)).Where(r => r.name == "a").Select(r => table["probability big"][r.row]).ToArray();
        Assert.True(ofA[^1] > ofA[0] + 0.2);
    }

    [Fact]
    public void Relevance_puts_the_idle_feature_last()
    {
        var settings = _bench.Write("s.yaml", "gpr: { relevance: true }\n");
        var options = new TrainOptions(_bench.Write("t.csv", Bench.Table(60, 0.05)), "J") { Settings = settings, Ignored = ["size", "batch"], Scrambles = 0 };
        var table = Bench.Train(options).Result.Table("relevance");
        Assert.Equal("c", table.Columns[0].Texts![^1]);
        Assert.True(table["relevance"][1] > 5 * table["relevance"][2]);
        Assert.DoesNotContain(Bench.Columns(options.File, "J", "gpr").Result.Tables, t => t.Key == "relevance");
    }

    [Theory]
    [InlineData("ridge")]
    [InlineData("krr")]
    [InlineData("gpr")]
    public void Contributions_of_atoms_add_up_to_the_prediction_of_the_saved_model(string model)
    {
        var file = _bench.Write("w.xyz", Waters(24));
        var settings = _bench.Write("s.yaml", "soap: { cutoff: 4, radial: 2, lmax: 2 }\n");
        var trained = Bench.Train(new TrainOptions(file, "stretch") { Descriptor = "soap", Model = model, Settings = settings, Scrambles = 0 });
        var table = trained.Result.Table("atomContributions");
        var predicted = trained.Model.Predict(file, new Bench.Silence(), TestContext.Current.CancellationToken).Mean.Data;
        Assert.Equal(20 * 3, table.Rows);
        for (var s = 0; s < 20; s++)
        {
            Assert.Equal(predicted[s], table["predicted"][3 * s], 1e-10);
            Assert.Equal(table["predicted"][3 * s] - table["usual"][3 * s], table["contribution"].Skip(3 * s).Take(3).Sum(), 1e-6);
        }
    }

    [Fact]
    public void The_atom_that_moves_explains_the_prediction()
    {
        // Two waters far from each other; only the second one stretches, and the target is by how much.
        var text = new StringBuilder();
        for (var n = 0; n < 20; n++)
        {
            var far = string.Create(CultureInfo.InvariantCulture, $"O 50 0 0\nH {50.96 + 0.01 * n} 0 0\nH 49.76 0.93 0\n");
            text.Append(CultureInfo.InvariantCulture, $"6\nstretch={0.01 * n}\n{Water}{far}");
        }

        var settings = _bench.Write("s.yaml", "soap: { cutoff: 4, radial: 2, lmax: 1 }\n");
        var trained = Bench.Train(new TrainOptions(_bench.Write("w.xyz", text.ToString()), "stretch") { Descriptor = "soap", Model = "ridge", Settings = settings, Scrambles = 0 });
        var table = trained.Result.Table("atomContributions");

        // The first water never moves: what it contributes is the same in all samples.
        Assert.All(Enumerable.Range(0, 20), s => Assert.All([0, 1, 2], i => Assert.Equal(table["contribution"][i], table["contribution"][6 * s + i], 1e-7)));
        var moved = Enumerable.Range(0, 20).Select(s => table["contribution"].Skip(6 * s + 3).Take(3).Sum()).ToArray();
        Assert.Equal(table["predicted"][6 * 19] - table["predicted"][0], moved[19] - moved[0], 1e-7);
        Assert.Equal(0.19, moved[19] - moved[0], 0.02);
    }

    [Fact]
    public void Trees_and_features_without_atoms_have_no_contributions()
    {
        var file = _bench.Write("w.xyz", Waters(12));
        TrainOptions options = new(file, "stretch") { Descriptor = "soap", Model = "forest", Scrambles = 0, Settings = _bench.Write("s.yaml", "soap: { radial: 2, lmax: 1 }\nforest: { trees: 20 }\n") };
        Assert.DoesNotContain(Bench.Train(options).Result.Tables, t => t.Key == "atomContributions");
        Assert.DoesNotContain(Bench.Train(options with { Descriptor = "f2b", Model = "ridge" }).Result.Tables, t => t.Key == "atomContributions");
    }

    [Fact]
    public void The_report_draws_the_first_structure_in_the_colours_of_its_atoms()
    {
        var settings = _bench.Write("s.yaml", "soap: { cutoff: 4, radial: 2, lmax: 1 }\n");
        var run = _bench.RunTraining(new TrainOptions(_bench.Write("w.xyz", Waters(12)), "stretch") { Descriptor = "soap", Model = "ridge", Settings = settings, Scrambles = 0 });
        var contribution = run.Result.Table("atomContributions")["contribution"][0];
        var report = File.ReadAllText(Path.Combine(run.Folder, "report.html"));
        Assert.Contains("What each atom adds to stretch of frame 1", report, StringComparison.Ordinal);
        Assert.Contains($"<title>O1: {RichText.ToPlain(NumberText.Significant(contribution, 3))}</title>", report, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(run.Folder, "atomContributions.csv")));
    }

    /// <summary>
    /// Each group has its own mean of y and its own pattern in 20 idle columns that give it away: folds that cut through groups reward learning the
    /// pattern, folds that keep groups whole do not. The penalty of the model tells which ones chose it.
    /// </summary>
    [Fact]
    public void The_penalty_of_a_lasso_is_chosen_by_folds_that_keep_groups_whole()
    {
        var (random, text) = (new SeededRandom(3), new StringBuilder("name,a,y,batch," + string.Join(',', Enumerable.Range(0, 20).Select(k => $"p{k}")) + "\n"));
        for (var g = 0; g < 8; g++)
        {
            var (offset, pattern) = (3 * random.Gaussian(), Enumerable.Range(0, 20).Select(_ => random.Gaussian()).ToArray());
            for (var i = 0; i < 8; i++)
            {
                var a = random.Gaussian();
                var columns = string.Join(',', pattern.Select(p => (p + 0.01 * random.Gaussian()).ToString("R", CultureInfo.InvariantCulture)));
                text.Append(CultureInfo.InvariantCulture, $"s{g}-{i},{a:R},{a + offset:R},g{g},{columns}\n");
            }
        }

        TrainOptions options = new(_bench.Write("t.csv", text.ToString()), "y") { Model = "lasso", Scrambles = 0 };
        Assert.True(Penalty(options with { Group = "batch" }) > 5 * Penalty(options with { Ignored = ["batch"] }));
    }

    [Fact]
    public void Without_libxtb_the_electrons_of_ligands_are_left_out_and_it_says_so()
    {
        var yaml = YamlSection.Parse("ligands: { electrons: xtb, charge: -1 }\n", "s.yaml");
        var choice = DescriptorChoice.Read("ligands", yaml, ["Co"], hasXtb: false);
        Assert.Equal(3, choice.Descriptor.FeatureNames.Count);
        Assert.Contains("libxtb is not on this machine", Assert.Single(choice.Notes), StringComparison.Ordinal);
        Assert.Equal("none", ((IReadOnlyDictionary<string, object>)choice.Settings["ligands"])["electrons"]);
        Assert.Equal(12, DescriptorChoice.Read("ligands", YamlSection.Parse("ligands: { electrons: xtb, charge: -1 }\n", "s.yaml"), ["Co"], hasXtb: true).Descriptor.FeatureNames.Count);
    }

    private static double Penalty(TrainOptions options) => ((LinearRegressor)Bench.Train(options).Model.Regressor).Penalties[0];

    private static string Waters(int count)
    {
        var (random, text) = (new SeededRandom(5), new StringBuilder());
        for (var n = 0; n < count; n++)
        {
            var (first, second) = (0.1 * random.Gaussian(), 0.1 * random.Gaussian());
            text.Append(CultureInfo.InvariantCulture, $"3\nstretch={first + second * second}\nO 0 0 0\nH {0.96 + first} 0 0\nH -0.24 {0.93 + second} 0\n");
        }

        return text.ToString();
    }
}
