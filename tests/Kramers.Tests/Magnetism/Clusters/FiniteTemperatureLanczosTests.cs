using Kramers.Magnetism.Clusters;
using Kramers.Magnetism.Hamiltonians;
using Kramers.Magnetism.Spins;

namespace Kramers.Tests.Magnetism.Clusters;

public sealed class FiniteTemperatureLanczosTests
{
    private static readonly SpinCluster Ring = SpinCluster.Ring(Spin.FromValue(1), 7, ExchangeConstant.FromPlusJ(10));
    private static readonly double[] Temperatures = [3, 8, 20, 60, 300];

    /// <summary>Deviations over their own errors have a root mean square of 1, a little more since 16 samples give the error itself.</summary>
    [Fact]
    public void Samples_scatter_around_the_exact_curve_as_their_errors_say()
    {
        var exact = new ClusterEnsemble(Ring, RandomClusters.Exact(Ring));
        var pulls = new List<double>();
        foreach (var seed in Enumerable.Range(1, 40))
        {
            var sampled = Sample(new FiniteTemperatureLanczosSettings { RandomVectors = 16, Steps = 40, DenseDimension = 20, Seed = (ulong)seed });
            var (a, b) = (exact.At(12), sampled.At(12));
            pulls.Add((b.ChiT.Value - a.ChiT.Value) / b.ChiT.StandardError);
            pulls.Add((b.HeatCapacity.Value - a.HeatCapacity.Value) / b.HeatCapacity.StandardError);
            pulls.Add((b.Entropy.Value - a.Entropy.Value) / b.Entropy.StandardError);
        }

        Assert.InRange(Math.Sqrt(pulls.Average(x => x * x)), 0.75, 1.4);
        Assert.InRange(pulls.Max(Math.Abs), 0, 5);
    }

    [Fact]
    public void Exact_low_levels_take_the_scatter_out_of_the_cold()
    {
        var exact = new ClusterEnsemble(Ring, RandomClusters.Exact(Ring));
        var settings = new FiniteTemperatureLanczosSettings { RandomVectors = 10, Steps = 40, DenseDimension = 20 };
        var (plain, improved) = (Sample(settings), Sample(settings with { ExactLevels = 6 }));
        var (a, b, c) = (exact.At(3).ChiT, plain.At(3).ChiT, improved.At(3).ChiT);
        Assert.InRange(c.StandardError, 0, 0.1 * b.StandardError);
        Assert.InRange(Math.Abs(c.Value - a.Value), 0, 5 * c.StandardError);
        foreach (var t in Temperatures)
        {
            Assert.InRange(Math.Abs(improved.At(t).ChiT.Value - exact.At(t).ChiT.Value), 0, 5 * improved.At(t).ChiT.StandardError);
        }
    }

    [Fact]
    public void Where_all_blocks_are_small_nothing_is_sampled()
    {
        var (exact, dense) = (new ClusterEnsemble(Ring, RandomClusters.Exact(Ring)), Sample(new FiniteTemperatureLanczosSettings()));
        Assert.All(Temperatures, t =>
        {
            Assert.Equal(exact.At(t).EnergyCm.Value, dense.At(t).EnergyCm.Value, 1e-10);
            Assert.Equal(exact.At(t).HeatCapacity.Value, dense.At(t).HeatCapacity.Value, 1e-10);
            Assert.Equal(exact.At(t).Chi.Value, dense.At(t).Chi.Value, 1e-10);
            Assert.Equal(0, dense.At(t).Chi.StandardError);
        });
    }

    [Fact]
    public void Weights_count_all_states()
    {
        var settings = new FiniteTemperatureLanczosSettings { RandomVectors = 2, Steps = 30, DenseDimension = 0, ExactLevels = 3 };
        var states = 0.0;
        foreach (var block in FiniteTemperatureLanczos.Run(Ring, settings, null, TestContext.Current.CancellationToken))
        {
            var sampled = block.Sampled.Count == 0 ? 0 : block.Sampled[0].Weights.Sum();
            Assert.Equal(Ring.Block(block.TwoM).Dimension, block.Exact.Length + sampled, 1e-9);
            states += (block.TwoM == 0 ? 1 : 2) * (block.Exact.Length + sampled);
        }

        Assert.Equal(Ring.Dimension, states, 1e-8);
    }

    [Fact]
    public void The_seed_decides_and_the_number_of_threads_does_not()
    {
        var settings = new FiniteTemperatureLanczosSettings { RandomVectors = 4, Steps = 20, DenseDimension = 50, Seed = 7, Threads = 1 };
        var one = Sample(settings).At(10);
        Assert.Equal(one, Sample(settings with { Threads = 3 }).At(10));
        Assert.NotEqual(one.ChiT, Sample(settings with { Seed = 8 }).At(10).ChiT);
    }

    [Fact]
    public void Progress_rises_to_one_and_a_cancelled_run_stops()
    {
        var shares = new Shares();
        var settings = new FiniteTemperatureLanczosSettings { RandomVectors = 3, Steps = 10, DenseDimension = 50 };
        FiniteTemperatureLanczos.Run(Ring, settings, shares, TestContext.Current.CancellationToken);
        Assert.Equal(1, shares.Seen[^1], 1e-12);
        Assert.Equal(shares.Seen.Order(), shares.Seen);
        Assert.Throws<OperationCanceledException>(() => FiniteTemperatureLanczos.Run(Ring, settings, null, new CancellationToken(true)));
        Assert.Throws<ArgumentOutOfRangeException>(() => FiniteTemperatureLanczos.Run(Ring, settings with { RandomVectors = 1 }, null, TestContext.Current.CancellationToken));
    }

    private static ClusterEnsemble Sample(FiniteTemperatureLanczosSettings settings) => new(Ring, FiniteTemperatureLanczos.Run(Ring, settings, null, TestContext.Current.CancellationToken));

    private sealed class Shares : IProgress<double>
    {
        public List<double> Seen { get; } = [];

        public void Report(double value) => Seen.Add(value);
    }
}
