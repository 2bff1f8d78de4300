using Kramers.Magnetism.Spins;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Magnetism.CrystalField;

/// <summary>
/// Irreducible spherical tensor operators T_k^q(J), Condon-Shortley phases: T_k^k = (-1)^k 2^(-k/2) J+^k and Racah's rules
/// [Jz, T_k^q] = q T_k^q, [J+-, T_k^q] = sqrt(k(k+1) - q(q+-1)) T_k^(q+-1). T_k^-q = (-1)^q (T_k^q)^+. Rank 1 is
/// -J+/sqrt2, Jz, J-/sqrt2. Basis |J, M>, M falling.
/// </summary>
public static class SphericalTensorOperators
{
    /// <summary>T_k^q(J), [2J+1, 2J+1], real elements; zero for k > 2J.</summary>
    /// <param name="j">Angular momentum.</param>
    /// <param name="k">Rank, 0 or more.</param>
    /// <param name="q">Component, -k..k.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such operator.</exception>
    public static ComplexMatrix Of(Spin j, int k, int q)
    {
        StevensOperators.CheckIndices(k, q);
        var order = Math.Abs(q);
        var band = OperatorBand.Spherical(j, k, order);
        var matrix = new ComplexMatrix(j.Multiplicity, j.Multiplicity);
        for (var i = 0; i < band.Length; i++)
        {
            if (q >= 0)
            {
                matrix[i, i + order] = band[i];
            }
            else
            {
                matrix[i + order, i] = (order & 1) == 0 ? band[i] : -band[i];
            }
        }

        return matrix;
    }
}
