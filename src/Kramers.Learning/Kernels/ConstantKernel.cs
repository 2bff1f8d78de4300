using System.Text.Json;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Learning.Kernels;

/// <summary>k = c: as a factor the variance of the signal, as a summand an unknown mean.</summary>
/// <param name="value">c, positive.</param>
public sealed class ConstantKernel(double value) : Kernel
{
    internal const string KindName = "constant";

    /// <summary>c.</summary>
    public double Value { get; } = Positive(value, nameof(value));

    /// <inheritdoc/>
    public override double[] LogParameters => [Math.Log(Value)];

    internal override string Kind => KindName;

    /// <inheritdoc/>
    public override Matrix Between(Matrix a, Matrix b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        return Filled(a.Rows, b.Rows, Value);
    }

    /// <inheritdoc/>
    public override double[] Diagonal(Matrix x, bool withNoise)
    {
        ArgumentNullException.ThrowIfNull(x);
        return [.. Enumerable.Repeat(Value, x.Rows)];
    }

    internal override KernelMatrix On(SamplePairs pairs) => new(Between(pairs.X, pairs.X), (weights, gradient) => gradient[0] += Value * SumOf(weights));

    internal override Kernel With(ReadOnlySpan<double> logarithms) => new ConstantKernel(Math.Exp(logarithms[0]));

    internal override void Write(Utf8JsonWriter json) => json.WriteNumber("value", Value);
}
