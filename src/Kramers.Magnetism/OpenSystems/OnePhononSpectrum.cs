using Kramers.Magnetism.Relaxation;

namespace Kramers.Magnetism.OpenSystems;

/// <summary>
/// One mode, linearly coupled, V (b + b^+): G(E) = n delta(E - w) for E >= 0, (n + 1) delta(E + w) for E &lt; 0. As in
/// <see cref="OnePhononProcess"/>, absorption never drives downwards nor emission upwards, whatever the line would let.
/// </summary>
public sealed class OnePhononSpectrum : IBathSpectrum
{
    private readonly double _frequency;
    private readonly LineShape _line;

    /// <summary>Takes the mode's frequency in cm^-1, positive, and the line that stands for delta.</summary>
    /// <exception cref="ArgumentException">The frequency is not positive, or the line has no width.</exception>
    public OnePhononSpectrum(double frequencyCm, LineShape line)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(frequencyCm);
        (_frequency, _line) = (frequencyCm, BathCoupling.Checked(line));
    }

    /// <inheritdoc/>
    public double Density(double transitionCm, double temperatureKelvin)
    {
        var n = BoseEinstein.Occupation(_frequency, temperatureKelvin);
        return (transitionCm >= 0 ? n : n + 1) * _line.Density(Math.Abs(transitionCm), _frequency);
    }
}
