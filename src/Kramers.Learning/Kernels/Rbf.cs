namespace Kramers.Learning.Kernels;

/// <summary>Squared exponential, k = exp(-s/2).</summary>
/// <param name="lengthScales">One, or one per feature; positive.</param>
public sealed class Rbf(params double[] lengthScales) : StationaryKernel(lengthScales)
{
    internal const string KindName = "rbf";

    internal override string Kind => KindName;

    internal override Kernel With(ReadOnlySpan<double> logarithms) => new Rbf(Array.ConvertAll(logarithms.ToArray(), Math.Exp));

    private protected override void ToValues(Span<double> s)
    {
        foreach (ref var v in s)
        {
            v = Math.Exp(-v / 2);
        }
    }

    private protected override void ToDerivatives(ReadOnlySpan<double> s, Span<double> k)
    {
        foreach (ref var v in k)
        {
            v /= -2;
        }
    }
}
