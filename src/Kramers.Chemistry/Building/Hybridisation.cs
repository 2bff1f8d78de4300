using Kramers.Chemistry.Graphs;

namespace Kramers.Chemistry.Building;

/// <summary>Which atoms of the ligands are flat or linear, and which bonds do not turn.</summary>
internal sealed class Hybridisation
{
    private const int LargestAromaticRing = 8;
    private readonly ComplexAtoms atoms;
    private readonly int[] doubles;
    private readonly bool[] triple;
    private readonly HashSet<(int, int)> aromatic = [];

    internal Hybridisation(ComplexAtoms atoms)
    {
        this.atoms = atoms;
        (doubles, triple) = (new int[atoms.Count], new bool[atoms.Count]);
        foreach (var bond in atoms.Bonds)
        {
            foreach (var end in (int[])[bond.From, bond.To])
            {
                doubles[end] += bond.Order == BondOrder.Double ? 1 : 0;
                triple[end] |= bond.Order == BondOrder.Triple;
            }
        }

        foreach (var ring in atoms.Rings.Where(IsAromatic))
        {
            for (var k = 0; k < ring.Length; k++)
            {
                var (a, b) = (ring[k], ring[(k + 1) % ring.Length]);
                aromatic.Add((Math.Min(a, b), Math.Max(a, b)));
            }
        }
    }

    /// <summary>Two neighbours on one line.</summary>
    internal bool IsLinear(int atom) => triple[atom] || doubles[atom] > 1 && atoms.Neighbours(atom).Count == 2 && atoms.Elements[atom].AtomicNumber is 6 or 7;

    /// <summary>Double bond, or a lone pair beside one.</summary>
    internal bool IsFlat(int atom) =>
        !IsLinear(atom) && atoms.Neighbours(atom).Count <= 3 && (doubles[atom] > 0 && atoms.Elements[atom].AtomicNumber < 10 || HasConjugatedPair(atom));

    internal bool IsAromaticBond(int a, int b) => aromatic.Contains((Math.Min(a, b), Math.Max(a, b)));

    /// <summary>Whether the four atoms on its ends lie in one plane: double, aromatic and amide bonds.</summary>
    internal bool IsStiff(GraphBond bond)
    {
        var (a, b) = (bond.From, bond.To);
        return IsFlat(a) && IsFlat(b) && (bond.Order == BondOrder.Double || IsAromaticBond(a, b) || IsAmide(a, b) || IsAmide(b, a));
    }

    private bool HasConjugatedPair(int atom)
    {
        var (z, around) = (atoms.Elements[atom].AtomicNumber, atoms.Neighbours(atom));
        var hasPair = z switch
        {
            5 => true,
            6 => atoms.Charges[atom] < 0,
            // A donor with three neighbours gives its pair to the metal.
            7 => around.Count < 3 || !atoms.IsDonor[atom],
            8 or 16 => around.Count == 2,
            _ => false,
        };
        return hasPair && around.Exists(n => doubles[n] > 0 && atoms.Elements[n].AtomicNumber < 10);
    }

    private bool IsAmide(int carbon, int nitrogen) =>
        atoms.Elements[nitrogen].AtomicNumber == 7 && atoms.Elements[carbon].AtomicNumber == 6 && atoms.Neighbours(carbon).Exists(o => atoms.Elements[o].AtomicNumber == 8 && atoms.Neighbours(o).Count == 1);

    private bool IsAromatic(int[] ring) => ring.Length is >= 5 and <= LargestAromaticRing && Array.TrueForAll(ring, IsFlat) && (ring.Length < 7 || ring.Any(a => atoms.Charges[a] < 0));
}
