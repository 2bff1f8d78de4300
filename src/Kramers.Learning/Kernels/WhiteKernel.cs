using System.Text.Json;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Learning.Kernels;

/// <summary>Noise of each observation: v on the diagonal of one set of samples, nothing between sets.</summary>
/// <param name="variance">v, positive.</param>
public sealed class WhiteKernel(double variance) : Kernel
{
    internal const string KindName = "white";

    /// <summary>v.</summary>
    public double Variance { get; } = Positive(variance, nameof(variance));

    /// <inheritdoc/>
    public override double[] LogParameters => [Math.Log(Variance)];

    internal override string Kind => KindName;

    /// <inheritdoc/>
    public override Matrix Between(Matrix a, Matrix b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        return new Matrix(a.Rows, b.Rows);
    }

    /// <inheritdoc/>
    public override double[] Diagonal(Matrix x, bool withNoise)
    {
        ArgumentNullException.ThrowIfNull(x);
        return [.. Enumerable.Repeat(withNoise ? Variance : 0, x.Rows)];
    }

    internal override KernelMatrix On(SamplePairs pairs) =>
        new(Matrix.Diagonal(Diagonal(pairs.X, true)), (weights, gradient) => gradient[0] += Variance * weights.Trace());

    internal override Kernel With(ReadOnlySpan<double> logarithms) => new WhiteKernel(Math.Exp(logarithms[0]));

    internal override void Write(Utf8JsonWriter json) => json.WriteNumber("variance", Variance);
}
