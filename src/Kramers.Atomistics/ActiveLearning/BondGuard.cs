using Kramers.Chemistry;

namespace Kramers.Atomistics.ActiveLearning;

/// <summary>Says whether a molecule is still the molecule that it was: no bond broken, no two atoms in one place.</summary>
public sealed class BondGuard
{
    // Within this many times the sum of the covalent radii atoms count as bonded.
    private const double BondReach = 1.3;

    // No thermal vibration stretches a bond by half or halves a distance.
    private const double Longest = 1.5;
    private const double Shortest = 0.6;

    // Beyond curium there is no covalent radius; that of curium is the nearest.
    private const double HeaviestRadius = 1.69;
    private readonly (int I, int K, double Least, double Most)[] _pairs;

    /// <summary>Takes the bonds of a geometry.</summary>
    public BondGuard(Structure start)
    {
        ArgumentNullException.ThrowIfNull(start);
        _pairs = [.. from i in Enumerable.Range(0, start.Count) from k in Enumerable.Range(0, i) select Limits(start, i, k)];
    }

    /// <summary>What is wrong with a geometry, in words; null where nothing is.</summary>
    public string? Damage(Structure structure)
    {
        ArgumentNullException.ThrowIfNull(structure);
        foreach (var (i, k, least, most) in _pairs)
        {
            var d = structure.Distance(i, k);
            if (!(d >= least && d <= most))
            {
                return FormattableString.Invariant($"{structure.Elements[k].Symbol}{k + 1} and {structure.Elements[i].Symbol}{i + 1} are {d:F2} angstrom apart");
            }
        }

        return null;
    }

    private static (int I, int K, double Least, double Most) Limits(Structure start, int i, int k)
    {
        var (d, sum) = (start.Distance(i, k), (start.Elements[i].CovalentRadius ?? HeaviestRadius) + (start.Elements[k].CovalentRadius ?? HeaviestRadius));
        return (i, k, Shortest * Math.Min(d, sum), d < BondReach * sum ? Longest * d : double.PositiveInfinity);
    }
}
