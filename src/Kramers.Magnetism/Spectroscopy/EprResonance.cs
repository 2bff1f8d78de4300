namespace Kramers.Magnetism.Spectroscopy;

/// <summary>A transition that meets the microwave quantum at a field. Levels are counted from 0 and ascend in energy at that field.</summary>
/// <param name="FieldTesla">Resonance field, T.</param>
/// <param name="Lower">Index of the lower level.</param>
/// <param name="Upper">Index of the upper level.</param>
/// <param name="SlopeCmPerTesla">d(E_upper - E_lower)/dB, cm^-1/T; negative on the way back of a looping transition.</param>
/// <param name="Strength">|&lt;upper|n1.mu|lower&gt;|^2 in mu_B^2.</param>
/// <param name="Polarisation">Population of the lower level less that of the upper, at most 1.</param>
public sealed record EprResonance(double FieldTesla, int Lower, int Upper, double SlopeCmPerTesla, double Strength, double Polarisation)
{
    /// <summary>
    /// Area of the absorption on the field axis, strength times polarisation times |dB/dE|, in mu_B^2 mT/cm^-1. The last factor is
    /// 1/(g mu_B) for a spin 1/2 (Aasa and Vanngard, J. Magn. Reson. 19, 308 (1975), doi:10.1016/0022-2364(75)90045-1). It is infinite
    /// where a looping transition turns back.
    /// </summary>
    public double Intensity => 1e3 * Strength * Polarisation / Math.Abs(SlopeCmPerTesla);
}
