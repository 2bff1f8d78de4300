using Kramers.Chemistry.Graphs;
using Kramers.Chemistry.Shapes;

namespace Kramers.Chemistry.Building;

/// <summary>A complex in space.</summary>
public sealed record BuiltComplex
{
    /// <summary>What was asked for.</summary>
    public required ComplexRecipe Recipe { get; init; }

    /// <summary>Which stereoisomer it is.</summary>
    public required SiteAssignment Assignment { get; init; }

    /// <summary>Atoms, the metal first.</summary>
    public required Structure Structure { get; init; }

    /// <summary>Bonds between atoms of <see cref="Structure"/>, those of the metal dative and from the donor.</summary>
    public required IReadOnlyList<GraphBond> Bonds { get; init; }

    /// <summary>[donor] atoms of each donor, one, or those of a haptic group.</summary>
    public required IReadOnlyList<IReadOnlyList<int>> Donors { get; init; }

    /// <summary>Energy in the built-in force field in eV: strain and crowding. Good to compare isomers of one recipe, roughly.</summary>
    public required double StrainEv { get; init; }

    /// <summary>Seed of the embedding that succeeded.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Embeddings made, the successful one included.</summary>
    public required int Attempts { get; init; }

    /// <summary>Continuous shape measures of the donors for all polyhedra with as many vertices, the nearest first.</summary>
    public IReadOnlyList<ShapeMeasure> Shapes(Structure geometry)
    {
        ArgumentNullException.ThrowIfNull(geometry);
        return ContinuousShape.MeasureAll([.. Donors.SelectMany(d => Centroid(geometry, d))], geometry.Positions[..3]);
    }

    /// <summary>Continuous shape measure of the donors for the polyhedron that was asked for.</summary>
    public double ShapeMeasure(Structure geometry)
    {
        ArgumentNullException.ThrowIfNull(geometry);
        return ContinuousShape.Measure([.. Donors.SelectMany(d => Centroid(geometry, d))], geometry.Positions[..3], Recipe.Shape);
    }

    private static double[] Centroid(Structure geometry, IReadOnlyList<int> group) =>
        [.. Enumerable.Range(0, 3).Select(k => group.Average(a => geometry.Positions[3 * a + k]))];
}
