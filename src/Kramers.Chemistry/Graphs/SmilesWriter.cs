using System.Globalization;
using System.Text;

namespace Kramers.Chemistry.Graphs;

/// <summary>Writes SMILES. Atoms on resonating bonds (<see cref="Resonance"/>) are written in lower case.</summary>
public static class SmilesWriter
{
    /// <summary>SMILES with the atoms as far as possible in the order of their numbers.</summary>
    public static string Write(MolecularGraph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        return Write(graph, [.. Enumerable.Range(0, graph.Count)], Resonance.Of(graph));
    }

    /// <summary>
    /// The canonical SMILES of Kramers: one string for all numberings and Kekulé structures of a molecule. Hydrogens are counted, marks
    /// that distinguish nothing are left out.
    /// </summary>
    public static string WriteCanonical(MolecularGraph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        var canonical = CanonicalForm.Of(graph);
        return Write(canonical, [.. Enumerable.Range(0, graph.Count).Take(canonical.Count)], Resonance.Of(canonical));
    }

    private static string Write(MolecularGraph graph, int[] ranks, bool[] resonating)
    {
        var plain = CanonicalForm.WithoutGeometry(graph, resonating);
        return new SmilesLine(new WritingOrder(plain, ranks), resonating, BondDirections.Of(plain, ranks)).Write();
    }

    /// <summary>Text of an atom inside or without brackets.</summary>
    internal static void AppendAtom(StringBuilder text, GraphAtom atom, Chirality chirality, bool aromatic, int bondSum)
    {
        var symbol = aromatic ? AromaticSymbol(atom) : atom.Element.Symbol;
        if (IsPlain(atom, chirality, bondSum))
        {
            text.Append(symbol);
            return;
        }

        text.Append('[').Append(atom.Isotope > 0 ? atom.Isotope.ToString(CultureInfo.InvariantCulture) : "").Append(symbol);
        text.Append(chirality switch { Chirality.Counterclockwise => "@", Chirality.Clockwise => "@@", _ => "" });
        text.Append(atom.Hydrogens switch { 0 => "", 1 => "H", var h => string.Create(CultureInfo.InvariantCulture, $"H{h}") });
        text.Append(atom.Charge switch { 0 => "", 1 => "+", -1 => "-", var q => q.ToString("+0;-0", CultureInfo.InvariantCulture) }).Append(']');
    }

    /// <summary>Whether an atom says all about itself without brackets.</summary>
    internal static bool IsPlain(GraphAtom atom, Chirality chirality, int bondSum) =>
        atom is { Charge: 0, Isotope: 0 } && chirality == Chirality.None && Valences.IsOrganic(atom.AtomicNumber)
            && atom.Hydrogens == Valences.ImplicitHydrogens(atom.AtomicNumber, bondSum);

    private static string AromaticSymbol(GraphAtom atom)
    {
        var symbol = atom.Element.Symbol;
        return char.ToLowerInvariant(symbol[0]) + symbol[1..];
    }
}
