using Kramers.Magnetism.LigandField;
using Kramers.Magnetism.Spins;
using Kramers.Numerics;
using Kramers.Numerics.Angular;
using Kramers.Numerics.Quadrature;

namespace Kramers.Magnetism.Spectroscopy;

/// <summary>
/// The energy of a 4f density among charges, by the direction n of its axis:
///   E(n) = -(e^2/4 pi eps0) sum_k &lt;r^k&gt; &lt;C_k0&gt; sum_c Z_c P_k(n.R_c)/R_c^(k+1),  k = 2, 4, 6.
/// Its minimum for |15/2, 15/2> of Dy3+ is close to the ab initio anisotropy axis in low symmetry (Chilton, Collison, McInnes, Winpenny
/// and Soncini, Nat. Commun. 4, 2551 (2013), doi:10.1038/ncomms3551). Charges are those of the ligands, negative at donors.
/// </summary>
public sealed class ElectrostaticAnisotropy
{
    private const int Highest = 6;
    private const int SearchDegree = 23;
    private readonly double[] _harmonics = new double[RealSphericalHarmonics.Count(Highest)]; // E(n) = sum of these times Y_kq(n)

    /// <summary>Places a density among charges.</summary>
    /// <param name="density">The density.</param>
    /// <param name="charges">Charges around the ion, which is at the origin.</param>
    /// <param name="radialMeans">&lt;r^2&gt;, &lt;r^4&gt;, &lt;r^6&gt; of the 4f shell, angstrom^2, angstrom^4, angstrom^6; shielding goes into them.</param>
    /// <exception cref="ArgumentException">There is no charge, one is at the origin, or there are not three radial means.</exception>
    public ElectrostaticAnisotropy(FourFDensity density, IReadOnlyList<PointCharge> charges, params ReadOnlySpan<double> radialMeans)
    {
        ArgumentNullException.ThrowIfNull(density);
        ArgumentNullException.ThrowIfNull(charges);
        if (radialMeans.Length != 3 || charges.Count == 0)
        {
            throw new ArgumentException($"Needed are charges and <r^2>, <r^4>, <r^6>; got {charges.Count} charges and {radialMeans.Length} means.", nameof(radialMeans));
        }

        foreach (var charge in charges)
        {
            Add(density, charge, radialMeans);
        }
    }

    /// <summary>E(n), cm^-1, for a direction of length 3 and any non-zero norm. Its mean over all directions is zero.</summary>
    /// <exception cref="ArgumentException">The direction has not three components or no length.</exception>
    public double Energy(ReadOnlySpan<double> direction)
    {
        var n = FieldVector.Along(direction, 1);
        Span<double> y = stackalloc double[_harmonics.Length];
        RealSphericalHarmonics.Evaluate(Highest, n.X, n.Y, n.Z, y);
        var sum = 0.0;
        for (var i = 0; i < y.Length; i++)
        {
            sum += _harmonics[i] * y[i];
        }

        return sum;
    }

    /// <summary>The direction of lowest energy: steepest descent from each of 97 directions over half a sphere.</summary>
    public EasyAxis FindEasyAxis()
    {
        var starts = SphereGrid.Lebedev(SearchDegree).Hemisphere();
        var minima = Enumerable.Range(0, starts.Count).Select(i => Descend(starts.Direction(i).ToArray())).OrderBy(n => Energy(n)).ToArray();
        var best = minima[0];
        var others = minima.Where(n => Math.Abs(Dot(n, best)) < 0.9999).ToArray();
        var towards = best.MaxBy(Math.Abs) < 0 ? Array.ConvertAll(best, x => -x) : best;
        return new EasyAxis(towards, Energy(best), others.Length == 0 ? null : Math.Max(0, Energy(others[0]) - Energy(best)));
    }

    // The addition theorem: P_k(n.R) = 4 pi/(2k+1) sum_q Y_kq(n) Y_kq(R).
    private void Add(FourFDensity density, PointCharge charge, ReadOnlySpan<double> radialMeans)
    {
        var r = Math.Sqrt(charge.X * charge.X + charge.Y * charge.Y + charge.Z * charge.Z);
        if (!(r > 0))
        {
            throw new ArgumentException("A point charge cannot sit on the metal ion.", nameof(charge));
        }

        Span<double> y = stackalloc double[_harmonics.Length];
        RealSphericalHarmonics.Evaluate(Highest, charge.X / r, charge.Y / r, charge.Z / r, y);
        for (var k = 2; k <= Highest; k += 2)
        {
            var size = -PhysicalConstants.CoulombCmAngstrom * charge.Charge * radialMeans[k / 2 - 1] * density.Moment(k) / Math.Pow(r, k + 1);
            for (var i = k * k; i < (k + 1) * (k + 1); i++)
            {
                _harmonics[i] += 4 * Math.PI / (2 * k + 1) * size * y[i];
            }
        }
    }

    // Along the gradient on the sphere; the step doubles while it helps and halves while it does not.
    private double[] Descend(double[] n)
    {
        var (energy, gradient) = (Energy(n), Gradient(n));
        var size = Math.Sqrt(_harmonics.Sum(x => x * x));
        var step = size > 0 ? 0.1 / size : 0;
        for (var round = 0; round < 10000 && step * size > 1e-12 && Math.Sqrt(Dot(gradient, gradient)) > 1e-10 * size; round++)
        {
            var trial = Normalised([n[0] - step * gradient[0], n[1] - step * gradient[1], n[2] - step * gradient[2]]);
            var lower = Energy(trial);
            if (lower < energy)
            {
                (n, energy, gradient, step) = (trial, lower, Gradient(trial), 1.5 * step);
            }
            else
            {
                step /= 2;
            }
        }

        return n;
    }

    // By the harmonics of the direction, whose gradient has no radial part.
    private double[] Gradient(double[] n)
    {
        Span<double> y = stackalloc double[_harmonics.Length];
        Span<double> dy = stackalloc double[3 * _harmonics.Length];
        RealSphericalHarmonics.EvaluateDirectionWithGradient(Highest, n[0], n[1], n[2], y, dy);
        var gradient = new double[3];
        for (var i = 0; i < dy.Length; i++)
        {
            gradient[i % 3] += _harmonics[i / 3] * dy[i];
        }

        return gradient;
    }

    private static double[] Normalised(double[] v)
    {
        var norm = Math.Sqrt(Dot(v, v));
        return Array.ConvertAll(v, x => x / norm);
    }

    private static double Dot(double[] a, double[] b) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}
