using Kramers.Magnetism.RateLaws;
using Kramers.Numerics;

namespace Kramers.Tests.Magnetism.RateLaws;

public sealed class BootstrapTests
{
    private static readonly RateFit Fit = RateFit.Run(new RateModel(new OrbachTerm(), new RamanTerm()), RateFitTests.Noisy(new SeededRandom(11), 0.05), RateWeighting.FitError);

    /// <summary>Four standard deviations of a spread over 400 draws, and what 25 residuals make of an error of 0.05.</summary>
    [Theory]
    [InlineData(BootstrapKind.Parametric, 0.15)]
    [InlineData(BootstrapKind.Residual, 0.5)]
    [InlineData(BootstrapKind.Case, 0.7)]
    public void Its_intervals_are_those_of_the_covariance_where_the_law_is_nearly_linear(BootstrapKind kind, double tolerance)
    {
        var bootstrap = Draw(kind, 400, 1);
        Assert.InRange(bootstrap.Failures, 0, 20);
        var interval = bootstrap.Interval("Raman.n");
        Assert.InRange((interval.Upper!.Value - interval.Lower!.Value) / (2 * Fit.Parameters[3].StandardError), 1 - tolerance, 1 + tolerance);
    }

    [Fact]
    public void The_same_seed_gives_the_same_draws_and_another_does_not()
    {
        var (once, again, other) = (Draw(BootstrapKind.Residual, 30, 4), Draw(BootstrapKind.Residual, 30, 4), Draw(BootstrapKind.Residual, 30, 5));
        Assert.Equal(once.Draws.SelectMany(d => d), again.Draws.SelectMany(d => d));
        Assert.NotEqual(once.Draws[0], other.Draws[0]);
    }

    [Fact]
    public void Any_quantity_of_the_law_has_an_interval()
    {
        var bootstrap = Draw(BootstrapKind.Parametric, 400, 2);
        var tau = bootstrap.Interval("ln tau(20 K)", Math.Log(Fit.Law.TauSeconds(20)), law => Math.Log(law.TauSeconds(20)));
        Assert.Equal(1, (tau.Upper!.Value - tau.Lower!.Value) / (2 * Fit.Law.LogTauError(20)), 0.2);
    }

    private static Bootstrap Draw(BootstrapKind kind, int draws, ulong seed) => Bootstrap.Run(Fit, kind, draws, seed, TestContext.Current.CancellationToken);
}
