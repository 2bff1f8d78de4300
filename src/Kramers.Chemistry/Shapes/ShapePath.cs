namespace Kramers.Chemistry.Shapes;

/// <summary>
/// The path of least distortion between two polyhedra of equal coordination number (Casanova, Cirera, Llunell, Alemany, Avnir, Alvarez,
/// J. Am. Chem. Soc. 126, 1755 (2004), doi:10.1021/ja036479n): all structures with arcsin(sqrt(S_A)/10) + arcsin(sqrt(S_B)/10) = theta_AB.
/// </summary>
public sealed class ShapePath
{
    /// <summary>The path from one polyhedron to another.</summary>
    /// <exception cref="ArgumentException">The two are the same, or have different numbers of vertices.</exception>
    public ShapePath(ReferencePolyhedron from, ReferencePolyhedron to)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        if (from == to || from.CoordinationNumber != to.CoordinationNumber)
        {
            throw new ArgumentException($"There is no path from {from.Code} to {to.Code}: it joins two polyhedra with equally many vertices.", nameof(to));
        }

        (From, To) = (from, to);
        Angle = ShapeAngle(ContinuousShape.Measure(from.Vertices, from.Centre, to));
    }

    /// <summary>Where the path begins.</summary>
    public ReferencePolyhedron From { get; }

    /// <summary>Where it ends.</summary>
    public ReferencePolyhedron To { get; }

    /// <summary>theta_AB = arcsin(sqrt(S_AB)/10) in radian, S_AB the measure of one polyhedron for the other.</summary>
    public double Angle { get; }

    /// <summary>Deviation from the path in percent, 0 for a structure on it.</summary>
    /// <param name="fromMeasure">S of the structure for <see cref="From"/>.</param>
    /// <param name="toMeasure">S of the structure for <see cref="To"/>.</param>
    public double DeviationPercent(double fromMeasure, double toMeasure) => 100 * ((ShapeAngle(fromMeasure) + ShapeAngle(toMeasure)) / Angle - 1);

    /// <summary>Generalised coordinate in percent: how far along the path, 0 at <see cref="From"/>, 100 at <see cref="To"/>.</summary>
    /// <param name="fromMeasure">S of the structure for <see cref="From"/>.</param>
    public double CoordinatePercent(double fromMeasure) => 100 * ShapeAngle(fromMeasure) / Angle;

    private static double ShapeAngle(double measure) => Math.Asin(Math.Sqrt(measure) / 10);
}
