using Kramers.Magnetism.Spins;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Magnetism.Clusters;

/// <summary>
/// All levels of a cluster without zero-field splitting, by dense diagonalisation of one block per total spin S: 609 rows and not
/// 4332 for the largest of six spins 5/2.
/// </summary>
public static class TotalSpinDiagonalisation
{
    /// <summary>All multiplets, ascending in energy.</summary>
    /// <param name="cluster">An isotropic cluster.</param>
    /// <param name="progress">Done share of the work, 0 to 1.</param>
    /// <param name="cancellation">Looked at between blocks.</param>
    /// <exception cref="ArgumentException">The cluster has zero-field splitting, so that S is not conserved.</exception>
    public static IReadOnlyList<SpinMultiplet> Solve(SpinCluster cluster, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(cluster);
        if (!cluster.IsIsotropic)
        {
            throw new ArgumentException("With zero-field splitting S is not a good quantum number; use BlockDiagonalisation.", nameof(cluster));
        }

        var coupled = CoupledSpins.Of(cluster.Parameters);
        var total = coupled.TwoS.Sum(Cost);
        var done = 0.0;
        var multiplets = new List<SpinMultiplet>();
        foreach (var twoS in coupled.TwoS)
        {
            cancellation.ThrowIfCancellationRequested();
            var levels = DenseLinearAlgebra.Best.SymmetricEigenvalues(coupled.Hamiltonian(twoS));
            multiplets.AddRange(levels.Select(e => new SpinMultiplet(Spin.FromDoubled(twoS), e + cluster.Parameters.IsotropicShift)));
            done += Cost(twoS);
            progress?.Report(done / total);
        }

        return [.. multiplets.OrderBy(m => m.EnergyCm)];

        double Cost(int twoS) => Math.Pow(coupled.Count(twoS), 3);
    }

    /// <summary>Rows of the largest block, counted without making it: states of M = S less those of M = S + 1.</summary>
    public static int LargestBlock(SpinCluster cluster)
    {
        ArgumentNullException.ThrowIfNull(cluster);
        int[] states = [1]; // by the sum of s - m
        foreach (var spin in cluster.Spins)
        {
            var next = new int[states.Length + spin.Doubled];
            for (var k = 0; k < next.Length; k++)
            {
                next[k] = states[Math.Max(0, k - spin.Doubled)..Math.Min(k + 1, states.Length)].Sum();
            }

            states = next;
        }

        return Enumerable.Range(0, (states.Length + 1) / 2).Max(k => states[k] - (k == 0 ? 0 : states[k - 1]));
    }

    /// <summary>The levels of each M >= 0: a multiplet S has one state in every block M &lt;= S.</summary>
    internal static IReadOnlyList<BlockLevels> ByM(SpinCluster cluster, IReadOnlyList<SpinMultiplet> multiplets) =>
        [.. cluster.NonNegativeTwoM.Select(m => new BlockLevels(m, [.. multiplets.Where(x => x.TotalSpin.Doubled >= m).Select(x => x.EnergyCm)], []))];
}
