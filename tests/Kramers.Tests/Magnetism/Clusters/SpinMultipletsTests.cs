using Kramers.Magnetism.Clusters;
using Kramers.Magnetism.Hamiltonians;
using Kramers.Magnetism.Spins;

namespace Kramers.Tests.Magnetism.Clusters;

public sealed class SpinMultipletsTests
{
    public static TheoryData<int> Kinds => [.. Enumerable.Range(0, RandomClusters.Kinds)];

    /// <summary>Lande: E(S) = J/2 [S(S+1) - S1(S1+1) - S2(S2+1)].</summary>
    [Fact]
    public void A_pair_has_the_levels_of_Lande()
    {
        var pair = new SpinCluster([Spin.FromValue(1.5), Spin.FromValue(2.5)], [new IsotropicExchange(ExchangeConstant.FromPlusJ(3))]);
        var multiplets = SpinMultiplets.Of(RandomClusters.Exact(pair));
        Assert.Equal([1, 2, 3, 4], multiplets.Select(m => m.TotalSpin.Value));
        Assert.All(multiplets, m => Assert.Equal(1.5 * (Square(m.TotalSpin) - 3.75 - 8.75), m.EnergyCm, 1e-11));
    }

    /// <summary>Kambe: J (S12 with 3) and J' (1 with 2), E = J/2 [S(S+1) - S12(S12+1)] + J'/2 S12(S12+1) up to a constant.</summary>
    [Fact]
    public void An_isosceles_triangle_has_the_levels_of_Kambe()
    {
        const double j = 4;
        const double basis = 1;
        var s = Spin.FromValue(2.5);
        var triangle = new SpinCluster(
            [s, s, s],
            [
                new IsotropicExchange(ExchangeConstant.FromPlusJ(basis), 0, 1),
                new IsotropicExchange(ExchangeConstant.FromPlusJ(j), 0, 2),
                new IsotropicExchange(ExchangeConstant.FromPlusJ(j), 1, 2),
            ]);
        var expected = new List<SpinMultiplet>();
        for (var s12 = 0; s12 <= 5; s12++)
        {
            for (var twoS = Math.Abs(2 * s12 - 5); twoS <= 2 * s12 + 5; twoS += 2)
            {
                var total = Spin.FromDoubled(twoS);
                var pair = s12 * (s12 + 1);
                expected.Add(new SpinMultiplet(total, 0.5 * j * (Square(total) - pair - 8.75) + 0.5 * basis * (pair - 17.5)));
            }
        }

        AssertSame(expected, SpinMultiplets.Of(RandomClusters.Exact(triangle)));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Multiplets_hold_all_states_and_the_trace_of_total_spin_squared(int kind)
    {
        var cluster = RandomClusters.Make(kind, withSplitting: false);
        var multiplets = SpinMultiplets.Of(RandomClusters.Exact(cluster));
        Assert.Equal(cluster.Dimension, multiplets.Sum(m => m.TotalSpin.Multiplicity));
        Assert.Equal(
            cluster.Dimension * cluster.Spins.Sum(Square), multiplets.Sum(m => m.TotalSpin.Multiplicity * Square(m.TotalSpin)), 1e-9);
    }

    [Fact]
    public void Ferromagnetic_ring_has_the_largest_spin_lowest() =>
        Assert.Equal(9, SpinMultiplets.Of(RandomClusters.Exact(
            SpinCluster.Ring(Spin.FromValue(1.5), 6, ExchangeConstant.FromPlusJ(-2))))[0].TotalSpin.Value);

    [Fact]
    public void Zero_field_splitting_leaves_no_total_spin() =>
        Assert.Throws<ArgumentException>(() => SpinMultiplets.Of(RandomClusters.Exact(RandomClusters.Make(2, withSplitting: true))));

    private static double Square(Spin s) => s.Value * (s.Value + 1);

    private static void AssertSame(IEnumerable<SpinMultiplet> expected, IReadOnlyList<SpinMultiplet> found)
    {
        var (a, b) = (Sorted(expected), Sorted(found));
        Assert.Equal(a.Select(m => m.TotalSpin), b.Select(m => m.TotalSpin));
        Assert.All(a.Zip(b), p => Assert.Equal(p.First.EnergyCm, p.Second.EnergyCm, 1e-10));

        static SpinMultiplet[] Sorted(IEnumerable<SpinMultiplet> m) => [.. m.OrderBy(x => x.TotalSpin.Doubled).ThenBy(x => x.EnergyCm)];
    }
}
