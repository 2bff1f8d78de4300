namespace Kramers.Magnetism.Relaxation;

/// <summary>
/// What MolForge (A. Lunghi, Sci. Adv. 8, eabn7880 (2022), doi:10.1126/sciadv.abn7880) means by its inputs: its sigma as lines,
/// its displacement unit, and Raman processes without pairs of one mode with itself. Its prefactors make good for the larger unit, so
/// that rates agree (docs/conventions.md, sections 5 to 7).
/// </summary>
public static class MolForgeConventions
{
    /// <summary>Derivatives along displacements sqrt(hbar/(m w)), without the 1/2.</summary>
    public static ModeCoordinate Coordinate => ModeCoordinate.Dimensionless;

    /// <summary>Smearing type 1: exp(-x^2/sigma^2)/(sigma sqrt(pi)), sigma in cm^-1. Sigma is not the standard deviation.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Sigma is not positive.</exception>
    public static LineShape Gaussian(double sigmaCm) => LineShape.GaussianFwhm(2 * Math.Sqrt(Math.Log(2)) * sigmaCm);

    /// <summary>Smearing type 0: sigma/(pi (x^2 + sigma^2)), sigma in cm^-1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Sigma is not positive.</exception>
    public static LineShape Lorentzian(double sigmaCm) => LineShape.LorentzianFwhm(2 * sigmaCm);

    /// <summary>SECULAR: one phonon.</summary>
    public static OnePhononProcess OnePhonon(LineShape line) => new(line);

    /// <summary>PT2: two phonons of different modes, second order in linear couplings.</summary>
    public static RamanProcess Raman(LineShape line) => new(line) { IncludeSameModePairs = false };

    /// <summary>
    /// Two phonons of different modes, first order in quadratic couplings. The line of a pair has the sum of both sigmas, also
    /// for Gaussians: <paramref name="line"/> is that of one phonon.
    /// </summary>
    public static QuadraticTwoPhononProcess Quadratic(LineShape line) => new(line.WithFwhm(2 * line.FwhmCm)) { IncludeSameModePairs = false };
}
