using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Numerics.Fitting;

/// <summary>One combination of columns and its best coefficients.</summary>
/// <param name="Candidates">Which candidates, ascending.</param>
/// <param name="Coefficients">Those of the fixed columns first, then one per candidate.</param>
/// <param name="SumOfSquares">What is left of the data.</param>
public sealed record ScanPoint(int[] Candidates, double[] Coefficients, double SumOfSquares);

/// <summary>
/// Starts for sums of terms that are linear in their strengths and nonlinear in the rest, such as relaxation processes: the rest is
/// put on a grid (one candidate column per grid point), every combination is solved for the strengths, the best are kept.
/// </summary>
public static class SeparableScan
{
    private const double Ridge = 1e-10; // relative: neighbouring columns may be nearly parallel, and starts need no more digits

    /// <summary>The combinations that leave the least, best first.</summary>
    /// <param name="data">Data, [row].</param>
    /// <param name="always">Columns that are always in, each [row].</param>
    /// <param name="candidates">Columns to choose from, each [row].</param>
    /// <param name="count">How many to choose.</param>
    /// <param name="positive">Whether the chosen must have positive coefficients.</param>
    /// <param name="keep">How many combinations to return; any two differ by more than neighbours on the grid.</param>
    /// <returns>May hold fewer than <paramref name="keep"/>, and nothing where no combination has positive coefficients.</returns>
    public static IReadOnlyList<ScanPoint> Best(double[] data, double[][] always, double[][] candidates, int count, bool positive, int keep)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(always);
        ArgumentNullException.ThrowIfNull(candidates);
        double[][] columns = [.. always, .. candidates];
        var products = Products(columns, columns);
        var (onData, norm) = (Products(columns, [data]), Products([data], [data])[0, 0]);
        var solved = Combinations(candidates.Length, count)
            .Select(chosen => Solve(chosen, always.Length, products, onData, norm))
            .Where(point => !positive || point.Coefficients.Skip(always.Length).All(x => x > 0));
        return Distinct(solved.OrderBy(point => point.SumOfSquares), keep);
    }

    private static ScanPoint Solve(int[] chosen, int always, Matrix products, Matrix onData, double norm)
    {
        int[] columns = [.. Enumerable.Range(0, always), .. chosen.Select(k => always + k)];
        var n = columns.Length;
        var (normal, right) = (new Matrix(n, n), new Matrix(n, 1));
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
            {
                normal[i, j] = products[columns[i], columns[j]];
            }

            normal[i, i] *= 1 + Ridge;
            normal[i, i] += double.Epsilon;
            right[i, 0] = onData[columns[i], 0];
        }

        double[] x = [.. DenseLinearAlgebra.Managed.SolvePositiveDefinite(normal, right).Data];
        return new ScanPoint(chosen, x, norm - x.Select((c, i) => c * right[i, 0]).Sum());
    }

    private static List<ScanPoint> Distinct(IEnumerable<ScanPoint> sorted, int keep)
    {
        var kept = new List<ScanPoint>();
        foreach (var point in sorted)
        {
            if (kept.All(other => point.Candidates.Zip(other.Candidates, (a, b) => Math.Abs(a - b)).Max() > 1))
            {
                kept.Add(point);
            }

            if (kept.Count == keep)
            {
                break;
            }
        }

        return kept;
    }

    private static Matrix Products(double[][] left, double[][] right)
    {
        var products = new Matrix(left.Length, right.Length);
        for (var i = 0; i < left.Length; i++)
        {
            for (var j = 0; j < right.Length; j++)
            {
                for (var row = 0; row < left[i].Length; row++)
                {
                    products[i, j] += left[i][row] * right[j][row];
                }
            }
        }

        return products;
    }

    private static IEnumerable<int[]> Combinations(int of, int count, int from = 0)
    {
        if (count == 0)
        {
            yield return [];
            yield break;
        }

        for (var i = from; i <= of - count; i++)
        {
            foreach (var rest in Combinations(of, count - 1, i + 1))
            {
                yield return [i, .. rest];
            }
        }
    }
}
