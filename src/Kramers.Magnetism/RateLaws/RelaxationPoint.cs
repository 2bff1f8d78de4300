namespace Kramers.Magnetism.RateLaws;

/// <summary>A measured relaxation time.</summary>
/// <param name="TemperatureKelvin">K.</param>
/// <param name="FieldTesla">Static field, T, not negative.</param>
/// <param name="TauSeconds">s; of a distribution of times the median, exp of the mean of ln tau.</param>
/// <param name="LogTauError">Standard error of ln tau from the fit that gave it; 0 where unknown.</param>
/// <param name="LogTauSpread">Standard deviation of ln tau over the distribution of times in the sample; 0 for a single time or
/// where unknown.</param>
/// <param name="Source">What it was measured with, e.g. "ac, 0.1 T".</param>
public sealed record RelaxationPoint(double TemperatureKelvin, double FieldTesla, double TauSeconds, double LogTauError = 0, double LogTauSpread = 0, string Source = "");
