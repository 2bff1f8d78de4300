namespace Kramers.Chemistry.Formats;

/// <summary>Which of the atoms that stand for each other is taken.</summary>
internal static class CifDisorder
{
    /// <summary>Atoms nearer than this, in angstrom, cannot be there at the same time; O-H is the shortest distance that X-rays show, 0.8.</summary>
    internal const double Closest = 0.7;

    /// <summary>Of each disorder assembly the group of largest mean occupancy; of atoms on top of each other the one of larger occupancy.</summary>
    internal static IReadOnlyList<CifAtom> MainPart(IReadOnlyList<CifAtom> atoms, CifCell cell)
    {
        var main = atoms.Where(a => a.Group != "").GroupBy(a => a.Assembly)
            .ToDictionary(assembly => assembly.Key, assembly => assembly.GroupBy(a => a.Group).MaxBy(g => g.Average(a => a.Occupancy))!.Key);
        var kept = new List<CifAtom>();
        foreach (var atom in atoms.Where(a => a.Group == "" || main[a.Assembly] == a.Group).OrderByDescending(a => a.Occupancy))
        {
            if (atom.Occupancy >= 1 || !kept.Any(other => Distance(atom, other, cell) < Closest))
            {
                kept.Add(atom);
            }
        }

        return [.. atoms.Where(kept.Contains)];
    }

    /// <summary>Says what was left out.</summary>
    internal static IEnumerable<string> Notes(IReadOnlyList<CifAtom> atoms, IReadOnlyList<CifAtom> kept)
    {
        CifAtom[] dropped = [.. atoms.Except(kept)];
        if (dropped.Length > 0)
        {
            yield return $"{dropped.Length} of {atoms.Count} atoms are left out: of disordered parts only the most occupied one counts ({string.Join(", ", dropped.Take(4).Select(a => a.Label))}{(dropped.Length > 4 ? ", ..." : "")})";
        }
    }

    private static double Distance(CifAtom a, CifAtom b, CifCell cell)
    {
        var d = cell.ToCartesian([a.Fractional[0] - b.Fractional[0], a.Fractional[1] - b.Fractional[1], a.Fractional[2] - b.Fractional[2]]);
        return Math.Sqrt(d[0] * d[0] + d[1] * d[1] + d[2] * d[2]);
    }
}
