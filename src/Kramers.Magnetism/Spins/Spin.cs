namespace Kramers.Magnetism.Spins;

/// <summary>A spin quantum number S = 0, 1/2, 1, 3/2, ..., kept as the integer 2S so that half-integers stay exact.</summary>
public readonly record struct Spin
{
    private Spin(int doubled) => Doubled = doubled;

    /// <summary>The integer 2S.</summary>
    public int Doubled { get; }

    /// <summary>S itself.</summary>
    public double Value => 0.5 * Doubled;

    /// <summary>Number of states, 2S + 1.</summary>
    public int Multiplicity => Doubled + 1;

    /// <summary>True for S = 1/2, 3/2, ...: Kramers' theorem keeps its levels in pairs without a field.</summary>
    public bool IsHalfInteger => (Doubled & 1) == 1;

    /// <summary>Makes a spin from 2S.</summary>
    /// <exception cref="ArgumentOutOfRangeException">2S is negative.</exception>
    public static Spin FromDoubled(int twoS)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(twoS);
        return new Spin(twoS);
    }

    /// <summary>Makes a spin from S = 0, 0.5, 1, 1.5, ...</summary>
    /// <exception cref="ArgumentOutOfRangeException">S is not a non-negative multiple of one half.</exception>
    public static Spin FromValue(double s)
    {
        if (!(s >= 0 && s < 1000) || 2 * s != Math.Round(2 * s))
        {
            throw new ArgumentOutOfRangeException(nameof(s), s, "A spin quantum number is 0, 0.5, 1, 1.5, ...");
        }

        return new Spin((int)(2 * s));
    }

    /// <summary>S as a fraction, for example "3/2".</summary>
    public override string ToString() => IsHalfInteger ? $"{Doubled}/2" : $"{Doubled / 2}";
}
