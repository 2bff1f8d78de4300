using Kramers.Magnetism.MagnetisationDecay;
using Kramers.Numerics.Quadrature;

namespace Kramers.Tests.Magnetism.MagnetisationDecay;

public sealed class DecayFunctionTests
{
    [Theory]
    [InlineData(-9)]
    [InlineData(-1)]
    [InlineData(0.3)]
    [InlineData(1.5)]
    public void Derivatives_are_difference_quotients(double x)
    {
        const double H = 1e-5, Beta = 0.6;
        var (stretched, exponential) = (new StretchedDecay(), new ExponentialDecay());
        var d = new double[2];
        double Stretched(double at, double beta) => stretched.Value(at, [beta], new double[2]);
        stretched.Value(x, [Beta], d);
        Assert.Equal((Stretched(x + H, Beta) - Stretched(x - H, Beta)) / (2 * H), d[0], 1e-9);
        Assert.Equal((Stretched(x, Beta + H) - Stretched(x, Beta - H)) / (2 * H), d[1], 1e-9);
        exponential.Value(x, [], d);
        Assert.Equal((exponential.Value(x + H, [], new double[1]) - exponential.Value(x - H, [], new double[1])) / (2 * H), d[0], 1e-9);
        Assert.Equal(exponential.Value(x, [], d), Stretched(x, 1), 1e-15);
    }

    [Fact]
    public void Starts_at_one_and_ends_at_zero_with_finite_derivatives()
    {
        foreach (var (x, expected) in ((double, double)[])[(double.NegativeInfinity, 1), (800, 0)])
        {
            var d = new double[2];
            Assert.Equal(expected, new StretchedDecay().Value(x, [0.5], d));
            Assert.Equal([0.0, 0], d);
            Assert.Equal(expected, new ExponentialDecay().Value(x, [], d));
            Assert.Equal(0, d[0]);
        }
    }

    /// <summary>
    /// For beta = 1/2 the distribution of rates k is known, exp(-1/4k)/(2 sqrt(pi) k^(3/2)) (tau = 1): its moments of ln tau = -ln k
    /// by integration over y = 1/(4k), exp(-y)/sqrt(pi y) dy.
    /// </summary>
    [Fact]
    public void Moments_are_those_of_the_distribution_for_beta_one_half()
    {
        var (rule, mean, square) = (GaussLegendre.WithPoints(400), 0.0, 0.0);
        for (var i = 0; i < 400; i++)
        {
            var u = 25 * rule.Points[i] - 20; // ln y from -45 to 5
            var y = Math.Exp(u);
            var weight = 25 * rule.Weights[i] * Math.Exp(-y) * Math.Sqrt(y / Math.PI);
            var lnTau = Math.Log(4) + u;
            mean += weight * lnTau;
            square += weight * lnTau * lnTau;
        }

        var moments = new StretchedDecay().LogTime([0.5]);
        Assert.Equal(mean, moments.MeanLnTau, 1e-7);
        Assert.Equal(square - mean * mean, moments.SigmaLnTau * moments.SigmaLnTau, 1e-5);
    }
}
