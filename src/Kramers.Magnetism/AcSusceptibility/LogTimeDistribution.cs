namespace Kramers.Magnetism.AcSusceptibility;

/// <summary>
/// Mean and standard deviation of ln tau over a sample. exp(mean +- sigma) would hold 68 % of the times if ln tau were normal; the
/// tails of real distributions are longer, and hold more of the variance.
/// </summary>
/// <param name="MeanLnTau">Mean of ln(tau/s).</param>
/// <param name="SigmaLnTau">Standard deviation of ln tau.</param>
public readonly record struct LogTimeDistribution(double MeanLnTau, double SigmaLnTau)
{
    /// <summary>exp of the mean of ln tau, s.</summary>
    public double TauSeconds => Math.Exp(MeanLnTau);

    /// <summary>exp(mean - sigma), s.</summary>
    public double LowerSeconds => Math.Exp(MeanLnTau - SigmaLnTau);

    /// <summary>exp(mean + sigma), s.</summary>
    public double UpperSeconds => Math.Exp(MeanLnTau + SigmaLnTau);

    /// <summary>The same for times that are all longer by the factor <paramref name="seconds"/>.</summary>
    internal LogTimeDistribution Times(double seconds) => this with { MeanLnTau = MeanLnTau + Math.Log(seconds) };

    /// <summary>From a variance that rounding may have made a little negative.</summary>
    internal static LogTimeDistribution FromVariance(double mean, double variance) => new(mean, Math.Sqrt(Math.Max(variance, 0)));
}
