using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Engines;
using Kramers.Learning;
using Kramers.Learning.GaussianProcesses;
using Kramers.Learning.Linear;
using Kramers.Numerics;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Benchmarks;

/// <summary>1000 samples of 50 features with all kernel parameters optimised; tests/Kramers.Validation/Learning/Data/time_sklearn.py is the peer.</summary>
[MemoryDiagnoser]
[SimpleJob(RunStrategy.Monitoring, launchCount: 1, warmupCount: 1, iterationCount: 3)]
public class GaussianProcessBenchmarks
{
    private Matrix _x = new(0, 0);
    private Matrix _y = new(0, 0);

    [Params(false, true)]
    public bool OneLengthEach { get; set; }

    [GlobalSetup]
    public void Setup() => (_x, _y) = LassoBenchmarks.Data(1000, 50);

    [Benchmark]
    public IRegressor Fit() => new GaussianProcess { Kernel = GaussianProcess.DefaultKernel(50, OneLengthEach) }.Fit(_x, _y);
}

/// <summary>The LASSO with five folds and a path of 100 penalties.</summary>
[MemoryDiagnoser]
[SimpleJob(RunStrategy.Monitoring, launchCount: 1, warmupCount: 1, iterationCount: 3)]
public class LassoBenchmarks
{
    private Matrix _x = new(0, 0);
    private Matrix _y = new(0, 0);

    public static IEnumerable<(int Samples, int Features)> Sizes => [(1000, 50), (2000, 500), (200, 1000)];

    [ParamsSource(nameof(Sizes))]
    public (int Samples, int Features) Size { get; set; }

    /// <summary>A sum of ten features, a sine of the first, and noise of 0.3.</summary>
    public static (Matrix X, Matrix Y) Data(int samples, int features)
    {
        var random = new SeededRandom(1);
        Matrix x = new(samples, features), y = new(samples, 1);
        for (var i = 0; i < x.Data.Length; i++)
        {
            x.Data[i] = random.Gaussian();
        }

        for (var i = 0; i < samples; i++)
        {
            var row = x.Row(i);
            y.Data[i] = Math.Sin(2 * row[0]) + 0.3 * random.Gaussian();
            for (var k = 0; k < 10; k++)
            {
                y.Data[i] += row[k];
            }
        }

        return (x, y);
    }

    [GlobalSetup]
    public void Setup() => (_x, _y) = Data(Size.Samples, Size.Features);

    [Benchmark]
    public IRegressor CrossValidated() => ElasticNet.Lasso.Fit(_x, _y);
}
