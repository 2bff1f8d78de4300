using System.Globalization;
using Kramers.Chemistry;
using Kramers.Learning.Linear;
using Kramers.Learning.Validation;
using Kramers.Numerics.LinearAlgebra;
using Kramers.Workbench.PropertyModels;

namespace Kramers.Tests.PropertyModels;

public sealed class TrainTests : IDisposable
{
    private readonly Bench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Theory]
    [InlineData("ridge", 0.99)]
    [InlineData("bayesian-ridge", 0.99)]
    [InlineData("lasso", 0.99)]
    [InlineData("elastic-net", 0.99)]
    [InlineData("krr", 0.97)]
    [InlineData("gpr", 0.99)]
    [InlineData("forest", 0.7)]
    [InlineData("boosting", 0.8)]
    [InlineData("network", 0.9)]
    [InlineData("ensemble", 0.9)]
    public void Every_model_learns_a_plane_and_sees_which_columns_matter(string model, double r2)
    {
        var trained = Bench.Columns(_bench.Write("t.csv", Bench.Table(80, 0.1)), "J", model);
        Assert.InRange(Bench.Number(trained.Result, "r2"), r2, 1);
        var importance = trained.Result.Table("importance");
        Assert.Equal(["a", "b", "c"], importance.Columns[0].Texts!);
        Assert.True(importance["rmseIncrease"][1] > 10 * Math.Abs(importance["rmseIncrease"][2]));
        Assert.Equal(3, importance["meanAbsoluteShap"].Length);
        Assert.True(importance["meanAbsoluteShap"][0] > importance["meanAbsoluteShap"][2]);
        var curve = trained.Result.Table("learningCurve");
        Assert.Equal(64, curve["samples"][^1]);
        Assert.True(curve["testRmse"][^1] < 0.75 * Bench.Number(trained.Result, "standardDeviationOfTarget"));
    }

    [Theory]
    [InlineData("forest")]
    [InlineData("boosting")]
    [InlineData("network")]
    public void Words_are_classes(string model)
    {
        var trained = Bench.Columns(_bench.Write("t.csv", Bench.Table(80, 0.1)), "size", model);
        Assert.InRange(Bench.Number(trained.Result, "accuracy"), 0.8, 1);
        Assert.InRange(Bench.Number(trained.Result, "rocAuc"), 0.9, 1);
        Assert.InRange(Bench.Number(trained.Result, "averagePrecision"), 0.9, 1);
        var p = trained.Result.Table("predictions");
        Assert.All(p["probability big"].Zip(p["probability small"]), pair => Assert.Equal(1, pair.First + pair.Second, 12));
    }

    [Fact]
    public void Scores_are_those_of_the_library_on_the_same_folds()
    {
        var trained = Bench.Columns(_bench.Write("t.csv", Bench.Table(40, 0.5)), "J", "bayesian-ridge");
        string[][] rows = [.. Bench.Table(40, 0.5).Trim().Split('\n').Skip(1).Select(l => l.Split(','))];
        double At(int row, int column) => double.Parse(rows[row][column], CultureInfo.InvariantCulture);
        var x = Matrix.FromRows([.. rows.Select((_, i) => new[] { At(i, 1), At(i, 2), At(i, 3) })]);
        var y = Matrix.FromRows([.. rows.Select((_, i) => new[] { At(i, 4) })]);
        var folds = Fold.LeaveGroupOut(trained.Result.Table("predictions")["fold"]);
        Assert.Equal(5, folds.Length);
        Assert.All(folds, f => Assert.Equal(8, f.Test.Length));
        var cross = CrossValidation.Run(new BayesianRidge(), x, y, folds, cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(cross.Scores[0].Rmse, Bench.Number(trained.Result, "rmse"), 1e-12);
        Assert.Equal(cross.Prediction.Mean.Data, trained.Result.Table("predictions")["predicted"], (a, b) => Math.Abs(a - b) < 1e-12);
    }

    [Fact]
    public void Numbers_without_meaning_are_not_learned_and_it_says_so()
    {
        var file = _bench.Write("t.csv", Bench.Table(40, 1));
        var trained = Bench.Train(new TrainOptions(file, "c") { Model = "gpr", Ignored = ["J", "size", "batch"], Scrambles = 20 });
        Assert.True(Bench.Number(trained.Result, "r2") < 0.2);
        Assert.True(Bench.Number(trained.Result, "scramblingP") > 0.05);
        Assert.Contains(trained.Result.Warnings, w => w.Contains("learned nothing", StringComparison.Ordinal) || w.Contains("wrong samples do as well", StringComparison.Ordinal));
    }

    [Fact]
    public void Groups_stay_together_and_blocks_are_neighbours()
    {
        var file = _bench.Write("t.csv", Bench.Table(40, 0.1));
        var options = new TrainOptions(file, "J") { Model = "ridge", Ignored = ["size"], Scrambles = 0 };
        var groups = Bench.Train(options with { Group = "batch" }).Result;
        Assert.Equal(["g0", "g1", "g2", "g3"], groups.Table("folds").Columns.Single(c => c.Key == "groups").Texts!.Order());
        var fold = groups.Table("predictions")["fold"];
        Assert.All(Enumerable.Range(4, 36), i => Assert.Equal(fold[i - 4], fold[i]));
        var blocks = Bench.Train(options with { Blocks = true, Ignored = ["size", "batch"] }).Result.Table("predictions")["fold"];
        Assert.Equal(Enumerable.Range(0, 40).Select(i => i / 8 + 1.0), blocks);
    }

    [Fact]
    public void Rows_with_the_same_features_never_stand_on_both_sides()
    {
        var rows = Bench.Table(30, 0).Trim().Split('\n');
        var doubled = string.Join('\n', rows.Concat(rows.Skip(1).Select(r => "again-" + r)));
        var result = Bench.Columns(_bench.Write("t.csv", doubled), "J", "ridge").Result;
        var fold = result.Table("predictions")["fold"];
        Assert.Equal(fold.Take(30), fold.Skip(30));
        Assert.Contains(result.Warnings, w => w.StartsWith("60 samples share their features", StringComparison.Ordinal));
    }

    [Fact]
    public void Candidates_are_chosen_inside_the_folds()
    {
        var file = _bench.Write("t.csv", Bench.Table(60, 0.1));
        var settings = _bench.Write("s.yaml", "krr: { kernel: [rbf, linear], length: [0.01, 1] }\nsoap: { cutoff: 4 }\n");
        var trained = Bench.Train(new TrainOptions(file, "J") { Model = "krr", Settings = settings, Ignored = ["size", "batch"], Scrambles = 0 });
        Assert.All(trained.Result.Table("folds").Columns.Single(c => c.Key == "chosen").Texts!, chosen => Assert.Equal("linear, length 1", chosen));
    }

    [Fact]
    public void Constant_columns_are_left_out_and_few_samples_are_said()
    {
        var table = string.Join('\n', Bench.Table(8, 0.1).Trim().Split('\n').Select((l, i) => l + (i == 0 ? ",same,p,q,r,t,u,v" : $",5,{i},{i * i},{i % 3},{i % 5},{i % 2},{i % 7}")));
        var trained = Bench.Columns(_bench.Write("t.csv", table), "J", "ridge");
        Assert.Contains("1 of 10 features are the same for all samples and were left out.", trained.Result.Warnings);
        Assert.Contains(trained.Result.Warnings, w => w.Contains("fewer samples (8) than features (9)", StringComparison.Ordinal));
        Assert.DoesNotContain(3, trained.Model.Used);
    }

    [Theory]
    [InlineData("a,J\n1,2\n", "1 samples are too few")]
    [InlineData("a,J\n1,2\n2,3\n3,nan\n4,5\n5,6\n6,7\n", ":4: J is 'nan'")]
    [InlineData("a,J\n1,2\nx,3\n3,4\n4,5\n5,6\n6,7\n", ":3: a is 'x'")]
    [InlineData("a,J\n1,2\n,3\n3,4\n4,5\n5,6\n6,7\n", ":3: a is missing")]
    [InlineData("a,J\n1,2\n2,3\n3,4,5\n4,5\n5,6\n6,7\n", ":4: 3 cells under 2 columns")]
    [InlineData("a,J\n1,2\n2,2\n3,2\n4,2\n5,2\n6,2\n", "J is '2' for all 6 samples")]
    [InlineData("a,J\n1,2\n1,3\n1,4\n1,5\n1,6\n1,7\n", "all features are the same")]
    [InlineData("a,J\n1,2\n2,3\n3,red\n4,5\n5,6\n6,7\n", ":4: J is 'red', but a number elsewhere")]
    [InlineData("a,J\n1,x\n2,x\n3,x\n4,x\n5,x\n6,y\n", ":7: the class 'y' has a single sample")]
    [InlineData("a,K\n1,2\n2,3\n3,4\n4,5\n5,6\n6,7\n", "there is no column 'J'")]
    [InlineData("a,a,J\n1,1,2\n", "the column 'a' is there twice")]
    [InlineData("J\n1\n2\n3\n4\n5\n6\n", "no column is a feature")]
    public void Bad_tables_are_refused_with_what_to_change(string text, string words)
    {
        var file = _bench.Write("t.csv", text);
        Assert.Contains(words, Assert.Throws<InputException>(() => Bench.Train(new TrainOptions(file, "J") { Scrambles = 0 })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Requests_that_cannot_be_are_refused()
    {
        var file = _bench.Write("t.csv", Bench.Table(20, 0.1));
        string Message(Func<TrainOptions, TrainOptions> change) => Assert.Throws<InputException>(() => Bench.Train(change(new TrainOptions(file, "size") { Ignored = ["J", "batch"] }))).Message;
        Assert.Contains("'gpr' learns numbers", Message(o => o with { Model = "gpr" }), StringComparison.Ordinal);
        Assert.Contains("blocks or groups", Message(o => o with { Blocks = true, Group = "batch" }), StringComparison.Ordinal);
        Assert.Contains("1 folds", Message(o => o with { Folds = 1 }), StringComparison.Ordinal);
        Assert.Contains("columns of a table", Message(o => o with { Descriptor = "soap" }), StringComparison.Ordinal);
        Assert.Contains("'deep' is not a model", Message(o => o with { Target = "J", Ignored = ["size", "batch"], Model = "deep" }), StringComparison.Ordinal);
        Assert.Contains("not known here", Message(o => o with { Settings = _bench.Write("s.yaml", "forrest: { trees: 3 }\n") }), StringComparison.Ordinal);
        Assert.Contains("forest.tres", Message(o => o with { Settings = _bench.Write("s.yaml", "forest: { tres: 3 }\n") }), StringComparison.Ordinal);
    }
}
