using Kramers.Magnetism.RateLaws;
using Kramers.Numerics;

namespace Kramers.Tests.Magnetism.RateLaws;

public sealed class BlockingTemperatureTests
{
    [Fact]
    public void Exact_for_an_Arrhenius_law_in_any_order()
    {
        // tau = 1e-9 exp(300/T) reaches 100 s at 300/ln(1e11).
        double[] t = [20, 5, 14, 10, 8];
        var found = BlockingTemperature.Interpolate(t, [.. t.Select(x => 1e-9 * Math.Exp(300 / x))]);
        Assert.Equal(300 / Math.Log(1e11), found!.Value, 1e-10);
    }

    [Fact]
    public void None_where_the_threshold_is_not_crossed()
    {
        Assert.Null(BlockingTemperature.Interpolate([2, 4, 8], [1, 0.1, 0.01]));
        Assert.Null(BlockingTemperature.Interpolate([2, 4, 8], [1e5, 1e4, 1e3]));
        Assert.Null(BlockingTemperature.Interpolate([2, 4, 8], [double.PositiveInfinity, 1, 0.1]));
    }

    [Fact]
    public void A_point_on_the_threshold_counts_once() =>
        Assert.Equal(4, BlockingTemperature.Interpolate([2, 4, 8], [1e4, 100, 1])!.Value, 1e-12);

    [Fact]
    public void Refuses_a_negative_time() =>
        Assert.Throws<ArgumentException>(() => BlockingTemperature.Interpolate([2, 4], [1, -1]));

    [Fact]
    public void Of_an_Orbach_law_it_is_the_formula()
    {
        var law = new RateModel(new OrbachTerm()).WithValues(1e-11, 800);
        var point = BlockingTemperature.Of(law)!;
        Assert.Equal(800 / PhysicalConstants.BoltzmannCm / Math.Log(100 / 1e-11), point.TemperatureKelvin, 1e-9);
        Assert.Equal("Orbach", point.LeadingTerm);
        Assert.Equal((point.TemperatureKelvin, point.TemperatureKelvin), (point.LowerKelvin, point.UpperKelvin));
    }

    [Fact]
    public void Fast_tunnelling_leaves_none() =>
        Assert.Null(BlockingTemperature.Of(new RateModel(new TunnellingTerm(), new OrbachTerm()).WithValues(99, 1e-11, 800)));

    /// <summary>dT = T^2 times the error of ln tau over the Arrhenius slope U/k_B.</summary>
    [Fact]
    public void The_band_is_the_error_propagated()
    {
        var random = new SeededRandom(9);
        MeasuredRelaxationTime[] points = [.. Enumerable.Range(0, 12).Select(i => 10.0 + i).Select(t => new MeasuredRelaxationTime(t, 0, 1e-8 * Math.Exp(200 / t + 0.02 * random.Gaussian()), 0.02))];
        var fit = RateFit.Run(new RateModel(new OrbachTerm()), points, RateWeighting.FitError);
        var point = BlockingTemperature.Of(fit)!;
        var t = point.TemperatureKelvin;
        var expected = t * t * fit.Law.LogTauError(t) / Energy.FromCm(fit.Law.Value("Orbach.U")).Kelvin;
        Assert.Equal(1, (point.UpperKelvin!.Value - t) / expected, 0.02);
        Assert.Equal(1, (t - point.LowerKelvin!.Value) / expected, 0.02);
        Assert.True(point.IsExtrapolated);
        Assert.False(BlockingTemperature.Of(fit, 0, fit.Law.TauSeconds(15))!.IsExtrapolated);
    }
}
