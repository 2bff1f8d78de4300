using System.Runtime.Intrinsics;
using Lanes = System.Runtime.Intrinsics.Vector256<double>;

namespace Kramers.Numerics.LinearAlgebra;

/// <summary>
/// Eigenvalues of A - x B, B real and diagonal, for four x at once, and the expectation values of B between the eigenvectors, which
/// are minus the slopes of the eigenvalues (Hellmann and Feynman). Each lane of a vector is a matrix of its own: the steps are those
/// of <see cref="SmallHermitian"/>, whose results the tests compare, with masks where lanes differ. Not safe for several threads.
/// </summary>
public sealed class HermitianPencil
{
    /// <summary>Larger matrices leave the cache.</summary>
    public const int LargestDimension = 32;

    /// <summary>Number of x at a time.</summary>
    public const int Count = 4;

    private const double Negligible = 1e-290; // beside numbers whose squares must not lose digits
    private readonly int _n;
    private readonly double[] _re; // lower triangle of A
    private readonly double[] _im;
    private readonly double[] _b;
    private readonly Lanes[] _matrixRe; // lower triangle of what is left of A - x B
    private readonly Lanes[] _matrixIm;
    private readonly Lanes[] _reflectorsRe; // row k: unit vector v of the reflection 1 - 2 v v^+
    private readonly Lanes[] _reflectorsIm;
    private readonly Lanes[] _vectorsRe;
    private readonly Lanes[] _vectorsIm;
    private readonly Lanes[] _workRe;
    private readonly Lanes[] _workIm;
    private readonly Lanes[] _phaseRe;
    private readonly Lanes[] _phaseIm;
    private readonly TridiagonalLanes _tridiagonal;

    /// <summary>Takes the matrices.</summary>
    /// <param name="a">A, [n, n], Hermitian, n at most <see cref="LargestDimension"/>; the lower triangle is read. Elements between 1e-100 and 1e100 in size, or 0.</param>
    /// <param name="b">Diagonal of B, length n.</param>
    /// <exception cref="ArgumentException">Shapes do not match, or the matrix is too large.</exception>
    public HermitianPencil(ComplexMatrix a, double[] b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        _n = a.Rows;
        if (a.Columns != _n || b.Length != _n || _n is 0 or > LargestDimension)
        {
            throw new ArgumentException($"A of 1 to {LargestDimension} rows and as many numbers in B are needed, got {a.Rows} x {a.Columns} and {b.Length}.", nameof(a));
        }

        (_re, _im, _b) = (Array.ConvertAll(a.Data, x => x.Real), Array.ConvertAll(a.Data, x => x.Imaginary), [.. b]);
        (_matrixRe, _matrixIm) = (new Lanes[_n * _n], new Lanes[_n * _n]);
        (_reflectorsRe, _reflectorsIm) = (new Lanes[_n * _n], new Lanes[_n * _n]);
        (_vectorsRe, _vectorsIm) = (new Lanes[_n * _n], new Lanes[_n * _n]);
        (_workRe, _workIm, _phaseRe, _phaseIm) = (new Lanes[_n], new Lanes[_n], new Lanes[_n], new Lanes[_n]);
        _tridiagonal = new TridiagonalLanes(_n);
    }

    /// <summary>Whether the processor has vectors of four; without them this is slow.</summary>
    public static bool IsFast => Vector256.IsHardwareAccelerated;

    /// <summary>Solves for four x.</summary>
    /// <param name="x">One per lane.</param>
    /// <param name="values">Eigenvalues, length n, in no order.</param>
    /// <param name="expectations">&lt;k|B|k> of the same eigenvectors, length n.</param>
    /// <exception cref="ArithmeticException">The iteration did not converge.</exception>
    public void Solve(Lanes x, Span<Lanes> values, Span<Lanes> expectations)
    {
        Load(x);
        for (var k = 0; k + 1 < _n; k++)
        {
            MakeReflector(k);
            Reflect(k);
        }

        _tridiagonal.Diagonal[_n - 1] = _matrixRe[_n * _n - 1];
        _tridiagonal.Iterate();
        _tridiagonal.Diagonal.CopyTo(values);
        FillVectors();
        for (var k = _n - 3; k >= 0; k--)
        {
            ReflectVectors(k);
        }

        Expect(expectations);
    }

    private void Load(Lanes x)
    {
        for (var i = 0; i < _n; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                (_matrixRe[i * _n + j], _matrixIm[i * _n + j]) = (Vector256.Create(_re[i * _n + j]), Vector256.Create(_im[i * _n + j]));
            }

            _matrixRe[i * _n + i] -= x * _b[i];
        }

        (_phaseRe[0], _phaseIm[0]) = (Lanes.One, Lanes.Zero);
    }

    /// <summary>As in <see cref="SmallHermitian"/>; a lane with nothing to reflect gets a vector of zeros.</summary>
    private void MakeReflector(int k)
    {
        var tail = Lanes.Zero;
        for (var i = k + 2; i < _n; i++)
        {
            var (re, im) = (_matrixRe[i * _n + k], _matrixIm[i * _n + k]);
            tail += re * re + im * im;
        }

        var first = (k + 1) * _n + k;
        var (firstRe, firstIm) = (_matrixRe[first], _matrixIm[first]);
        var size = Vector256.Sqrt(firstRe * firstRe + firstIm * firstIm);
        var norm = Vector256.Sqrt(size * size + tail);
        var none = Vector256.LessThan(tail, Vector256.Create(Negligible));
        var noFirst = Vector256.LessThan(size, Vector256.Create(Negligible));
        var stretch = norm / size;
        var keptRe = Vector256.ConditionalSelect(noFirst, norm, stretch * firstRe);
        var keptIm = Vector256.ConditionalSelect(noFirst, Lanes.Zero, stretch * firstIm);
        var scale = Vector256.ConditionalSelect(none, Lanes.Zero, Lanes.One / Vector256.Sqrt(2 * norm * (norm + size)));
        (_reflectorsRe[k * _n + k + 1], _reflectorsIm[k * _n + k + 1]) = (scale * (firstRe + keptRe), scale * (firstIm + keptIm));
        for (var i = k + 2; i < _n; i++)
        {
            (_reflectorsRe[k * _n + i], _reflectorsIm[k * _n + i]) = (scale * _matrixRe[i * _n + k], scale * _matrixIm[i * _n + k]);
        }

        _tridiagonal.Diagonal[k] = _matrixRe[k * _n + k];
        KeepBeside(k, Vector256.ConditionalSelect(none, firstRe, -keptRe), Vector256.ConditionalSelect(none, firstIm, -keptIm));
    }

    /// <summary>The size of the element beside the diagonal goes to the tridiagonal matrix, its phase to the next basis vector.</summary>
    private void KeepBeside(int k, Lanes re, Lanes im)
    {
        var size = Vector256.Sqrt(re * re + im * im);
        var none = Vector256.LessThan(size, Vector256.Create(Negligible));
        _tridiagonal.Beside[k] = Vector256.ConditionalSelect(none, Lanes.Zero, size);
        var (c, s) = (Vector256.ConditionalSelect(none, Lanes.One, re / size), Vector256.ConditionalSelect(none, Lanes.Zero, im / size));
        _phaseRe[k + 1] = _phaseRe[k] * c - _phaseIm[k] * s;
        _phaseIm[k + 1] = _phaseRe[k] * s + _phaseIm[k] * c;
    }

    /// <summary>A - v w^+ - w v^+ below and right of k, with w = 2 A v - 2 (v^+ A v) v; lower triangle only.</summary>
    private void Reflect(int k)
    {
        Span<Lanes> v = _reflectorsRe.AsSpan(k * _n, _n), u = _reflectorsIm.AsSpan(k * _n, _n), w = _workRe, x = _workIm; // v and w, real and imaginary parts
        w.Clear();
        x.Clear();
        for (var i = k + 1; i < _n; i++)
        {
            AddRow(i, k + 1, v, u, w, x);
        }

        var product = Lanes.Zero;
        for (var i = k + 1; i < _n; i++)
        {
            product += v[i] * w[i] + u[i] * x[i];
        }

        for (var i = k + 1; i < _n; i++)
        {
            (w[i], x[i]) = (2 * (w[i] - product * v[i]), 2 * (x[i] - product * u[i]));
        }

        for (var i = k + 1; i < _n; i++)
        {
            SubtractRow(i, k + 1, v, u, w, x);
        }
    }

    /// <summary>Row i of the lower triangle, and the column that mirrors it, times v.</summary>
    private void AddRow(int i, int from, ReadOnlySpan<Lanes> v, ReadOnlySpan<Lanes> u, Span<Lanes> w, Span<Lanes> x)
    {
        ReadOnlySpan<Lanes> re = _matrixRe.AsSpan(i * _n, i), im = _matrixIm.AsSpan(i * _n, i);
        var (vr, vi, diagonal) = (v[i], u[i], _matrixRe[i * _n + i]);
        var (sumRe, sumIm) = (diagonal * vr, diagonal * vi);
        for (var j = from; j < re.Length; j++)
        {
            var (ar, ai, br, bi) = (re[j], im[j], v[j], u[j]);
            sumRe = Fma(ar, br, Fma(-ai, bi, sumRe));
            sumIm = Fma(ar, bi, Fma(ai, br, sumIm));
            w[j] = Fma(ar, vr, Fma(ai, vi, w[j]));
            x[j] = Fma(ar, vi, Fma(-ai, vr, x[j]));
        }

        (w[i], x[i]) = (sumRe, sumIm);
    }

    /// <summary>Row i less v_i conj(w_j) + w_i conj(v_j).</summary>
    private void SubtractRow(int i, int from, ReadOnlySpan<Lanes> v, ReadOnlySpan<Lanes> u, ReadOnlySpan<Lanes> w, ReadOnlySpan<Lanes> x)
    {
        Span<Lanes> re = _matrixRe.AsSpan(i * _n, i + 1), im = _matrixIm.AsSpan(i * _n, i + 1);
        var (vr, vi, wr, wi) = (v[i], u[i], w[i], x[i]);
        for (var j = from; j <= i; j++)
        {
            var (xr, xi, br, bi) = (w[j], x[j], v[j], u[j]);
            re[j] -= Fma(vr, xr, Fma(vi, xi, Fma(wr, br, wi * bi)));
            im[j] -= Fma(vi, xr, Fma(-vr, xi, Fma(wi, br, -wr * bi)));
        }
    }

    /// <summary>Phases times the eigenvectors of the tridiagonal matrix, as columns.</summary>
    private void FillVectors()
    {
        for (var i = 0; i < _n; i++)
        {
            for (var j = 0; j < _n; j++)
            {
                var x = _tridiagonal.Vectors[j * _n + i];
                (_vectorsRe[i * _n + j], _vectorsIm[i * _n + j]) = (_phaseRe[i] * x, _phaseIm[i] * x);
            }
        }
    }

    /// <summary>X - 2 v (v^+ X).</summary>
    private void ReflectVectors(int k)
    {
        Span<Lanes> sumRe = _workRe, sumIm = _workIm;
        sumRe.Clear();
        sumIm.Clear();
        for (var i = k + 1; i < _n; i++)
        {
            var (vr, vi) = (_reflectorsRe[k * _n + i], _reflectorsIm[k * _n + i]);
            ReadOnlySpan<Lanes> re = _vectorsRe.AsSpan(i * _n, sumRe.Length), im = _vectorsIm.AsSpan(i * _n, sumRe.Length);
            for (var j = 0; j < sumRe.Length && j < sumIm.Length; j++)
            {
                sumRe[j] = Fma(vr, re[j], Fma(vi, im[j], sumRe[j]));
                sumIm[j] = Fma(vr, im[j], Fma(-vi, re[j], sumIm[j]));
            }
        }

        for (var i = k + 1; i < _n; i++)
        {
            var (vr, vi) = (-2 * _reflectorsRe[k * _n + i], -2 * _reflectorsIm[k * _n + i]);
            Span<Lanes> re = _vectorsRe.AsSpan(i * _n, sumRe.Length), im = _vectorsIm.AsSpan(i * _n, sumRe.Length);
            for (var j = 0; j < sumRe.Length && j < sumIm.Length; j++)
            {
                re[j] = Fma(vr, sumRe[j], Fma(-vi, sumIm[j], re[j]));
                im[j] = Fma(vr, sumIm[j], Fma(vi, sumRe[j], im[j]));
            }
        }
    }

    private void Expect(Span<Lanes> expectations)
    {
        expectations[.._n].Clear();
        for (var i = 0; i < _n; i++)
        {
            for (var j = 0; j < _n; j++)
            {
                var (re, im) = (_vectorsRe[i * _n + j], _vectorsIm[i * _n + j]);
                expectations[j] += _b[i] * Fma(re, re, im * im);
            }
        }
    }

    private static Lanes Fma(Lanes a, Lanes b, Lanes c) => Vector256.MultiplyAddEstimate(a, b, c);
}
