using Kramers.Magnetism.Spins;
using Kramers.Numerics.LinearAlgebra;
using Kramers.Numerics.Quadrature;

namespace Kramers.Magnetism.Magnetometry;

/// <summary>
/// Magnetisation of a powder point by point, alone or in the mean field of its neighbours. The mean field acts on the powder's moment:
/// M = M_0(B + lambda M) with M_0 the average over orientations, so that neighbours stand at random to each other and the small-field
/// limit is <see cref="MeanField.Apply"/> of the powder's chi. In parallel; the result does not depend on the number of threads.
/// </summary>
public sealed class PowderMagnetisation
{
    private readonly Magnetometer _magnetometer;
    private readonly SphereGrid _grid;

    /// <summary>A powder averaged over a grid.</summary>
    public PowderMagnetisation(Magnetometer magnetometer, SphereGrid grid)
    {
        ArgumentNullException.ThrowIfNull(magnetometer);
        ArgumentNullException.ThrowIfNull(grid);
        (_magnetometer, _grid) = (magnetometer, grid.Hemisphere());
    }

    /// <summary>
    /// Moment along the field, Bohr magnetons per formula unit, one per point. Alone each field costs one diagonalisation per
    /// orientation, whatever the number of temperatures; with neighbours each point has a field of its own and costs about six.
    /// </summary>
    /// <param name="points">Field in tesla and temperature in kelvin.</param>
    /// <param name="neighbours">The mean field; null for isolated molecules.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="ArgumentOutOfRangeException">A temperature is not positive and finite.</exception>
    public double[] At(IReadOnlyList<(double Tesla, double Kelvin)> points, MeanField? neighbours = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(points);
        foreach (var (_, kelvin) in points)
        {
            CanonicalEnsemble.CheckTemperature(kelvin);
        }

        using var single = new SingleThreadedBlas();
        return neighbours is null or { ZJ: 0 } ? Alone(points, cancellation) : Among(points, neighbours, cancellation);
    }

    private double[] Alone(IReadOnlyList<(double Tesla, double Kelvin)> points, CancellationToken cancellation)
    {
        var fields = Enumerable.Range(0, points.Count).GroupBy(p => points[p].Tesla).Select(g => (Tesla: g.Key, Points: g.ToArray())).ToArray();
        var parts = new Matrix(_grid.Count, points.Count);
        Parallel.For(0, _grid.Count * fields.Length, new ParallelOptions { CancellationToken = cancellation }, k =>
        {
            var (i, field) = (k / fields.Length, fields[k % fields.Length]);
            var (levels, moments) = Solve(i, field.Tesla);
            foreach (var p in field.Points)
            {
                parts[i, p] = levels.At(points[p].Kelvin).Mean(moments);
            }
        });
        return [.. Enumerable.Range(0, points.Count).Select(p => Enumerable.Range(0, _grid.Count).Sum(i => _grid.Weights[i] * parts[i, p]))];
    }

    private double[] Among(IReadOnlyList<(double Tesla, double Kelvin)> points, MeanField neighbours, CancellationToken cancellation)
    {
        var moments = new double[points.Count];
        Parallel.For(0, points.Count, new ParallelOptions { CancellationToken = cancellation }, p =>
        {
            var (tesla, kelvin) = points[p];
            moments[p] = neighbours.Magnetisation(b => Isolated(b, kelvin, cancellation), tesla);
        });
        return moments;
    }

    private double Isolated(double tesla, double kelvin, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var sum = 0.0;
        for (var i = 0; i < _grid.Count; i++)
        {
            var (levels, moments) = Solve(i, tesla);
            sum += _grid.Weights[i] * levels.At(kelvin).Mean(moments);
        }

        return sum;
    }

    private (FieldLevels Levels, double[] Moments) Solve(int orientation, double tesla)
    {
        var direction = _grid.Direction(orientation);
        var levels = _magnetometer.At(FieldVector.Along(direction, tesla));
        return (levels, levels.MomentsAlong(direction));
    }
}
