using System.Numerics;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Magnetism.OpenSystems;

/// <summary>
/// Real coordinates of a Hermitian rho: first rho_aa, then for a &lt; b sqrt2 Re rho_ab and sqrt2 Im rho_ab. Every generator that keeps rho
/// Hermitian is real in them.
/// </summary>
internal sealed class HermitianCoordinates
{
    private readonly ComplexMatrix _toElements;

    /// <summary>Takes the places a n + b of elements that have the place b n + a with each, and all populations among them.</summary>
    public HermitianCoordinates(int[] elements, int n)
    {
        var place = elements.Select((ab, i) => (ab, i)).ToDictionary(x => x.ab, x => x.i);
        _toElements = new ComplexMatrix(elements.Length, elements.Length);
        var column = 0;
        foreach (var ab in elements.Where(ab => ab / n == ab % n))
        {
            _toElements[place[ab], column++] = 1;
        }

        var half = Math.Sqrt(0.5);
        foreach (var ab in elements.Where(ab => ab / n < ab % n))
        {
            var (upper, lower) = (place[ab], place[ab % n * n + ab / n]);
            (_toElements[upper, column], _toElements[lower, column++]) = (half, half);
            (_toElements[upper, column], _toElements[lower, column++]) = (half * Complex.ImaginaryOne, -half * Complex.ImaginaryOne);
        }
    }

    /// <summary>A generator between the elements, in the real coordinates.</summary>
    public Matrix Of(ComplexMatrix generator)
    {
        var algebra = DenseLinearAlgebra.Best;
        var turned = algebra.Multiply(_toElements.Adjoint(), algebra.Multiply(generator, _toElements));
        return new Matrix(turned.Rows, turned.Columns, Array.ConvertAll(turned.Data, x => x.Real));
    }
}
