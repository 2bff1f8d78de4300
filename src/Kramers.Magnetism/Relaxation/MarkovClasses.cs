namespace Kramers.Magnetism.Relaxation;

/// <summary>Which levels can reach which: separates "slow" from "never".</summary>
internal static class MarkovClasses
{
    /// <summary>
    /// One level from each closed class (a set of levels that population cannot leave and in which it reaches every level),
    /// ascending. One class: a unique equilibrium. Several: part of the population stays where it started for ever.
    /// </summary>
    public static List<int> ClosedClassMembers(RateMatrix rates)
    {
        var n = rates.Dimension;
        var reaches = Reachability(rates);
        var members = new List<int>();
        for (var i = 0; i < n; i++)
        {
            var targets = Enumerable.Range(0, n).Where(j => reaches[i * n + j]);
            if (targets.All(j => reaches[j * n + i]) && !members.Any(k => reaches[k * n + i]))
            {
                members.Add(i);
            }
        }

        return members;
    }

    /// <summary>Transitive closure (Warshall): [from, to].</summary>
    private static bool[] Reachability(RateMatrix rates)
    {
        var n = rates.Dimension;
        var reaches = new bool[n * n];
        for (var from = 0; from < n; from++)
        {
            for (var to = 0; to < n; to++)
            {
                reaches[from * n + to] = from == to || rates[to, from] > 0;
            }
        }

        for (var k = 0; k < n; k++)
        {
            for (var i = 0; i < n; i++)
            {
                for (var j = 0; reaches[i * n + k] && j < n; j++)
                {
                    reaches[i * n + j] |= reaches[k * n + j];
                }
            }
        }

        return reaches;
    }
}
