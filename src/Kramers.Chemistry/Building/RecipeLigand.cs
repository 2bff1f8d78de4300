using Kramers.Chemistry.Ligands;

namespace Kramers.Chemistry.Building;

/// <summary>A ligand of a recipe.</summary>
/// <param name="Ligand">The ligand.</param>
/// <param name="Count">How many of it, 1 or more.</param>
/// <param name="Placement">Where the copies stand to each other.</param>
/// <param name="Sites">Vertices that its donors shall take, from 1 as SHAPE counts them; empty for any.</param>
public sealed record RecipeLigand(Ligand Ligand, int Count, Placement Placement, IReadOnlyList<int> Sites)
{
    /// <summary>Vertices that all copies take together.</summary>
    public int Vertices => Count * Ligand.Denticity;
}
