using Kramers.Chemistry.Ligands;

namespace Kramers.Chemistry.Building;

/// <summary>
/// Stereoisomers of a core with two equal metals: bridges and terminal ligands of one metal in all distinct ways, times the symmetry
/// operations that make the second metal of the first; what proper rotations of the core turn into each other is one.
/// </summary>
internal static class DinuclearIsomers
{
    private const double Opposite = 150;
    private static readonly double[][] Turns = [[1, 1, 1], [1, -1, -1], [-1, 1, -1], [-1, -1, 1]];

    internal static IReadOnlyList<SiteAssignment> Of(ComplexRecipe recipe)
    {
        var core = recipe.Core!;
        var bridge = new RecipeLigand(Ligand.FromSmiles("bridge", "[O-2]", [0]), core.Bridges, core.Kind == CoreKind.DoubleBridge ? Placement.Cis : Placement.Any, []);
        var one = new ComplexRecipe(recipe.Metal, recipe.OxidationState, [bridge, .. recipe.Ligands], recipe.Shape, recipe.Multiplicity);
        var vertices = new VertexGeometry(recipe.Shape);
        var found = new Dictionary<string, SiteAssignment>(StringComparer.Ordinal);
        foreach (var half in Stereoisomers.Of(one).Where(a => core.Kind != CoreKind.PaddleWheel || IsSquare(vertices, a)))
        {
            foreach (var relation in Relations(core.Kind))
            {
                var whole = half with { Relation = relation };
                found.TryAdd(Key(recipe, whole), whole);
            }
        }

        return found.Count > 0 ? [.. found.Values] : throw new ArgumentException($"{recipe}: {recipe.Shape.Code} has no square of vertices for four carboxylates. Take SP-4 without or vOC-5 with one axial ligand on each metal.");
    }

    private static MetalRelation[] Relations(CoreKind kind) => kind switch
    {
        CoreKind.DoubleBridge => [MetalRelation.Inversion, MetalRelation.TurnAboutNormal, MetalRelation.TurnAboutBridges, MetalRelation.Mirror],
        CoreKind.SingleBridge => [MetalRelation.TurnAboutBridges, MetalRelation.Mirror],
        _ => [MetalRelation.TurnAboutBridges],
    };

    private static bool IsSquare(VertexGeometry vertices, SiteAssignment assignment)
    {
        int[] bridged = [.. assignment.Vertices.Take(4).Select(v => v[0])];
        return Array.TrueForAll(bridged, a => bridged.Count(b => a != b && vertices.Angle(a, b) > Opposite) == 1);
    }

    /// <summary>Donors of both metals by ligand and place, the least description of all that rotations of the core give.</summary>
    private static string Key(ComplexRecipe recipe, SiteAssignment assignment)
    {
        var frame = new CoordinationFrame(recipe, assignment, 2);
        var kinds = recipe.Ligands.SelectMany((l, k) => Enumerable.Repeat(k, l.Count)).ToArray();
        var turns = recipe.Core!.Kind == CoreKind.SingleBridge ? [Turns[0], Turns[2]] : Turns;
        return turns.Select(turn => string.Join(' ', Enumerable.Range(0, 2).SelectMany(metal => kinds.Select((kind, copy) =>
        {
            var places = assignment.Vertices[recipe.Core.Bridges + copy].Select(v => Rounded(frame.Metal(metal), frame.Direction(metal, v), turn));
            return $"{kind}:{string.Join('-', places.Order(StringComparer.Ordinal))}";
        })).Order(StringComparer.Ordinal))).Min(StringComparer.Ordinal)!;
    }

    private static string Rounded(double[] metal, double[] direction, double[] turn) =>
        string.Join(',', Enumerable.Range(0, 3).Select(k => FormattableString.Invariant($"{(int)Math.Round(10 * turn[k] * (metal[k] + 2 * direction[k]))}")));
}
