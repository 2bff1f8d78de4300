using System.Numerics;
using Kramers.Magnetism.Spins;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Magnetism.CrystalField;

/// <summary>
/// Extended Stevens operators O_k^q(J), q = -k..k: the cosine kind for q >= 0, the sine kind for q &lt; 0, in the normalisation of
/// Rudowicz (J. Phys. C 18, 1415 (1985), doi:10.1088/0022-3719/18/7/009) as Ryabov carried it to any rank (J. Magn. Reson. 140, 141
/// (1999), doi:10.1006/jmre.1999.1783; Rudowicz and Chung, J. Phys.: Condens. Matter 16, 5825 (2004)). O_1^q are Jy, Jz, Jx, and
/// O_2^0 = 3 Jz^2 - J(J+1), O_2^2 = Jx^2 - Jy^2. Basis |J, M>, M falling.
/// </summary>
public static class StevensOperators
{
    /// <summary>
    /// O_k^q(J), [2J+1, 2J+1], Hermitian; zero for k > 2J. Elements are the roots of exact ratios, good to the last bit but one.
    /// </summary>
    /// <param name="j">Angular momentum.</param>
    /// <param name="k">Rank, 0 or more.</param>
    /// <param name="q">Component, -k..k.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such operator.</exception>
    public static ComplexMatrix Of(Spin j, int k, int q)
    {
        CheckIndices(k, q);
        var matrix = new ComplexMatrix(j.Multiplicity, j.Multiplicity);
        AddTo(matrix, j, k, q, 1);
        return matrix;
    }

    /// <summary>Ryabov's F(k, q), the greatest common divisor of the coefficients of A_k^q; the same for q and -q.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such operator.</exception>
    public static BigInteger NormalisationF(int k, int q)
    {
        CheckIndices(k, q);
        return OperatorNorms.Content(k, Math.Abs(q));
    }

    /// <summary>Adds weight O_k^q of one spin to the matrix of a product space 1 x ... x J x ... x 1.</summary>
    internal static void AddTo(ComplexMatrix target, Spin j, int k, int q, double weight, int before = 1, int after = 1)
    {
        var band = OperatorBand.Stevens(j, k, Math.Abs(q));
        for (var i = 0; i < band.Length; i++)
        {
            var upper = weight * band[i] * (q < 0 ? -Complex.ImaginaryOne : Complex.One);
            for (var copy = 0; copy < before * after; copy++)
            {
                var (block, inner) = Math.DivRem(copy, after);
                var row = (block * j.Multiplicity + i) * after + inner;
                var column = row + Math.Abs(q) * after;
                target[row, column] += upper;
                if (q != 0)
                {
                    target[column, row] += Complex.Conjugate(upper);
                }
            }
        }
    }

    internal static void CheckIndices(int k, int q)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(k);
        if (Math.Abs(q) > k)
        {
            throw new ArgumentOutOfRangeException(nameof(q), q, $"Rank {k} has components {-k}..{k}.");
        }
    }
}
