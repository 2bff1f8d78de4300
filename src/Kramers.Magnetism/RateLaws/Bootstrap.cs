using Kramers.Numerics;

namespace Kramers.Magnetism.RateLaws;

/// <summary>How new data are made from old.</summary>
public enum BootstrapKind
{
    /// <summary>The fitted curve plus normal noise of the errors of the fit.</summary>
    Parametric,

    /// <summary>The fitted curve plus residuals drawn with replacement, widened by sqrt(N/(N - parameters)) and scaled to each point's error.</summary>
    Residual,

    /// <summary>Points drawn with replacement.</summary>
    Case,
}

/// <summary>Refits of synthetic data (B. Efron, Ann. Stat. 7, 1 (1979), doi:10.1214/aos/1176344552).</summary>
public sealed class Bootstrap
{
    private readonly double[][] _draws;

    private Bootstrap(RateFit fit, double[][] draws, int failures) => (Fit, _draws, Failures) = (fit, draws, failures);

    /// <summary>The fit that was drawn from.</summary>
    public RateFit Fit { get; }

    /// <summary>Draws whose refit did not converge; they are left out.</summary>
    public int Failures { get; }

    /// <summary>[draw][parameter], coordinates as in <see cref="RateLaw.Coordinates"/>.</summary>
    public IReadOnlyList<double[]> Draws => _draws;

    /// <summary>Draws and refits, each from the best parameters. The same seed gives the same draws on any number of threads.</summary>
    /// <param name="fit">A finished fit.</param>
    /// <param name="kind">How new data are made.</param>
    /// <param name="draws">How many, e.g. 1000.</param>
    /// <param name="seed">Of the random numbers.</param>
    /// <param name="cancellation">Stops between draws.</param>
    /// <exception cref="ArgumentException">There are no more points than parameters, so that residuals say nothing.</exception>
    public static Bootstrap Run(RateFit fit, BootstrapKind kind, int draws, ulong seed, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(fit);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(draws);
        if (fit.DegreesOfFreedom <= 0)
        {
            throw new ArgumentException($"{fit.Points.Count} points and {fit.Model.FreeCount} parameters leave no residuals to draw from.", nameof(fit));
        }

        var source = new SeededRandom(seed);
        SeededRandom[] randoms = [.. Enumerable.Range(0, draws).Select(_ => source.Fork())];
        var synthesis = new BootstrapData(fit, kind);
        var refits = new RateSolution[draws];
        Parallel.For(0, draws, new ParallelOptions { CancellationToken = cancellation }, i => refits[i] = synthesis.Draw(randoms[i]).Refine([.. fit.Law.Coordinates]));
        double[][] good = [.. refits.Where(r => r.Converged).Select(r => r.Coordinates)];
        return new Bootstrap(fit, good, draws - good.Length);
    }

    /// <summary>Percentile interval of a parameter, in its unit.</summary>
    /// <param name="parameter">E.g. "Orbach.U".</param>
    /// <param name="coverage">Between 0 and 1.</param>
    public ParameterInterval Interval(string parameter, double coverage = 0.6827)
    {
        var k = Fit.Model.IndexOf(parameter);
        return Interval(parameter, Fit.Model.Parameters[k].ToValue(Fit.Law.Coordinates[k]), law => law.Value(parameter), coverage);
    }

    /// <summary>Percentile interval of anything that a law gives: tau at some temperature, a blocking temperature.</summary>
    /// <param name="name">What it is called.</param>
    /// <param name="value">Of the best fit.</param>
    /// <param name="quantity">Of the law of each draw; NaN counts as below all numbers.</param>
    /// <param name="coverage">Between 0 and 1.</param>
    public ParameterInterval Interval(string name, double value, Func<RateLaw, double> quantity, double coverage = 0.6827)
    {
        ArgumentNullException.ThrowIfNull(quantity);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(coverage, 1);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(coverage);
        double[] sorted = [.. _draws.Select(c => quantity(new RateLaw(Fit.Model, c, Fit.Law.Covariance))).Order()];
        return sorted.Length == 0
            ? new ParameterInterval(name, value, null, null)
            : new ParameterInterval(name, value, Quantile(sorted, (1 - coverage) / 2), Quantile(sorted, (1 + coverage) / 2));
    }

    private static double Quantile(double[] sorted, double p)
    {
        var at = p * (sorted.Length - 1);
        var below = (int)at;
        return below + 1 < sorted.Length ? sorted[below] + (at - below) * (sorted[below + 1] - sorted[below]) : sorted[below];
    }
}
