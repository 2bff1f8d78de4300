using Kramers.Magnetism.AbInitio;

namespace Kramers.Workbench.SpinSystems;

/// <summary>Looks for a ground multiplet of one J: the lowest n = 2J + 1 states, well below the next, in which the mean of J^2 is J(J+1).</summary>
internal static class GroundMultiplet
{
    private const double Tolerance = 0.03; // of J(J+1): what the mixing with other multiplets may take away
    private const int Largest = 18;

    /// <summary>Number of its states, 3 or more; null where there is none.</summary>
    public static int? Find(SpinOrbitStates states)
    {
        var j = Enumerable.Range(0, 3).Select(a => states.OrbitalMomentum(a) + states.Spin(a)).ToArray();
        for (var n = 3; n <= Math.Min(states.Count, Largest); n++)
        {
            var isIsolated = n == states.Count || states.Energies[n] - states.Energies[n - 1] > states.Energies[n - 1];
            var value = 0.5 * (n - 1);
            var square = j.Sum(a => Enumerable.Range(0, n * n).Sum(p => a[p / n, p % n].Magnitude * a[p / n, p % n].Magnitude)) / n;
            if (isIsolated && Math.Abs(square - value * (value + 1)) < Tolerance * value * (value + 1))
            {
                return n;
            }
        }

        return null;
    }
}
