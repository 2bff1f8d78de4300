namespace Kramers.Magnetism.Relaxation;

/// <summary>
/// The normalised line that stands for delta(E) in a rate: Gaussian or Lorentzian, always made from its full width at half
/// maximum, because "sigma" means a standard deviation, a 1/e half width or a half width at half maximum elsewhere.
/// </summary>
public readonly record struct LineShape
{
    private LineShape(bool isGaussian, double fwhm)
    {
        if (!(fwhm > 0) || !double.IsFinite(fwhm))
        {
            throw new ArgumentOutOfRangeException(nameof(fwhm), fwhm, "The full width at half maximum is a positive number of cm^-1.");
        }

        IsGaussian = isGaussian;
        FwhmCm = fwhm;

        // Gaussian exp(-x^2/s^2): half maximum at x = s sqrt(ln 2). Lorentzian s/(x^2 + s^2): half maximum at x = s.
        ScaleCm = 0.5 * fwhm / (isGaussian ? Math.Sqrt(Math.Log(2)) : 1);
    }

    /// <summary>True for a Gaussian, false for a Lorentzian.</summary>
    public bool IsGaussian { get; }

    /// <summary>Full width at half maximum, cm^-1; 0 only for the default value, which no process accepts.</summary>
    public double FwhmCm { get; }

    /// <summary>
    /// Natural scale s, cm^-1: 1/e half width of the Gaussian, half width at half maximum of the Lorentzian. It also damps the
    /// resonant denominators of second-order rates.
    /// </summary>
    public double ScaleCm { get; }

    /// <summary>exp(-x^2/s^2)/(s sqrt(pi)) with full width <paramref name="cm"/> in cm^-1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The width is not positive.</exception>
    public static LineShape GaussianFwhm(double cm) => new(true, cm);

    /// <summary>s/(pi (x^2 + s^2)) with full width <paramref name="cm"/> in cm^-1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The width is not positive.</exception>
    public static LineShape LorentzianFwhm(double cm) => new(false, cm);

    /// <summary>Density at a detuning in cm^-1; in 1/cm^-1, its integral over all detunings is 1.</summary>
    public double Density(double detuningCm)
    {
        var x = detuningCm / ScaleCm;
        return IsGaussian
            ? Math.Exp(-x * x) / (ScaleCm * Math.Sqrt(Math.PI))
            : 1 / (Math.PI * ScaleCm * (1 + x * x));
    }

    /// <summary>Throws where the shape was never given a width.</summary>
    internal LineShape Required(string name) =>
        FwhmCm > 0 ? this : throw new ArgumentException("Make a line shape with LineShape.GaussianFwhm or LineShape.LorentzianFwhm.", name);
}
