using System.Text.Json;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Learning.Kernels;

/// <summary>k = b^2 + x.x': Bayesian linear regression with unit prior of the coefficients and N(0, b^2) of the intercept.</summary>
/// <param name="bias">b, positive.</param>
public sealed class LinearKernel(double bias) : Kernel
{
    internal const string KindName = "linear";

    /// <summary>b.</summary>
    public double Bias { get; } = Positive(bias, nameof(bias));

    /// <inheritdoc/>
    public override double[] LogParameters => [Math.Log(Bias)];

    internal override string Kind => KindName;

    /// <inheritdoc/>
    public override Matrix Between(Matrix a, Matrix b)
    {
        ArgumentNullException.ThrowIfNull(b);
        return Shifted(DenseLinearAlgebra.Best.Multiply(a, b.Transpose()));
    }

    /// <inheritdoc/>
    public override double[] Diagonal(Matrix x, bool withNoise)
    {
        ArgumentNullException.ThrowIfNull(x);
        var diagonal = new double[x.Rows];
        for (var i = 0; i < diagonal.Length; i++)
        {
            diagonal[i] = Bias * Bias;
            foreach (var v in x.Row(i))
            {
                diagonal[i] += v * v;
            }
        }

        return diagonal;
    }

    internal override KernelMatrix On(SamplePairs pairs) => new(
        Shifted(DenseLinearAlgebra.Best.Gram(pairs.X.Transpose())),
        (weights, gradient) => gradient[0] += 2 * Bias * Bias * SumOf(weights));

    internal override Kernel With(ReadOnlySpan<double> logarithms) => new LinearKernel(Math.Exp(logarithms[0]));

    internal override void Write(Utf8JsonWriter json) => json.WriteNumber("bias", Bias);

    private Matrix Shifted(Matrix m)
    {
        foreach (ref var v in m.Data.AsSpan())
        {
            v += Bias * Bias;
        }

        return m;
    }
}
