using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Learning;

/// <summary>The checks at the public edge that all learners and regressors share.</summary>
internal static class TrainingData
{
    /// <summary>Checks what a learner is given.</summary>
    /// <exception cref="ArgumentException">Rows differ or there are none, no features or targets, or a number is not finite.</exception>
    public static void Check(Matrix x, Matrix y)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        if (x.Rows != y.Rows || x.Rows == 0 || x.Columns == 0 || y.Columns == 0)
        {
            throw new ArgumentException(
                $"Training needs as many rows of features as of targets, at least one, and at least one column of each; got [{x.Rows}, {x.Columns}] and [{y.Rows}, {y.Columns}].",
                nameof(y));
        }

        CheckFinite(x, "feature", nameof(x));
        CheckFinite(y, "target", nameof(y));
    }

    /// <summary>Checks what a regressor is asked to predict.</summary>
    /// <exception cref="ArgumentException">Wrong number of features, or a number that is not finite.</exception>
    public static void CheckSamples(Matrix x, int features)
    {
        ArgumentNullException.ThrowIfNull(x);
        if (x.Columns != features)
        {
            throw new ArgumentException($"The model was fitted to {features} features; the samples have {x.Columns}.", nameof(x));
        }

        CheckFinite(x, "feature", nameof(x));
    }

    private static void CheckFinite(Matrix m, string what, string parameter)
    {
        var k = Array.FindIndex(m.Data, v => !double.IsFinite(v));
        if (k >= 0)
        {
            throw new ArgumentException(
                $"Sample {k / m.Columns}, {what} {k % m.Columns} is {m.Data[k]}: fill in missing numbers, or leave the sample out.", parameter);
        }
    }
}
