using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Learning.Explanation;

/// <summary>
/// Mean prediction over samples all of which are given the same value of one feature (Friedman, Ann. Stat. 29, 1189 (2001),
/// section 8.2).
/// </summary>
public static class PartialDependence
{
    /// <summary>Means for each of the values.</summary>
    /// <param name="model">What to explain.</param>
    /// <param name="x">Samples [sample, feature] to average over.</param>
    /// <param name="feature">Number of the feature.</param>
    /// <param name="values">What it is set to, in its unit.</param>
    /// <returns>[value, target], in units of the targets.</returns>
    /// <exception cref="ArgumentException">x does not fit the model or has no rows, or there is no such feature.</exception>
    public static Matrix Of(IRegressor model, Matrix x, int feature, ReadOnlySpan<double> values)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(x);
        ArgumentOutOfRangeException.ThrowIfZero(x.Rows, nameof(x));
        ArgumentOutOfRangeException.ThrowIfNegative(feature);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(feature, x.Columns);
        var (set, means) = (x.Copy(), new Matrix(values.Length, model.Targets));
        for (var v = 0; v < values.Length; v++)
        {
            for (var i = 0; i < x.Rows; i++)
            {
                set[i, feature] = values[v];
            }

            var predicted = model.Predict(set).Mean;
            for (var k = 0; k < predicted.Data.Length; k++)
            {
                means[v, k % model.Targets] += predicted.Data[k] / x.Rows;
            }
        }

        return means;
    }
}
