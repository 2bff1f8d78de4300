using Kramers.Learning.Kernels;
using Kramers.Numerics;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Learning.GaussianProcesses;

/// <summary>
/// Gaussian process regression over standardised features and targets, with kernel parameters of largest marginal likelihood.
/// Rasmussen and Williams, Gaussian Processes for Machine Learning (2006), algorithm 2.1. Targets share the kernel. Cost grows as
/// n^3; beyond <see cref="LargestExact"/> samples the parameters come from a random subset, and all samples are then seen
/// through it, see <see cref="InducingSamples"/>.
/// </summary>
public sealed record GaussianProcess : ILearner
{
    private const double LargestParameter = 1e5;

    /// <summary>Kernel and its starting parameters; null: <see cref="DefaultKernel"/>. Noise is a <see cref="WhiteKernel"/> in a sum.</summary>
    public Kernel? Kernel { get; init; }

    /// <summary>Whether kernel parameters are optimised, between 1e-5 and 1e5.</summary>
    public bool Optimise { get; init; } = true;

    /// <summary>Further starts of the optimisation, each parameter drawn within a factor of ten of its own.</summary>
    public int Restarts { get; init; }

    /// <summary>Most iterations of each optimisation.</summary>
    public int MaxIterations { get; init; } = 200;

    /// <summary>Up to how many samples nothing is approximated.</summary>
    public int LargestExact { get; init; } = 5000;

    /// <summary>
    /// Size of the random subset beyond that: k(x, x') becomes k(x, M) K_MM^-1 k(M, x') for the training samples (subset of regressors,
    /// Nystroem), while the variance of new samples keeps its full prior. Quinonero-Candela and Rasmussen, J. Mach. Learn. Res. 6,
    /// 1939 (2005), eq. 20, the deterministic training conditional.
    /// </summary>
    public int InducingSamples { get; init; } = 1000;

    /// <summary>Whether features are brought to standard deviation 1.</summary>
    public bool Standardise { get; init; } = true;

    /// <inheritdoc/>
    public string Name => "gaussian process";

    /// <summary>c rbf(l) + white(v) from c = 1, v = 0.1 and l = sqrt(features), the distance of standardised samples.</summary>
    /// <param name="features">Number of features.</param>
    /// <param name="oneScaleEach">Automatic relevance determination: a length scale for each feature.</param>
    public static Kernel DefaultKernel(int features, bool oneScaleEach = false) =>
        new ConstantKernel(1) * new Rbf([.. Enumerable.Repeat(Math.Sqrt(features), oneScaleEach ? features : 1)]) + new WhiteKernel(0.1);

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">As for all learners; or the kernel does not go with the features, or has no noise beyond <see cref="LargestExact"/>.</exception>
    /// <exception cref="ArithmeticException">The kernel matrix is not positive definite.</exception>
    public IRegressor Fit(Matrix x, Matrix y, ulong seed = 1, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Restarts, 0);
        ArgumentOutOfRangeException.ThrowIfLessThan(InducingSamples, 1);
        var data = StandardisedData.Of(x, y, Standardise, scaleTargets: true);
        var (random, kernel) = (new SeededRandom(seed), Kernel ?? DefaultKernel(x.Columns));
        cancellation.ThrowIfCancellationRequested();
        if (x.Rows <= LargestExact)
        {
            kernel = Optimised(kernel, data.X, data.Y, random, cancellation);
            return GaussianProcessRegressor.Exact(kernel, data);
        }

        int[] subset = [.. random.Permutation(x.Rows).Take(InducingSamples).Order()];
        var inducing = StandardisedData.Rows(data.X, subset);
        kernel = Optimised(kernel, inducing, StandardisedData.Rows(data.Y, subset), random, cancellation);
        return SparsePosterior.Of(kernel, data, inducing);
    }

    private Kernel Optimised(Kernel kernel, Matrix x, Matrix y, SeededRandom random, CancellationToken cancellation)
    {
        if (!Optimise)
        {
            return kernel;
        }

        var (start, pairs) = (kernel.LogParameters, new SamplePairs(x));
        double[] bound = [.. Enumerable.Repeat(Math.Log(LargestParameter), start.Length)];
        var descent = new BoundedLbfgs(Objective, Array.ConvertAll(bound, b => -b), bound);
        var best = descent.Minimise(start, MaxIterations, cancellation);
        for (var restart = 0; restart < Restarts; restart++)
        {
            double[] other = [.. start.Select(p => p + random.Uniform(-1, 1) * Math.Log(10))];
            var found = descent.Minimise(other, MaxIterations, cancellation);
            best = found.Value < best.Value ? found : best;
        }

        return kernel.With(best.Point);

        (double Value, double[] Gradient) Objective(double[] logarithms)
        {
            var likelihood = MarginalLikelihood.Evaluate(kernel.With(logarithms), pairs, y);
            return (-likelihood.Value, Array.ConvertAll(likelihood.Gradient, g => -g));
        }
    }
}
