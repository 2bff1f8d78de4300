using Kramers.Chemistry;

namespace Kramers.Workbench.Engines.OpenMolcas;

/// <summary>The metal ion of a complex with one magnetic centre: its shell, electrons, and what they give by themselves.</summary>
/// <param name="Atom">Index of the atom, from 0.</param>
/// <param name="Element">The element.</param>
/// <param name="Electrons">Electrons in the d or f shell.</param>
/// <param name="Orbitals">5 for d, 7 for f.</param>
public sealed record MagneticIon(int Atom, Element Element, int Electrons, int Orbitals)
{
    /// <summary>Finds the one d or f metal of a molecule.</summary>
    /// <param name="structure">The molecule.</param>
    /// <param name="oxidationState">Oxidation state of the metal.</param>
    /// <exception cref="ArgumentException">None, several, or no electron or no hole in the shell.</exception>
    public static MagneticIon Of(Structure structure, int oxidationState)
    {
        ArgumentNullException.ThrowIfNull(structure);
        var metals = structure.Elements.Index().Where(e => Core(e.Item) is not null).ToArray();
        if (metals.Length != 1)
        {
            throw new ArgumentException($"{structure.Formula} has {metals.Length} atoms of d or f metals; an active space is chosen for exactly one. Replace the others by diamagnetic ions.", nameof(structure));
        }

        var (atom, element) = metals[0];
        var (core, orbitals) = Core(element)!.Value;
        var electrons = element.AtomicNumber - core - oxidationState;
        return electrons > 0 && electrons < 2 * orbitals
            ? new MagneticIon(atom, element, electrons, orbitals)
            : throw new ArgumentException($"{element} in oxidation state {oxidationState} has {electrons} electrons in its shell of {orbitals} orbitals: nothing magnetic. Change the oxidation state.", nameof(oxidationState));
    }

    /// <summary>Whether an element is a d or f metal that can be magnetic.</summary>
    internal static bool IsMetal(Element element) => Core(element) is not null;

    /// <summary>"d" or "f".</summary>
    public string Shell => Orbitals == 5 ? "d" : "f";

    /// <summary>2S+1 of Hund's first rule.</summary>
    public int HighSpinMultiplicity => Math.Min(Electrons, 2 * Orbitals - Electrons) + 1;

    /// <summary>2J of the ground multiplet by Hund's rules: S largest, then L, then J = L - S below and L + S above half filling.</summary>
    public int DoubledGroundJ
    {
        get
        {
            var twoS = HighSpinMultiplicity - 1;
            var l = (Orbitals - 1) / 2;
            var filled = Electrons % Orbitals;
            var twoL = filled * (2 * l + 1 - filled);
            return Electrons < Orbitals ? Math.Abs(twoL - twoS) : twoL + twoS;
        }
    }

    /// <summary>
    /// Number of all roots of a spin: spin-adapted configurations of n electrons in m orbitals by Weyl's formula,
    /// (2S+1)/(m+1) C(m+1, n/2-S) C(m+1, m-n/2-S) (Paldus, J. Chem. Phys. 61, 5321 (1974), doi:10.1063/1.1681883).
    /// </summary>
    /// <param name="multiplicity">2S+1.</param>
    /// <exception cref="ArgumentException">The electrons cannot have that spin.</exception>
    public int Roots(int multiplicity)
    {
        if (multiplicity < 1 || multiplicity > HighSpinMultiplicity || (Electrons - multiplicity) % 2 == 0)
        {
            throw new ArgumentException($"{Shell}^{Electrons} has no states of multiplicity {multiplicity}; the highest is {HighSpinMultiplicity}.", nameof(multiplicity));
        }

        var twoS = multiplicity - 1;
        var pairs = (Electrons - twoS) / 2;
        return (int)(multiplicity * Binomial(Orbitals + 1, pairs) * Binomial(Orbitals + 1, Orbitals - (Electrons + twoS) / 2) / (Orbitals + 1));
    }

    private static long Binomial(int n, int k)
    {
        var c = 1L;
        for (var i = 1; i <= k; i++)
        {
            c = c * (n - k + i) / i;
        }

        return c;
    }

    // Electrons below the valence d or f and s shells, by period; zinc, cadmium, mercury and lutetium have full shells.
    private static (int Core, int Orbitals)? Core(Element element) => element.AtomicNumber switch
    {
        >= 21 and <= 29 => (18, 5),
        >= 39 and <= 47 => (36, 5),
        >= 58 and <= 70 => (54, 7),
        >= 72 and <= 79 => (68, 5),
        >= 90 and <= 102 => (86, 7),
        _ => null,
    };
}
