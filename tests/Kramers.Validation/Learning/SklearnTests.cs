using System.Text.Json;
using Kramers.Learning;
using Kramers.Learning.GaussianProcesses;
using Kramers.Learning.Kernels;
using Kramers.Learning.Linear;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Validation.Learning;

/// <summary>
/// The same folds of the same data by scikit-learn 1.2.1: diabetes (442 samples, 10 features) and 60 samples of 80 features.
/// Data/make_sklearn.py wrote the numbers. Predictions agree to 1e-6 standard deviations of the target.
/// </summary>
public class SklearnTests
{
    private static readonly JsonElement Sets =
        JsonDocument.Parse(File.ReadAllText(RepositoryRoot.File("tests", "Kramers.Validation", "Learning", "Data", "sklearn.json"))).RootElement.GetProperty("sets");

    public static TheoryData<string, string> Predictions()
    {
        var cases = new TheoryData<string, string>();
        foreach (var set in Sets.EnumerateObject())
        {
            foreach (var model in set.Value.GetProperty("outOfFold").EnumerateObject())
            {
                cases.Add(set.Name, model.Name);
            }
        }

        return cases;
    }

    public static TheoryData<string, string> Likelihoods()
    {
        var cases = new TheoryData<string, string>();
        foreach (var set in Sets.EnumerateObject())
        {
            foreach (var kernel in set.Value.GetProperty("likelihood").EnumerateObject())
            {
                cases.Add(set.Name, kernel.Name);
            }
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Predictions))]
    public void Predictions_of_left_out_folds_agree(string set, string model)
    {
        var (x, y, fold) = Data(set);
        var learner = Learner(model, x.Columns);
        var expected = Sets.GetProperty(set).GetProperty("outOfFold").GetProperty(model).EnumerateArray().Select(Numbers).ToArray();
        for (var f = 0; f < 5; f++)
        {
            var left = Enumerable.Range(0, x.Rows).Where(i => fold[i] == f).ToArray();
            var kept = Enumerable.Range(0, x.Rows).Except(left).ToArray();
            var found = learner.Fit(Rows(x, kept), Rows(y, kept), 1, TestContext.Current.CancellationToken).Predict(Rows(x, left));
            AssertClose([.. left.Select(i => expected[0][i])], found.Mean.Data, 1e-6 * Deviation(y));
            if (expected.Length > 1)
            {
                AssertClose([.. left.Select(i => expected[1][i])], found.StandardDeviation!.Data, 1e-6 * Deviation(y));
            }
        }
    }

    [Theory]
    [InlineData("diabetes", 1)]
    [InlineData("diabetes", 0.5)]
    [InlineData("wide", 1)]
    [InlineData("wide", 0.5)]
    public void Cross_validation_chooses_the_same_penalty(string set, double ratio)
    {
        var (x, y, fold) = Data(set);
        var expected = Sets.GetProperty(set).GetProperty("chosen").GetProperty(ratio == 1 ? "lasso" : "elastic net");
        var model = (LinearRegressor)new ElasticNet { L1Ratio = ratio, Folds = fold, Tolerance = 1e-13 }.Fit(x, y, 1, TestContext.Current.CancellationToken);
        Assert.Equal(1, model.Penalties[0] / expected.GetProperty("alpha").GetDouble(), 1e-10);
        AssertClose(Numbers(expected.GetProperty("prediction")), model.Predict(x).Mean.Data, 1e-6 * Deviation(y));
    }

    [Theory]
    [MemberData(nameof(Likelihoods))]
    public void Marginal_likelihoods_and_their_gradients_agree(string set, string kernel)
    {
        var (x, y, _) = Data(set);
        var expected = Sets.GetProperty(set).GetProperty("likelihood").GetProperty(kernel);
        var found = MarginalLikelihood.Of(KernelOf(kernel, x.Columns), Standardisation.Of(x).Apply(x), Standardisation.Of(y).Apply(y));
        Assert.Equal(expected.GetProperty("value").GetDouble(), found.Value, 1e-7);
        AssertClose(Numbers(expected.GetProperty("gradient")), found.Gradient, 1e-6);
    }

    [Theory]
    [InlineData("diabetes")]
    [InlineData("wide")]
    public void The_optimised_likelihood_is_not_below(string set)
    {
        var (x, y, _) = Data(set);
        var model = (GaussianProcessRegressor)new GaussianProcess().Fit(x, y, 1, TestContext.Current.CancellationToken);
        Assert.True(model.LogMarginalLikelihood > Sets.GetProperty(set).GetProperty("optimisedLikelihood").GetDouble() - 1e-4);
    }

    private static ILearner Learner(string model, int features) => model switch
    {
        "ridge" => new Ridge { Lambda = 3 },
        "ridge loo" => new Ridge(),
        "bayesian ridge" => new BayesianRidge { MaxIterations = 10000 },
        "lasso" => ElasticNet.Lasso with { Alpha = 0.5, Tolerance = 1e-14 },
        "elastic net" => new ElasticNet { Alpha = 0.5, Tolerance = 1e-14 },
        "kernel ridge" => new KernelRidge { Kernel = new Rbf(Math.Sqrt(features)), Lambda = 0.1 },
        _ => new GaussianProcess { Kernel = KernelOf(model["gp ".Length..], features), Optimise = false },
    };

    private static Kernel KernelOf(string name, int features)
    {
        var (d, noise, signal) = (Math.Sqrt(features), new WhiteKernel(0.2), new ConstantKernel(1.5));
        double[] each = [.. Enumerable.Range(0, features).Select(k => (0.5 + 1.5 * k / (features - 1)) * d)];
        return name switch
        {
            "rbf" => signal * new Rbf(d) + noise,
            "matern12" => signal * new Matern(MaternOrder.Half, d) + noise,
            "matern32" => signal * new Matern(MaternOrder.ThreeHalves, d) + noise,
            "matern52" => signal * new Matern(MaternOrder.FiveHalves, d) + noise,
            "ard" => signal * new Rbf(each) + noise,
            "linear" => new ConstantKernel(0.3) * new LinearKernel(0.7) + noise,
            "product" => new Rbf(2 * d) * (new LinearKernel(0.7) + new Matern(MaternOrder.ThreeHalves, each)) + noise,
            _ => throw new ArgumentOutOfRangeException(nameof(name), name, null),
        };
    }

    private static (Matrix X, Matrix Y, int[] Fold) Data(string set)
    {
        var data = Sets.GetProperty(set);
        var y = Numbers(data.GetProperty("y"));
        return (
            Matrix.FromRows([.. data.GetProperty("x").EnumerateArray().Select(Numbers)]),
            new Matrix(y.Length, 1, y),
            [.. data.GetProperty("fold").EnumerateArray().Select(f => f.GetInt32())]);
    }

    private static double[] Numbers(JsonElement array) => [.. array.EnumerateArray().Select(v => v.GetDouble())];

    private static Matrix Rows(Matrix m, int[] rows) => Matrix.FromRows([.. rows.Select(i => m.Row(i).ToArray())]);

    private static double Deviation(Matrix y) => Math.Sqrt(y.Data.Average(v => v * v) - Math.Pow(y.Data.Average(), 2));

    private static void AssertClose(double[] expected, double[] found, double tolerance)
    {
        Assert.Equal(expected.Length, found.Length);
        for (var i = 0; i < expected.Length; i++)
        {
            Assert.True(Math.Abs(expected[i] - found[i]) <= tolerance, $"Number {i}: {found[i]:r}, scikit-learn has {expected[i]:r}.");
        }
    }
}
