using Kramers.Learning.Explanation;
using Kramers.Learning.GaussianProcesses;
using Kramers.Learning.Kernels;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Tests.Learning.Explanation;

public class RelevanceTests
{
    private static readonly Matrix X = Synthetic.Features(90, 3, 1);

    [Fact]
    public void Shares_are_the_mean_squares_of_scaled_differences()
    {
        double[] lengths = [0.5, 2, 5];
        var z = Synthetic.Standardised(X);
        double[] squares = [.. Enumerable.Range(0, 3).Select(k =>
            Enumerable.Range(0, 90).Sum(i => Enumerable.Range(0, 90).Sum(j => Math.Pow((z[i, k] - z[j, k]) / lengths[k], 2))))];
        var shares = Relevance.Of(Fixed(new ConstantKernel(2) * new Matern(MaternOrder.FiveHalves, lengths) + new WhiteKernel(0.1)));
        Synthetic.AssertClose([.. squares.Select(s => s / squares.Sum())], shares, 1e-12);
    }

    [Fact]
    public void The_feature_of_the_law_has_nearly_all()
    {
        var y = new Matrix(X.Rows, 1, [.. Enumerable.Range(0, X.Rows).Select(i => Math.Sin(X[i, 1] - 3))]);
        var model = (GaussianProcessRegressor)new GaussianProcess { Kernel = GaussianProcess.DefaultKernel(3, oneScaleEach: true) }.Learn(X, y);
        var shares = Relevance.Of(model);
        Assert.Equal(1, shares.Sum(), 1e-12);
        Assert.True(shares[1] > 0.99, $"{shares[1]}");
    }

    [Fact]
    public void One_length_for_all_says_nothing() => Assert.Throws<ArgumentException>(() => Relevance.Of(Fixed(new Rbf(1) + new WhiteKernel(0.1))));

    private static GaussianProcessRegressor Fixed(Kernel kernel) =>
        (GaussianProcessRegressor)new GaussianProcess { Kernel = kernel, Optimise = false }.Learn(X, Synthetic.Targets(X, 1, 2));
}
