using Kramers.Chemistry.Graphs;

namespace Kramers.Chemistry.Ligands;

/// <summary>A ligand and how it binds one metal.</summary>
/// <param name="Name">As chemists call it, for example acac.</param>
/// <param name="Graph">The molecule without the metal; atoms are numbered as in its SMILES.</param>
/// <param name="DonorAtoms">Atoms that bind with a lone pair, ascending, from 0; none of them is in a haptic group.</param>
/// <param name="Charge">In e.</param>
/// <param name="HapticGroups">Groups of atoms that bind side-on, each as one: the five carbons of Cp. Ascending, from 0.</param>
/// <param name="Source">Where the ligand and its way of binding come from.</param>
public sealed record Ligand(string Name, MolecularGraph Graph, IReadOnlyList<int> DonorAtoms, int Charge, IReadOnlyList<IReadOnlyList<int>> HapticGroups, string Source)
{
    private const string Perceived = "donors by rules of thumb (LigandDonors)";

    /// <summary>How many vertices of a coordination polyhedron it takes: a haptic group takes one.</summary>
    public int Denticity => DonorAtoms.Count + HapticGroups.Count;

    /// <summary>A ligand from its SMILES string; what is not said of its donors is perceived by <see cref="LigandDonors"/>.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="smiles">One molecule without the metal; atoms count from 0 as they are written.</param>
    /// <param name="donors">Atoms that bind with a lone pair; null with <paramref name="hapticGroups"/> null too: perceived.</param>
    /// <param name="hapticGroups">Groups that bind side-on; null where <paramref name="donors"/> says all.</param>
    /// <param name="source">Where it comes from.</param>
    /// <exception cref="SmilesException">Not a SMILES string.</exception>
    /// <exception cref="ArgumentException">Several molecules, no donor found, or an atom that is not there or named twice.</exception>
    public static Ligand FromSmiles(string name, string smiles, IReadOnlyList<int>? donors = null, IReadOnlyList<IReadOnlyList<int>>? hapticGroups = null, string source = Perceived) =>
        FromGraph(name, SmilesReader.Read(smiles), donors, hapticGroups, source);

    /// <summary>As <see cref="FromSmiles"/>, from a graph.</summary>
    /// <inheritdoc cref="FromSmiles"/>
    public static Ligand FromGraph(string name, MolecularGraph graph, IReadOnlyList<int>? donors = null, IReadOnlyList<IReadOnlyList<int>>? hapticGroups = null, string source = Perceived)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(graph);
        var perceived = LigandDonors.Of(graph);
        var given = donors is not null || hapticGroups is not null;
        var ligand = new Ligand(
            name,
            graph,
            given ? [.. (donors ?? []).Order()] : perceived.Chelating,
            graph.Charge,
            given ? [.. (hapticGroups ?? []).Select(g => (IReadOnlyList<int>)[.. g.Order()])] : perceived.HapticGroups,
            source);
        Check(ligand);
        return ligand;
    }

    /// <summary>A ligand from its positions, bonds by <see cref="GraphFromGeometry"/> and donors by <see cref="LigandDonors"/>.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="structure">The ligand without the metal, with all hydrogens; donors count its heavy atoms, from 0.</param>
    /// <param name="charge">In e.</param>
    /// <exception cref="ArgumentException">As <see cref="GraphFromGeometry.Of"/>, or no donor found.</exception>
    public static Ligand FromStructure(string name, Structure structure, int charge) => FromGraph(name, GraphFromGeometry.Of(structure, charge));

    private static void Check(Ligand ligand)
    {
        int[] atoms = [.. ligand.DonorAtoms, .. ligand.HapticGroups.SelectMany(g => g)];
        if (atoms.Length == 0)
        {
            throw new ArgumentException($"{ligand.Name}: no atom has a lone pair or pi electrons free for a metal. Name its donors.");
        }

        if (atoms.Distinct().Count() < atoms.Length || atoms.Any(a => a < 0 || a >= ligand.Graph.Count))
        {
            throw new ArgumentException($"{ligand.Name}: donors {string.Join(' ', atoms)}. Name each once, from 0 to {ligand.Graph.Count - 1}.");
        }
    }
}
