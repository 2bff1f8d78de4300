using Kramers.Learning.Kernels;
using Kramers.Learning.Linear;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Tests.Learning.Kernels;

public class KernelRidgeTests
{
    private static readonly Matrix X = Synthetic.Features(25, 4, 1);
    private static readonly Matrix Y = Synthetic.Targets(X, 1, 2) + Synthetic.Column(Synthetic.Features(25, 2, 9), 1);

    [Theory]
    [InlineData(0.01)]
    [InlineData(3)]
    public void With_a_linear_kernel_it_is_ridge_regression(double lambda)
    {
        var unseen = Synthetic.Features(7, 4, 3);
        var expected = new Ridge { Lambda = lambda }.Learn(X, Y).Predict(unseen).Mean;
        Synthetic.AssertClose(expected.Data, new KernelRidge { Kernel = new LinearKernel(1), Lambda = lambda }.Learn(X, Y).Predict(unseen).Mean.Data, 1e-10);
    }

    [Fact]
    public void The_penalty_is_the_one_with_the_least_errors_of_left_out_samples()
    {
        double[] lambdas = [1e-4, 1e-2, 0.1, 1, 10];
        var k = new Rbf(2).Of(Synthetic.Standardised(X));
        var t = Synthetic.Standardised(Y, scale: false);
        var errors = lambdas.Select(lambda => Enumerable.Range(0, 25).Sum(left =>
        {
            var others = Enumerable.Range(0, 25).Where(i => i != left).ToArray();
            var inner = Matrix.FromRows([.. others.Select(i => others.Select(j => k[i, j] + (i == j ? lambda : 0)).ToArray())]);
            var alpha = DenseLinearAlgebra.Best.SolvePositiveDefinite(inner, Synthetic.Rows(t, i => i != left));
            return Math.Pow(t.Data[left] - others.Select((i, a) => k[left, i] * alpha.Data[a]).Sum(), 2);
        })).ToArray();
        var model = (KernelRegressor)new KernelRidge { Kernel = new Rbf(2), Lambdas = lambdas }.Learn(X, Y);
        Assert.Equal(lambdas[Array.IndexOf(errors, errors.Min())], model.Penalties[0]);
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(-1.0)]
    [InlineData(double.NaN)]
    public void Bad_penalties_are_refused(double lambda) => Assert.Throws<ArgumentException>(() => new KernelRidge { Lambda = lambda }.Learn(X, Y));
}
