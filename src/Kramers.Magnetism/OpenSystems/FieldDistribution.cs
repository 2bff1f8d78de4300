using Kramers.Magnetism.Spins;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Magnetism.OpenSystems;

/// <summary>One field of a distribution with its weight.</summary>
/// <param name="Field">Applied plus internal field, T.</param>
/// <param name="Weight">Share of the molecules, positive; the shares sum to 1.</param>
public readonly record struct WeightedField(FieldVector Field, double Weight);

/// <summary>
/// Static internal fields, of nuclei and of neighbouring molecules, that differ from molecule to molecule. Each molecule relaxes in a
/// field of its own; what is measured is the mean over molecules, of M(t) rather than of rates. Transverse fields open the
/// tunnel splitting of a ground doublet, longitudinal ones take it off resonance.
/// </summary>
public sealed class FieldDistribution
{
    private readonly Func<int, (double, double)[]> _rule;

    private FieldDistribution(Func<int, (double, double)[]> rule) => _rule = rule;

    /// <summary>Normal distribution of each component, standard deviation in T: many weak sources, as nuclei are.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The width is not positive.</exception>
    public static FieldDistribution Gaussian(double standardDeviationTesla)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(standardDeviationTesla);
        return new FieldDistribution(points => GaussHermite(points, standardDeviationTesla));
    }

    /// <summary>Lorentzian distribution of each component, full width at half maximum in T: dilute dipoles (C. Held and M. W. Klein,
    /// Phys. Rev. Lett. 35, 1783 (1975), doi:10.1103/PhysRevLett.35.1783). Components are taken as independent.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The width is not positive.</exception>
    public static FieldDistribution Lorentzian(double fwhmTesla)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(fwhmTesla);
        return new FieldDistribution(points => EvenAngles(points, 0.5 * fwhmTesla));
    }

    /// <summary>
    /// Quadrature of one component. Smooth functions converge fast; a function as narrow as a tunnel resonance needs points as
    /// dense as it is wide.
    /// </summary>
    /// <returns>Fields in T, ascending, with weights that sum to 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is not even one point.</exception>
    public IReadOnlyList<(double Tesla, double Weight)> Along(int points)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(points, 1);
        return _rule(points);
    }

    /// <summary>Quadrature of all three components around an applied field: the cube of <paramref name="pointsPerAxis"/> fields.</summary>
    public IReadOnlyList<WeightedField> Around(FieldVector applied, int pointsPerAxis)
    {
        var along = Along(pointsPerAxis);
        return [.. from x in along
                   from y in along
                   from z in along
                   select new WeightedField(FieldVector.FromTesla(applied.X + x.Tesla, applied.Y + y.Tesla, applied.Z + z.Tesla), x.Weight * y.Weight * z.Weight)];
    }

    /// <summary>Mean over fields of a curve, such as M(t) of a molecule in its field; all curves have the same length.</summary>
    /// <exception cref="ArgumentException">There is no field, or the curves differ in length.</exception>
    public static double[] Mean(IReadOnlyList<WeightedField> fields, Func<FieldVector, double[]> curve)
    {
        ArgumentNullException.ThrowIfNull(fields);
        ArgumentNullException.ThrowIfNull(curve);
        var curves = fields.Select(f => curve(f.Field)).ToArray();
        if (curves.Length == 0 || curves.Any(c => c.Length != curves[0].Length))
        {
            throw new ArgumentException("A mean needs at least one field, and curves of one length.", nameof(curve));
        }

        return [.. Enumerable.Range(0, curves[0].Length).Select(i => fields.Zip(curves, (f, c) => f.Weight * c[i]).Sum())];
    }

    /// <summary>Time in s at which a mean of decays, sum w exp(-t/tau), has fallen to 1/e; infinite where what never decays holds more than that.</summary>
    /// <param name="decays">Weights that sum to 1, and times in s, positive or infinite.</param>
    /// <exception cref="ArgumentException">There is no decay, or a time is not positive.</exception>
    public static double DecayTime(IReadOnlyList<(double Weight, double Tau)> decays)
    {
        ArgumentNullException.ThrowIfNull(decays);
        if (decays.Count == 0 || decays.Any(d => !(d.Tau > 0)))
        {
            throw new ArgumentException("A mean of decays needs at least one, and positive times.", nameof(decays));
        }

        if (decays.Where(d => double.IsPositiveInfinity(d.Tau)).Sum(d => d.Weight) >= Math.Exp(-1))
        {
            return double.PositiveInfinity;
        }

        // Bisection in ln t, up to where every finite decay is over.
        var (low, high) = (Math.Log(decays.Min(d => d.Tau)), Math.Log(1e3 * decays.Where(d => double.IsFinite(d.Tau)).Max(d => d.Tau)));
        for (var i = 0; i < 100; i++)
        {
            var middle = 0.5 * (low + high);
            var left = decays.Sum(d => d.Weight * Math.Exp(-Math.Exp(middle) / d.Tau));
            (low, high) = left > Math.Exp(-1) ? (middle, high) : (low, middle);
        }

        return Math.Exp(0.5 * (low + high));
    }

    /// <summary>Exact for polynomials up to degree 2n - 1: eigenvalues of the recurrence x He_k = He_k+1 + k He_k-1 (G. H. Golub and
    /// J. H. Welsch, Math. Comp. 23, 221 (1969), doi:10.1090/S0025-5718-69-99647-1).</summary>
    private static (double, double)[] GaussHermite(int points, double sigma)
    {
        var recurrence = new Matrix(points, points);
        for (var k = 1; k < points; k++)
        {
            recurrence[k, k - 1] = recurrence[k - 1, k] = Math.Sqrt(k);
        }

        var eigen = DenseLinearAlgebra.Managed.Symmetric(recurrence);
        return [.. eigen.Values.Select((x, i) => (sigma * x, eigen.Vectors[0, i] * eigen.Vectors[0, i]))];
    }

    /// <summary>B = s tan(theta) turns the Lorentzian into even angles: the midpoint rule, fast for functions that agree at both ends.</summary>
    private static (double, double)[] EvenAngles(int points, double halfWidth) =>
        [.. Enumerable.Range(0, points).Select(i => (halfWidth * Math.Tan(Math.PI * ((i + 0.5) / points - 0.5)), 1.0 / points))];
}
