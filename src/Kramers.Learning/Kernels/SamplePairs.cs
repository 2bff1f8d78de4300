using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Learning.Kernels;

/// <summary>One set of samples that a kernel sees again and again with other parameters; what these do not change is kept.</summary>
/// <param name="x">[sample, feature].</param>
internal sealed class SamplePairs(Matrix x)
{
    private Matrix? _squaredDistances;

    /// <summary>[sample, feature].</summary>
    public Matrix X { get; } = x;

    /// <summary>|x_i - x_j|^2 for j >= i, zero below the diagonal; made when first asked for.</summary>
    public Matrix SquaredDistances => _squaredDistances ??= SquaredDistance.Upper(X);
}
