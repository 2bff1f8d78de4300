using System.Numerics;
using System.Runtime.InteropServices;

namespace Kramers.Numerics.LinearAlgebra;

/// <summary>
/// Hermitian eigenproblems of a few tens of rows, where calls cost LAPACK more than arithmetic: half to a third
/// of its time. Householder reflections to tridiagonal form, implicit QL iterations, and the reflections back (Golub and Van
/// Loan, Matrix Computations, 4th ed. (2013), chapters 8.3 and 5.1; Dubrulle, Martin, Wilkinson, Numer. Math. 12, 377 (1968)). Real and
/// imaginary parts lie apart in rows that are padded with zeros to whole vectors; all sums run in an order that does not depend on
/// the width of a vector, so that all processors with fused multiply-add give the same bits.
/// </summary>
internal ref struct SmallHermitian
{
    /// <summary>At this size LAPACK still takes twice the time; larger matrices would need more of the stack than is polite.</summary>
    public const int LargestDimension = 32;

    private const double Negligible = 1e-290; // beside numbers of 1e-100 and more; squares of these must not lose digits
    private const int MostIterations = 60; // two to three per value are usual
    private readonly int _n;
    private readonly int _width; // of a padded row
    private readonly Rows _matrix; // what is left of it; then the vectors
    private readonly Rows _reflectors; // row k: unit vector v of the reflection 1 - 2 v v^+
    private readonly Rows _rotations; // real part: eigenvectors of the tridiagonal matrix by rows
    private readonly Rows _pair; // v and w, scratch
    private readonly Span<double> _diagonal;
    private readonly Span<double> _beside;
    private readonly Span<bool> _reflects;
    private readonly Span<Complex> _phases;

    private SmallHermitian(int n, int width, Span<double> memory, Span<Complex> phases, Span<bool> reflects)
    {
        (_n, _width) = (n, width);
        _phases = phases;
        _reflects = reflects;
        var size = n * width;
        _matrix = new Rows(memory[..size], memory.Slice(size, size), width);
        _reflectors = new Rows(memory.Slice(2 * size, size), memory.Slice(3 * size, size), width);
        _rotations = new Rows(memory.Slice(4 * size, size), default, width);
        var rest = memory[(5 * size)..];
        _pair = new Rows(rest[..width], rest.Slice(width, width), width);
        _diagonal = rest.Slice(2 * width, n);
        _beside = rest.Slice(3 * width, n);
    }

    /// <summary>Whether a matrix is small enough, and its numbers not so large or small that their squares would leave the range of double.</summary>
    public static bool Suits(ComplexMatrix a)
    {
        if (a.Rows is 0 or > LargestDimension)
        {
            return false;
        }

        var largest = 0.0;
        foreach (var x in a.Data)
        {
            largest = Math.Max(largest, Math.Max(Math.Abs(x.Real), Math.Abs(x.Imaginary)));
        }

        return largest is > 1e-100 and < 1e100;
    }

    /// <summary>Solves for a square matrix that <see cref="Suits"/>; only its lower triangle is read.</summary>
    /// <exception cref="ArithmeticException">The iteration did not converge.</exception>
    public static HermitianEigen Solve(ComplexMatrix a)
    {
        var (n, lanes) = (a.Rows, Vector<double>.Count);
        var width = (n + lanes - 1) / lanes * lanes;
        Span<double> memory = stackalloc double[5 * n * width + 4 * width];
        Span<Complex> phases = stackalloc Complex[n];
        var problem = new SmallHermitian(n, width, memory, phases, stackalloc bool[n]);
        problem.Load(a);
        problem.Tridiagonalise();
        problem.Iterate();
        return problem.TransformBack();
    }

    private readonly void Load(ComplexMatrix a)
    {
        for (var i = 0; i < _n; i++)
        {
            _matrix.Re(i)[i] = a.Data[i * _n + i].Real;
            for (var j = 0; j < i; j++)
            {
                var x = a.Data[i * _n + j];
                (_matrix.Re(i)[j], _matrix.Im(i)[j]) = (x.Real, x.Imaginary);
                (_matrix.Re(j)[i], _matrix.Im(j)[i]) = (x.Real, -x.Imaginary);
            }
        }
    }

    /// <summary>A = Q D T D^+ Q^+ with T real, Q the product of all reflections and D diagonal, of phases.</summary>
    private readonly void Tridiagonalise()
    {
        _phases[0] = 1;
        for (var k = 0; k + 1 < _n; k++)
        {
            _diagonal[k] = _matrix.Re(k)[k];
            var beside = MakeReflector(k);
            var size = Complex.Abs(beside);
            (_beside[k], _phases[k + 1]) = size < Negligible ? (0, _phases[k]) : (size, _phases[k] * (beside / size));
            if (_reflects[k])
            {
                Reflect(k);
            }
        }

        _diagonal[_n - 1] = _matrix.Re(_n - 1)[_n - 1];
    }

    /// <summary>
    /// v = x + exp(i arg x_0)|x| e_0, made a unit vector, for the column x below the diagonal takes x to -exp(i arg x_0)|x| e_0, the
    /// element that stays beside the diagonal. Nothing is done where x has no more than its first element.
    /// </summary>
    private readonly Complex MakeReflector(int k)
    {
        Span<double> re = _matrix.Re(k), im = _matrix.Im(k); // the row is the conjugate of the column
        Span<double> vr = _reflectors.Re(k), vi = _reflectors.Im(k);
        var first = new Complex(re[k + 1], -im[k + 1]);
        var tail = 0.0;
        for (var j = k + 2; j < _n; j++)
        {
            (vr[j], vi[j]) = (re[j], -im[j]);
            tail += re[j] * re[j] + im[j] * im[j];
        }

        if (tail < Negligible)
        {
            return first;
        }

        var size = Complex.Abs(first);
        var norm = Math.Sqrt(size * size + tail);
        var kept = size < Negligible ? norm : norm / size * first;
        (vr[k + 1], vi[k + 1]) = (first.Real + kept.Real, first.Imaginary + kept.Imaginary);
        var scale = 1 / Math.Sqrt(2 * norm * (norm + size));
        for (var j = k + 1; j < _n; j++)
        {
            (vr[j], vi[j]) = (scale * vr[j], scale * vi[j]);
        }

        _reflects[k] = true;
        return -kept;
    }

    /// <summary>A - v w^+ - w v^+ in the rows and columns after k, with w = 2 A v - 2 (v^+ A v) v.</summary>
    private readonly void Reflect(int k)
    {
        var from = (k + 1) / Vector<double>.Count * Vector<double>.Count;
        RowEnd v = _reflectors.From(k, from), w = _pair.From(0, from);
        var n = _width - from;
        w.Clear();
        for (var j = k + 1; j < _n; j++)
        {
            w.AddConjugate(_reflectors.At(k, j), _matrix.From(j, from), n);
        }

        _pair.Re(0)[from..(k + 1)].Clear();
        _pair.Im(0)[from..(k + 1)].Clear();
        var product = 0.0; // v^+ A v, real
        for (var j = k + 1 - from; j < n; j++)
        {
            product += v.Re[j] * w.Re[j] + v.Im[j] * w.Im[j];
        }

        w.ScaleAndAdd(2, -2 * product, v, n);
        for (var i = k + 1; i < _n; i++)
        {
            _matrix.From(i, from).SubtractPair(_reflectors.At(k, i), w, _pair.At(0, i), v, n);
        }
    }

    /// <summary>Implicit QL with Wilkinson's shift; the rotations build the eigenvectors of T by rows.</summary>
    private readonly void Iterate()
    {
        for (var i = 0; i < _n; i++)
        {
            _rotations.Re(i)[i] = 1;
        }

        for (var l = 0; l < _n; l++)
        {
            var iterations = 0;
            for (var m = EndOfBlock(l); m > l; m = EndOfBlock(l))
            {
                if (iterations++ == MostIterations)
                {
                    throw new ArithmeticException("The QL iteration for eigenvalues did not converge.");
                }

                Chase(l, m);
            }
        }
    }

    private readonly int EndOfBlock(int l)
    {
        var m = l;
        while (m + 1 < _n && _beside[m] != 0 && Math.Abs(_beside[m]) > 1.1e-16 * (Math.Abs(_diagonal[m]) + Math.Abs(_diagonal[m + 1])))
        {
            m++;
        }

        return m;
    }

    /// <summary>One QL step on rows l to m: the shift starts a bulge at m that rotations chase up to l.</summary>
    private readonly void Chase(int l, int m)
    {
        Span<double> d = _diagonal, e = _beside;
        var half = (d[l + 1] - d[l]) / (2 * e[l]);
        var shifted = d[m] - d[l] + e[l] / (half + Math.CopySign(Math.Sqrt(half * half + 1), half));
        var (sin, cos, moved) = (1.0, 1.0, 0.0);
        for (var i = m - 1; i >= l; i--)
        {
            var (f, b) = (sin * e[i], cos * e[i]);
            var r = Math.Sqrt(f * f + shifted * shifted);
            e[i + 1] = r;
            if (r == 0)
            {
                (d[i + 1], e[m]) = (d[i + 1] - moved, 0);
                return;
            }

            (sin, cos) = (f / r, shifted / r);
            var g = d[i + 1] - moved;
            r = (d[i] - g) * sin + 2 * cos * b;
            moved = sin * r;
            (d[i + 1], shifted) = (g + moved, cos * r - b);
            Rotate(_rotations.Re(i), _rotations.Re(i + 1), cos, sin);
        }

        (d[l], e[l], e[m]) = (d[l] - moved, shifted, 0);
    }

    private static void Rotate(Span<double> x, Span<double> y, double cos, double sin)
    {
        Span<Vector<double>> xs = MemoryMarshal.Cast<double, Vector<double>>(x), ys = MemoryMarshal.Cast<double, Vector<double>>(y);
        var (c, s) = (new Vector<double>(cos), new Vector<double>(sin));
        for (var j = 0; j < xs.Length && j < ys.Length; j++)
        {
            var (a, b) = (xs[j], ys[j]);
            xs[j] = Vector.FusedMultiplyAdd(c, a, -(s * b));
            ys[j] = Vector.FusedMultiplyAdd(s, a, c * b);
        }
    }

    private readonly HermitianEigen TransformBack()
    {
        Span<int> order = stackalloc int[_n];
        var values = _diagonal.ToArray();
        for (var k = 0; k < _n; k++)
        {
            order[k] = k;
        }

        values.AsSpan().Sort(order);
        FillVectors(order);
        for (var k = _n - 2; k >= 0; k--)
        {
            if (_reflects[k])
            {
                ReflectVectors(k);
            }
        }

        var vectors = new ComplexMatrix(_n, _n);
        for (var i = 0; i < _n; i++)
        {
            Span<double> re = _matrix.Re(i), im = _matrix.Im(i);
            var row = vectors.Row(i);
            for (var j = 0; j < row.Length; j++)
            {
                row[j] = new Complex(re[j], im[j]);
            }
        }

        return new HermitianEigen(values, vectors);
    }

    /// <summary>D times the eigenvectors of T, as columns.</summary>
    private readonly void FillVectors(ReadOnlySpan<int> order)
    {
        for (var i = 0; i < _n; i++)
        {
            Span<double> re = _matrix.Re(i), im = _matrix.Im(i);
            var phase = _phases[i];
            for (var j = 0; j < _n; j++)
            {
                var x = _rotations.Re(order[j])[i];
                (re[j], im[j]) = (phase.Real * x, phase.Imaginary * x);
            }
        }
    }

    /// <summary>X - 2 v (v^+ X).</summary>
    private readonly void ReflectVectors(int k)
    {
        var sums = _pair.From(0, 0);
        sums.Clear();
        for (var i = k + 1; i < _n; i++)
        {
            sums.Add(Complex.Conjugate(_reflectors.At(k, i)), _matrix.From(i, 0), _width);
        }

        for (var i = k + 1; i < _n; i++)
        {
            _matrix.From(i, 0).Add(-2 * _reflectors.At(k, i), sums, _width);
        }
    }
}
