namespace Kramers.Chemistry.Graphs;

/// <summary>An atom of a <see cref="MolecularGraph"/>.</summary>
/// <param name="AtomicNumber">Z, 1 to 118.</param>
/// <param name="Charge">Formal charge in e.</param>
/// <param name="Hydrogens">Hydrogens bound to it that are no atoms of the graph.</param>
/// <param name="Isotope">Mass number, 0 where it is not given.</param>
/// <param name="Chirality">Handedness of its neighbours.</param>
public readonly record struct GraphAtom(byte AtomicNumber, sbyte Charge = 0, byte Hydrogens = 0, ushort Isotope = 0, Chirality Chirality = Chirality.None)
{
    /// <summary>Its element.</summary>
    public Element Element => Element.FromAtomicNumber(AtomicNumber);
}

/// <summary>
/// Handedness of a tetrahedral atom: seen from the first neighbour, the others in ascending order of their numbers. Its hydrogen, if
/// it has one that is no atom of the graph, is the first. This is OpenSMILES's @ and @@ with the order of writing taken out.
/// </summary>
public enum Chirality : byte
{
    /// <summary>Not given.</summary>
    None,

    /// <summary>Counterclockwise, @.</summary>
    Counterclockwise,

    /// <summary>Clockwise, @@.</summary>
    Clockwise,
}
