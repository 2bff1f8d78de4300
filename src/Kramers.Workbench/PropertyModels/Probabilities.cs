using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Workbench.PropertyModels;

/// <summary>Probabilities of classes from predictions of their indicators, one class at a time.</summary>
internal static class Probabilities
{
    /// <summary>Cut to 0..1 and brought to sum 1, [sample, class]; all equal where no class is seen. Rows that are not predicted stay so.</summary>
    public static Matrix Of(Matrix indicators)
    {
        var result = new Matrix(indicators.Rows, indicators.Columns);
        for (var i = 0; i < result.Rows; i++)
        {
            var cut = indicators.Row(i).ToArray().Select(p => Math.Clamp(p, 0, 1)).ToArray();
            var sum = cut.Sum();
            for (var k = 0; k < cut.Length; k++)
            {
                result[i, k] = sum == 0 ? 1.0 / cut.Length : cut[k] / sum;
            }
        }

        return result;
    }
}
