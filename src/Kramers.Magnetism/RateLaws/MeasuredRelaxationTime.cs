namespace Kramers.Magnetism.RateLaws;

/// <summary>A relaxation time from an experiment, with what a fit of ln tau(T, B) needs to weigh it.</summary>
/// <param name="TemperatureKelvin">K.</param>
/// <param name="FieldTesla">Static field, T, not negative.</param>
/// <param name="TauSeconds">s; of a distribution of times exp of the mean of ln tau.</param>
/// <param name="LnTauStandardError">How well the fit that gave it knows the mean of ln tau, one standard error; 0 where unknown.</param>
/// <param name="LnTauSigma">Standard deviation of ln tau over the sample; 0 for a single time or where unknown. It is a property
/// of the sample, no error.</param>
/// <param name="Source">Where it comes from, such as "ac, generalised Debye" or a file.</param>
public sealed record MeasuredRelaxationTime(
    double TemperatureKelvin, double FieldTesla, double TauSeconds, double LnTauStandardError = 0, double LnTauSigma = 0, string Source = "")
{
    /// <summary>tau at one standard deviation of the distribution below the mean of ln tau, s.</summary>
    public double LowerSeconds => TauSeconds * Math.Exp(-LnTauSigma);

    /// <summary>tau at one standard deviation of the distribution above the mean of ln tau, s.</summary>
    public double UpperSeconds => TauSeconds * Math.Exp(LnTauSigma);
}
