using Kramers.Magnetism.Clusters;
using Kramers.Magnetism.Hamiltonians;
using Kramers.Magnetism.Magnetometry;
using Kramers.Magnetism.Spins;
using Kramers.Numerics;

namespace Kramers.Tests.Magnetism.Clusters;

public sealed class ClusterEnsembleTests
{
    public static TheoryData<int> Kinds => [.. Enumerable.Range(0, RandomClusters.Kinds)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Blocks_and_the_dense_magnetometer_agree_at_any_field(int kind)
    {
        var cluster = RandomClusters.Make(kind, withSplitting: true);
        var ensemble = new ClusterEnsemble(cluster, RandomClusters.Exact(cluster));
        var magnetometer = new Magnetometer(cluster.ToSystem());
        foreach (var field in new[] { 0, 3.0 })
        {
            var levels = magnetometer.At(FieldVector.Along([0, 0, 1], field));
            foreach (var temperature in new[] { 0.7, 6, 80 })
            {
                var (point, thermal) = (ensemble.At(temperature, field), new CanonicalEnsemble(levels.Eigensystem.Energies, temperature));
                AssertExact(levels.Susceptibility(temperature)[2, 2].ChiT(temperature), point.ChiT);
                AssertExact(levels.Magnetisation(temperature)[2], point.Magnetisation);
                AssertExact(thermal.HeatCapacity, point.HeatCapacity);
                AssertExact(thermal.Entropy, point.Entropy);
                AssertExact(thermal.Energy, point.EnergyCm);
                AssertExact(thermal.MolarHeatCapacity, point.MolarHeatCapacity);
                AssertExact(thermal.MolarEntropy, point.MolarEntropy);
            }
        }
    }

    /// <summary>Bleaney and Bowers: chi T = 0.125049 g^2 x 6/(3 + exp(J/kT)) for two spins 1/2 and H = +J S1.S2.</summary>
    [Fact]
    public void A_pair_of_one_half_follows_Bleaney_and_Bowers()
    {
        var pair = SpinCluster.Ring(Spin.FromValue(0.5), 2, ExchangeConstant.FromPlusJ(100), 2.2);
        var point = new ClusterEnsemble(pair, RandomClusters.Exact(pair)).At(120);
        Assert.Equal(0.125049365 * 2.2 * 2.2 * 6 / (3 + Math.Exp(100 / (PhysicalConstants.BoltzmannCm * 120))), point.ChiT.Value, 1e-8);
    }

    /// <summary>At T to infinity all spins are free: chi T = 0.125049 g^2 sum s(s+1), entropy ln dim, C (kT)^2 = Tr H^2/dim.</summary>
    [Theory]
    [MemberData(nameof(Kinds))]
    public void Hot_clusters_are_free_spins(int kind)
    {
        const double hot = 1e7;
        var cluster = RandomClusters.Make(kind, withSplitting: false);
        var point = new ClusterEnsemble(cluster, RandomClusters.Exact(cluster)).At(hot);
        var squares = cluster.Spins.Select(s => s.Value * (s.Value + 1)).ToArray();
        var spread = cluster.Terms.OfType<IsotropicExchange>().Sum(b => b.Constant.PlusJ * b.Constant.PlusJ * squares[b.First] * squares[b.Second] / 3);
        Assert.Equal(1, point.ChiT.Value / (0.125049365 * 2.1 * 2.1 * squares.Sum()), 1e-4);
        Assert.Equal(Math.Log(cluster.Dimension), point.Entropy.Value, 1e-9);
        Assert.Equal(spread, point.HeatCapacity.Value * Math.Pow(PhysicalConstants.BoltzmannCm * hot, 2), 1e-3 * spread);
    }

    [Fact]
    public void Missing_blocks_and_single_samples_are_refused()
    {
        var pair = SpinCluster.Ring(Spin.FromValue(0.5), 2, ExchangeConstant.FromPlusJ(1));
        var blocks = RandomClusters.Exact(pair);
        Assert.Throws<ArgumentException>(() => new ClusterEnsemble(pair, [blocks[1]]));
        Assert.Throws<ArgumentException>(() => new ClusterEnsemble(pair, [blocks[0], blocks[1] with { Sampled = [new SampledLevels([0], [2])] }]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ClusterEnsemble(pair, blocks).At(0));
    }

    private static void AssertExact(double expected, Estimate found)
    {
        Assert.Equal(expected, found.Value, 1e-9 * (1 + Math.Abs(expected)));
        Assert.Equal(0, found.StandardError);
    }
}
