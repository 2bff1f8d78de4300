using Kramers.Magnetism.Spins;
using Kramers.Numerics;
using Kramers.Numerics.LinearAlgebra;
using Kramers.Numerics.Quadrature;

namespace Kramers.Magnetism.Magnetometry;

/// <summary>
/// A powder: crystallites in all orientations that do not turn in the field. Averages run over half a sphere, since nothing here
/// changes when the field is reversed, in parallel over orientations, with one diagonalisation per orientation and field. The
/// result does not depend on the number of threads. OpenBLAS is held to one thread meanwhile.
/// </summary>
public sealed class PowderSample
{
    private const int UsualDegree = 23;
    private readonly Magnetometer _magnetometer;
    private readonly SphereGrid _grid;
    private readonly SphereGrid _coarser;

    /// <summary>A powder averaged over a grid; without one, Lebedev's of degree 23 with 194 directions.</summary>
    /// <exception cref="InvalidOperationException">There is no coarser grid to compare with.</exception>
    public PowderSample(Magnetometer magnetometer, SphereGrid? grid = null)
    {
        ArgumentNullException.ThrowIfNull(magnetometer);
        _magnetometer = magnetometer;
        _grid = (grid ?? SphereGrid.Lebedev(UsualDegree)).Hemisphere();
        _coarser = _grid.Coarser();
    }

    /// <summary>Writes the values of one orientation, [field, temperature].</summary>
    private delegate void Observable(ReadOnlySpan<double> direction, double[] tesla, double[] temperatures, Span<double> values);

    /// <summary>Magnetisation along the field, Bohr magnetons per formula unit.</summary>
    /// <param name="tesla">Fields, T.</param>
    /// <param name="temperatures">Temperatures, K.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="ArgumentOutOfRangeException">A temperature is not positive and finite.</exception>
    public PowderCurves Magnetisation(double[] tesla, double[] temperatures, CancellationToken cancellation = default) =>
        Curves(FieldRamp.Suits(_magnetometer, tesla) ? (n, b, t, values) => FieldRamp.Magnetisation(_magnetometer, n, b, t, values) : MagnetisationFieldByField, tesla, temperatures, cancellation);

    /// <summary>Heat capacity in k_B per formula unit; arguments as for <see cref="Magnetisation"/>.</summary>
    public PowderCurves HeatCapacity(double[] tesla, double[] temperatures, CancellationToken cancellation = default) =>
        Curves((n, b, t, values) => Thermal(n, b, t, values, e => e.HeatCapacity), tesla, temperatures, cancellation);

    /// <summary>Entropy in k_B per formula unit; arguments as for <see cref="Magnetisation"/>.</summary>
    public PowderCurves Entropy(double[] tesla, double[] temperatures, CancellationToken cancellation = default) =>
        Curves((n, b, t, values) => Thermal(n, b, t, values, e => e.Entropy), tesla, temperatures, cancellation);

    /// <summary>
    /// -dS_M = S(from) - S(to) in k_B per formula unit at each temperature (K): the heat that isothermal magnetisation drives out,
    /// over T. Positive for a usual refrigerant when the field rises.
    /// </summary>
    public double[] EntropyDrop(double fromTesla, double toTesla, double[] temperatures, CancellationToken cancellation = default)
    {
        var entropy = Entropy([fromTesla, toTesla], temperatures, cancellation).Values;
        return [.. Enumerable.Range(0, entropy.Columns).Select(t => entropy[0, t] - entropy[1, t])];
    }

    /// <summary>sum_k p_k n.mu_kk: one diagonalisation, for which moments are slopes of the levels (Hellmann and Feynman).</summary>
    private void MagnetisationFieldByField(ReadOnlySpan<double> direction, double[] tesla, double[] temperatures, Span<double> values)
    {
        for (var f = 0; f < tesla.Length; f++)
        {
            MagnetisationInField(FieldVector.Along(direction, tesla[f]), direction, temperatures, values.Slice(f * temperatures.Length, temperatures.Length));
        }
    }

    private void MagnetisationInField(FieldVector field, ReadOnlySpan<double> direction, double[] temperatures, Span<double> values)
    {
        var levels = _magnetometer.At(field);
        var moments = levels.MomentsAlong(direction);
        Span<double> populations = new double[moments.Length];
        for (var t = 0; t < temperatures.Length; t++)
        {
            CanonicalEnsemble.Fill(levels.Eigensystem.Energies, PhysicalConstants.BoltzmannCm * temperatures[t], populations);
            var sum = 0.0;
            for (var k = 0; k < moments.Length; k++)
            {
                sum += populations[k] * moments[k];
            }

            values[t] = sum;
        }
    }

    private void Thermal(ReadOnlySpan<double> direction, double[] tesla, double[] temperatures, Span<double> values, Func<CanonicalEnsemble, double> read)
    {
        for (var f = 0; f < tesla.Length; f++)
        {
            var energies = _magnetometer.EnergiesAt(FieldVector.Along(direction, tesla[f]));
            for (var t = 0; t < temperatures.Length; t++)
            {
                values[f * temperatures.Length + t] = read(new CanonicalEnsemble(energies, temperatures[t]));
            }
        }
    }

    private PowderCurves Curves(Observable observable, double[] tesla, double[] temperatures, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(tesla);
        ArgumentNullException.ThrowIfNull(temperatures);
        Array.ForEach(temperatures, CanonicalEnsemble.CheckTemperature);
        using var single = new SingleThreadedBlas();
        var fine = Average(_grid, observable, tesla, temperatures, cancellation);
        var coarse = Average(_coarser, observable, tesla, temperatures, cancellation);
        var difference = new Matrix(fine.Rows, fine.Columns, Array.ConvertAll((fine - coarse).Data, Math.Abs));
        return new PowderCurves([.. tesla], [.. temperatures], fine, difference);
    }

    private static Matrix Average(SphereGrid grid, Observable observable, double[] tesla, double[] temperatures, CancellationToken cancellation)
    {
        var single = new Matrix(grid.Count, tesla.Length * temperatures.Length);
        Parallel.For(0, grid.Count, new ParallelOptions { CancellationToken = cancellation }, i => observable(grid.Direction(i), tesla, temperatures, single.Row(i)));

        var mean = new Matrix(tesla.Length, temperatures.Length);
        for (var i = 0; i < grid.Count; i++)
        {
            for (var p = 0; p < mean.Data.Length; p++)
            {
                mean.Data[p] += grid.Weights[i] * single[i, p];
            }
        }

        return mean;
    }
}
