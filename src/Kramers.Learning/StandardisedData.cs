using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Learning;

/// <summary>Training data with the standardisations that were learned from them.</summary>
/// <param name="Features">Of x.</param>
/// <param name="Targets">Of y.</param>
/// <param name="X">Standardised features [sample, feature].</param>
/// <param name="Y">Standardised targets [sample, target].</param>
internal sealed record StandardisedData(Standardisation Features, Standardisation Targets, Matrix X, Matrix Y)
{
    /// <summary>Checks and standardises; both are centred in any case.</summary>
    public static StandardisedData Of(Matrix x, Matrix y, bool scaleFeatures, bool scaleTargets)
    {
        TrainingData.Check(x, y);
        var (features, targets) = (Standardisation.Of(x, scaleFeatures), Standardisation.Of(y, scaleTargets));
        return new StandardisedData(features, targets, features.Apply(x), targets.Apply(y));
    }

    /// <summary>The rows of a matrix with these numbers, in this order.</summary>
    public static Matrix Rows(Matrix m, IReadOnlyList<int> rows)
    {
        var taken = new Matrix(rows.Count, m.Columns);
        for (var i = 0; i < rows.Count; i++)
        {
            m.Row(rows[i]).CopyTo(taken.Row(i));
        }

        return taken;
    }
}
