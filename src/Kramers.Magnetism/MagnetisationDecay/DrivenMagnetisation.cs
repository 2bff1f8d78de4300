using System.Numerics;

namespace Kramers.Magnetism.MagnetisationDecay;

/// <summary>Form of a periodic field around its mean.</summary>
public enum Waveform
{
    /// <summary>+B1 in the first half of each period, -B1 in the second.</summary>
    Square,

    /// <summary>B1 sin(omega (t - t_0)).</summary>
    Sine,
}

/// <summary>One point of chi(f).</summary>
/// <param name="FrequencyHz">Hz.</param>
/// <param name="Chi">chi' - i chi'', unit of the moment over that of the field.</param>
/// <param name="StandardError">Of chi' and of chi'', from the scatter between periods; null where only one period was used.</param>
public readonly record struct HarmonicSusceptibility(double FrequencyHz, Complex Chi, double? StandardError);

/// <summary>
/// M(t) under a slow periodic field, as a magnetometer without an ac coil records it, to chi' and chi'' below the range of ac
/// instruments (the idea: Hilgar, Butts and Rinehart, PCCP 21, 22302 (2019)). M(t) has to be periodic: the periods
/// given should come after the response has settled. chi(n omega) = M_n/B_n, ratio of the Fourier components
/// (1/P) int exp(-i n omega t) dt; a square wave has B_n = 2 B1/(i pi n) for odd n, so one run gives f, 3f, 5f ... Integrals are
/// exact for straight lines between the points, and points need not be evenly spaced. The response must be linear in the field.
/// </summary>
public sealed class DrivenMagnetisation
{
    private const int FewestPointsPerPeriod = 8;
    private readonly double[] _times;
    private readonly double[] _moments;
    private readonly double _period;
    private readonly int _periods;

    /// <summary>Checks a measurement.</summary>
    /// <param name="timesSeconds">s, ascending; 0 is where a period begins, earlier points are settling and are left out.</param>
    /// <param name="moments">Moment, one per time.</param>
    /// <param name="periodSeconds">Period of the field, s. The record has to cover at least one from t = 0 on.</param>
    /// <exception cref="ArgumentException">Times do not ascend, points are too few, or the record is shorter than a period.</exception>
    public DrivenMagnetisation(IReadOnlyList<double> timesSeconds, IReadOnlyList<double> moments, double periodSeconds)
    {
        ArgumentNullException.ThrowIfNull(timesSeconds);
        ArgumentNullException.ThrowIfNull(moments);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(periodSeconds);
        (_times, _moments, _period) = ([.. timesSeconds], [.. moments], periodSeconds);
        if (_times.Length != _moments.Length || _times.Length == 0 || !_times.Zip(_times.Skip(1), (a, b) => b > a).All(x => x) || !_moments.All(double.IsFinite))
        {
            throw new ArgumentException("A record needs one finite moment per time, and times that ascend.", nameof(timesSeconds));
        }

        _periods = (int)Math.Floor(_times[^1] / periodSeconds * (1 + 1e-9));
        if (_times[0] > 0 || _periods < 1 || _times.Count(t => t >= 0) < FewestPointsPerPeriod * _periods)
        {
            throw new ArgumentException(
                $"The record must reach from t = 0 over at least one period of {periodSeconds} s with {FewestPointsPerPeriod} points each; it goes from {_times[0]} to {_times[^1]} s with {_times.Length} points.", nameof(timesSeconds));
        }
    }

    /// <summary>chi at the frequency of the field, and for a square wave at its odd multiples.</summary>
    /// <param name="waveform">Form of the field.</param>
    /// <param name="fieldAmplitude">B1, in oersted where moments are in emu/mol and chi is to be in cm^3/mol.</param>
    /// <param name="harmonics">How many points; 1 for a sine. High ones are weak and need many points per period.</param>
    /// <returns>Ascending in frequency.</returns>
    public IReadOnlyList<HarmonicSusceptibility> Susceptibility(Waveform waveform, double fieldAmplitude, int harmonics = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(fieldAmplitude);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(harmonics);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(waveform == Waveform.Sine ? harmonics : 1, 1, nameof(harmonics));
        return [.. Enumerable.Range(0, harmonics).Select(k => Harmonic(waveform, fieldAmplitude, 2 * k + 1))];
    }

    private HarmonicSusceptibility Harmonic(Waveform waveform, double amplitude, int n)
    {
        var field = waveform == Waveform.Square ? new Complex(0, -2 * amplitude / (Math.PI * n)) : new Complex(0, -amplitude / 2);
        Complex[] chi = [.. Enumerable.Range(0, _periods).Select(p => Component(p * _period, n) / field)];
        var mean = chi.Aggregate((a, b) => a + b) / _periods;
        // Half of |difference|^2 belongs to each of chi' and chi''.
        double? error = _periods == 1 ? null : Math.Sqrt(chi.Sum(x => (x - mean).Magnitude * (x - mean).Magnitude) / (2.0 * _periods * (_periods - 1)));
        return new HarmonicSusceptibility(n / _period, mean, error);
    }

    // (1/P) int M exp(-i n omega t) dt over one period.
    private Complex Component(double from, int n)
    {
        var omega = 2 * Math.PI * n / _period;
        var to = from + _period;
        double[] t = [from, .. _times.Where(x => x > from && x < to), to];
        double[] m = [.. t.Select(MomentAt)];
        var sum = Complex.Zero;
        for (var i = 1; i < t.Length; i++)
        {
            sum += Segment(t[i - 1] - from, m[i - 1], t[i] - from, m[i], omega);
        }

        return sum / _period;
    }

    // int (straight line) exp(-i omega t) dt = [(i m/omega + slope/omega^2) exp(-i omega t)] between the ends.
    private static Complex Segment(double t1, double m1, double t2, double m2, double omega)
    {
        var slope = (m2 - m1) / (t2 - t1) / (omega * omega);
        return new Complex(slope, m2 / omega) * Complex.FromPolarCoordinates(1, -omega * t2)
            - new Complex(slope, m1 / omega) * Complex.FromPolarCoordinates(1, -omega * t1);
    }

    private double MomentAt(double t)
    {
        var at = Array.BinarySearch(_times, t);
        if (at >= 0)
        {
            return _moments[at];
        }

        var i = Math.Clamp(~at, 1, _times.Length - 1);
        return _moments[i - 1] + (_moments[i] - _moments[i - 1]) * (t - _times[i - 1]) / (_times[i] - _times[i - 1]);
    }
}
