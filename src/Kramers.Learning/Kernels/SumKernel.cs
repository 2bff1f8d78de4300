using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Learning.Kernels;

/// <summary>k = k1 + k2.</summary>
/// <param name="left">k1.</param>
/// <param name="right">k2.</param>
public sealed class SumKernel(Kernel left, Kernel right) : PairKernel(left, right)
{
    internal const string KindName = "sum";

    internal override string Kind => KindName;

    internal override KernelMatrix On(SamplePairs pairs)
    {
        var (left, right, first) = (Left.On(pairs), Right.On(pairs), Left.LogParameters.Length);
        return new KernelMatrix(Join(left.Values.Copy(), right.Values), (weights, gradient) =>
        {
            left.AddGradient(weights, gradient[..first]);
            right.AddGradient(weights, gradient[first..]);
        });
    }

    internal override Kernel With(ReadOnlySpan<double> logarithms)
    {
        var first = Left.LogParameters.Length;
        return new SumKernel(Left.With(logarithms[..first]), Right.With(logarithms[first..]));
    }

    private protected override Matrix Join(Matrix left, Matrix right)
    {
        for (var i = 0; i < left.Data.Length; i++)
        {
            left.Data[i] += right.Data[i];
        }

        return left;
    }
}
