namespace Kramers.Chemistry.Sampling;

/// <summary>
/// Geometries from whose labels central differences follow: for every direction two points at -h and +h (error of order h^2) or
/// four at -2h .. 2h (order h^4; Abramowitz and Stegun, table 25.2).
/// </summary>
public sealed class DisplacementStencil
{
    private static readonly (double At, double Weight)[] TwoPoints = [(-1, -1 / 2.0), (1, 1 / 2.0)];
    private static readonly (double At, double Weight)[] FourPoints = [(-2, 1 / 12.0), (-1, -8 / 12.0), (1, 8 / 12.0), (2, -1 / 12.0)];
    private readonly (double At, double Weight)[] _points;
    private readonly double _step;

    private DisplacementStencil(Structure structure, IReadOnlyList<double[]> directions, double step, int points)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(step);
        _points = points switch
        {
            2 => TwoPoints,
            4 => FourPoints,
            _ => throw new ArgumentOutOfRangeException(nameof(points), points, "A stencil has 2 or 4 points."),
        };
        (_step, Directions) = (step, directions.Count);
        Structures = [.. from direction in directions from point in _points select structure.Displaced(direction, step * point.At)];
    }

    /// <summary>The geometries: all points of the first direction, then of the second, each from negative to positive.</summary>
    public IReadOnlyList<Structure> Structures { get; }

    /// <summary>Number of directions: 3N for atoms, in the order x1 y1 z1 x2 ..., or that of the modes.</summary>
    public int Directions { get; }

    /// <summary>Along every Cartesian coordinate.</summary>
    /// <param name="structure">The centre.</param>
    /// <param name="step">h in angstrom.</param>
    /// <param name="points">2 or 4.</param>
    public static DisplacementStencil AlongAtoms(Structure structure, double step, int points = 2)
    {
        ArgumentNullException.ThrowIfNull(structure);
        var n = 3 * structure.Count;
        return new DisplacementStencil(structure, [.. Enumerable.Range(0, n).Select(k => Axis(k, n))], step, points);
    }

    /// <summary>Along every normal mode.</summary>
    /// <param name="structure">The minimum to which the modes belong.</param>
    /// <param name="modes">The modes, all real.</param>
    /// <param name="step">h in units of the dimensionless coordinate Q.</param>
    /// <param name="points">2 or 4.</param>
    /// <exception cref="InvalidOperationException">A frequency is imaginary.</exception>
    public static DisplacementStencil AlongModes(Structure structure, NormalModes modes, double step, int points = 2)
    {
        ArgumentNullException.ThrowIfNull(structure);
        ArgumentNullException.ThrowIfNull(modes);
        return new DisplacementStencil(structure, [.. Enumerable.Range(0, modes.Count).Select(modes.ZeroPointDisplacement)], step, points);
    }

    /// <summary>First derivative of a quantity along every direction.</summary>
    /// <param name="values">Its value at each of <see cref="Structures"/>.</param>
    /// <returns>One per direction, per angstrom or per unit of Q.</returns>
    /// <exception cref="ArgumentException">Not one value per structure.</exception>
    public double[] Derivative(IReadOnlyList<double> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return values.Count == Structures.Count
            ? [.. Enumerable.Range(0, Directions).Select(d => _points.Select((p, i) => p.Weight * values[d * _points.Length + i]).Sum() / _step)]
            : throw new ArgumentException($"The stencil has {Structures.Count} geometries, got {values.Count} values.", nameof(values));
    }

    private static double[] Axis(int k, int n)
    {
        var axis = new double[n];
        axis[k] = 1;
        return axis;
    }
}
