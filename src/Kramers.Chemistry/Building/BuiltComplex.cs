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

    /// <summary>Atoms, the metal first; two metals are the first two.</summary>
    public required Structure Structure { get; init; }

    /// <summary>Bonds between atoms of <see cref="Structure"/>, those of the metal dative and from the donor.</summary>
    public required IReadOnlyList<GraphBond> Bonds { get; init; }

    /// <summary>[donor] atoms of each donor, one, or those of a haptic group; an atom between two metals is listed with each.</summary>
    public required IReadOnlyList<IReadOnlyList<int>> Donors { get; init; }

    /// <summary>[donor] the metal that each donor binds, 0 or 1.</summary>
    public required IReadOnlyList<int> DonorMetals { get; init; }

    /// <summary>Energy in the built-in force field in eV: strain and crowding. Good to compare isomers of one recipe, roughly.</summary>
    public required double StrainEv { get; init; }

    /// <summary>Seed of the embedding that succeeded.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Embeddings made, the successful one included.</summary>
    public required int Attempts { get; init; }

    /// <summary>Continuous shape measures of the donors of a metal for all polyhedra with as many vertices, the nearest first.</summary>
    public IReadOnlyList<ShapeMeasure> Shapes(Structure geometry, int metal = 0)
    {
        ArgumentNullException.ThrowIfNull(geometry);
        return ContinuousShape.MeasureAll(Centroids(geometry, metal), geometry.Positions.Slice(3 * metal, 3));
    }

    /// <summary>Continuous shape measure of the donors of a metal for the polyhedron that was asked for.</summary>
    public double ShapeMeasure(Structure geometry, int metal = 0)
    {
        ArgumentNullException.ThrowIfNull(geometry);
        return ContinuousShape.Measure(Centroids(geometry, metal), geometry.Positions.Slice(3 * metal, 3), Recipe.Shape);
    }

    /// <summary>Distance of both metals in angstrom; null for one metal.</summary>
    public double? MetalDistance(Structure geometry)
    {
        ArgumentNullException.ThrowIfNull(geometry);
        return Recipe.Core is null ? null : geometry.Distance(0, 1);
    }

    /// <summary>Angle at the bridging atoms between both metals, their mean in degrees; null where no atom binds both.</summary>
    public double? BridgeAngle(Structure geometry)
    {
        ArgumentNullException.ThrowIfNull(geometry);
        int[] bridges = [.. Donors.Where((_, k) => DonorMetals[k] == 0).Select(d => d[0]).Where(a => Donors.Where((_, k) => DonorMetals[k] == 1).Any(d => d[0] == a))];
        return bridges.Length == 0 ? null : bridges.Average(a => Angle(geometry.Distance(a, 0), geometry.Distance(a, 1), geometry.Distance(0, 1)));
    }

    /// <summary>Degrees, law of cosines.</summary>
    private static double Angle(double a, double b, double opposite) => Math.Acos(Math.Clamp((a * a + b * b - opposite * opposite) / (2 * a * b), -1, 1)) * 180 / Math.PI;

    private double[] Centroids(Structure geometry, int metal) => [.. Donors.Where((_, k) => DonorMetals[k] == metal).SelectMany(d => Centroid(geometry, d))];

    private static double[] Centroid(Structure geometry, IReadOnlyList<int> group) =>
        [.. Enumerable.Range(0, 3).Select(k => group.Average(a => geometry.Positions[3 * a + k]))];
}
