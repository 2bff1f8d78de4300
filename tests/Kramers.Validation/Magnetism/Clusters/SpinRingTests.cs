using Kramers.Magnetism.Clusters;
using Kramers.Magnetism.Hamiltonians;
using Kramers.Magnetism.Magnetometry;
using Kramers.Magnetism.Spins;
using Kramers.Numerics;

namespace Kramers.Validation.Magnetism.Clusters;

public sealed class SpinRingTests
{
    private static readonly ExchangeConstant One = ExchangeConstant.FromPlusJ(1);

    /// <summary>Singlet-triplet gaps of rings of s = 1 on the way to Haldane's (Golinelli, Jolicoeur, Lacaze, Phys. Rev. B 50, 3037 (1994)).</summary>
    [Theory]
    [InlineData(6, 0.7206274)]
    [InlineData(8, 0.5935552)]
    [InlineData(10, 0.5248079)]
    [InlineData(12, 0.4841964)]
    public void Gaps_of_rings_of_s_1(int count, double gap)
    {
        var ring = SpinCluster.Ring(Spin.FromValue(1), count, One);
        Assert.Equal(gap, Lowest(ring.Block(2)) - Lowest(ring.Block(0)), 2e-7);
    }

    /// <summary>
    /// The infinite chain of s = 1/2 has the largest chi, 0.146926279 N g^2 mu_B^2/J, at k_B T = 0.6408510 J (Kluemper and Johnston,
    /// Phys. Rev. Lett. 84, 4701 (2000), doi:10.1103/PhysRevLett.84.4701); a ring of 16 differs less than our error bar there.
    /// </summary>
    [Fact]
    public void Largest_susceptibility_of_the_chain_of_one_half()
    {
        const int count = 16;
        var ring = SpinCluster.Ring(Spin.FromValue(0.5), count, One);
        var settings = new FiniteTemperatureLanczosSettings { ExactLevels = 4, RandomVectors = 300, Steps = 40 };
        var chi = Sample(ring, settings).At(0.6408510 / PhysicalConstants.BoltzmannCm).Chi;
        var reduced = 1 / (count * ring.G * ring.G * PhysicalConstants.BohrMagnetonCm) * chi;
        Assert.InRange(reduced.StandardError, 0, 0.003 * 0.146926279);
        Assert.InRange(Math.Abs(reduced.Value - 0.146926279), 0, 4 * reduced.StandardError);
    }

    /// <summary>The high-temperature series of a ring knows its length only from the order N on: ten spins, sampled, against six, exact.</summary>
    [Fact]
    public void A_million_states_have_the_chi_T_per_spin_of_a_small_ring_when_hot()
    {
        const double hot = 100;
        var (small, large) = (SpinCluster.Ring(Spin.FromValue(1.5), 6, One), SpinCluster.Ring(Spin.FromValue(1.5), 10, One));
        var exact = new ClusterEnsemble(small, BlockDiagonalisation.Solve(small, null, TestContext.Current.CancellationToken)).At(hot);
        var sampled = Sample(large, new FiniteTemperatureLanczosSettings { RandomVectors = 8, Steps = 20 }).At(hot);
        Assert.InRange(sampled.ChiT.StandardError, 0, 3e-4 * sampled.ChiT.Value);
        Assert.InRange(Math.Abs(sampled.ChiT.Value / 10 - exact.ChiT.Value / 6), 0, 0.4 * sampled.ChiT.StandardError);
        Assert.InRange(Math.Abs(sampled.HeatCapacity.Value / 10 - exact.HeatCapacity.Value / 6), 0, 0.4 * sampled.HeatCapacity.StandardError);
        Assert.InRange(Math.Abs(sampled.Entropy.Value / 10 - exact.Entropy.Value / 6), 0, 0.4 * sampled.Entropy.StandardError);
    }

    /// <summary>A ring of five s = 1 climbs the steps at which its lowest multiplets cross just as the dense matrices say.</summary>
    [Fact]
    public void Magnetisation_steps_of_a_cold_ring()
    {
        var ring = SpinCluster.Ring(Spin.FromValue(1), 5, ExchangeConstant.FromPlusJ(5));
        var ensemble = new ClusterEnsemble(ring, BlockDiagonalisation.Solve(ring, null, TestContext.Current.CancellationToken));
        var magnetometer = new Magnetometer(ring.ToSystem());
        foreach (var field in new[] { 2.0, 9, 15, 22 })
        {
            var dense = magnetometer.At(FieldVector.Along([0, 0, 1], field));
            Assert.Equal(dense.Magnetisation(0.5)[2], ensemble.At(0.5, field).Magnetisation.Value, 1e-8);
        }
    }

    /// <summary>
    /// All 4332 multiplets of six s = 5/2, as in the ferric wheels, from recoupling: their traces are Tr 1 = 6^6, Tr H = 0 and
    /// Tr H^2 = 6^6 N J^2 [s(s+1)]^2/3, and their lowest levels those of Lanczos runs in blocks of M, which know no total spin.
    /// </summary>
    [Fact]
    public void Six_five_halves_by_total_spin()
    {
        var ring = SpinCluster.Ring(Spin.FromValue(2.5), 6, One);
        var multiplets = TotalSpinDiagonalisation.Solve(ring, null, TestContext.Current.CancellationToken);
        Assert.Equal(4332, multiplets.Count);
        Assert.Equal(46656, multiplets.Sum(m => m.TotalSpin.Multiplicity));
        Assert.Equal(0, multiplets.Sum(m => m.TotalSpin.Multiplicity * m.EnergyCm) / 46656, 1e-10);
        Assert.Equal(6 * 8.75 * 8.75 / 3, multiplets.Sum(m => m.TotalSpin.Multiplicity * m.EnergyCm * m.EnergyCm) / 46656, 1e-9);
        foreach (var s in new[] { 0, 1, 2, 3 })
        {
            Assert.Equal(Lowest(ring.Block(2 * s)), multiplets.First(m => m.TotalSpin.Doubled >= 2 * s).EnergyCm, 1e-8);
        }
    }

    private static double Lowest(MagneticBlock block) =>
        Lanczos.Lowest(new ParallelBlock(block, 2), 1, cancellation: TestContext.Current.CancellationToken).Energies[0];

    private static ClusterEnsemble Sample(SpinCluster ring, FiniteTemperatureLanczosSettings settings) =>
        new(ring, FiniteTemperatureLanczos.Run(ring, settings, null, TestContext.Current.CancellationToken));
}
