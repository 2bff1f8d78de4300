namespace Kramers.Magnetism.Relaxation;

/// <summary>
/// The unit in which a normal coordinate is measured. Programs differ by sqrt(2), which is a factor 2 in one-phonon and 4 in
/// Raman rates, so every derivative along a mode enters together with one of these.
/// </summary>
public readonly record struct ModeCoordinate
{
    private readonly double _factor;

    private ModeCoordinate(double factor) => _factor = factor;

    /// <summary>Q = 1 is a displacement sqrt(hbar/(m w)): the dimensionless coordinate of spectroscopy, Q = (b + b^+)/sqrt(2).
    /// MolForge and older versions of tau use it.</summary>
    public static ModeCoordinate Dimensionless { get; } = new(1 / Math.Sqrt(2));

    /// <summary>Q = 1 is a displacement sqrt(hbar/(2 m w)), Q = b + b^+: the project's own convention.</summary>
    public static ModeCoordinate ZeroPoint { get; } = new(1);

    /// <summary>V = factor * dH/dQ, where H_sp = V (b + b^+).</summary>
    /// <exception cref="InvalidOperationException">The value was never given a meaning.</exception>
    public double CouplingFactor => _factor > 0
        ? _factor
        : throw new InvalidOperationException("Choose ModeCoordinate.Dimensionless or ModeCoordinate.ZeroPoint.");
}
