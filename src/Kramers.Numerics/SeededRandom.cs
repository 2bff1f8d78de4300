using System.Numerics;

namespace Kramers.Numerics;

/// <summary>
/// Random numbers that depend on the seed alone, on every machine and every version of .NET (System.Random with a seed makes no
/// such promise): xoshiro256** of Blackman and Vigna (ACM Trans. Math. Softw. 47, 36 (2021), doi:10.1145/3460772), its state
/// filled from the seed by SplitMix64. Not for secrets, and not for use by several threads at once: <see cref="Fork"/> for those.
/// </summary>
public sealed class SeededRandom
{
    private ulong _a, _b, _c, _d;

    /// <summary>Starts the sequence of <paramref name="seed"/>.</summary>
    public SeededRandom(ulong seed)
    {
        (_a, _b, _c, _d) = (SplitMix(ref seed), SplitMix(ref seed), SplitMix(ref seed), SplitMix(ref seed));
    }

    /// <summary>Goes on from a <see cref="State"/> kept earlier.</summary>
    /// <exception cref="ArgumentException">All four numbers are zero: the generator would stay there.</exception>
    public SeededRandom((ulong A, ulong B, ulong C, ulong D) state)
    {
        if (state == default)
        {
            throw new ArgumentException("The state of the generator cannot be all zeros.", nameof(state));
        }

        (_a, _b, _c, _d) = state;
    }

    /// <summary>All there is to know for going on later.</summary>
    public (ulong A, ulong B, ulong C, ulong D) State => (_a, _b, _c, _d);

    /// <summary>64 random bits.</summary>
    public ulong Bits()
    {
        var result = BitOperations.RotateLeft(_b * 5, 7) * 9;
        var t = _b << 17;
        _c ^= _a;
        _d ^= _b;
        _b ^= _c;
        _a ^= _d;
        _c ^= t;
        _d = BitOperations.RotateLeft(_d, 45);
        return result;
    }

    /// <summary>Uniform in [0, 1), a multiple of 2^-53.</summary>
    public double Uniform() => (Bits() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Uniform in [<paramref name="from"/>, <paramref name="to"/>).</summary>
    public double Uniform(double from, double to) => from + (to - from) * Uniform();

    /// <summary>A whole number 0 .. <paramref name="count"/> - 1, each as likely as the others.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is not positive.</exception>
    public int Index(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        var range = (ulong)count;
        var biased = ulong.MaxValue - ulong.MaxValue % range; // beyond it the first numbers would come up once more
        var bits = Bits();
        while (bits >= biased)
        {
            bits = Bits();
        }

        return (int)(bits % range);
    }

    /// <summary>Normal with mean 0 and variance 1, by the polar method of Marsaglia (doi:10.1137/1006063).</summary>
    public double Gaussian()
    {
        while (true)
        {
            var (x, y) = (2 * Uniform() - 1, 2 * Uniform() - 1);
            var s = x * x + y * y;
            if (s is > 0 and < 1)
            {
                return x * Math.Sqrt(-2 * Math.Log(s) / s);
            }
        }
    }

    /// <summary>Puts <paramref name="items"/> into random order in place (Fisher and Yates).</summary>
    public void Shuffle<T>(Span<T> items)
    {
        for (var i = items.Length - 1; i > 0; i--)
        {
            var j = Index(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }

    /// <summary>The numbers 0 .. <paramref name="count"/> - 1 in random order.</summary>
    public int[] Permutation(int count)
    {
        var order = Enumerable.Range(0, count).ToArray();
        Shuffle<int>(order);
        return order;
    }

    /// <summary>A new generator for a part of the work; this one moves on by one number.</summary>
    public SeededRandom Fork() => new(Bits());

    private static ulong SplitMix(ref ulong state)
    {
        state += 0x9E3779B97F4A7C15;
        var z = state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
