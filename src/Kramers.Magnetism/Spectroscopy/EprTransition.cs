namespace Kramers.Magnetism.Spectroscopy;

/// <summary>A transition between two levels in a fixed field. Levels are counted from 0 and ascend in energy.</summary>
/// <param name="Gigahertz">(E_upper - E_lower)/h, GHz.</param>
/// <param name="Lower">Index of the lower level.</param>
/// <param name="Upper">Index of the upper level.</param>
/// <param name="Strength">|&lt;upper|n1.mu|lower&gt;|^2 in mu_B^2.</param>
/// <param name="Polarisation">Population of the lower level less that of the upper, at most 1.</param>
public sealed record EprTransition(double Gigahertz, int Lower, int Upper, double Strength, double Polarisation)
{
    /// <summary>Strength times polarisation, mu_B^2.</summary>
    public double Intensity => Strength * Polarisation;
}
