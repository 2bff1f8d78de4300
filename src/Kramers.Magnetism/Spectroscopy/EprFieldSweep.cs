using System.Numerics;
using Kramers.Magnetism.Magnetometry;
using Kramers.Magnetism.Spins;
using Kramers.Numerics;
using Kramers.Numerics.LinearAlgebra;
using Kramers.Numerics.Quadrature;

namespace Kramers.Magnetism.Spectroscopy;

/// <summary>
/// An EPR experiment at a fixed frequency: the field is swept and each transition shows where its gap is the microwave quantum.
/// All pairs of levels count, forbidden and looping ones too. Transitions that lie outside the sweep are not seen, nor are their
/// wings. Immutable, and safe to use from several threads.
/// </summary>
public sealed class EprFieldSweep
{
    private const double Margin = 0.25; // of the sweep
    internal const double GaussianReach = 4; // FWHM: 2^-64 of the maximum
    private readonly Magnetometer _magnetometer;
    private readonly ComplexMatrix[] _moments;

    /// <summary>A sweep between two fields.</summary>
    /// <param name="magnetometer">The molecule.</param>
    /// <param name="gigahertz">Microwave frequency, GHz.</param>
    /// <param name="fromTesla">Lowest field, T, 0 or more.</param>
    /// <param name="toTesla">Highest field, T.</param>
    /// <exception cref="ArgumentOutOfRangeException">The frequency is not positive, or the fields do not ascend from 0 or more.</exception>
    public EprFieldSweep(Magnetometer magnetometer, double gigahertz, double fromTesla, double toTesla)
    {
        ArgumentNullException.ThrowIfNull(magnetometer);
        if (!(gigahertz > 0 && double.IsFinite(gigahertz)))
        {
            throw new ArgumentOutOfRangeException(nameof(gigahertz), gigahertz, "A microwave frequency is a positive number of GHz.");
        }

        if (!(fromTesla >= 0 && toTesla > fromTesla && double.IsFinite(toTesla)))
        {
            throw new ArgumentOutOfRangeException(nameof(toTesla), toTesla, $"A sweep goes up from 0 T or more, not from {fromTesla} T to this.");
        }

        _magnetometer = magnetometer;
        _moments = [.. Enumerable.Range(0, 3).Select(magnetometer.Moment)];
        (Gigahertz, FromTesla, ToTesla) = (gigahertz, fromTesla, toTesla);
    }

    /// <summary>Microwave frequency, GHz.</summary>
    public double Gigahertz { get; }

    /// <summary>Lowest field, T.</summary>
    public double FromTesla { get; }

    /// <summary>Highest field, T.</summary>
    public double ToTesla { get; }

    /// <summary>All resonances of a crystal by ascending field.</summary>
    /// <param name="direction">Direction of the static field in the frame of the molecule, length 3, any non-zero norm.</param>
    /// <param name="temperature">Temperature, K.</param>
    /// <param name="microwave">Direction of the oscillating field.</param>
    /// <exception cref="ArgumentException">The direction has not three components or no length.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The temperature is not positive and finite.</exception>
    public IReadOnlyList<EprResonance> Resonances(ReadOnlySpan<double> direction, double temperature, MicrowaveField microwave = default)
    {
        CanonicalEnsemble.CheckTemperature(temperature);
        var n = FieldVector.Along(direction, 1);
        var found = ResonanceSearch.Find(_magnetometer, [n.X, n.Y, n.Z], Energy.FromGigahertz(Gigahertz).Cm, FromTesla, ToTesla);
        return found.ConvertAll(r => ToResonance(r, n, temperature, microwave));
    }

    /// <summary>The spectrum of a crystal at fields in tesla; other arguments as for <see cref="Resonances"/>.</summary>
    /// <exception cref="ArgumentException">The line was never given a width.</exception>
    public EprSpectrum Crystal(double[] tesla, FieldLine line, ReadOnlySpan<double> direction, double temperature, MicrowaveField microwave = default)
    {
        ArgumentNullException.ThrowIfNull(tesla);
        var spectrum = Empty(tesla);
        Add(spectrum, Resonances(direction, temperature, microwave), 1, line.Required(nameof(line)));
        return spectrum;
    }

    /// <summary>
    /// The spectrum of a powder as a sum over orientations, in parallel over half of a grid: the simple route. The sticks of the single orientations must overlap: the line has to
    /// be wider than the step of the resonance field from one direction to the next.
    /// </summary>
    /// <param name="tesla">Fields, T.</param>
    /// <param name="line">The line of one crystallite.</param>
    /// <param name="grid">Orientations.</param>
    /// <param name="temperature">Temperature, K.</param>
    /// <param name="microwave">Perpendicular or parallel.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="ArgumentException">The line was never given a width, or the microwave field is fixed in the molecule.</exception>
    public EprSpectrum Powder(double[] tesla, FieldLine line, SphereGrid grid, double temperature, MicrowaveField microwave = default, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(tesla);
        ArgumentNullException.ThrowIfNull(grid);
        CanonicalEnsemble.CheckTemperature(temperature);
        CheckPowder(microwave);
        line.Required(nameof(line));
        var half = grid.Hemisphere();
        var single = new IReadOnlyList<EprResonance>[half.Count];
        using var oneThread = new SingleThreadedBlas();
        Parallel.For(0, half.Count, new ParallelOptions { CancellationToken = cancellation }, i => single[i] = Resonances(half.Direction(i), temperature, microwave));
        var spectrum = Empty(tesla);
        for (var i = 0; i < single.Length; i++)
        {
            Add(spectrum, single[i], half.Weights[i], line);
        }

        return spectrum;
    }

    /// <summary>
    /// The spectrum of a powder, in parallel, with resonance fields and intensities interpolated linearly over triangles of
    /// orientations: lines may be far narrower than the step of the field from one direction to the next. Where a resonance does
    /// not exist at all three corners (looping transitions) the corners count as they are. Seen are also lines in a quarter of the sweep
    /// on either side, so that a line that leaves the sweep makes no step at its end.
    /// </summary>
    /// <inheritdoc cref="Powder(double[], FieldLine, SphereGrid, double, MicrowaveField, CancellationToken)"/>
    public EprSpectrum Powder(double[] tesla, FieldLine line, OrientationTriangles grid, double temperature, MicrowaveField microwave = default, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(tesla);
        ArgumentNullException.ThrowIfNull(grid);
        CanonicalEnsemble.CheckTemperature(temperature);
        CheckPowder(microwave);
        line.Required(nameof(line));
        var margin = Margin * (ToTesla - FromTesla);
        var wide = new EprFieldSweep(_magnetometer, Gigahertz, Math.Max(0, FromTesla - margin), ToTesla + margin);
        var single = new IReadOnlyList<PowderLine>[grid.Directions.Count];
        using var oneThread = new SingleThreadedBlas();
        Parallel.For(0, single.Length, new ParallelOptions { CancellationToken = cancellation }, i => single[i] =
            [.. wide.Resonances(grid.Directions[i], temperature, microwave).Select(r => new PowderLine(r.Lower, r.Upper, 1e3 * r.FieldTesla, r.Intensity))]);
        var bins = new LineBins(1e3 * wide.FromTesla, 1e3 * wide.ToTesla, line.FwhmMillitesla);
        PowderLine.AddAll(bins, grid, single);
        var reach = line.IsGaussian ? GaussianReach * line.FwhmMillitesla : double.PositiveInfinity;
        return new EprSpectrum([.. tesla], Broadened(line.Density), Broadened(line.Derivative));

        double[] Broadened(Func<double, double> shape) =>
            [.. tesla.AsParallel().AsOrdered().WithCancellation(cancellation).Select(b => bins.Convolved(1e3 * b, reach, shape))];
    }

    internal static void CheckPowder(MicrowaveField microwave)
    {
        if (microwave.IsFixedInMolecule)
        {
            throw new ArgumentException("In a powder the microwave field cannot be fixed in the molecule: take Perpendicular or Parallel.", nameof(microwave));
        }
    }

    private EprResonance ToResonance(ResonanceSearch.Resonance r, FieldVector n, double temperature, MicrowaveField microwave)
    {
        var populations = new CanonicalEnsemble(r.Levels.Energies, temperature).Populations;
        Complex[] moment = [.. _moments.Select(m => Element(m, r.Levels.States, r.Upper, r.Lower))];
        var strength = microwave.Strength(moment, n);
        return new EprResonance(r.Tesla, r.Lower, r.Upper, r.Slope, strength, populations[r.Lower] - populations[r.Upper]);
    }

    private static Complex Element(ComplexMatrix a, ComplexMatrix states, int bra, int ket)
    {
        var sum = Complex.Zero;
        for (var i = 0; i < a.Rows; i++)
        {
            var applied = Complex.Zero;
            for (var j = 0; j < a.Columns; j++)
            {
                applied += a[i, j] * states[j, ket];
            }

            sum += Complex.Conjugate(states[i, bra]) * applied;
        }

        return sum;
    }

    private static EprSpectrum Empty(double[] tesla) => new([.. tesla], new double[tesla.Length], new double[tesla.Length]);

    private static void Add(EprSpectrum spectrum, IReadOnlyList<EprResonance> resonances, double weight, FieldLine line)
    {
        foreach (var resonance in resonances)
        {
            var area = weight * resonance.Intensity;
            for (var f = 0; f < spectrum.FieldsTesla.Length; f++)
            {
                var distance = 1e3 * (spectrum.FieldsTesla[f] - resonance.FieldTesla);
                spectrum.Absorption[f] += area * line.Density(distance);
                spectrum.Derivative[f] += area * line.Derivative(distance);
            }
        }
    }
}
