using Kramers.Learning.Kernels;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Tests.Learning.Kernels;

public class KernelTests
{
    private static readonly Matrix X = Synthetic.Standardised(Synthetic.Features(21, 3, 1));

    public static TheoryData<string> Names => [.. All.Keys];

    private static Dictionary<string, Kernel> All => new()
    {
        ["rbf"] = new Rbf(1.3),
        ["rbf of each feature"] = new Rbf(0.7, 1.5, 4),
        ["matern 1/2"] = new Matern(MaternOrder.Half, 1.3),
        ["matern 1/2 of each feature"] = new Matern(MaternOrder.Half, 0.7, 1.5, 4),
        ["matern 3/2"] = new Matern(MaternOrder.ThreeHalves, 0.7, 1.5, 4),
        ["matern 5/2"] = new Matern(MaternOrder.FiveHalves, 0.7, 1.5, 4),
        ["linear"] = new LinearKernel(0.6),
        ["constant"] = new ConstantKernel(2.5),
        ["white"] = new WhiteKernel(0.3),
        ["sum"] = new Rbf(1.3) + new LinearKernel(0.6),
        ["product"] = new ConstantKernel(2) * new Rbf(0.7, 1.5, 4),
        ["sum and product"] = new Matern(MaternOrder.FiveHalves, 2) * (new LinearKernel(0.6) + new WhiteKernel(0.2)) + new ConstantKernel(0.4) * new Rbf(1),
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void The_gradient_is_the_finite_difference(string name)
    {
        var kernel = All[name];
        var weights = Matrix.Diagonal(Synthetic.Column(X, 1).Data) + X * X.Transpose();
        var gradient = new double[kernel.LogParameters.Length];
        kernel.AddGradient(X, weights, gradient);
        for (var p = 0; p < gradient.Length; p++)
        {
            Assert.Equal((Weighted(kernel, weights, p, 1e-5) - Weighted(kernel, weights, p, -1e-5)) / 2e-5, gradient[p], 1e-7 * (1 + Math.Abs(gradient[p])));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_kernel_is_symmetric_and_has_no_negative_eigenvalue(string name)
    {
        var k = All[name].Of(X);
        Assert.Equal(k.Data, k.Transpose().Data);
        Assert.True(DenseLinearAlgebra.Best.SymmetricEigenvalues(k)[0] > -1e-12 * k.Norm());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_matrix_of_one_set_differs_from_that_of_two_by_the_noise_alone(string name)
    {
        var kernel = All[name];
        var noise = kernel.Diagonal(X, withNoise: true).Zip(kernel.Diagonal(X, withNoise: false), (a, b) => a - b).ToArray();
        Synthetic.AssertClose(kernel.Of(X).Data, (kernel.Between(X, X) + Matrix.Diagonal(noise)).Data, 1e-12);
        Synthetic.AssertClose(kernel.Diagonal(X, withNoise: true), [.. Enumerable.Range(0, X.Rows).Select(i => kernel.Of(X)[i, i])], 1e-12);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Parameters_are_put_back_as_they_were_read(string name)
    {
        var kernel = All[name];
        double[] other = [.. kernel.LogParameters.Select((p, k) => p + 0.1 * (k + 1))];
        Synthetic.AssertClose(other, kernel.WithLogParameters(other).LogParameters, 1e-14);
        Assert.Throws<ArgumentException>(() => kernel.WithLogParameters([.. other, 0]));
    }

    [Fact]
    public void Values_at_a_distance_of_two_lengths_are_those_of_the_formulas()
    {
        Matrix a = new(1, 1, [0.5]), b = new(1, 1, [3.5]);
        Assert.Equal(0.1353352832366127, new Rbf(1.5).Between(a, b).Data[0], 1e-15); // e^-2
        Assert.Equal(0.1353352832366127, new Matern(MaternOrder.Half, 1.5).Between(a, b).Data[0], 1e-15);
        Assert.Equal(0.13973135019231467, new Matern(MaternOrder.ThreeHalves, 1.5).Between(a, b).Data[0], 1e-15); // (1 + 2 sqrt3) e^(-2 sqrt3)
        Assert.Equal(0.13866021913850428, new Matern(MaternOrder.FiveHalves, 1.5).Between(a, b).Data[0], 1e-15); // (1 + 2 sqrt5 + 20/3) e^(-2 sqrt5)
        Assert.Equal(1.75 + 0.36, new LinearKernel(0.6).Between(a, b).Data[0], 1e-15);
    }

    [Fact]
    public void What_does_not_go_together_is_refused()
    {
        Assert.Throws<ArgumentException>(() => new Rbf(1, 2).Of(X));
        Assert.Throws<ArgumentException>(() => new Rbf(1).Between(X, new Matrix(1, 2)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Rbf(1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new WhiteKernel(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Matern((MaternOrder)2, 1));
        Assert.Throws<ArgumentException>(() => new Rbf());
    }

    private static double Weighted(Kernel kernel, Matrix weights, int parameter, double shift)
    {
        var p = kernel.LogParameters;
        p[parameter] += shift;
        return kernel.WithLogParameters(p).Of(X).Data.Zip(weights.Data, (k, w) => k * w).Sum();
    }
}
