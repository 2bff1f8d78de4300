using System.Runtime.Intrinsics;
using Lanes = System.Runtime.Intrinsics.Vector256<double>;

namespace Kramers.Numerics.LinearAlgebra;

/// <summary>
/// Four real symmetric tridiagonal eigenproblems at once, by the implicit QL iterations of <see cref="SmallHermitian"/>. Lanes share
/// the order of steps; a lane whose block ends early, or that has converged, waits with rotations by nothing.
/// </summary>
internal sealed class TridiagonalLanes(int n)
{
    private const int MostIterations = 60;

    /// <summary>The diagonal; then the eigenvalues.</summary>
    public Lanes[] Diagonal { get; } = new Lanes[n];

    /// <summary>Element k lies between rows k and k + 1; destroyed.</summary>
    public Lanes[] Beside { get; } = new Lanes[n];

    /// <summary>Eigenvectors as rows, [n, n].</summary>
    public Lanes[] Vectors { get; } = new Lanes[n * n];

    /// <exception cref="ArithmeticException">The iteration did not converge.</exception>
    public void Iterate()
    {
        Beside[n - 1] = Lanes.Zero;
        Array.Clear(Vectors);
        for (var i = 0; i < n; i++)
        {
            Vectors[i * n + i] = Lanes.One;
        }

        for (var l = 0; l < n; l++)
        {
            var iterations = 0;
            for (var end = EndOfBlock(l, out var last); last > l; end = EndOfBlock(l, out last))
            {
                if (iterations++ == MostIterations)
                {
                    throw new ArithmeticException("The QL iteration for eigenvalues did not converge.");
                }

                Chase(l, end, last);
            }
        }
    }

    /// <summary>Last row of the block that begins at l, by lane, and the largest of them.</summary>
    private Lanes EndOfBlock(int l, out int last)
    {
        var (end, open) = (Vector256.Create((double)l), Lanes.AllBitsSet);
        for (last = l; last + 1 < n; last++)
        {
            var small = 1.1e-16 * (Vector256.Abs(Diagonal[last]) + Vector256.Abs(Diagonal[last + 1]));
            open &= Vector256.GreaterThan(Vector256.Abs(Beside[last]), small);
            if (open == Lanes.Zero)
            {
                break;
            }

            end = Vector256.ConditionalSelect(open, Vector256.Create(last + 1.0), end);
        }

        return end;
    }

    private void Chase(int l, Lanes end, int last)
    {
        var (d, e) = (Diagonal, Beside);
        var active = Vector256.GreaterThan(end, Vector256.Create((double)l));
        var half = (d[l + 1] - d[l]) / (2 * e[l]);
        var root = Vector256.CopySign(Vector256.Sqrt(half * half + Lanes.One), half);
        var shifted = At(d, end, l, last) - d[l] + e[l] / (half + root);
        var (sin, cos, moved) = (Lanes.One, Lanes.One, Lanes.Zero);
        for (var i = last - 1; i >= l; i--)
        {
            var runs = active & Vector256.GreaterThan(end, Vector256.Create((double)i));
            var (f, b) = (sin * e[i], cos * e[i]);
            var r = Vector256.Sqrt(f * f + shifted * shifted);
            e[i + 1] = Vector256.ConditionalSelect(runs, r, e[i + 1]);
            var lost = runs & Vector256.Equals(r, Lanes.Zero);
            var goes = Vector256.AndNot(runs, lost);
            active = Vector256.AndNot(active, lost);
            sin = Vector256.ConditionalSelect(goes, f / r, sin);
            cos = Vector256.ConditionalSelect(goes, shifted / r, cos);
            var g = d[i + 1] - moved;
            var rise = (d[i] - g) * sin + 2 * cos * b;
            moved = Vector256.ConditionalSelect(goes, sin * rise, Vector256.ConditionalSelect(lost, Lanes.Zero, moved));
            d[i + 1] = Vector256.ConditionalSelect(runs, g + moved, d[i + 1]);
            shifted = Vector256.ConditionalSelect(goes, cos * rise - b, shifted);
            Rotate(i, Vector256.ConditionalSelect(goes, cos, Lanes.One), Vector256.ConditionalSelect(goes, sin, Lanes.Zero));
        }

        d[l] = Vector256.ConditionalSelect(active, d[l] - moved, d[l]);
        e[l] = Vector256.ConditionalSelect(active, shifted, e[l]);
        for (var j = l + 1; j <= last; j++)
        {
            e[j] = Vector256.ConditionalSelect(Vector256.Equals(end, Vector256.Create((double)j)), Lanes.Zero, e[j]);
        }
    }

    /// <summary>Element number <paramref name="index"/> of each lane, between two indices.</summary>
    private static Lanes At(Lanes[] x, Lanes index, int from, int to)
    {
        var found = x[from];
        for (var j = from + 1; j <= to; j++)
        {
            found = Vector256.ConditionalSelect(Vector256.Equals(index, Vector256.Create((double)j)), x[j], found);
        }

        return found;
    }

    private void Rotate(int i, Lanes cos, Lanes sin)
    {
        Span<Lanes> x = Vectors.AsSpan(i * n, n), y = Vectors.AsSpan((i + 1) * n, n);
        for (var j = 0; j < x.Length && j < y.Length; j++)
        {
            var (a, b) = (x[j], y[j]);
            x[j] = Vector256.MultiplyAddEstimate(cos, a, -(sin * b));
            y[j] = Vector256.MultiplyAddEstimate(sin, a, cos * b);
        }
    }
}
