using Kramers.Numerics;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Learning.Linear;

/// <summary>
/// Sparse linear models: min |y - X w|^2/2n + alpha (r |w|_1 + (1 - r) |w|^2/2) over standardised features, the intercept free.
/// r = 1 is the LASSO, Tibshirani, J. R. Stat. Soc. B 58, 267 (1996); r &lt; 1 keeps groups of like features together, Zou and
/// Hastie, J. R. Stat. Soc. B 67, 301 (2005). Memory grows as features squared.
/// </summary>
public sealed record ElasticNet : ILearner
{
    /// <summary>The LASSO, r = 1.</summary>
    public static ElasticNet Lasso { get; } = new() { L1Ratio = 1 };

    /// <summary>r, above 0 and at most 1.</summary>
    public double L1Ratio { get; init; } = 0.5;

    /// <summary>Penalty alpha in units of the target, positive; null: each target chooses its own along the path by cross-validation.</summary>
    public double? Alpha { get; init; }

    /// <summary>Number of penalties on the path, in equal ratios.</summary>
    public int Steps { get; init; } = 100;

    /// <summary>Smallest penalty of the path, relative to the one where the first coefficient appears.</summary>
    public double SmallestAlpha { get; init; } = 1e-3;

    /// <summary>Number of the fold (0, 1, ..) of every sample, for blocked or grouped splits; null: five folds drawn by the seed.</summary>
    public IReadOnlyList<int>? Folds { get; init; }

    /// <summary>Duality gap, relative to |y|^2/2n, at which a fit is done.</summary>
    public double Tolerance { get; init; } = 1e-6;

    /// <summary>Whether features are brought to standard deviation 1.</summary>
    public bool Standardise { get; init; } = true;

    /// <inheritdoc/>
    public string Name => L1Ratio == 1 ? "lasso" : "elastic net";

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">As for all learners; or a setting is out of range, or too few samples for folds.</exception>
    /// <exception cref="ArithmeticException">A fit did not converge.</exception>
    public IRegressor Fit(Matrix x, Matrix y, ulong seed = 1, CancellationToken cancellation = default)
    {
        CheckSettings();
        var data = StandardisedData.Of(x, y, Standardise, scaleTargets: false);
        var equations = NormalEquations.Of(data.X, data.Y);
        var path = new ElasticNetPath(equations, this);
        var alphas = Alpha is { } given
            ? [.. Enumerable.Repeat(given, y.Columns)]
            : CrossValidated(data, equations, FoldOfSamples(x.Rows, seed), cancellation);
        var coefficients = new Matrix(x.Columns, y.Columns);
        for (var t = 0; t < alphas.Length; t++)
        {
            double[] above = [.. path.Alphas(t).Where(a => a > alphas[t]), alphas[t]];
            var last = path.Follow(t, above, cancellation);
            for (var j = 0; j < x.Columns; j++)
            {
                coefficients[j, t] = last[j, above.Length - 1];
            }
        }

        return new LinearRegressor(data.Features, data.Targets, coefficients, alphas);
    }

    /// <summary>Coefficients along the whole path of one target, for a picture of which feature enters when.</summary>
    /// <param name="x">[sample, feature].</param>
    /// <param name="y">[sample, target].</param>
    /// <param name="target">Which target.</param>
    /// <returns>Falling penalties, and coefficients of the standardised features [feature, penalty].</returns>
    public (double[] Alphas, Matrix Coefficients) Path(Matrix x, Matrix y, int target = 0)
    {
        CheckSettings();
        var data = StandardisedData.Of(x, y, Standardise, scaleTargets: false);
        var path = new ElasticNetPath(NormalEquations.Of(data.X, data.Y), this);
        var alphas = path.Alphas(target);
        return (alphas, path.Follow(target, alphas, CancellationToken.None));
    }

    private void CheckSettings()
    {
        if (!(L1Ratio is > 0 and <= 1) || Alpha is <= 0 or double.NaN || Steps < 2 || !(SmallestAlpha is > 0 and < 1) || !(Tolerance > 0))
        {
            throw new ArgumentException("An elastic net needs 0 < L1Ratio <= 1, a positive Alpha or a path of two or more steps with 0 < SmallestAlpha < 1, and a positive Tolerance.");
        }
    }

    /// <summary>The penalty with the least mean of the folds' mean square errors. Each fold has its own standardisation.</summary>
    private double[] CrossValidated(StandardisedData data, NormalEquations equations, int[] foldOf, CancellationToken cancellation)
    {
        var all = new ElasticNetPath(equations, this);
        double[][] alphas = [.. Enumerable.Range(0, data.Y.Columns).Select(all.Alphas)], errors = [.. alphas.Select(a => new double[a.Length])];
        foreach (var number in foldOf.Distinct().Order())
        {
            var fold = LeftOutFold.Of(data, equations, Array.ConvertAll(foldOf, f => f == number), Standardise);
            var path = new ElasticNetPath(fold.Others, this);
            for (var t = 0; t < alphas.Length; t++)
            {
                var added = fold.Errors(path.Follow(t, alphas[t], cancellation), t);
                errors[t] = [.. errors[t].Zip(added, (sum, e) => sum + e)];
            }
        }

        return [.. errors.Select((e, t) => alphas[t][Array.IndexOf(e, e.Min())])];
    }

    private int[] FoldOfSamples(int samples, ulong seed)
    {
        var folds = Folds?.ToArray() ?? [.. new SeededRandom(seed).Permutation(samples).Select(p => (int)((long)p * 5 / samples))];
        if (folds.Length != samples || folds.Distinct().Count() < 2)
        {
            throw new ArgumentException($"Cross-validation of {samples} samples needs a fold for each and at least two folds; give Alpha, or Folds.");
        }

        return folds;
    }
}
