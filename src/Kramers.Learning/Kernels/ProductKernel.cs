using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Learning.Kernels;

/// <summary>k = k1 k2.</summary>
/// <param name="left">k1.</param>
/// <param name="right">k2.</param>
public sealed class ProductKernel(Kernel left, Kernel right) : PairKernel(left, right)
{
    internal const string KindName = "product";

    internal override string Kind => KindName;

    /// <remarks>sum W d(K1 K2) = sum (W K2) dK1 + sum (W K1) dK2, products element by element.</remarks>
    internal override KernelMatrix On(SamplePairs pairs)
    {
        var (left, right, first) = (Left.On(pairs), Right.On(pairs), Left.LogParameters.Length);
        return new KernelMatrix(Join(left.Values.Copy(), right.Values), (weights, gradient) =>
        {
            left.AddGradient(Join(weights.Copy(), right.Values), gradient[..first]);
            right.AddGradient(Join(weights.Copy(), left.Values), gradient[first..]);
        });
    }

    internal override Kernel With(ReadOnlySpan<double> logarithms)
    {
        var first = Left.LogParameters.Length;
        return new ProductKernel(Left.With(logarithms[..first]), Right.With(logarithms[first..]));
    }

    private protected override Matrix Join(Matrix left, Matrix right)
    {
        for (var i = 0; i < left.Data.Length; i++)
        {
            left.Data[i] *= right.Data[i];
        }

        return left;
    }
}
