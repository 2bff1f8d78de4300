namespace Kramers.Magnetism.Spectroscopy;

/// <summary>A normalised line on a field axis in millitesla, made from its full width at half maximum like <see cref="Relaxation.LineShape"/>.</summary>
public readonly record struct FieldLine
{
    private readonly double _scale;

    private FieldLine(bool isGaussian, double fwhm)
    {
        if (!(fwhm > 0) || !double.IsFinite(fwhm))
        {
            throw new ArgumentOutOfRangeException(nameof(fwhm), fwhm, "The full width at half maximum is a positive number of mT.");
        }

        (IsGaussian, FwhmMillitesla) = (isGaussian, fwhm);
        _scale = 0.5 * fwhm / (isGaussian ? Math.Sqrt(Math.Log(2)) : 1);
    }

    /// <summary>True for a Gaussian, false for a Lorentzian.</summary>
    public bool IsGaussian { get; }

    /// <summary>Full width at half maximum of the absorption, mT; 0 only for the default value, which no spectrum accepts.</summary>
    public double FwhmMillitesla { get; }

    /// <summary>
    /// Distance between the extrema of the derivative, mT, which is what is read off a spectrum: FWHM/sqrt(2 ln 2) for a Gaussian,
    /// FWHM/sqrt(3) for a Lorentzian.
    /// </summary>
    public double PeakToPeakMillitesla => FwhmMillitesla / Math.Sqrt(IsGaussian ? 2 * Math.Log(2) : 3);

    /// <summary>A Gaussian of full width <paramref name="millitesla"/> in mT.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The width is not positive.</exception>
    public static FieldLine GaussianFwhm(double millitesla) => new(true, millitesla);

    /// <summary>A Lorentzian of full width <paramref name="millitesla"/> in mT.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The width is not positive.</exception>
    public static FieldLine LorentzianFwhm(double millitesla) => new(false, millitesla);

    /// <summary>Density at a distance in mT from the centre, 1/mT; its integral is 1.</summary>
    public double Density(double millitesla)
    {
        var x = millitesla / _scale;
        return IsGaussian
            ? Math.Exp(-x * x) / (_scale * Math.Sqrt(Math.PI))
            : 1 / (Math.PI * _scale * (1 + x * x));
    }

    /// <summary>Derivative of <see cref="Density"/> by the field, 1/mT^2: positive below the centre.</summary>
    public double Derivative(double millitesla)
    {
        var x = millitesla / _scale;
        return -2 * x / _scale * Density(millitesla) / (IsGaussian ? 1 : 1 + x * x);
    }

    internal FieldLine Required(string name) =>
        FwhmMillitesla > 0 ? this : throw new ArgumentException("Make a line with FieldLine.GaussianFwhm or FieldLine.LorentzianFwhm.", name);
}
