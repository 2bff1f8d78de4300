using Kramers.Numerics;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Learning.Linear;

/// <summary>
/// Sparse linear models: min |y - X w|^2/2n + alpha (r |w|_1 + (1 - r) |w|^2/2) over standardised features, the intercept free.
/// r = 1 is the LASSO, Tibshirani, J. R. Stat. Soc. B 58, 267 (1996); r &lt; 1 keeps groups of like features together, Zou and
/// Hastie, J. R. Stat. Soc. B 67, 301 (2005). Memory grows as features squared, times folds
/// where there are at most ten.
/// </summary>
public sealed record ElasticNet : ILearner
{
    private const int MostFoldsKept = 10; // sums of more take too much memory: those of each are then made when it is its turn

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
        int[][] folds = Alpha is null ? Folded(x.Rows, seed) : [];
        NormalEquations[] sums = folds.Length <= MostFoldsKept ? [.. folds.Select(fold => SumsOf(data, fold))] : [];
        var equations = sums.Length > 0 ? NormalEquations.Sum(sums) : NormalEquations.Of(data.X, data.Y);
        var path = new ElasticNetPath(equations, this);
        double[][] errors = [.. Enumerable.Range(0, y.Columns).Select(_ => new double[Steps])];
        for (var f = 0; f < folds.Length; f++)
        {
            AddErrors(errors, path, LeftOutFold.Of(data, equations, sums.Length > 0 ? sums[f] : SumsOf(data, folds[f]), folds[f], Standardise), cancellation);
        }

        double[] alphas = [.. errors.Select((e, t) => Alpha ?? path.Alphas(t)[Array.IndexOf(e, e.Min())])];
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

    private static NormalEquations SumsOf(StandardisedData data, int[] samples) =>
        NormalEquations.Of(StandardisedData.Rows(data.X, samples), StandardisedData.Rows(data.Y, samples));

    /// <summary>Adds the mean square errors of a fold, [target][penalty]; each fold has its own standardisation.</summary>
    private void AddErrors(double[][] errors, ElasticNetPath all, LeftOutFold fold, CancellationToken cancellation)
    {
        var path = new ElasticNetPath(fold.Others, this);
        for (var t = 0; t < errors.Length; t++)
        {
            var added = fold.Errors(path.Follow(t, all.Alphas(t), cancellation), t);
            errors[t] = [.. errors[t].Zip(added, (sum, e) => sum + e)];
        }
    }

    /// <summary>Numbers of the samples of every fold.</summary>
    private int[][] Folded(int samples, ulong seed)
    {
        var foldOf = Folds?.ToArray() ?? [.. new SeededRandom(seed).Permutation(samples).Select(p => (int)((long)p * 5 / samples))];
        if (foldOf.Length != samples || foldOf.Distinct().Count() < 2)
        {
            throw new ArgumentException($"Cross-validation of {samples} samples needs a fold for each and at least two folds; give Alpha, or Folds.");
        }

        return [.. foldOf.Distinct().Order().Select(f => Enumerable.Range(0, samples).Where(i => foldOf[i] == f).ToArray())];
    }
}
