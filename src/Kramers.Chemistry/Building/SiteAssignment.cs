using System.Globalization;

namespace Kramers.Chemistry.Building;

/// <summary>Which donor stands on which vertex of the polyhedron: one stereoisomer.</summary>
/// <param name="Vertices">
/// [copy][donor] vertex from 0, for all copies of the first ligand, then of the second, ...; of a copy its sigma donors, then its haptic groups.
/// With two metals the vertices of the first, and the bridges come before all.
/// </param>
public sealed record SiteAssignment(IReadOnlyList<IReadOnlyList<int>> Vertices)
{
    /// <summary>What makes the second metal of a core out of the first.</summary>
    public MetalRelation Relation { get; init; }

    /// <summary>Vertices from 1 as SHAPE counts them, donors of one ligand joined: 1 2-3 4-5; then what makes the second metal of the first.</summary>
    public override string ToString()
    {
        var sites = string.Join(' ', Vertices.Select(v => string.Join('-', v.Select(s => (s + 1).ToString(CultureInfo.InvariantCulture)))));
        return Relation == MetalRelation.None ? sites : $"{sites} {Relation}";
    }
}
