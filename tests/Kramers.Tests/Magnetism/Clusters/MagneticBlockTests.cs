using Kramers.Magnetism.Clusters;
using Kramers.Magnetism.Hamiltonians;
using Kramers.Magnetism.Spins;
using Kramers.Numerics;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Tests.Magnetism.Clusters;

public sealed class MagneticBlockTests
{
    public static TheoryData<int> Kinds => [.. Enumerable.Range(0, RandomClusters.Kinds)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Blocks_are_those_of_the_dense_hamiltonian(int kind)
    {
        var cluster = RandomClusters.Make(kind, withSplitting: true);
        var dense = cluster.ToSystem().Hamiltonian(FieldVector.Zero);
        foreach (var twoM in RandomClusters.AllTwoM(cluster))
        {
            var block = cluster.Block(twoM);
            var states = block.ProductStates();
            var matrix = block.ToMatrix();
            for (var i = 0; i < block.Dimension; i++)
            {
                for (var j = 0; j < block.Dimension; j++)
                {
                    Assert.Equal(dense[states[i], states[j]].Real, matrix[i, j], 1e-11);
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Blocks_hold_every_state_once_and_have_its_M(int kind)
    {
        var cluster = RandomClusters.Make(kind, withSplitting: false);
        var system = cluster.ToSystem();
        var seen = new List<int>();
        foreach (var twoM in RandomClusters.AllTwoM(cluster))
        {
            foreach (var state in cluster.Block(twoM).ProductStates())
            {
                Assert.Equal(0.5 * twoM, Enumerable.Range(0, cluster.Spins.Count).Sum(i => system.Operators(i).Z[state, state].Real), 1e-12);
                seen.Add(state);
            }
        }

        Assert.Equal(Enumerable.Range(0, cluster.Dimension), seen.Order());
    }

    [Fact]
    public void Several_threads_give_the_same_bits_as_one()
    {
        var block = SpinCluster.Ring(Spin.FromValue(1), 8, ExchangeConstant.FromPlusJ(3)).Block(0);
        var random = new SeededRandom(3);
        var x = Enumerable.Range(0, block.Dimension).Select(_ => random.Gaussian()).ToArray();
        var (one, several) = (new double[x.Length], new double[x.Length]);
        block.Apply(x, one);
        new ParallelBlock(block, 3).Apply(x, several);
        Assert.Equal(one, several);
    }

    [Fact]
    public void A_product_allocates_nothing()
    {
        var block = SpinCluster.Ring(Spin.FromValue(1.5), 5, ExchangeConstant.FromPlusJ(3)).Block(1);
        var (x, y) = (new double[block.Dimension], new double[block.Dimension]);
        block.Apply(x, y);
        var before = GC.GetAllocatedBytesForCurrentThread();
        block.Apply(x, y);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    /// <summary>Tr H = 0 and Tr H^2 = dim sum over bonds J^2 s(s+1) s'(s'+1)/3 for pure exchange, since Tr Sa Sb = 0 for a != b.</summary>
    [Theory]
    [MemberData(nameof(Kinds))]
    public void Traces_of_exchange_are_those_of_the_bonds(int kind)
    {
        var cluster = RandomClusters.Make(kind, withSplitting: false);
        var blocks = RandomClusters.AllTwoM(cluster).Select(m => cluster.Block(m).ToMatrix()).ToArray();
        var expected = cluster.Dimension * cluster.Terms.OfType<IsotropicExchange>().Sum(
            b => b.Constant.PlusJ * b.Constant.PlusJ * Square(cluster.Spins[b.First]) * Square(cluster.Spins[b.Second]) / 3);
        Assert.Equal(0, blocks.Sum(b => b.Trace()), 1e-9);
        Assert.Equal(expected, blocks.Sum(b => b.Norm() * b.Norm()), 1e-9 * (1 + expected));

        static double Square(Spin s) => s.Value * (s.Value + 1);
    }

    [Fact]
    public void The_block_of_largest_M_of_ten_spins_is_one_state_and_that_of_M_0_has_116304()
    {
        var ring = SpinCluster.Ring(Spin.FromValue(1.5), 10, ExchangeConstant.FromPlusJ(2));
        Assert.Equal(1_048_576, ring.Dimension);
        Assert.Equal(1_048_576, RandomClusters.AllTwoM(ring).Sum(m => ring.Block(m).Dimension));
        Assert.Equal(116_304, ring.Block(0).Dimension);
        Assert.Equal(2 * 10 * 2.25, ring.Block(ring.MaximumTwoM).ToMatrix()[0, 0], 1e-12);
    }

    [Fact]
    public void Terms_that_mix_M_are_refused()
    {
        Spin[] pair = [Spin.FromValue(1), Spin.FromValue(1)];
        Assert.Throws<ArgumentException>(() => new SpinCluster(pair, [ZeroFieldSplitting.FromDE(3, 0.1)]));
        Assert.Throws<ArgumentException>(() => new SpinCluster(pair, [new BiquadraticExchange(1)]));
        Assert.Throws<ArgumentException>(() => new SpinCluster(pair, [ZeemanTerm.Isotropic(2)]));
        Assert.Throws<ArgumentException>(() => new SpinCluster(pair, [ZeemanTerm.Isotropic(2), ZeemanTerm.Isotropic(2.1, 1)]));
        Assert.Throws<ArgumentException>(() => new SpinCluster(pair, [new ZeemanTerm(Matrix.FromRows([2, 0, 0], [0, 2, 0], [0.1, 0, 2]), 1)]));
        Assert.Throws<ArgumentException>(() => new SpinCluster(pair, [new IsotropicExchange(ExchangeConstant.FromPlusJ(1), 1, 2)]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SpinCluster(pair, []).Block(1));
        Assert.Throws<OverflowException>(() => SpinCluster.Ring(Spin.FromValue(0.5), 40, ExchangeConstant.FromPlusJ(1)));
    }
}
