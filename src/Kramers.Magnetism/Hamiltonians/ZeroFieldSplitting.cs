using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Magnetism.Hamiltonians;

/// <summary>Zero-field splitting H = S.D.S of one centre, D in cm^-1. A trace of D only shifts all levels.</summary>
public sealed class ZeroFieldSplitting : BilinearSelfCoupling
{
    private static readonly string[] Names = Tensor3.Names("D", " / cm^-1");

    /// <summary>Makes the term from the tensor (3 x 3, cm^-1) of centre number <paramref name="centre"/>.</summary>
    /// <exception cref="ArgumentException">The tensor is not 3 x 3 and finite.</exception>
    public ZeroFieldSplitting(Matrix tensor, int centre = 0)
        : base(tensor, centre, Names)
    {
    }

    /// <summary>H = D[Sz^2 - S(S+1)/3] + E(Sx^2 - Sy^2), both in cm^-1, along the axes of the frame: a traceless tensor.</summary>
    public static ZeroFieldSplitting FromDE(double d, double e, int centre = 0) =>
        new(Matrix.Diagonal([-d / 3 + e, -d / 3 - e, 2 * d / 3]), centre);

    private protected override BilinearSelfCoupling With(Matrix tensor) => new ZeroFieldSplitting(tensor, Centre);
}
