using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Learning.Linear;

/// <summary>Sums over samples: those of two sets add.</summary>
/// <param name="Samples">n.</param>
/// <param name="Products">X^T X, [feature, feature].</param>
/// <param name="TargetProducts">Y^T X, [target, feature].</param>
/// <param name="TargetSquares">y.y, [target].</param>
internal sealed record NormalEquations(int Samples, Matrix Products, Matrix TargetProducts, double[] TargetSquares) : INormalEquations
{
    /// <inheritdoc/>
    public Matrix Correlation { get; } = (1.0 / Samples) * TargetProducts;

    /// <inheritdoc/>
    public double[] Squares { get; } = Array.ConvertAll(TargetSquares, s => s / Samples);

    /// <summary>Of centred samples [sample, feature] with their targets [sample, target].</summary>
    public static NormalEquations Of(Matrix x, Matrix y)
    {
        var (algebra, squares) = (DenseLinearAlgebra.Best, new double[y.Columns]);
        for (var i = 0; i < y.Data.Length; i++)
        {
            squares[i % squares.Length] += y.Data[i] * y.Data[i];
        }

        return new NormalEquations(x.Rows, algebra.Gram(x), algebra.Multiply(y.Transpose(), x), squares);
    }

    /// <summary>Of all samples of some sets, at least one.</summary>
    public static NormalEquations Sum(IReadOnlyList<NormalEquations> sets) => new(
        sets.Sum(e => e.Samples), Sum([.. sets.Select(e => e.Products)]), Sum([.. sets.Select(e => e.TargetProducts)]),
        [.. sets[0].TargetSquares.Select((_, t) => sets.Sum(e => e.TargetSquares[t]))]);

    /// <inheritdoc/>
    public void GramRow(int feature, Span<double> row)
    {
        var products = Products.Row(feature);
        var share = 1.0 / Samples;
        for (var j = 0; j < row.Length; j++)
        {
            row[j] = share * products[j];
        }
    }

    private static Matrix Sum(Matrix[] terms)
    {
        var sum = terms[0].Copy();
        foreach (var term in terms.Skip(1))
        {
            for (var i = 0; i < sum.Data.Length; i++)
            {
                sum.Data[i] += term.Data[i];
            }
        }

        return sum;
    }
}
