namespace Kramers.Magnetism.Relaxation;

/// <summary>
/// The normalised line that stands for delta(E) in a rate: Gaussian or Lorentzian, always made from its full width at half
/// maximum, because "sigma" means a standard deviation, a 1/e half width or a half width at half maximum elsewhere. The
/// anti-Lorentzian is the odd line of a damped oscillator, L(E - w) - L(E + w), for one-phonon rates.
/// </summary>
public readonly record struct LineShape
{
    private LineShape(bool isGaussian, double fwhm, bool isOdd = false)
    {
        if (!(fwhm > 0) || !double.IsFinite(fwhm))
        {
            throw new ArgumentOutOfRangeException(nameof(fwhm), fwhm, "The full width at half maximum is a positive number of cm^-1.");
        }

        IsGaussian = isGaussian;
        IsOdd = isOdd;
        FwhmCm = fwhm;

        // Gaussian exp(-x^2/s^2): half maximum at x = s sqrt(ln 2). Lorentzian s/(x^2 + s^2): half maximum at x = s.
        ScaleCm = 0.5 * fwhm / (isGaussian ? Math.Sqrt(Math.Log(2)) : 1);
    }

    /// <summary>True for a Gaussian, false for a Lorentzian.</summary>
    public bool IsGaussian { get; }

    /// <summary>True for the anti-Lorentzian, which takes the mirrored line off.</summary>
    public bool IsOdd { get; }

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

    /// <summary>
    /// L(E - w) - L(E + w) with full width <paramref name="cm"/> in cm^-1: odd in the energy E of the transition, so that a tail
    /// drives nothing at E = 0, where n(w) of a soft mode is large. The spectral function of a damped oscillator, as in tau.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The width is not positive.</exception>
    public static LineShape AntiLorentzianFwhm(double cm) => new(false, cm, true);

    /// <summary>Density for a transition of an energy by a phonon of a frequency, both in cm^-1 and not negative; in 1/cm^-1.</summary>
    public double Density(double energyCm, double frequencyCm) =>
        Density(energyCm - frequencyCm) - (IsOdd ? Density(energyCm + frequencyCm) : 0);

    /// <summary>The same kind of line with another full width in cm^-1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The width is not positive.</exception>
    public LineShape WithFwhm(double cm) => new(IsGaussian, cm, IsOdd);

    /// <summary>Line of two processes at once: widths of Lorentzians add, squares of widths of Gaussians add.</summary>
    /// <exception cref="ArgumentException">One line is Gaussian and the other is not.</exception>
    public LineShape Convolve(LineShape other)
    {
        if (IsGaussian != other.IsGaussian)
        {
            throw new ArgumentException("Only lines of one kind are convolved: a Gaussian with a Lorentzian is neither.", nameof(other));
        }

        return WithFwhm(IsGaussian ? Math.Sqrt(FwhmCm * FwhmCm + other.FwhmCm * other.FwhmCm) : FwhmCm + other.FwhmCm);
    }

    /// <summary>Density of the even line at a detuning in cm^-1; in 1/cm^-1, its integral over all detunings is 1.</summary>
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
