namespace Kramers.Numerics.Quadrature;

/// <summary>
/// Directions and weights for averages over the sphere, (1/4pi) int f dOmega = sum_i w_i f(n_i), exact for polynomials up to
/// <see cref="Degree"/>. Lebedev's grids need about (degree + 1)^2/3 directions, product grids half as many again, at any degree.
/// </summary>
public sealed class SphereGrid
{
    private readonly double[] _directions;

    private SphereGrid(int degree, bool isLebedev, bool isHemisphere, double[] directions, double[] weights)
    {
        (Degree, IsLebedev, IsHemisphere) = (degree, isLebedev, isHemisphere);
        (_directions, Weights) = (directions, weights);
    }

    /// <summary>Spherical harmonics up to this degree are averaged exactly (on a hemisphere: those of even degree).</summary>
    public int Degree { get; }

    /// <summary>Whether it is one of Lebedev's grids.</summary>
    public bool IsLebedev { get; }

    /// <summary>Whether it holds one direction of every opposite pair and so averages only functions with f(-n) = f(n).</summary>
    public bool IsHemisphere { get; }

    /// <summary>Number of directions.</summary>
    public int Count => Weights.Length;

    /// <summary>Weights, positive, with sum 1.</summary>
    public double[] Weights { get; }

    /// <summary>Degrees of the Lebedev grids at hand, ascending.</summary>
    public static IReadOnlyList<int> LebedevDegrees => LebedevRules.Degrees;

    /// <summary>The unit vector number <paramref name="i"/> (from 0), length 3.</summary>
    public ReadOnlySpan<double> Direction(int i) => _directions.AsSpan(3 * i, 3);

    /// <summary>The Lebedev grid of a degree in <see cref="LebedevDegrees"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such grid.</exception>
    public static SphereGrid Lebedev(int degree)
    {
        if (!LebedevRules.Degrees.Contains(degree))
        {
            throw new ArgumentOutOfRangeException(nameof(degree), degree, $"Lebedev grids are here for the degrees {string.Join(", ", LebedevRules.Degrees)}.");
        }

        var (directions, weights) = LebedevRules.Of(degree);
        return new SphereGrid(degree, isLebedev: true, isHemisphere: false, directions, weights);
    }

    /// <summary>
    /// The product of a Gauss-Legendre rule in cos(theta) and equal steps in phi. The number of steps is even, so that the grid
    /// has an inversion centre, and they are shifted by half a step off the xz plane.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The degree is negative.</exception>
    public static SphereGrid Product(int degree)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(degree);
        var polar = GaussLegendre.WithPoints(degree / 2 + 1);
        var steps = degree + 2 - degree % 2;
        var directions = new List<double>(3 * steps * polar.Points.Length);
        var weights = new List<double>(steps * polar.Points.Length);
        for (var i = 0; i < polar.Points.Length; i++)
        {
            var z = polar.Points[i];
            for (var k = 0; k < steps; k++)
            {
                var (sin, cos) = Math.SinCos(2 * Math.PI * (k + 0.5) / steps);
                var rho = Math.Sqrt((1 - z) * (1 + z));
                directions.AddRange([rho * cos, rho * sin, z]);
                weights.Add(polar.Weights[i] / (2 * steps));
            }
        }

        return new SphereGrid(degree, isLebedev: false, isHemisphere: false, [.. directions], [.. weights]);
    }

    /// <summary>The smallest Lebedev grid of at least this degree; beyond them a product grid.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The degree is negative.</exception>
    public static SphereGrid OfDegree(int degree)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(degree);
        var reached = LebedevRules.Degrees.FirstOrDefault(d => d >= degree);
        return reached > 0 ? Lebedev(reached) : Product(degree);
    }

    /// <summary>
    /// The grid with one direction of each opposite pair and twice its weight, for functions that do not change under inversion.
    /// Magnetisation along the field is one, since M(-B) = -M(B); levels, heat capacity and entropy are others.
    /// </summary>
    public SphereGrid Hemisphere()
    {
        if (IsHemisphere)
        {
            return this;
        }

        var kept = Enumerable.Range(0, Count).Where(i => IsUpper(Direction(i))).ToArray();
        return new SphereGrid(Degree, IsLebedev, isHemisphere: true, [.. kept.SelectMany(i => Direction(i).ToArray())], [.. kept.Select(i => 2 * Weights[i])]);
    }

    /// <summary>
    /// A coarser grid of the same kind, to see by how much an average changes: the largest with at most three quarters of the
    /// degree. Neighbours among Lebedev's grids are too much alike to tell.
    /// </summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public SphereGrid Coarser()
    {
        var most = 3 * Degree / 4;
        var lower = IsLebedev ? LebedevRules.Degrees.LastOrDefault(d => d <= most) : most;
        if (lower == 0)
        {
            throw new InvalidOperationException($"There is no grid coarser than degree {Degree}.");
        }

        var grid = IsLebedev ? Lebedev(lower) : Product(lower);
        return IsHemisphere ? grid.Hemisphere() : grid;
    }

    /// <summary>The weighted mean of values at the directions (length <see cref="Count"/>).</summary>
    /// <exception cref="ArgumentException">The number of values is not that of directions.</exception>
    public double Average(ReadOnlySpan<double> values)
    {
        if (values.Length != Count)
        {
            throw new ArgumentException($"The grid has {Count} directions, got {values.Length} values.", nameof(values));
        }

        var sum = 0.0;
        for (var i = 0; i < Count; i++)
        {
            sum += Weights[i] * values[i];
        }

        return sum;
    }

    private static bool IsUpper(ReadOnlySpan<double> n) => n[2] > 0 || (n[2] == 0 && (n[1] > 0 || (n[1] == 0 && n[0] > 0)));
}
