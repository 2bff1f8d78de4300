using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Engines;
using Kramers.Magnetism.AcSusceptibility;
using Kramers.Numerics;

namespace Kramers.Benchmarks;

/// <summary>A measurement of a whole evening: 30 temperatures, 30 frequencies, 0.2 % noise; the second process leaves the window on the way.</summary>
[MemoryDiagnoser]
[SimpleJob(RunStrategy.Monitoring, launchCount: 1, warmupCount: 1, iterationCount: 5)]
public class AcFitBenchmarks
{
    private AcIsotherm[] _isotherms = [];

    [Params(1, 2)]
    public int Processes { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var (random, model) = (new SeededRandom(1), AcModel.GeneralisedDebye(2));
        double[] frequencies = [.. Enumerable.Range(0, 30).Select(i => 0.1 * Math.Pow(1e4, i / 29.0))];
        _isotherms = [.. Enumerable.Range(0, 30).Select(i => 4 + 0.5 * i).Select(t =>
        {
            var truth = new AcParameters(
                0.1, new ProcessParameters(8 / t, 1e-5 * Math.Exp(45 / t), 0.15), new ProcessParameters(4 / t, 1e-4 * Math.Exp(12 / t), 0.1));
            var chi = frequencies.Select(f => model.Susceptibility(f, truth)).ToArray();
            double Noise() => 0.004 * random.Gaussian();
            return new AcIsotherm(t, 0, frequencies, [.. chi.Select(x => x.Real + Noise())], [.. chi.Select(x => -x.Imaginary + Noise())]);
        })];
    }

    [Benchmark]
    public AcSeries Series() => AcSeries.Fit(_isotherms, AcModel.GeneralisedDebye(Processes));
}
