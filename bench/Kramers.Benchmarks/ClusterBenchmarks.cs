using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Engines;
using Kramers.Magnetism.Clusters;
using Kramers.Magnetism.Hamiltonians;
using Kramers.Magnetism.Spins;

namespace Kramers.Benchmarks;

/// <summary>chi T of antiferromagnetic rings, J = 1 cm^-1, once each: exactly up to six spins 5/2, sampled for ten spins 3/2.</summary>
[SimpleJob(RunStrategy.Monitoring, launchCount: 1, warmupCount: 0, iterationCount: 1)]
public class ClusterBenchmarks
{
    private static readonly double[] Temperatures = [0.1, 0.3, 1, 2, 5, 20, 100, 300];
    private string _report = "";

    [GlobalCleanup]
    public void Print() => Console.WriteLine(_report);

    [Benchmark]
    public void RingOfEightOneHalf() => Exact(Spin.FromValue(0.5), 8);

    [Benchmark]
    public void RingOfSixThreeHalves() => Exact(Spin.FromValue(1.5), 6);

    [Benchmark]
    public void RingOfSixFiveHalves() => Exact(Spin.FromValue(2.5), 6);

    [Benchmark]
    public void RingOfTenThreeHalves() => Sampled(new FiniteTemperatureLanczosSettings());

    [Benchmark]
    public void RingOfTenThreeHalvesWithExactLevels() => Sampled(new FiniteTemperatureLanczosSettings { ExactLevels = 4 });

    private void Exact(Spin spin, int count)
    {
        var ring = SpinCluster.Ring(spin, count, ExchangeConstant.FromPlusJ(1));
        Report(new ClusterEnsemble(ring, BlockDiagonalisation.Solve(ring)));
    }

    private void Sampled(FiniteTemperatureLanczosSettings settings)
    {
        var ring = SpinCluster.Ring(Spin.FromValue(1.5), 10, ExchangeConstant.FromPlusJ(1));
        Report(new ClusterEnsemble(ring, FiniteTemperatureLanczos.Run(ring, settings)));
    }

    private void Report(ClusterEnsemble ensemble) => _report = string.Join(
        '\n',
        Temperatures.Select(t => (t, ensemble.At(t).ChiT)).Select(p => $"T = {p.t} K: chi T = {p.ChiT.Value:f5} +- {p.ChiT.StandardError:g2} cm^3 K/mol"));
}

/// <summary>H x in the largest block of a ring of ten spins 3/2, 116 304 states.</summary>
public class BlockProductBenchmarks
{
    private MagneticBlock _block = null!;
    private ParallelBlock _parallel = null!;
    private double[] _x = null!;
    private double[] _y = null!;

    [GlobalSetup]
    public void Setup()
    {
        _block = SpinCluster.Ring(Spin.FromValue(1.5), 10, ExchangeConstant.FromPlusJ(1)).Block(0);
        _parallel = new ParallelBlock(_block, Environment.ProcessorCount);
        (_x, _y) = (new double[_block.Dimension], new double[_block.Dimension]);
        Array.Fill(_x, 1);
    }

    [Benchmark(Baseline = true)]
    public void OneThread() => _block.Apply(_x, _y);

    [Benchmark]
    public void AllThreads() => _parallel.Apply(_x, _y);
}
