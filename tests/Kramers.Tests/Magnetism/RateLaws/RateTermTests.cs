using Kramers.Magnetism.RateLaws;
using Kramers.Numerics;

namespace Kramers.Tests.Magnetism.RateLaws;

public sealed class OrbachTermTests : RateTermContract
{
    internal override IRateTerm Term => new OrbachTerm();

    internal override double[] Values(SeededRandom random) => [LogUniform(random, 1e-12, 1e-6), random.Uniform(10, 300)];

    internal override double Rate(double[] v, double t, double b) => Math.Exp(-v[1] * Kelvin / t) / v[0];
}

public sealed class RamanTermTests : RateTermContract
{
    internal override IRateTerm Term => new RamanTerm();

    internal override double[] Values(SeededRandom random) => [LogUniform(random, 1e-6, 1), random.Uniform(2, 9)];

    internal override double Rate(double[] v, double t, double b) => v[0] * Math.Pow(t, v[1]);
}

public sealed class LocalModeRamanTermTests : RateTermContract
{
    internal override IRateTerm Term => new LocalModeRamanTerm();

    internal override double[] Values(SeededRandom random) => [LogUniform(random, 1e2, 1e6), LogUniform(random, 10, 100)];

    internal override double Rate(double[] v, double t, double b)
    {
        var phonons = 1 / (Math.Exp(v[1] * Kelvin / t) - 1);
        return v[0] * phonons * (phonons + 1);
    }
}

public sealed class DirectTermTests : RateTermContract
{
    internal override IRateTerm Term => new DirectTerm();

    internal override double[] Values(SeededRandom random) => [LogUniform(random, 1, 1e5), random.Uniform(1, 5)];

    internal override double Rate(double[] v, double t, double b) => v[0] * Math.Pow(b, v[1]) * t;
}

public sealed class DirectTermWithSplittingTests : RateTermContract
{
    internal override IRateTerm Term => new DirectTerm(18);

    internal override double[] Values(SeededRandom random) => [LogUniform(random, 1, 1e5), random.Uniform(1, 5)];

    internal override double Rate(double[] v, double t, double b)
    {
        if (b == 0)
        {
            return 0;
        }

        var x = 18 * MagnetonKelvin * b / (2 * t);
        return v[0] * Math.Pow(b, v[1]) * t * x * Math.Cosh(x) / Math.Sinh(x);
    }
}

public sealed class TunnellingTermTests : RateTermContract
{
    internal override IRateTerm Term => new TunnellingTerm();

    internal override double[] Values(SeededRandom random) => [LogUniform(random, 1e-4, 1e2)];

    internal override double Rate(double[] v, double t, double b) => 1 / v[0];
}

public sealed class FieldQuenchedTunnellingTermTests : RateTermContract
{
    internal override IRateTerm Term => new FieldQuenchedTunnellingTerm();

    internal override double[] Values(SeededRandom random) => [LogUniform(random, 1e-4, 1e2), LogUniform(random, 0.02, 0.5), random.Uniform(1, 4)];

    internal override double Rate(double[] v, double t, double b) => 1 / v[0] / (1 + Math.Pow(b / v[1], v[2]));

    /// <summary>10^-Q/(1 + 10^-Q_H H^p) with H in Oe, as CCFIT2 writes it.</summary>
    [Fact]
    public void Is_the_law_of_CCFIT2_in_other_letters()
    {
        const double Q = -1.2, QH = 4.5, P = 1.7;
        var law = new RateModel(Term).WithValues(Math.Pow(10, Q), Math.Pow(10, QH / P) * 1e-4, P);
        foreach (var oersted in new double[] { 100, 500, 1000, 5000 })
        {
            Assert.Equal(1, Math.Pow(10, -Q) / (1 + Math.Pow(10, -QH) * Math.Pow(oersted, P)) * law.TauSeconds(2, oersted * 1e-4), 1e-12);
        }
    }
}

public sealed class ThermallyAssistedTunnellingTermTests : RateTermContract
{
    internal override IRateTerm Term => new ThermallyAssistedTunnellingTerm();

    internal override double[] Values(SeededRandom random) => [LogUniform(random, 1e-9, 1e-3), random.Uniform(10, 100)];

    internal override double Rate(double[] v, double t, double b)
    {
        var boltzmann = Math.Exp(-v[1] * Kelvin / t);
        return boltzmann / (1 + boltzmann) / v[0];
    }
}

public sealed class BronsVanVleckTermTests : RateTermContract
{
    internal override IRateTerm Term => new BronsVanVleckTerm();

    internal override double[] Values(SeededRandom random) => [LogUniform(random, 1e-6, 1), random.Uniform(2, 9), LogUniform(random, 0.5, 5), LogUniform(random, 20, 500)];

    internal override double Rate(double[] v, double t, double b) => v[0] * Math.Pow(t, v[1]) * (1 + v[2] * b * b) / (1 + v[3] * b * b);
}

public sealed class PhononBottleneckTermTests : RateTermContract
{
    internal override IRateTerm Term => new PhononBottleneckTerm(10);

    internal override double[] Values(SeededRandom random) => [LogUniform(random, 0.1, 100)];

    /// <summary>D coth^2(h nu/2 k_B T) with D = Q (g mu_B B/2 k_B)^2.</summary>
    internal override double Rate(double[] v, double t, double b)
    {
        var half = 10 * MagnetonKelvin * b / 2;
        return b == 0 ? v[0] * t * t : v[0] * half * half / Math.Pow(Math.Tanh(half / t), 2);
    }
}
