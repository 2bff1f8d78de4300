namespace Kramers.Chemistry.Graphs;

/// <summary>
/// Ranks of atoms that do not depend on how the atoms were numbered. Classes are refined; where equal atoms remain, each in turn is put
/// first and refinement goes on, and the numbering with the lowest description wins. Numberings with equal descriptions are symmetries,
/// by which later choices are spared (McKay and Piperno, J. Symb. Comput. 60, 94 (2014), doi:10.1016/j.jsc.2013.09.003).
/// </summary>
public static class CanonicalRanks
{
    /// <summary>The rank of each atom, 0 to N-1, in the order of <see cref="MolecularGraph.Atoms"/>; marks of stereochemistry count.</summary>
    public static int[] Of(MolecularGraph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        return graph.Count == 0 ? [] : new CanonicalSearch(graph).Run().Ranks;
    }

    /// <summary>Classes that refinement alone finds, [atom]: equal numbers for atoms with equal surroundings.</summary>
    public static int[] Classes(MolecularGraph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        return new ColourRefinement(graph, GraphDescription.BondLabels(graph)).Start();
    }

    /// <summary>Whether two graphs are one molecule, as they stand.</summary>
    internal static bool Same(MolecularGraph first, MolecularGraph second) =>
        new CanonicalSearch(first).Run().Description.AsSpan().SequenceEqual(new CanonicalSearch(second).Run().Description);
}
