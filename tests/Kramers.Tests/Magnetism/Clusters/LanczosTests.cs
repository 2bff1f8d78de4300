using Kramers.Magnetism.Clusters;
using Kramers.Magnetism.Hamiltonians;
using Kramers.Magnetism.Spins;

namespace Kramers.Tests.Magnetism.Clusters;

public sealed class LanczosTests
{
    public static TheoryData<int> Kinds => [.. Enumerable.Range(0, RandomClusters.Kinds)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Lowest_levels_of_random_clusters_are_those_of_the_dense_block(int kind)
    {
        foreach (var withSplitting in new[] { false, true })
        {
            var cluster = RandomClusters.Make(kind, withSplitting);
            foreach (var twoM in cluster.NonNegativeTwoM)
            {
                CheckLowest(cluster.Block(twoM), 6);
            }
        }
    }

    /// <summary>Levels of opposite momenta of a ring coincide: a single Lanczos run finds one state of each pair.</summary>
    [Theory]
    [InlineData(0.5, 10, 1)]
    [InlineData(0.5, 8, -1)]
    [InlineData(1, 6, 1)]
    [InlineData(2.5, 4, 1)]
    public void Degenerate_levels_of_rings_come_as_often_as_they_occur(double spin, int count, double j)
    {
        var ring = SpinCluster.Ring(Spin.FromValue(spin), count, ExchangeConstant.FromPlusJ(j));
        CheckLowest(ring.Block(0), 12);
        CheckLowest(ring.Block(4), 12);
    }

    /// <summary>Ground levels of rings of s = 1/2, H = +J sum S.S (Bethe; Bonner and Fisher, Phys. Rev. 135, A640 (1964)).</summary>
    [Theory]
    [InlineData(4, -2.0)]
    [InlineData(6, -2.8027756377)]
    [InlineData(8, -3.6510934089)]
    [InlineData(10, -4.5154463545)]
    [InlineData(12, -5.3873909174)]
    public void Ground_levels_of_rings_of_one_half(int count, double expected)
    {
        var ring = SpinCluster.Ring(Spin.FromValue(0.5), count, ExchangeConstant.FromPlusJ(1));
        Assert.Equal(expected, Lowest(ring.Block(0), 1).Energies[0], 1e-9);
    }

    [Fact]
    public void Too_few_steps_are_an_error_and_not_a_wrong_level()
    {
        var block = SpinCluster.Ring(Spin.FromValue(1), 8, ExchangeConstant.FromPlusJ(1)).Block(0);
        Assert.Throws<ArithmeticException>(() => Lanczos.Lowest(block, 3, maximumSteps: 15, cancellation: TestContext.Current.CancellationToken));
    }

    [Fact]
    public void A_cancelled_search_stops()
    {
        var block = SpinCluster.Ring(Spin.FromValue(1), 8, ExchangeConstant.FromPlusJ(1)).Block(0);
        Assert.Throws<OperationCanceledException>(() => Lanczos.Lowest(block, 3, cancellation: new CancellationToken(true)));
    }

    private static LanczosLevels Lowest(MagneticBlock block, int count) =>
        Lanczos.Lowest(block, count, cancellation: TestContext.Current.CancellationToken);

    private static void CheckLowest(MagneticBlock block, int count)
    {
        var all = BlockDiagonalisation.Levels(block);
        var found = Lowest(block, count);
        Assert.Equal(Math.Min(count, all.Length), found.Energies.Length);
        var width = all[^1] - all[0] + 1;
        for (var k = 0; k < found.Energies.Length; k++)
        {
            Assert.Equal(all[k], found.Energies[k], 1e-10 * width);
            Assert.InRange(found.Residuals[k], 0, 1e-8 * width);
            for (var l = 0; l <= k; l++)
            {
                Assert.Equal(k == l ? 1 : 0, found.States[k].Zip(found.States[l], (x, y) => x * y).Sum(), 1e-9);
            }
        }
    }
}
