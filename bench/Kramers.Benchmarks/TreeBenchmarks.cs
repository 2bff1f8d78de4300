using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Engines;
using Kramers.Learning;
using Kramers.Learning.Trees;
using Kramers.Numerics;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Benchmarks;

/// <summary>Fits to 1000 samples of 50 features: the forest and the boosting that make_sklearn_trees.py --time measures too.</summary>
[MemoryDiagnoser]
[SimpleJob(RunStrategy.Monitoring, launchCount: 1, warmupCount: 1, iterationCount: 5)]
public class TreeBenchmarks
{
    private readonly Matrix _x = new(1000, 50);
    private readonly Matrix _y = new(1000, 1);

    [GlobalSetup]
    public void Setup()
    {
        var random = new SeededRandom(1);
        foreach (ref var x in _x.Data.AsSpan())
        {
            x = random.Gaussian();
        }

        for (var i = 0; i < _y.Rows; i++)
        {
            _y.Data[i] = _x[i, 0] * _x[i, 1] + _x[i, 2] + 0.1 * _x[i, 3] * _x[i, 3];
        }
    }

    [Benchmark]
    public IRegressor ForestOf500() => new RandomForest(500).Fit(_x, _y);

    [Benchmark]
    public IRegressor Boosting500OfDepth3() => new GradientBoosting(500).Fit(_x, _y);
}
