namespace Kramers.Chemistry.Shapes;

/// <summary>
/// The permutation of largest total weight: the Hungarian method with shortest augmenting paths (Kuhn, Nav. Res. Logist. Q. 2, 83 (1955);
/// Jonker and Volgenant, Computing 38, 325 (1987), doi:10.1007/BF02278710). For the few vertices of a polyhedron: all on the stack.
/// </summary>
internal static class LinearAssignment
{
    /// <summary>Most rows.</summary>
    internal const int Largest = 12;

    /// <summary>Finds the permutation.</summary>
    /// <param name="weights">[n, n] row by row.</param>
    /// <param name="n">Number of rows, 1 to <see cref="Largest"/>.</param>
    /// <param name="columnOf">[n] receives the column of each row.</param>
    internal static void Maximise(ReadOnlySpan<double> weights, int n, Span<int> columnOf)
    {
        // Index 0 of rows and columns is the root of the path; potentials u, v keep every reduced cost u + v - weight >= 0.
        Span<double> u = stackalloc double[Largest + 1], v = stackalloc double[Largest + 1], slack = stackalloc double[Largest + 1];
        Span<int> rowOf = stackalloc int[Largest + 1], before = stackalloc int[Largest + 1];
        v.Clear();
        rowOf.Clear();
        var left = TakeFree(weights, n, u, rowOf);
        for (var row = 1; row <= n; row++)
        {
            if ((left >> row & 1) == 0)
            {
                continue;
            }

            rowOf[0] = row;
            var column = Grow(weights, n, u, v, slack, rowOf, before);
            while (column != 0)
            {
                rowOf[column] = rowOf[before[column]];
                column = before[column];
            }
        }

        for (var column = 1; column <= n; column++)
        {
            columnOf[rowOf[column] - 1] = column - 1;
        }
    }

    /// <summary>Gives each row the column of its largest weight where that is still free; returns the set of rows that are left.</summary>
    private static int TakeFree(ReadOnlySpan<double> weights, int n, Span<double> u, Span<int> rowOf)
    {
        var left = 0;
        for (var row = 1; row <= n; row++)
        {
            var ofRow = weights.Slice((row - 1) * n, n);
            var column = 0;
            for (var j = 1; j < n; j++)
            {
                column = ofRow[j] > ofRow[column] ? j : column;
            }

            u[row] = -ofRow[column];
            if (rowOf[column + 1] == 0)
            {
                rowOf[column + 1] = row;
            }
            else
            {
                left |= 1 << row;
            }
        }

        return left;
    }

    /// <summary>Grows the tree of shortest paths from column 0 until it meets a free column, which is returned.</summary>
    private static int Grow(ReadOnlySpan<double> weights, int n, Span<double> u, Span<double> v, Span<double> slack, Span<int> rowOf, Span<int> before)
    {
        slack.Fill(double.PositiveInfinity);
        var (inTree, column) = (0, 0);
        while (rowOf[column] != 0)
        {
            inTree |= 1 << column;
            var (row, nearest, delta) = (rowOf[column], 0, double.PositiveInfinity);
            for (var j = 1; j <= n; j++)
            {
                if ((inTree >> j & 1) == 0)
                {
                    var reduced = -weights[(row - 1) * n + j - 1] - u[row] - v[j];
                    if (reduced < slack[j])
                    {
                        (slack[j], before[j]) = (reduced, column);
                    }

                    if (slack[j] < delta)
                    {
                        (delta, nearest) = (slack[j], j);
                    }
                }
            }

            Shift(n, inTree, delta, u, v, slack, rowOf);
            column = nearest;
        }

        return column;
    }

    private static void Shift(int n, int inTree, double delta, Span<double> u, Span<double> v, Span<double> slack, Span<int> rowOf)
    {
        for (var j = 0; j <= n; j++)
        {
            if ((inTree >> j & 1) != 0)
            {
                u[rowOf[j]] += delta;
                v[j] -= delta;
            }
            else
            {
                slack[j] -= delta;
            }
        }
    }
}
