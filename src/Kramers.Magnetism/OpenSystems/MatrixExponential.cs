using System.Numerics;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Magnetism.OpenSystems;

/// <summary>exp(A) by scaling, a Taylor sum and squaring.</summary>
internal static class MatrixExponential
{
    private const int Terms = 18; // (1/2)^18/18! is below the rounding of 1

    /// <summary>exp(A) of a general complex matrix. Errors grow as eps |A|, the floor of every method on A itself.</summary>
    public static ComplexMatrix Of(ComplexMatrix a)
    {
        var squarings = Squarings(LargestRowSum(a));
        var x = Math.ScaleB(1, -squarings) * a;
        var sum = ComplexMatrix.Identity(a.Rows);
        for (var k = Terms; k > 0; k--)
        {
            sum = ComplexMatrix.Identity(a.Rows) + (1.0 / k) * DenseLinearAlgebra.Best.Multiply(x, sum);
        }

        for (var i = 0; i < squarings; i++)
        {
            sum = DenseLinearAlgebra.Best.Multiply(sum, sum);
        }

        return sum;
    }

    /// <summary>
    /// exp(W t) of rates, W[to, from] with columns that sum to zero. Only positive numbers are added: W + c >= 0 is summed, and the chance to stay is one minus
    /// the chances to leave. Slow transitions keep their relative accuracy beside fast ones, over any number of decades.
    /// </summary>
    public static Matrix OfRates(Matrix w, double seconds)
    {
        var n = w.Rows;
        var fastest = Enumerable.Range(0, n).Max(i => -w[i, i]) * seconds;
        var squarings = Squarings(2 * fastest);
        var (step, c) = (Math.ScaleB(seconds, -squarings), Math.ScaleB(fastest, -squarings));
        var shifted = step * w;
        for (var i = 0; i < n; i++)
        {
            shifted[i, i] = Math.Max(0, shifted[i, i] + c);
        }

        var sum = Matrix.Identity(n);
        for (var k = Terms; k > 0; k--)
        {
            sum = Matrix.Identity(n) + (1.0 / k) * (shifted * sum);
        }

        sum = Conserving(Math.Exp(-c) * sum);
        for (var i = 0; i < squarings; i++)
        {
            sum = Conserving(sum * sum);
        }

        return sum;
    }

    public static double LargestRowSum(ComplexMatrix a) =>
        Enumerable.Range(0, a.Rows).Select(i => a.Row(i).ToArray().Sum(Complex.Abs)).DefaultIfEmpty().Max();

    private static int Squarings(double norm) => norm > 0.5 ? (int)Math.Ceiling(Math.Log2(2 * norm)) : 0;

    /// <summary>Columns sum to 1; the largest number of a column is what the others leave.</summary>
    private static Matrix Conserving(Matrix p)
    {
        for (var j = 0; j < p.Columns; j++)
        {
            var (rest, largest) = (0.0, 0);
            for (var i = 0; i < p.Rows; i++)
            {
                rest += p[i, j];
                largest = p[i, j] > p[largest, j] ? i : largest;
            }

            p[largest, j] = 1 - (rest - p[largest, j]);
        }

        return p;
    }
}
