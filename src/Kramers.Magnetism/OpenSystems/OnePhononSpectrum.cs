using Kramers.Magnetism.Relaxation;

namespace Kramers.Magnetism.OpenSystems;

/// <summary>
/// One mode, linearly coupled, V (b + b^+): G(E) = n delta(E - w) for E >= 0, (n + 1) delta(E + w) for E &lt; 0. As in
/// <see cref="OnePhononProcess"/>, absorption never drives downwards nor emission upwards, whatever the line would let. With
/// <see cref="OccupationAt.TransitionEnergy"/> n is that of |E|, and G(E) = G(-E) exp(-E/kT) under any line.
/// </summary>
public sealed class OnePhononSpectrum : IBathSpectrum
{
    private readonly double _frequency;
    private readonly LineShape _line;
    private readonly OccupationAt _occupationAt;

    /// <summary>Takes the mode's frequency in cm^-1, positive, the line that stands for delta, and where n is taken.</summary>
    /// <exception cref="ArgumentException">The frequency is not positive, or the line has no width.</exception>
    public OnePhononSpectrum(double frequencyCm, LineShape line, OccupationAt occupationAt = OccupationAt.ModeFrequency)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(frequencyCm);
        (_frequency, _line, _occupationAt) = (frequencyCm, BathCoupling.Checked(line), occupationAt);
    }

    /// <inheritdoc/>
    public double Density(double transitionCm, double temperatureKelvin)
    {
        // n(E) has no limit at E = 0: there the number of the mode stays.
        var at = _occupationAt == OccupationAt.ModeFrequency || transitionCm == 0 ? _frequency : Math.Abs(transitionCm);
        var n = BoseEinstein.Occupation(at, temperatureKelvin);
        return (transitionCm >= 0 ? n : n + 1) * _line.Density(Math.Abs(transitionCm), _frequency);
    }
}
