using Kramers.Magnetism.Relaxation;
using Kramers.Numerics;

namespace Kramers.Magnetism.OpenSystems;

/// <summary>
/// Two modes, quadratically coupled in first order, H = V (b_p + b_p^+)(b_q + b_q^+):
///   G(E) = (n_p + 1) n_q delta(E + w_p - w_q) + n_p (n_q + 1) delta(E - w_p + w_q)
///        + n_p n_q delta(E - w_p - w_q) + (n_p + 1)(n_q + 1) delta(E + w_p + w_q).
/// One mode twice, H = V (b + b^+)^2: thermal means of (N+1)(N+2), N(N-1) and the variance of 2N + 1 give
///   G(E) = 2 (n + 1)^2 delta(E + 2w) + 2 n^2 delta(E - 2w) + 4 n (n + 1) delta(E).
/// With <see cref="OccupationAt.TransitionEnergy"/> G(E) of E > 0 is G(-E) exp(-E/kT), under any line.
/// </summary>
public sealed class TwoPhononSpectrum : IBathSpectrum
{
    private readonly double _p, _q;
    private readonly bool _sameMode;
    private readonly LineShape _line;
    private readonly OccupationAt _occupationAt;

    /// <summary>Two different modes, frequencies in cm^-1, positive.</summary>
    /// <exception cref="ArgumentException">A frequency is not positive, or the line has no width.</exception>
    public TwoPhononSpectrum(double firstCm, double secondCm, LineShape line, OccupationAt occupationAt = OccupationAt.ModeFrequency)
        : this(firstCm, secondCm, false, line, occupationAt)
    {
    }

    /// <summary>The same mode twice, frequency in cm^-1, positive.</summary>
    /// <exception cref="ArgumentException">The frequency is not positive, or the line has no width.</exception>
    public TwoPhononSpectrum(double frequencyCm, LineShape line, OccupationAt occupationAt = OccupationAt.ModeFrequency)
        : this(frequencyCm, frequencyCm, true, line, occupationAt)
    {
    }

    private TwoPhononSpectrum(double p, double q, bool sameMode, LineShape line, OccupationAt occupationAt)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(p);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(q);
        (_p, _q, _sameMode, _line, _occupationAt) = (p, q, sameMode, BathCoupling.Checked(line), occupationAt);
    }

    /// <inheritdoc/>
    public double Density(double transitionCm, double temperatureKelvin)
    {
        var upwards = _occupationAt == OccupationAt.TransitionEnergy && transitionCm > 0;
        var e = upwards ? -transitionCm : transitionCm;
        var balance = upwards ? Math.Exp(-transitionCm / (PhysicalConstants.BoltzmannCm * temperatureKelvin)) : 1;
        var (np, nq) = (BoseEinstein.Occupation(_p, temperatureKelvin), BoseEinstein.Occupation(_q, temperatureKelvin));

        // With p = q the four terms are n(n+1), n(n+1), n^2, (n+1)^2: twice that is the formula of one mode.
        return balance * (_sameMode ? 2 : 1) * ((np + 1) * nq * _line.Density(e + _p - _q) + np * (nq + 1) * _line.Density(e - _p + _q)
            + np * nq * _line.Density(e - _p - _q) + (np + 1) * (nq + 1) * _line.Density(e + _p + _q));
    }
}
