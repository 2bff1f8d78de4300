namespace Kramers.Magnetism.Relaxation;

/// <summary>A relaxation time from an experiment, with what a fit of ln tau(T, B) needs to weigh it.</summary>
/// <param name="TemperatureKelvin">K.</param>
/// <param name="FieldTesla">Static field, T.</param>
/// <param name="TauSeconds">exp of the mean of ln tau, s.</param>
/// <param name="LnTauStandardError">How well the fit knows the mean of ln tau, one standard error.</param>
/// <param name="LnTauSigma">Standard deviation of ln tau over the sample; 0 for a single time. It is a property of the sample, no error.</param>
/// <param name="Source">Where it comes from, such as "ac, generalised Debye" or a file.</param>
public readonly record struct MeasuredRelaxationTime(
    double TemperatureKelvin, double FieldTesla, double TauSeconds, double LnTauStandardError, double LnTauSigma, string Source)
{
    /// <summary>tau at one standard deviation of the distribution below the mean of ln tau, s.</summary>
    public double LowerSeconds => TauSeconds * Math.Exp(-LnTauSigma);

    /// <summary>tau at one standard deviation of the distribution above the mean of ln tau, s.</summary>
    public double UpperSeconds => TauSeconds * Math.Exp(LnTauSigma);
}
