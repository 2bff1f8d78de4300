using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Learning.Trees;

/// <summary>Features column by column with the order of the samples by each: sorted once for all trees of an ensemble.</summary>
internal sealed class SortedFeatures
{
    public SortedFeatures(Matrix x)
    {
        (Samples, Columns) = (x.Rows, x.Columns);
        Values = x.Transpose().Data;
        Order = new int[Values.Length];
        var keys = new double[Samples];
        for (var f = 0; f < Columns; f++)
        {
            var order = Order.AsSpan(f * Samples, Samples);
            for (var i = 0; i < Samples; i++)
            {
                order[i] = i;
            }

            Values.AsSpan(f * Samples, Samples).CopyTo(keys);
            keys.AsSpan().Sort(order);
        }
    }

    public int Samples { get; }

    public int Columns { get; }

    /// <summary>[feature, sample].</summary>
    public double[] Values { get; }

    /// <summary>[feature, rank]: samples from the smallest value of the feature to the largest.</summary>
    public int[] Order { get; }
}
