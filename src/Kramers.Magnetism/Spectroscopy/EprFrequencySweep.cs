using System.Numerics;
using Kramers.Magnetism.Magnetometry;
using Kramers.Magnetism.Relaxation;
using Kramers.Magnetism.Spins;
using Kramers.Numerics;
using Kramers.Numerics.LinearAlgebra;
using Kramers.Numerics.Quadrature;

namespace Kramers.Magnetism.Spectroscopy;

/// <summary>
/// An EPR experiment in a fixed field: the frequency is swept. The absorption, sum |&lt;b|n1.mu|a&gt;|^2 (p_a - p_b) delta(E_b - E_a - h nu)
/// in mu_B^2/cm^-1, is the quantity that <see cref="EprFieldSweep"/> gives along the field; the absorbed power is that times nu. Immutable,
/// and safe to use from several threads.
/// </summary>
public sealed class EprFrequencySweep
{
    private const double LorentzianReach = 50; // FWHM
    private readonly Magnetometer _magnetometer;
    private readonly ComplexMatrix[] _moments;

    /// <summary>A sweep in a field of <paramref name="tesla"/>, 0 or more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The field is negative or not finite.</exception>
    public EprFrequencySweep(Magnetometer magnetometer, double tesla)
    {
        ArgumentNullException.ThrowIfNull(magnetometer);
        if (!(tesla >= 0 && double.IsFinite(tesla)))
        {
            throw new ArgumentOutOfRangeException(nameof(tesla), tesla, "The size of a field is 0 T or more; turn the direction to reverse it.");
        }

        _magnetometer = magnetometer;
        _moments = [.. Enumerable.Range(0, 3).Select(magnetometer.Moment)];
        Tesla = tesla;
    }

    /// <summary>Size of the static field, T.</summary>
    public double Tesla { get; }

    /// <summary>All transitions of a crystal, n(n-1)/2 of them, by ascending frequency.</summary>
    /// <param name="direction">Direction of the static field in the frame of the molecule, length 3, any non-zero norm.</param>
    /// <param name="temperature">Temperature, K.</param>
    /// <param name="microwave">Direction of the oscillating field.</param>
    /// <exception cref="ArgumentException">The direction has not three components or no length.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The temperature is not positive and finite.</exception>
    public IReadOnlyList<EprTransition> Transitions(ReadOnlySpan<double> direction, double temperature, MicrowaveField microwave = default)
    {
        var n = FieldVector.Along(direction, 1);
        var levels = Eigensystem.Of(_magnetometer.Hamiltonian(FieldVector.Along(direction, Tesla)));
        var populations = new CanonicalEnsemble(levels.Energies, temperature).Populations;
        var moments = Array.ConvertAll(_moments, levels.ToEigenbasis);
        var transitions = new List<EprTransition>();
        for (var b = 1; b < levels.Dimension; b++)
        {
            for (var a = 0; a < b; a++)
            {
                Complex[] moment = [moments[0][b, a], moments[1][b, a], moments[2][b, a]];
                var gap = Energy.FromCm(levels.Energies[b] - levels.Energies[a]).Gigahertz;
                transitions.Add(new EprTransition(gap, a, b, microwave.Strength(moment, n), populations[a] - populations[b]));
            }
        }

        return [.. transitions.OrderBy(t => t.Gigahertz)];
    }

    /// <summary>
    /// Absorption of a crystal, mu_B^2/cm^-1, one number per frequency in GHz; the line is in cm^-1 (1 cm^-1 is 29.979 GHz), other
    /// arguments as for <see cref="Transitions"/>.
    /// </summary>
    /// <exception cref="ArgumentException">The line was never given a width.</exception>
    public double[] Crystal(double[] gigahertz, LineShape line, ReadOnlySpan<double> direction, double temperature, MicrowaveField microwave = default)
    {
        ArgumentNullException.ThrowIfNull(gigahertz);
        var absorption = new double[gigahertz.Length];
        Add(absorption, gigahertz, Transitions(direction, temperature, microwave), 1, line.Required(nameof(line)));
        return absorption;
    }

    /// <summary>Absorption of a powder, mu_B^2/cm^-1, in parallel over half of a grid; arguments as for <see cref="Crystal"/>.</summary>
    /// <exception cref="ArgumentException">The line was never given a width, or the microwave field is fixed in the molecule.</exception>
    public double[] Powder(double[] gigahertz, LineShape line, SphereGrid grid, double temperature, MicrowaveField microwave = default, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(gigahertz);
        ArgumentNullException.ThrowIfNull(grid);
        CanonicalEnsemble.CheckTemperature(temperature);
        EprFieldSweep.CheckPowder(microwave);
        line.Required(nameof(line));
        var half = grid.Hemisphere();
        var single = new IReadOnlyList<EprTransition>[half.Count];
        using var oneThread = new SingleThreadedBlas();
        Parallel.For(0, half.Count, new ParallelOptions { CancellationToken = cancellation }, i => single[i] = Transitions(half.Direction(i), temperature, microwave));
        var absorption = new double[gigahertz.Length];
        for (var i = 0; i < single.Length; i++)
        {
            Add(absorption, gigahertz, single[i], half.Weights[i], line);
        }

        return absorption;
    }

    /// <summary>
    /// Absorption of a powder with frequencies and intensities interpolated linearly over triangles of orientations: lines may be far
    /// narrower than the step from one direction to the next. Lines further than 50 widths from the sweep are left out.
    /// </summary>
    /// <inheritdoc cref="Powder(double[], LineShape, SphereGrid, double, MicrowaveField, CancellationToken)"/>
    public double[] Powder(double[] gigahertz, LineShape line, OrientationTriangles grid, double temperature, MicrowaveField microwave = default, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(gigahertz);
        ArgumentNullException.ThrowIfNull(grid);
        CanonicalEnsemble.CheckTemperature(temperature);
        EprFieldSweep.CheckPowder(microwave);
        line.Required(nameof(line));
        var single = new IReadOnlyList<PowderLine>[grid.Directions.Count];
        using var oneThread = new SingleThreadedBlas();
        Parallel.For(0, single.Length, new ParallelOptions { CancellationToken = cancellation }, i => single[i] =
            [.. Transitions(grid.Directions[i], temperature, microwave).Select(t => new PowderLine(t.Lower, t.Upper, Energy.FromGigahertz(t.Gigahertz).Cm, t.Intensity))]);
        double[] sweep = Array.ConvertAll(gigahertz, f => Energy.FromGigahertz(f).Cm);
        var reach = (line.IsGaussian ? EprFieldSweep.GaussianReach : LorentzianReach) * line.FwhmCm;
        var bins = new LineBins(sweep.Min() - reach, sweep.Max() + reach, line.FwhmCm);
        PowderLine.AddAll(bins, grid, single);
        return [.. sweep.AsParallel().AsOrdered().WithCancellation(cancellation).Select(x => bins.Convolved(x, double.PositiveInfinity, line.Density))];
    }

    private static void Add(double[] absorption, double[] gigahertz, IReadOnlyList<EprTransition> transitions, double weight, LineShape line)
    {
        foreach (var transition in transitions)
        {
            for (var f = 0; f < gigahertz.Length; f++)
            {
                var detuning = Energy.FromGigahertz(gigahertz[f] - transition.Gigahertz).Cm;
                absorption[f] += weight * transition.Intensity * line.Density(detuning);
            }
        }
    }
}
