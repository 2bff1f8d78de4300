using Kramers.Magnetism.Clusters;
using Kramers.Magnetism.Hamiltonians;
using Kramers.Magnetism.Magnetometry;
using Kramers.Magnetism.Spins;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Tests.Magnetism.Clusters;

public sealed class TotalSpinDiagonalisationTests
{
    public static TheoryData<int> Kinds => [.. Enumerable.Range(0, RandomClusters.Kinds)];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Two routes: recoupling with 6j symbols, and products of ladder operators in blocks of M.</summary>
    [Theory]
    [MemberData(nameof(Kinds))]
    public void Multiplets_are_the_differences_of_blocks_of_M(int kind)
    {
        foreach (var seed in new ulong[] { 1, 20, 300 })
        {
            var cluster = RandomClusters.Make(kind, withSplitting: false, seed);
            AssertSame(SpinMultiplets.Of(RandomClusters.Exact(cluster)), TotalSpinDiagonalisation.Solve(cluster, null, Cancel));
        }
    }

    [Theory]
    [InlineData(0.5, 6)]
    [InlineData(1, 5)]
    [InlineData(2.5, 4)]
    public void Rings_have_the_levels_of_the_dense_hamiltonian(double spin, int count)
    {
        var ring = SpinCluster.Ring(Spin.FromValue(spin), count, ExchangeConstant.FromPlusJ(1.7));
        var dense = new Magnetometer(ring.ToSystem()).At(FieldVector.Zero).Eigensystem.Energies;
        var multiplets = TotalSpinDiagonalisation.Solve(ring, null, Cancel);
        double[] levels = [.. multiplets.SelectMany(m => Enumerable.Repeat(m.EnergyCm, m.TotalSpin.Multiplicity))];
        Assert.Equal(dense.Length, levels.Length);
        Assert.All(dense.Zip(levels), p => Assert.Equal(p.First, p.Second, 1e-10));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Blocks_of_M_from_multiplets_are_the_blocks_of_M(int kind)
    {
        var cluster = RandomClusters.Make(kind, withSplitting: false);
        var (expected, found) = (RandomClusters.Exact(cluster), BlockDiagonalisation.Solve(cluster, null, Cancel));
        Assert.Equal(expected.Select(b => b.TwoM), found.Select(b => b.TwoM));
        Assert.All(expected.Zip(found), b => Assert.All(b.First.Exact.Zip(b.Second.Exact), e => Assert.Equal(e.First, e.Second, 1e-10)));
        Assert.Equal(expected.Select(b => b.Exact.Length), found.Select(b => b.Exact.Length));
    }

    [Fact]
    public void An_isotropic_tensor_of_zero_field_splitting_shifts_all_levels()
    {
        var s = Spin.FromValue(1);
        IsotropicExchange bond = new(ExchangeConstant.FromPlusJ(4), 0, 1);
        var (plain, shifted) = (new SpinCluster([s, s], [bond]), new SpinCluster([s, s], [bond, new ZeroFieldSplitting(3 * Matrix.Identity(3), 1)]));
        AssertSame([.. TotalSpinDiagonalisation.Solve(plain, null, Cancel).Select(m => m with { EnergyCm = m.EnergyCm + 6 })], TotalSpinDiagonalisation.Solve(shifted, null, Cancel));
    }

    [Fact]
    public void Zero_field_splitting_is_refused_and_a_cancelled_run_stops()
    {
        Assert.Throws<ArgumentException>(() => TotalSpinDiagonalisation.Solve(RandomClusters.Make(2, withSplitting: true), null, Cancel));
        Assert.Throws<OperationCanceledException>(() => TotalSpinDiagonalisation.Solve(RandomClusters.Make(2, withSplitting: false), null, new CancellationToken(true)));
    }

    private static void AssertSame(IEnumerable<SpinMultiplet> expected, IReadOnlyList<SpinMultiplet> found)
    {
        var (a, b) = (Sorted(expected), Sorted(found));
        Assert.Equal(a.Select(m => m.TotalSpin), b.Select(m => m.TotalSpin));
        Assert.All(a.Zip(b), p => Assert.Equal(p.First.EnergyCm, p.Second.EnergyCm, 1e-10));

        static SpinMultiplet[] Sorted(IEnumerable<SpinMultiplet> m) => [.. m.OrderBy(x => x.TotalSpin.Doubled).ThenBy(x => x.EnergyCm)];
    }

    [Theory]
    [InlineData(6, 5, 609)]
    [InlineData(8, 3, 1505)]
    [InlineData(8, 1, 28)]
    [InlineData(3, 1, 2)]
    [InlineData(1, 5, 1)]
    public void The_largest_block_is_counted_without_making_it(int count, int twoS, int rows) =>
        Assert.Equal(rows, TotalSpinDiagonalisation.LargestBlock(SpinCluster.Ring(Spin.FromDoubled(twoS), count, ExchangeConstant.FromPlusJ(1))));
}
