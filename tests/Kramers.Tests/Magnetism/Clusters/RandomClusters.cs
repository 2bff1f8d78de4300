using Kramers.Magnetism.Clusters;
using Kramers.Magnetism.Hamiltonians;
using Kramers.Magnetism.Spins;
using Kramers.Numerics;

namespace Kramers.Tests.Magnetism.Clusters;

/// <summary>Small clusters of mixed spins on random graphs.</summary>
internal static class RandomClusters
{
    private static readonly int[][] Doubled = [[3], [1, 1], [1, 2, 3], [2, 1, 1, 4], [1, 1, 1, 1, 1, 1], [5, 0, 2, 1, 1]];

    public static int Kinds => Doubled.Length;

    public static SpinCluster Make(int kind, bool withSplitting, ulong seed = 1)
    {
        var random = new SeededRandom(seed + (ulong)kind);
        var spins = Doubled[kind].Select(Spin.FromDoubled).ToArray();
        var terms = new List<ISpinHamiltonianTerm>();
        for (var i = 0; i < spins.Length; i++)
        {
            terms.Add(ZeemanTerm.Isotropic(2.1, i));
            if (withSplitting)
            {
                terms.Add(ZeroFieldSplitting.FromDE(random.Uniform(-5, 5), 0, i));
            }

            for (var j = 0; j < i; j++)
            {
                terms.Add(new IsotropicExchange(ExchangeConstant.FromPlusJ(random.Uniform(-10, 10)), j, i));
            }
        }

        return new SpinCluster(spins, terms);
    }

    /// <summary>2M of all blocks.</summary>
    public static IEnumerable<int> AllTwoM(SpinCluster cluster) =>
        Enumerable.Range(0, cluster.MaximumTwoM + 1).Select(k => cluster.MaximumTwoM - 2 * k);

    /// <summary>All levels, by dense blocks of one M.</summary>
    public static IReadOnlyList<BlockLevels> Exact(SpinCluster cluster) =>
        [.. cluster.NonNegativeTwoM.Select(m => new BlockLevels(m, BlockDiagonalisation.Levels(cluster.Block(m)), []))];
}
