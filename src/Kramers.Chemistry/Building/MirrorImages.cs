using Kramers.Chemistry.Graphs;
using Kramers.Chemistry.Ligands;

namespace Kramers.Chemistry.Building;

/// <summary>Which stereoisomers are mirror images of each other.</summary>
public static class MirrorImages
{
    // SHAPE has some symmetries to two digits only.
    private const double SameDegrees = 2;

    /// <summary>
    /// For each stereoisomer the number of its mirror image, its own where it is not chiral; null where the image is not among them: the
    /// polyhedron or a ligand is chiral itself, or there are two metals.
    /// </summary>
    /// <param name="recipe">The recipe.</param>
    /// <param name="isomers">All of <see cref="Stereoisomers.Of"/>.</param>
    public static IReadOnlyList<int?> Of(ComplexRecipe recipe, IReadOnlyList<SiteAssignment> isomers)
    {
        ArgumentNullException.ThrowIfNull(recipe);
        ArgumentNullException.ThrowIfNull(isomers);
        var vertices = new VertexGeometry(recipe.Shape);
        if (recipe.Core is not null || recipe.Ligands.Any(l => IsChiral(l.Ligand)) || Reflection(vertices) is not { } mirror)
        {
            return new int?[isomers.Count];
        }

        var keys = Stereoisomers.Keys(recipe, isomers);
        var images = Stereoisomers.Keys(recipe, [.. isomers.Select(i => new SiteAssignment([.. i.Vertices.Select(v => (IReadOnlyList<int>)[.. v.Select(s => mirror[s])])]))]);
        return [.. images.Select(image => Enumerable.Range(0, keys.Count).Cast<int?>().FirstOrDefault(k => keys[k!.Value] == image))];
    }

    private static bool IsChiral(Ligand ligand) => Enumerable.Range(0, ligand.Graph.Count).Any(a => ligand.Graph.Atoms[a].Chirality != Chirality.None);

    /// <summary>[vertex] where a reflection, inversion or rotation-reflection takes the vertices; null for a chiral polyhedron.</summary>
    private static int[]? Reflection(VertexGeometry vertices)
    {
        if (IsFlat(vertices))
        {
            return [.. Enumerable.Range(0, vertices.Count)];
        }

        return Extended(vertices, []);
    }

    private static int[]? Extended(VertexGeometry vertices, int[] images)
    {
        if (images.Length == vertices.Count)
        {
            return vertices.Rotations.Any(r => r.AsSpan().SequenceEqual(images)) ? null : images;
        }

        return Enumerable.Range(0, vertices.Count)
            .Where(image => !images.Contains(image) && Enumerable.Range(0, images.Length).All(k => Math.Abs(vertices.Angle(k, images.Length) - vertices.Angle(images[k], image)) < SameDegrees)
                && Math.Abs(vertices.RelativeLengths[image] - vertices.RelativeLengths[images.Length]) < 0.02)
            .Select(image => Extended(vertices, [.. images, image]))
            .FirstOrDefault(found => found is not null);
    }

    private static bool IsFlat(VertexGeometry vertices)
    {
        var n = vertices.Count;
        return Enumerable.Range(0, n).All(a => Enumerable.Range(0, a).All(b => Enumerable.Range(0, b).All(c => Math.Abs(Volume(vertices.Direction(a), vertices.Direction(b), vertices.Direction(c))) < 0.02)));
    }

    private static double Volume(ReadOnlySpan<double> a, ReadOnlySpan<double> b, ReadOnlySpan<double> c) =>
        a[0] * (b[1] * c[2] - b[2] * c[1]) + a[1] * (b[2] * c[0] - b[0] * c[2]) + a[2] * (b[0] * c[1] - b[1] * c[0]);
}
