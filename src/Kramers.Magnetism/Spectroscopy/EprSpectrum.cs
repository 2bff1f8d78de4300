namespace Kramers.Magnetism.Spectroscopy;

/// <summary>A field-swept EPR spectrum.</summary>
/// <param name="FieldsTesla">Fields, T.</param>
/// <param name="Absorption">sum |&lt;b|n1.mu|a&gt;|^2 (p_a - p_b) delta(E_b - E_a - h nu), broadened, mu_B^2/cm^-1, one number per field.</param>
/// <param name="Derivative">Its derivative by the field, mu_B^2/(cm^-1 mT): the first harmonic of field modulation.</param>
public sealed record EprSpectrum(double[] FieldsTesla, double[] Absorption, double[] Derivative);
