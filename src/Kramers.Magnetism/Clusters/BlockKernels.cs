namespace Kramers.Magnetism.Clusters;

/// <summary>The innermost loops of a block times a vector: x and y are rows over the states of the second half.</summary>
internal static class BlockKernels
{
    public static void Diagonal(double left, ReadOnlySpan<double> right, ReadOnlySpan<double> x, Span<double> y)
    {
        for (var b = 0; b < y.Length; b++)
        {
            y[b] = (left + right[b]) * x[b];
        }
    }

    public static void AddProduct(double factor, ReadOnlySpan<double> m, ReadOnlySpan<double> x, Span<double> y)
    {
        for (var b = 0; b < y.Length; b++)
        {
            y[b] += factor * m[b] * x[b];
        }
    }

    public static void AddScaled(double factor, ReadOnlySpan<double> x, Span<double> y)
    {
        for (var b = 0; b < y.Length; b++)
        {
            y[b] += factor * x[b];
        }
    }

    public static void AddGathered(double factor, Ladder ladder, ReadOnlySpan<double> x, Span<double> y)
    {
        ReadOnlySpan<int> targets = ladder.Targets;
        ReadOnlySpan<double> factors = ladder.Factors;
        for (var b = 0; b < y.Length; b++)
        {
            y[b] += factor * factors[b] * x[targets[b]];
        }
    }

    public static void AddSparse(SparseRows matrix, ReadOnlySpan<double> x, Span<double> y)
    {
        ReadOnlySpan<int> columns = matrix.Columns;
        ReadOnlySpan<double> values = matrix.Values;
        for (var b = 0; b < y.Length; b++)
        {
            var sum = 0.0;
            for (var p = matrix.Starts[b]; p < matrix.Starts[b + 1]; p++)
            {
                sum += values[p] * x[columns[p]];
            }

            y[b] += sum;
        }
    }
}
