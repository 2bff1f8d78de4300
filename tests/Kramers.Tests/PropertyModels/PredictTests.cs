using System.Globalization;
using Kramers.Chemistry;
using Kramers.Numerics;
using Kramers.Workbench.PropertyModels;

namespace Kramers.Tests.PropertyModels;

public sealed class PredictTests : IDisposable
{
    private readonly Bench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Theory]
    [InlineData("gpr")]
    [InlineData("ridge")]
    [InlineData("boosting")]
    public void A_model_file_predicts_the_same_bits(string learner)
    {
        var file = _bench.Write("t.csv", Bench.Table(40, 0.1));
        var model = Bench.Columns(file, "J", learner).Model;
        var loaded = PropertyModel.Load(_bench.Write("m.json", model.ToJson()));
        PropertyPrediction Of(PropertyModel m) => m.Predict(file, new Bench.Silence(), TestContext.Current.CancellationToken);
        var (before, after) = (Of(model), Of(loaded));
        Assert.Equal(before.Mean.Data, after.Mean.Data);
        Assert.Equal(before.StandardDeviation?.Data, after.StandardDeviation?.Data);
        Assert.Equal(before.Distances, after.Distances);
        Assert.Equal(model.ToJson(), loaded.ToJson());
    }

    [Fact]
    public void Samples_far_from_the_training_are_flagged_and_have_a_larger_deviation()
    {
        var model = _bench.Write("m.json", Bench.Columns(_bench.Write("t.csv", Bench.Table(60, 0.1)), "J", "gpr").Model.ToJson());
        var result = Bench.Predict(model, _bench.Write("n.csv", "id,a,b,c,extra\nnear,0.1,0.2,0,x\nfar,50,0,0,y\n"), _bench.Output);
        var table = result.Tables[0];
        Assert.Equal(["inside", "outside"], table.Columns.Single(c => c.Key == "training").Texts!);
        Assert.Equal(3 * 0.1 - 2 * 0.2, table["predicted"][0], 0.1);
        Assert.True(table["standardDeviation"][1] > 5 * table["standardDeviation"][0]);
        Assert.Equal(1, table["featuresBeyond"][1]);
        Assert.Contains(result.Warnings, w => w.StartsWith("1 of 2 samples lie outside", StringComparison.Ordinal));
    }

    [Fact]
    public void Where_the_file_has_the_property_errors_are_printed()
    {
        var model = _bench.Write("m.json", Bench.Columns(_bench.Write("t.csv", Bench.Table(60, 0.1)), "J", "ridge").Model.ToJson());
        var result = Bench.Predict(model, _bench.Write("n.csv", Bench.Table(30, 0.1, seed: 8)), _bench.Output);
        Assert.InRange(Bench.Number(result, "rmse"), 0.05, 0.2);
        Assert.Equal(result.Tables[0]["crossValidatedError"], Enumerable.Repeat(PropertyModel.Load(model).CrossValidatedError, 30));
    }

    [Fact]
    public void Classes_come_with_probabilities()
    {
        var model = _bench.Write("m.json", Bench.Columns(_bench.Write("t.csv", Bench.Table(80, 0.1)), "size", "forest").Model.ToJson());
        var table = Bench.Predict(model, _bench.Write("n.csv", "a,b,c\n1,-1,0\n-1,1,0\n"), _bench.Output).Tables[0];
        Assert.Equal(["big", "small"], table.Columns.Single(c => c.Key == "predicted").Texts!);
        Assert.InRange(table["probability big"][0], 0.8, 1);
    }

    [Fact]
    public void Model_files_that_cannot_be_read_are_one_message()
    {
        var text = Bench.Columns(_bench.Write("t.csv", Bench.Table(20, 0.1)), "J", "ridge").Model.ToJson();
        string Message(string content) => Assert.Throws<InputException>(() => PropertyModel.Load(_bench.Write("m.json", content))).Message;
        Assert.Contains("truncated", Message(text[..(text.Length / 2)]), StringComparison.Ordinal);
        Assert.Contains("version 2, and version 1 can be read", Message(text.Replace("\"kramersPropertyModel\":1", "\"kramersPropertyModel\":2", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains("not a model of kramers train", Message("{}"), StringComparison.Ordinal);
        Assert.Contains("damaged", Message(text.Replace("\"used\":[0,1,2]", "\"used\":[0,1,7]", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains("damaged", Message(text.Replace("\"regressor\"", "\"r\"", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains("cannot be read", Assert.Throws<InputException>(() => PropertyModel.Load("/no/such/model.json")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Columns_that_are_missing_are_named()
    {
        var model = _bench.Write("m.json", Bench.Columns(_bench.Write("t.csv", Bench.Table(20, 0.1)), "J", "ridge").Model.ToJson());
        string Message(string name, string content) => Assert.Throws<InputException>(() => Bench.Predict(model, _bench.Write(name, content), _bench.Output)).Message;
        Assert.Contains("asks for 3 columns, and 1 of them are missing: b", Message("n.csv", "a,c\n1,2\n"), StringComparison.Ordinal);
        Assert.Contains("trained on the columns of a table", Message("n.xyz", "1\n\nH 0 0 0\n"), StringComparison.Ordinal);
        Assert.False(Directory.Exists(_bench.Output));
    }

    /// <summary>Energy k (r - 1)^2 of a diatomic molecule; a model of it knows H and F.</summary>
    [Fact]
    public void Structures_are_described_as_in_the_training_and_an_unknown_element_is_refused()
    {
        var random = new SeededRandom(3);
        var frames = string.Concat(Enumerable.Range(0, 30).Select(_ => 0.8 + 0.5 * random.Uniform()).Select(r => string.Create(CultureInfo.InvariantCulture, $"2\nstrain={(r - 1) * (r - 1):R}\nH 0 0 0\nF 0 0 {r:R}\n")));
        var options = new TrainOptions(_bench.Write("t.xyz", frames), "strain") { Descriptor = "f2b", Model = "gpr", Scrambles = 0, Settings = _bench.Write("s.yaml", "f2b: { powers: 4 }\n") };
        var run = _bench.RunTraining(options);
        Assert.InRange(Bench.Number(run.Result, "r2"), 0.95, 1);
        var model = Path.Combine(run.Folder, TrainPipeline.ModelFile);
        var other = Path.Combine(run.Folder, "..", "other");
        var predicted = Bench.Predict(model, _bench.Write("n.xyz", "2\n\nH 1 0 0\nF 1 1.1 0\n"), other).Tables[0];
        Assert.Equal(0.01, predicted["predicted"][0], 2e-3);
        var refused = Assert.Throws<InputException>(() => Bench.Predict(model, _bench.Write("u.xyz", "2\n\nH 1 0 0\nCl 1 1.3 0\n"), other));
        Assert.Contains("u.xyz:2:", refused.Message, StringComparison.Ordinal);
        Assert.Contains("atom 2 is Cl", refused.Message, StringComparison.Ordinal);
    }
}
