using Kramers.Magnetism.Hamiltonians;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Magnetism.AbInitio;

/// <summary>
/// What couples two centres, H = A1.T.A2 in cm^-1. A is the spin of the spin-orbit states, as if there were no spin-orbit coupling
/// (M. E. Lines, J. Chem. Phys. 55, 2977 (1971), doi:10.1063/1.1676524), their moment, or the pseudospin of their lowest states.
/// </summary>
public sealed class CentreCoupling
{
    private readonly Matrix _tensor;

    private CentreCoupling(CoupledQuantity quantity, Matrix tensor, int first, int second)
    {
        SpinProducts.CheckCentres(first, second);
        (Quantity, _tensor, First, Second) = (quantity, Tensor3.Checked(tensor, nameof(tensor)), first, second);
    }

    /// <summary>What A is.</summary>
    public CoupledQuantity Quantity { get; }

    /// <summary>T, [3, 3], cm^-1 (for moments per Bohr magneton squared), rows on the axes of the first centre (a copy).</summary>
    public Matrix Tensor => _tensor.Copy();

    /// <summary>Index of the first centre, from 0.</summary>
    public int First { get; }

    /// <summary>Index of the second centre, from 0.</summary>
    public int Second { get; }

    /// <summary>Lines' exchange J S1.S2 of the spins.</summary>
    /// <exception cref="ArgumentException">The two centres are one.</exception>
    public static CentreCoupling Exchange(ExchangeConstant constant, int first = 0, int second = 1) =>
        new(CoupledQuantity.Spin, constant.PlusJ * Matrix.Identity(3), first, second);

    /// <summary>Anisotropic exchange S1.T.S2 of the spins in the common frame; POLY_ANISO's LIN3 and LIN9 have T = -J.</summary>
    /// <param name="tensor">[3, 3], cm^-1, rows on the first spin.</param>
    /// <param name="first">Index of the first centre, from 0.</param>
    /// <param name="second">Index of the second centre, from 0.</param>
    /// <exception cref="ArgumentException">A shape is wrong, a number not finite, or the centres are one.</exception>
    public static CentreCoupling Exchange(Matrix tensor, int first = 0, int second = 1) => new(CoupledQuantity.Spin, tensor, first, second);

    /// <summary>Exchange s1.T.s2 of the pseudospins, each along its own main magnetic axes.</summary>
    /// <param name="tensor">[3, 3], cm^-1, rows on X, Y, Z of the first pseudospin.</param>
    /// <param name="first">Index of the first centre, from 0.</param>
    /// <param name="second">Index of the second centre, from 0.</param>
    /// <exception cref="ArgumentException">A shape is wrong, a number not finite, or the centres are one.</exception>
    public static CentreCoupling Pseudospins(Matrix tensor, int first = 0, int second = 1) => new(CoupledQuantity.Pseudospin, tensor, first, second);

    /// <summary>Ising exchange J s1Z s2Z of the pseudospins, for doublets that are as good as axial.</summary>
    /// <exception cref="ArgumentException">The two centres are one.</exception>
    public static CentreCoupling Ising(ExchangeConstant constant, int first = 0, int second = 1) =>
        Pseudospins(Matrix.Diagonal([0, 0, constant.PlusJ]), first, second);

    /// <summary>Magnetic dipoles: (mu_0/4pi) mu_B^2 [m1.m2/r^3 - 3 (m1.r)(m2.r)/r^5] of the moments.</summary>
    /// <param name="distance">r from the first centre to the second, angstrom, length 3.</param>
    /// <param name="first">Index of the first centre, from 0.</param>
    /// <param name="second">Index of the second centre, from 0.</param>
    /// <exception cref="ArgumentException">The distance is no vector or zero, or the centres are one.</exception>
    public static CentreCoupling Dipoles(ReadOnlySpan<double> distance, int first = 0, int second = 1) =>
        new(CoupledQuantity.Moment, new DipolarCoupling(distance, Matrix.Identity(3), Matrix.Identity(3), first, second).Tensor, first, second);
}
