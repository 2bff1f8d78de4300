namespace Kramers.Chemistry.Graphs;

/// <summary>Standard valences of the elements that SMILES writes without brackets (OpenSMILES 1.0, section 3.1.5).</summary>
internal static class Valences
{
    private static readonly byte[][] ByElement = Table();

    /// <summary>Whether an element may stand without brackets.</summary>
    internal static bool IsOrganic(int atomicNumber) => atomicNumber is 5 or 6 or 7 or 8 or 9 or 15 or 16 or 17 or 35 or 53;

    /// <summary>Hydrogens on an atom without brackets: up to the lowest standard valence that holds <paramref name="bondSum"/>.</summary>
    internal static int ImplicitHydrogens(int atomicNumber, int bondSum)
    {
        foreach (var valence in ByElement[atomicNumber])
        {
            if (valence >= bondSum)
            {
                return valence - bondSum;
            }
        }

        return 0;
    }

    /// <summary>
    /// Valence still free on an atom with a charge, which bonds as the neutral element with as many electrons does: N+ as C, C- as N.
    /// A cation of group 13 or 14 lacks an orbital's electrons instead: C+ has three bonds.
    /// </summary>
    internal static int Free(GraphAtom atom, int bondSum)
    {
        var alike = atom.AtomicNumber - atom.Charge;
        if (atom.AtomicNumber is 6 or 14 && atom.Charge > 0)
        {
            return Math.Max(0, 4 - atom.Charge - bondSum);
        }

        // below the second row As, Se and Te bond as P and S do
        alike += atom.AtomicNumber switch { 33 or 34 => -18, 51 or 52 => -36, 32 => -18, _ => 0 };
        return alike is > 0 and < 128 ? ImplicitHydrogens(alike, bondSum) : 0;
    }

    private static byte[][] Table()
    {
        var table = new byte[128][];
        Array.Fill(table, []);
        (int[] Elements, byte[] Valences)[] groups =
        [
            ([5], [3]), ([6, 14], [4]), ([7, 15], [3, 5]), ([8], [2]), ([16], [2, 4, 6]), ([1, 9, 17, 35, 53], [1]),
        ];
        foreach (var (elements, valences) in groups)
        {
            foreach (var element in elements)
            {
                table[element] = valences;
            }
        }

        return table;
    }
}
