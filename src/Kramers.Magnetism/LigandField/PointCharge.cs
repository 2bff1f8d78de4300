using System.Numerics;
using Kramers.Magnetism.CrystalField;
using Kramers.Numerics;
using Kramers.Numerics.Angular;

namespace Kramers.Magnetism.LigandField;

/// <summary>
/// An effective charge near the metal ion, and its field on an electron: with e^2/(4 pi eps0) = 1 hartree bohr,
///   B_kq = -Z (e^2/4 pi eps0) (&lt;r^k&gt;/R^(k+1)) conj(C_kq(R))
/// from Laplace's expansion of 1/|r - R| (Hutchings, Solid State Phys. 16, 227 (1964)). The ion's shell must lie inside
/// the charges. Odd k and k = 0 have no effect on the splitting within a shell and are left out.
/// </summary>
/// <param name="Charge">Z, elementary charges; a donor atom's is negative.</param>
/// <param name="X">Position from the metal ion, angstrom.</param>
/// <param name="Y">Position, angstrom.</param>
/// <param name="Z">Position, angstrom.</param>
public sealed record PointCharge(double Charge, double X, double Y, double Z)
{
    /// <summary>Crystal-field parameters of several charges.</summary>
    /// <param name="charges">The charges.</param>
    /// <param name="radialMeans">&lt;r^2&gt;, &lt;r^4&gt; (and &lt;r^6&gt; for f) of the shell, in angstrom^2, angstrom^4, angstrom^6.</param>
    /// <exception cref="ArgumentException">There are not two or three radial means, or a charge is at the origin.</exception>
    public static WybourneParameters Parameters(IReadOnlyList<PointCharge> charges, params ReadOnlySpan<double> radialMeans)
    {
        ArgumentNullException.ThrowIfNull(charges);
        if (radialMeans.Length is not (2 or 3))
        {
            throw new ArgumentException($"Needed are <r^2>, <r^4> and, for f electrons, <r^6>; got {radialMeans.Length} numbers.", nameof(radialMeans));
        }

        var values = new List<(int, int, Complex)>();
        for (var i = 0; i < radialMeans.Length; i++)
        {
            var k = 2 * i + 2;
            for (var q = 0; q <= k; q++)
            {
                var b = radialMeans[i] * charges.Aggregate(Complex.Zero, (sum, c) => sum + c.Term(k, q));
                values.Add((k, q, q == 0 ? b.Real : b));
            }
        }

        return WybourneParameters.FromComplex(new ParameterProvenance("Kramers", "point charges", "frame of the charges", "Wybourne"), values);
    }

    private Complex Term(int k, int q)
    {
        var r = Math.Sqrt(X * X + Y * Y + Z * Z);
        if (!(r > 0))
        {
            throw new ArgumentException("A point charge cannot sit on the metal ion.");
        }

        var harmonics = new Complex[ComplexSphericalHarmonics.Count(k)];
        ComplexSphericalHarmonics.Evaluate(k, X / r, Y / r, Z / r, harmonics);
        var c = Math.Sqrt(4 * Math.PI / (2 * k + 1)) * Complex.Conjugate(harmonics[ComplexSphericalHarmonics.Index(k, q)]);
        return -Charge * PhysicalConstants.CoulombCmAngstrom / Math.Pow(r, k + 1) * c;
    }
}
