using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Learning.Linear;

/// <summary>How <see cref="Ridge"/> chooses its penalty.</summary>
public enum RidgeChoice
{
    /// <summary>The least mean square error of samples left out one by one.</summary>
    LeaveOneOut,

    /// <summary>Generalised cross-validation, in which every sample has the mean leverage.</summary>
    Gcv,
}

/// <summary>
/// Ridge regression: min |Y - X w|^2 + lambda |w|^2 over standardised features, the intercept free. All penalties cost one
/// diagonalisation. Hoerl and Kennard, Technometrics 12, 55 (1970); errors of left-out samples e_i/(1 - h_ii) and their mean
/// form: Golub, Heath and Wahba, Technometrics 21, 215 (1979).
/// </summary>
public sealed record Ridge : ILearner
{
    private const double Unresolved = 1e-10; // a sample that alone decides its own fit says nothing when left out

    /// <summary>Penalty, positive or zero; null: each target chooses its own among <see cref="Lambdas"/>.</summary>
    public double? Lambda { get; init; }

    /// <summary>Penalties to choose from, all positive.</summary>
    public IReadOnlyList<double> Lambdas { get; init; } = [.. Enumerable.Range(-12, 29).Select(k => Math.Pow(10, k / 2.0))];

    /// <summary>How to choose.</summary>
    public RidgeChoice Choice { get; init; }

    /// <summary>Whether features are brought to standard deviation 1; without, their size acts as a prior.</summary>
    public bool Standardise { get; init; } = true;

    /// <inheritdoc/>
    public string Name => "ridge";

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">As for all learners; or a penalty is out of range.</exception>
    public IRegressor Fit(Matrix x, Matrix y, ulong seed = 1, CancellationToken cancellation = default)
    {
        var data = StandardisedData.Of(x, y, Standardise, scaleTargets: false);
        var candidates = Lambda is { } given ? [given] : Lambdas.ToArray();
        if (candidates.Length == 0 || candidates.Any(l => !(l >= 0) || (l == 0 && Lambda is null)))
        {
            throw new ArgumentException("Ridge needs a penalty that is zero or positive, or positive ones to choose from.");
        }

        cancellation.ThrowIfCancellationRequested();
        var spectrum = new RidgeSpectrum(data.X, data.Y, DenseLinearAlgebra.Best);
        var best = candidates.Length == 1 ? new int[data.Y.Columns] : Choose(spectrum, data.Y, candidates);
        double[] penalties = [.. best.Select(q => candidates[q])];
        return new LinearRegressor(data.Features, data.Targets, spectrum.Coefficients(Filtered(spectrum, penalties)), penalties);
    }

    /// <summary>Directions that the data do not resolve get nothing: with lambda = 0 that is the shortest of all least-squares solutions.</summary>
    private static Matrix Filtered(RidgeSpectrum spectrum, double[] penalties)
    {
        var filtered = new Matrix(spectrum.Values.Length, penalties.Length);
        for (var k = 0; k < filtered.Rows; k++)
        {
            for (var t = 0; spectrum.IsResolved(k) && t < penalties.Length; t++)
            {
                filtered[k, t] = spectrum.Projected[k, t] / (spectrum.Values[k] + penalties[t]);
            }
        }

        return filtered;
    }

    private int[] Choose(RidgeSpectrum spectrum, Matrix y, double[] lambdas)
    {
        var algebra = DenseLinearAlgebra.Best;
        var left = spectrum.Left();
        var shrink = Shrinkage(spectrum, lambdas);
        var leverage = algebra.Multiply(new Matrix(left.Rows, left.Columns, Array.ConvertAll(left.Data, u => u * u)), shrink);
        var inBasis = algebra.Multiply(left.Transpose(), y);
        var best = new int[y.Columns];
        for (var t = 0; t < best.Length; t++)
        {
            var fit = shrink.Copy();
            for (var i = 0; i < fit.Data.Length; i++)
            {
                fit.Data[i] *= inBasis[i / lambdas.Length, t];
            }

            var errors = LeftOutErrors(y, t, algebra.Multiply(left, fit), leverage);
            best[t] = Array.IndexOf(errors, errors.Min());
        }

        return best;
    }

    /// <summary>e/(e + lambda), [eigenvalue, lambda].</summary>
    private static Matrix Shrinkage(RidgeSpectrum spectrum, double[] lambdas)
    {
        var shrink = new Matrix(spectrum.Values.Length, lambdas.Length);
        for (var i = 0; i < shrink.Data.Length; i++)
        {
            var e = Math.Max(spectrum.Values[i / lambdas.Length], 0);
            shrink.Data[i] = e / (e + lambdas[i % lambdas.Length]);
        }

        return shrink;
    }

    /// <summary>Sum of squares of r_i/(1 - h_i) per lambda; the intercept adds 1/n to each leverage h_i.</summary>
    private double[] LeftOutErrors(Matrix y, int target, Matrix fit, Matrix leverage)
    {
        var errors = new double[fit.Columns];
        for (var q = 0; q < errors.Length; q++)
        {
            var mean = 0.0;
            for (var i = 0; i < fit.Rows; i++)
            {
                mean += leverage[i, q] / fit.Rows;
            }

            for (var i = 0; i < fit.Rows; i++)
            {
                var h = 1.0 / fit.Rows + (Choice == RidgeChoice.Gcv ? mean : leverage[i, q]);
                var error = 1 - h > Unresolved ? (y[i, target] - fit[i, q]) / (1 - h) : double.PositiveInfinity;
                errors[q] += error * error;
            }
        }

        return errors;
    }
}
