using System.Diagnostics;
using System.Globalization;
using Kramers.Learning;
using Kramers.Learning.GaussianProcesses;
using Kramers.Learning.Linear;
using Kramers.Learning.Trees;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Benchmarks;

/// <summary>Seconds to fit, wall and processor, best of three (LASSO and likelihoods: of ten): one line per case of bench/learners.py, for bench/learners.sh.</summary>
internal static class LearnerTable
{
    /// <param name="folder">Where the peer wrote the data.</param>
    /// <param name="only">How the names of the cases begin; empty: all.</param>
    public static void Print(string folder, string only)
    {
        foreach (var (samples, features) in new[] { (1000, 50), (2000, 500), (200, 1000) })
        {
            Row($"LASSO {samples} x {features}, gap 1e-4", ElasticNet.Lasso with { Tolerance = 1e-4, Folds = Folds(samples) }, samples, features, 10);
        }

        Row("LASSO 200 x 1000, gap 1e-6", ElasticNet.Lasso with { Folds = Folds(200) }, 200, 1000, 10);
        Row("gaussian process, one length", GaussianProcess(false), 1000, 50);
        Likelihood("its likelihood and gradient, one length", oneLengthEach: false);
        Likelihood("its likelihood and gradient, 50 lengths", oneLengthEach: true);
        Row("forest of 500 trees", new RandomForest(500), 1000, 50);
        Row("boosting, 500 x depth 3", new GradientBoosting(500), 1000, 50);

        void Row(string name, ILearner learner, int samples, int features, int repetitions = 3)
        {
            if (!name.StartsWith(only, StringComparison.Ordinal))
            {
                return;
            }

            var (x, y) = Data(Path.Combine(folder, $"{samples}x{features}.bin"), samples, features);
            Time(name, repetitions, () => learner.Fit(x, y));
        }

        void Likelihood(string name, bool oneLengthEach)
        {
            if (!name.StartsWith(only, StringComparison.Ordinal))
            {
                return;
            }

            var (x, y) = Data(Path.Combine(folder, "1000x50.bin"), 1000, 50);
            var (z, t) = (Standardisation.Of(x).Apply(x), Standardisation.Of(y).Apply(y));
            Time(name, 10, () => MarginalLikelihood.Of(GaussianProcess(oneLengthEach).Kernel!, z, t));
        }
    }

    private static void Time(string name, int repetitions, Action work)
    {
        var (wall, processor) = (double.PositiveInfinity, double.PositiveInfinity);
        for (var repetition = 0; repetition < repetitions; repetition++)
        {
            var (clock, before) = (Stopwatch.StartNew(), Process.GetCurrentProcess().TotalProcessorTime);
            work();
            (wall, processor) = (Math.Min(wall, clock.Elapsed.TotalSeconds), Math.Min(processor, (Process.GetCurrentProcess().TotalProcessorTime - before).TotalSeconds));
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}|{wall:g6}|{processor:g6}"));
    }

    private static GaussianProcess GaussianProcess(bool oneLengthEach) => new() { Kernel = Kramers.Learning.GaussianProcesses.GaussianProcess.DefaultKernel(50, oneLengthEach) };

    /// <summary>Five blocks, as scikit-learn makes them.</summary>
    private static int[] Folds(int samples) => [.. Enumerable.Range(0, samples).Select(i => i * 5 / samples)];

    /// <summary>The numbers that the peer wrote: features row by row, then targets.</summary>
    private static (Matrix X, Matrix Y) Data(string path, int samples, int features)
    {
        var numbers = new double[samples * (features + 1)];
        Buffer.BlockCopy(File.ReadAllBytes(path), 0, numbers, 0, 8 * numbers.Length);
        return (new Matrix(samples, features, numbers[..(samples * features)]), new Matrix(samples, 1, numbers[(samples * features)..]));
    }
}
