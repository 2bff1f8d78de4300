using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Atomistics.ActiveLearning;

/// <summary>
/// Greedy D-optimal choice among geometries: the next is the one whose rows X make the determinant of the normal matrix grow most, by det(1 + X^T P X);
/// then P -> P - P X (1 + X^T P X)^-1 X^T P. P enters through the overlaps X_a^T P X_b alone, so that nothing of the size of the basis is needed.
/// </summary>
public static class OptimalSelection
{
    /// <summary>Which geometries to label, the most informative first.</summary>
    /// <param name="overlap">X^T P X between the rows of all geometries.</param>
    /// <param name="size">Rows of a geometry.</param>
    /// <param name="most">No more than these.</param>
    /// <param name="threshold">A geometry is chosen while the square root of one of its diagonal elements is above.</param>
    /// <returns>Their indices.</returns>
    public static IReadOnlyList<int> Choose(Matrix overlap, int size, int most, double threshold)
    {
        ArgumentNullException.ThrowIfNull(overlap);
        var chosen = new List<int>();
        var count = overlap.Rows / size;
        while (chosen.Count < most)
        {
            var open = Enumerable.Range(0, count).Where(g => !chosen.Contains(g) && Enumerable.Range(g * size, size).Any(r => overlap[r, r] > threshold * threshold)).ToList();
            if (open.Count == 0)
            {
                break;
            }

            var best = open.MaxBy(g => Gain(overlap, g * size, size));
            chosen.Add(best);
            overlap = Known(overlap, best * size, size);
        }

        return chosen;
    }

    /// <summary>The overlaps once the rows of a geometry are known.</summary>
    /// <param name="overlap">As in <see cref="Choose"/>.</param>
    /// <param name="at">First row of the geometry.</param>
    /// <param name="size">Its number of rows.</param>
    public static Matrix Known(Matrix overlap, int at, int size)
    {
        ArgumentNullException.ThrowIfNull(overlap);
        var algebra = DenseLinearAlgebra.Best;
        var across = Block(overlap, at, size, 0, overlap.Columns);
        return overlap - algebra.Multiply(across.Transpose(), algebra.SolvePositiveDefinite(Matrix.Identity(size) + Block(overlap, at, size, at, size), across));
    }

    /// <summary>ln det(1 + H), H the block of a geometry.</summary>
    private static double Gain(Matrix overlap, int at, int size) =>
        DenseLinearAlgebra.Best.SymmetricEigenvalues(Block(overlap, at, size, at, size)).Sum(h => Math.Log(1 + Math.Max(h, 0)));

    private static Matrix Block(Matrix m, int row, int rows, int column, int columns)
    {
        var block = new Matrix(rows, columns);
        for (var i = 0; i < rows; i++)
        {
            m.Row(row + i).Slice(column, columns).CopyTo(block.Row(i));
        }

        return block;
    }
}
