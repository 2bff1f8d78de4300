using System.Text.Json;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Learning.Kernels;

/// <summary>Two kernels made into one; parameters of the left one come first.</summary>
public abstract class PairKernel : Kernel
{
    private protected PairKernel(Kernel left, Kernel right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        (Left, Right) = (left, right);
    }

    /// <summary>The first.</summary>
    public Kernel Left { get; }

    /// <summary>The second.</summary>
    public Kernel Right { get; }

    /// <inheritdoc/>
    public override double[] LogParameters => [.. Left.LogParameters, .. Right.LogParameters];

    /// <inheritdoc/>
    public override Matrix Between(Matrix a, Matrix b) => Join(Left.Between(a, b), Right.Between(a, b));

    /// <inheritdoc/>
    public override double[] Diagonal(Matrix x, bool withNoise)
    {
        ArgumentNullException.ThrowIfNull(x);
        return Join(new Matrix(x.Rows, 1, Left.Diagonal(x, withNoise)), new Matrix(x.Rows, 1, Right.Diagonal(x, withNoise))).Data;
    }

    internal override void Write(Utf8JsonWriter json)
    {
        Left.Write(json, "left");
        Right.Write(json, "right");
    }

    /// <summary>Both matrices into one, which may be the first.</summary>
    private protected abstract Matrix Join(Matrix left, Matrix right);
}
