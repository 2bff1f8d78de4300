namespace Kramers.Chemistry.Building;

/// <summary>
/// All distinct ways to put the donors of a recipe on the vertices of its polyhedron: two are the same where a proper rotation of the
/// polyhedron, an exchange of equal ligands or of like donors of one ligand turns one into the other. Mirror images are two. Donors of a
/// chelate stand only where its bite reaches.
/// </summary>
public sealed class Stereoisomers
{
    private const int MostAssignments = 400_000;
    private const double Wider = 35;
    private const double Near = 12;
    private readonly ComplexRecipe recipe;
    private readonly VertexGeometry vertices;
    private readonly DonorPaths[] paths;
    private readonly IReadOnlyList<int[]>[] exchanges;
    private readonly int[] kinds;
    private readonly int[][] placed;
    private readonly bool[] taken;
    private readonly SortedDictionary<string, SiteAssignment> found = new(StringComparer.Ordinal);
    private int tried;

    private Stereoisomers(ComplexRecipe recipe)
    {
        this.recipe = recipe;
        vertices = new VertexGeometry(recipe.Shape);
        paths = [.. recipe.Ligands.Select(l => new DonorPaths(l.Ligand))];
        exchanges = [.. paths.Select(p => p.Exchanges())];
        kinds = [.. recipe.Ligands.SelectMany((l, k) => Enumerable.Repeat(k, l.Count))];
        placed = new int[kinds.Length][];
        taken = new bool[vertices.Count];
    }

    /// <summary>The stereoisomers of a recipe.</summary>
    /// <exception cref="ArgumentException">None fits, or there are too many ways; the message says what to change.</exception>
    public static IReadOnlyList<SiteAssignment> Of(ComplexRecipe recipe)
    {
        ArgumentNullException.ThrowIfNull(recipe);
        if (recipe.Core is not null)
        {
            return DinuclearIsomers.Of(recipe);
        }

        var search = new Stereoisomers(recipe);
        search.Place(0);
        return search.found.Count > 0
            ? [.. search.found.Values]
            : throw new ArgumentException($"{recipe}: no vertices of {recipe.Shape.Code} (angles {search.vertices.SmallestAngle:F0} to {search.vertices.LargestAngle:F0} degrees) suit all chelates{search.Bites()} and the words cis, trans and sites. Choose another shape{(recipe.Ligands.Any(l => l.Placement != Placement.Any || l.Sites.Count > 0) ? ", drop a word" : "")}, or name fewer donors of a chelate (donors 0).");
    }

    /// <summary>One description for each assignment, the same for all that are one stereoisomer.</summary>
    internal static IReadOnlyList<string> Keys(ComplexRecipe recipe, IReadOnlyList<SiteAssignment> assignments)
    {
        var search = new Stereoisomers(recipe);
        return [.. assignments.Select(search.KeyOf)];
    }

    private string KeyOf(SiteAssignment assignment)
    {
        for (var copy = 0; copy < placed.Length; copy++)
        {
            placed[copy] = [.. assignment.Vertices[copy]];
        }

        return Key();
    }

    private void Place(int copy)
    {
        if (copy == kinds.Length)
        {
            Keep();
            return;
        }

        Extend(copy, []);
    }

    private void Extend(int copy, List<int> chosen)
    {
        var kind = kinds[copy];
        if (chosen.Count == paths[kind].Count)
        {
            placed[copy] = [.. chosen];
            if (IsInOrder(copy) && (copy + 1 < kinds.Length && kinds[copy + 1] == kind || Suits(kind)))
            {
                Place(copy + 1);
            }

            return;
        }

        for (var v = 0; v < vertices.Count; v++)
        {
            if (!taken[v] && IsWanted(kind, v) && Reaches(kind, chosen, v))
            {
                taken[v] = true;
                Extend(copy, [.. chosen, v]);
                taken[v] = false;
            }
        }
    }

    private void Keep()
    {
        if (++tried > MostAssignments)
        {
            throw new ArgumentException($"{recipe}: more than {MostAssignments} ways to place the ligands. Say where some of them stand, with trans:, cis: or sites 1,2:.");
        }

        found.TryAdd(Key(), new SiteAssignment([.. placed.Select(p => (IReadOnlyList<int>)[.. p])]));
    }

    /// <summary>Equal ligands come in ascending order of their vertices; the other orders are the same.</summary>
    private bool IsInOrder(int copy) => copy == 0 || kinds[copy - 1] != kinds[copy] || placed[copy - 1].Min() < placed[copy].Min();

    private bool IsWanted(int kind, int vertex) => recipe.Ligands[kind].Sites is { Count: 0 } || recipe.Ligands[kind].Sites.Contains(vertex + 1);

    private bool Reaches(int kind, List<int> chosen, int vertex)
    {
        for (var k = 0; k < chosen.Count; k++)
        {
            var (smallest, largest) = paths[kind].Bite(k, chosen.Count);
            // A polyhedron whose least angle is too wide is bent by the chelate, within limits.
            var widest = vertices.SmallestAngle > largest ? Math.Min(vertices.SmallestAngle + 1, largest + Wider) : largest;
            var angle = vertices.Angle(chosen[k], vertex);
            if (angle < smallest || angle > widest)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>What the chelates need, for a message: (en 55 to 96).</summary>
    private string Bites()
    {
        var bites = paths.Select((p, k) => (recipe.Ligands[k].Ligand.Name, p.Count)).Zip(paths, (l, p) => l.Count < 2 ? null : FormattableString.Invariant($"{l.Name} {Least(p):F0} to {Most(p):F0}")).OfType<string>().ToArray();
        return bites.Length == 0 ? "" : $" ({string.Join("; ", bites)})";
    }

    private static double Least(DonorPaths path) => Pairs(path).Min(b => b.Smallest);

    private static double Most(DonorPaths path) => Pairs(path).Max(b => b.Largest);

    private static IEnumerable<(double Smallest, double Largest)> Pairs(DonorPaths path) => Enumerable.Range(0, path.Count).SelectMany(k => Enumerable.Range(0, k).Select(j => path.Bite(j, k)));

    private bool Suits(int kind)
    {
        if (recipe.Ligands[kind].Placement == Placement.Any)
        {
            return true;
        }

        int[] own = [.. Enumerable.Range(0, kinds.Length).Where(c => kinds[c] == kind && placed[c] is not null).SelectMany(c => placed[c])];
        var angles = own.SelectMany((a, i) => own.Take(i).Select(b => vertices.Angle(a, b)));
        return recipe.Ligands[kind].Placement == Placement.Cis
            ? angles.All(a => a < vertices.SmallestAngle + Near)
            : angles.Any(a => a > vertices.LargestAngle - Near);
    }

    /// <summary>The least of all descriptions that rotations and exchanges give.</summary>
    private string Key() => vertices.Rotations.Select(Description).Min(StringComparer.Ordinal)!;

    private string Description(int[] rotation)
    {
        var ligands = placed.Select((p, copy) => (char)('a' + kinds[copy]) + Least(kinds[copy], p, rotation));
        return string.Join(' ', ligands.Order(StringComparer.Ordinal));
    }

    private string Least(int kind, int[] own, int[] rotation) =>
        exchanges[kind].Select(e => string.Concat(e.Select(d => (char)('A' + rotation[own[d]])))).Min(StringComparer.Ordinal)!;
}
