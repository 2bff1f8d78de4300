using System.Numerics;

namespace Kramers.Magnetism.Clusters;

/// <summary>Sums over long vectors. The order of summation depends on the width of the machine's vectors, hence the last digits do too.</summary>
internal static class VectorKernels
{
    public static double Dot(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        var (sums, i) = (Vector<double>.Zero, 0);
        for (; i <= x.Length - Vector<double>.Count; i += Vector<double>.Count)
        {
            sums += new Vector<double>(x[i..]) * new Vector<double>(y[i..]);
        }

        var sum = Vector.Sum(sums);
        for (; i < x.Length; i++)
        {
            sum += x[i] * y[i];
        }

        return sum;
    }

    public static double Norm(ReadOnlySpan<double> x) => Math.Sqrt(Dot(x, x));

    /// <summary>y += factor x.</summary>
    public static void AddScaled(double factor, ReadOnlySpan<double> x, Span<double> y)
    {
        var i = 0;
        for (; i <= x.Length - Vector<double>.Count; i += Vector<double>.Count)
        {
            (new Vector<double>(y[i..]) + factor * new Vector<double>(x[i..])).CopyTo(y[i..]);
        }

        for (; i < x.Length; i++)
        {
            y[i] += factor * x[i];
        }
    }

    public static void Scale(double factor, Span<double> x)
    {
        for (var i = 0; i < x.Length; i++)
        {
            x[i] *= factor;
        }
    }

    /// <summary>Takes the components along orthonormal vectors out of x.</summary>
    public static void Orthogonalise(Span<double> x, IReadOnlyList<double[]> basis)
    {
        for (var k = 0; k < basis.Count; k++)
        {
            AddScaled(-Dot(basis[k], x), basis[k], x);
        }
    }
}
