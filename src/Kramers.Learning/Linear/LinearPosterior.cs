using System.Text.Json;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Learning.Linear;

/// <summary>
/// Covariance (lambda + alpha X^T X)^-1 of the coefficients of each target, kept as the eigenvectors of X^T X that all targets share.
/// </summary>
/// <param name="Features">The features' standardisation.</param>
/// <param name="Directions">V, [feature, eigenvalue].</param>
/// <param name="Values">e; 0 where the column of V is zero.</param>
/// <param name="Alpha">Precision of the noise, [target].</param>
/// <param name="Lambda">Precision of the prior, [target].</param>
internal sealed record LinearPosterior(Standardisation Features, Matrix Directions, double[] Values, double[] Alpha, double[] Lambda)
{
    /// <summary>Standard deviation of a new observation, [sample, target]: what the data have not explored keeps the variance of the prior.</summary>
    public Matrix StandardDeviation(Matrix x)
    {
        var z = Features.Apply(x);
        var along = DenseLinearAlgebra.Best.Multiply(z, Directions);
        var deviation = new Matrix(x.Rows, Alpha.Length);
        for (var i = 0; i < x.Rows; i++)
        {
            var unexplored = Math.Max(SumOfSquares(z.Row(i)) - SumOfSquares(along.Row(i)), 0);
            for (var t = 0; t < Alpha.Length; t++)
            {
                var variance = 1 / Alpha[t] + (Values.Length < z.Columns || Values.Contains(0) ? unexplored / Lambda[t] : 0);
                for (var k = 0; k < Values.Length; k++)
                {
                    variance += along[i, k] * along[i, k] / (Lambda[t] + Alpha[t] * Values[k]);
                }

                deviation[i, t] = Math.Sqrt(variance);
            }
        }

        return deviation;
    }

    public void Write(Utf8JsonWriter json)
    {
        json.WriteMatrix("directions", Directions);
        json.WriteVector("eigenvalues", Values);
        json.WriteVector("alpha", Alpha);
        json.WriteVector("lambda", Lambda);
    }

    public static LinearPosterior Read(JsonElement model) => new(
        Standardisation.Read(model.Member("features")),
        model.Matrix("directions"),
        model.Vector("eigenvalues"),
        model.Vector("alpha"),
        model.Vector("lambda"));

    private static double SumOfSquares(ReadOnlySpan<double> values)
    {
        var sum = 0.0;
        foreach (var v in values)
        {
            sum += v * v;
        }

        return sum;
    }
}
