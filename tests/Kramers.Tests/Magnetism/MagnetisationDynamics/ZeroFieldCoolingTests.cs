using Kramers.Magnetism.MagnetisationDynamics;
using Kramers.Numerics.Quadrature;

namespace Kramers.Tests.Magnetism.MagnetisationDynamics;

public class ZeroFieldCoolingTests
{
    private const double Barrier = 400;
    private const double Attempts = 1e10;
    private const double Rate = 2.0 / 60;
    private static readonly RelaxingMagnet Particle = RelaxingMagnet.Crystal(Equilibrium.IsingDoublet(20), (t, _) => Attempts * Math.Exp(-Barrier / t));
    private static readonly ZeroFieldCooledCurves Curves = new ZeroFieldCooling(0.1, 8, 40, Rate, Rate).Measure(Particle);

    /// <summary>integral from a to b of exp(-U/T) dT, by 200 Gauss points in each of 40 parts.</summary>
    private static double Integral(double a, double b, Func<double, double> f)
    {
        var rule = GaussLegendre.WithPoints(200);
        var part = (b - a) / 40;
        return Enumerable.Range(0, 40).Sum(k => rule.Points.Zip(rule.Weights, (x, w) => w * part / 2 * f(a + part * (k + (1 + x) / 2))).Sum());
    }

    /// <summary>FC - ZFC obeys dD/dt = -D Gamma without any M_eq: D(T) = D(T0) exp(-integral Gamma dT/rate).</summary>
    [Fact]
    public void The_difference_of_the_curves_fades_with_the_integral_of_the_rate()
    {
        var d0 = Curves.FieldCooledWarming[0] - Curves.ZeroFieldCooled[0];
        for (var i = 0; i < Curves.TemperaturesKelvin.Count; i += 10)
        {
            var t = Curves.TemperaturesKelvin[i];
            var expected = d0 * Math.Exp(-Integral(8, t, x => Attempts * Math.Exp(-Barrier / x)) / Rate);
            Assert.Equal(expected, Curves.FieldCooledWarming[i] - Curves.ZeroFieldCooled[i], 1e-5 * d0);
        }
    }

    /// <summary>M_ZFC(T) = integral of M_eq(T') Gamma(T') exp(-integral from T' to T of Gamma/rate) dT'/rate: a double quadrature.</summary>
    [Fact]
    public void The_ZFC_curve_is_a_double_integral()
    {
        double Gamma(double t) => Attempts * Math.Exp(-Barrier / t) / Rate;
        foreach (var i in new[] { 60, 90, 100, 105 })
        {
            var t = Curves.TemperaturesKelvin[i];
            var memory = Cumulative(Gamma, 8, t, 20_000);
            var m = 0.0;
            var step = (t - 8) / 20_000;
            for (var k = 0; k < 20_000; k++)
            {
                var x = 8 + step * (k + 0.5);
                m += step * Gamma(x) * Equilibrium.IsingDoublet(20)(x, 0.1) * Math.Exp(-(memory[^1] - (memory[k] + memory[k + 1]) / 2));
            }

            Assert.Equal(m, Curves.ZeroFieldCooled[i], 2e-5);
        }
    }

    [Fact]
    public void The_curves_part_where_the_integral_of_the_rate_is_ln_100()
    {
        // (FC - ZFC)/FC = 0.01; FC there is the equilibrium to a fraction of a percent. Bisection on the quadrature.
        var d0 = Curves.FieldCooledWarming[0] - Curves.ZeroFieldCooled[0];
        var (low, high) = (8.0, 40.0);
        while (high - low > 1e-6)
        {
            var t = (low + high) / 2;
            var ratio = d0 / Equilibrium.IsingDoublet(20)(t, 0.1) * Math.Exp(-Integral(8, t, x => Attempts * Math.Exp(-Barrier / x)) / Rate);
            (low, high) = ratio > 0.01 ? (t, high) : (low, t);
        }

        Assert.Equal(low, Curves.SplitKelvin!.Value, 0.01);

        // For a steep Arrhenius law the integral is Gamma T^2/U: Gamma(T) T^2/(U rate) is about ln 100.
        Assert.InRange(Attempts * Math.Exp(-Barrier / low) * low * low / (Barrier * Rate), 4, 6);
    }

    [Fact]
    public void The_maximum_lies_below_the_split_and_both_move_up_with_the_heating_rate()
    {
        var faster = new ZeroFieldCooling(0.1, 8, 40, 10 * Rate, 10 * Rate).Measure(Particle);
        Assert.True(Curves.MaximumKelvin < Curves.SplitKelvin);
        Assert.True(faster.MaximumKelvin > Curves.MaximumKelvin);
        Assert.True(faster.SplitKelvin > Curves.SplitKelvin);
    }

    [Fact]
    public void The_maximum_does_not_depend_on_the_readings()
    {
        var finer = new ZeroFieldCooling(0.1, 8, 40, Rate, Rate) { Readings = 1601 }.Measure(Particle);
        Assert.Equal(finer.MaximumKelvin!.Value, Curves.MaximumKelvin!.Value, 5e-3);
        Assert.Equal(finer.SplitKelvin!.Value, Curves.SplitKelvin!.Value, 5e-3);
    }

    [Fact]
    public void A_frozen_magnet_shows_nothing_after_zero_field_cooling()
    {
        var frozen = new ZeroFieldCooling(0.1, 2, 5, Rate, Rate).Measure(Particle);
        Assert.All(frozen.ZeroFieldCooled, m => Assert.Equal(0, m, 1e-12));
        Assert.Null(frozen.MaximumKelvin);
        Assert.Null(frozen.SplitKelvin);
    }

    private static double[] Cumulative(Func<double, double> f, double a, double b, int n)
    {
        var sum = new double[n + 1];
        for (var i = 0; i < n; i++)
        {
            sum[i + 1] = sum[i] + (b - a) / n * f(a + (b - a) * (i + 0.5) / n);
        }

        return sum;
    }
}
