using System.Globalization;
using Kramers.Chemistry.Shapes;

namespace Kramers.Chemistry.Building;

/// <summary>Open shells of metal ions by Hund's first rule.</summary>
public static class HighSpin
{
    private const int Argon = 18, Krypton = 36, Xenon = 54, Radon = 86;

    /// <summary>2S+1 of the free ion with all d or f spins as parallel as they can be: d^n of transition metals, f^n of lanthanides and actinides; 1 for closed shells.</summary>
    /// <param name="metal">The metal.</param>
    /// <param name="oxidationState">Its charge in e.</param>
    /// <exception cref="ArgumentException">The metal has not so many electrons beyond its noble-gas core.</exception>
    public static int Multiplicity(Element metal, int oxidationState)
    {
        var outside = metal.AtomicNumber - Core(metal.AtomicNumber) - oxidationState;
        if (outside < 0)
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"{metal.Symbol}{oxidationState}+ would have to give electrons of its closed shells. Lower the oxidation state."), nameof(oxidationState));
        }

        var orbitals = Metals.IsFBlock(metal) ? 7 : 5;
        // 5d follows a full 4f shell.
        var open = metal.AtomicNumber is >= 72 and <= 83 ? outside - 14 : outside;
        return open < 0 || open > 2 * orbitals || !(Metals.IsFBlock(metal) || Metals.IsTransition(metal)) ? 1 + outside % 2 : Math.Min(open, 2 * orbitals - open) + 1;
    }

    private static int Core(int z) => z switch { > Radon => Radon, > Xenon => Xenon, > Krypton => Krypton, > Argon => Argon, > 10 => 10, > 2 => 2, _ => 0 };
}
