using Kramers.Magnetism.Spins;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Magnetism.CrystalField;

/// <summary>
/// Hermitian operators on a multiplet as sums of Stevens operators and back: the O_k^q, k = 0..2J, are orthogonal under the trace and
/// span all of them, B_k^q = Tr(O_k^q H)/Tr(O_k^q O_k^q). Even k are even under time reversal; odd k are what a field or a moment adds.
/// </summary>
public static class CrystalFieldProjection
{
    /// <summary>The Stevens parameters, k = 0..2J, of a Hermitian matrix in the basis |J, M>, M falling; in the units of the matrix.</summary>
    /// <param name="matrix">[2J+1, 2J+1]; an anti-Hermitian part does not count.</param>
    /// <param name="provenance">Where the matrix comes from.</param>
    /// <exception cref="ArgumentException">The matrix is not square.</exception>
    public static StevensParameters Decompose(ComplexMatrix matrix, ParameterProvenance provenance)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        if (matrix.Rows != matrix.Columns || matrix.Rows == 0)
        {
            throw new ArgumentException($"A multiplet has a square matrix, got {matrix.Rows} x {matrix.Columns}.", nameof(matrix));
        }

        var j = Spin.FromDoubled(matrix.Rows - 1);
        var entries = from k in Enumerable.Range(0, j.Multiplicity)
                      from q in Enumerable.Range(-k, 2 * k + 1)
                      select (k, q, Component(matrix, j, k, q));
        return new StevensParameters(provenance, [.. entries]);
    }

    /// <summary>sum B_k^q O_k^q(J), [2J+1, 2J+1], in the units of the parameters. Ranks above 2J do not act.</summary>
    public static ComplexMatrix Compose(Spin j, StevensParameters parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        var matrix = new ComplexMatrix(j.Multiplicity, j.Multiplicity);
        foreach (var (k, q, value) in parameters.NonZero())
        {
            StevensOperators.AddTo(matrix, j, k, q, value);
        }

        return matrix;
    }

    private static double Component(ComplexMatrix h, Spin j, int k, int q)
    {
        // Both triangles are read, so that an anti-Hermitian part drops out; the band is one triangle's.
        var band = OperatorBand.Stevens(j, k, Math.Abs(q));
        var (overlap, norm) = (0.0, 0.0);
        for (var i = 0; i < band.Length; i++)
        {
            var (upper, lower) = (h[i, i + Math.Abs(q)], h[i + Math.Abs(q), i]);
            overlap += 0.5 * band[i] * (q < 0 ? lower.Imaginary - upper.Imaginary : upper.Real + lower.Real);
            norm += band[i] * band[i];
        }

        return overlap / norm;
    }
}
