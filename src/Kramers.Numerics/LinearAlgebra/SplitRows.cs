using System.Numerics;
using System.Runtime.InteropServices;

namespace Kramers.Numerics.LinearAlgebra;

/// <summary>Rows of complex numbers with real and imaginary parts in two arrays, each row padded to whole vectors.</summary>
internal readonly ref struct Rows(Span<double> re, Span<double> im, int width)
{
    private readonly Span<double> _re = re;
    private readonly Span<double> _im = im;

    public Span<double> Re(int row) => _re.Slice(row * width, width);

    public Span<double> Im(int row) => _im.Slice(row * width, width);

    public Complex At(int row, int column) => new(_re[row * width + column], _im[row * width + column]);

    /// <summary>The end of a row, from a column that begins a vector.</summary>
    public RowEnd From(int row, int column) =>
        new(_re.Slice(row * width + column, width - column), _im.Slice(row * width + column, width - column));
}

/// <summary>The kernels: whole vectors, fused multiply-add, no sum along a row.</summary>
internal readonly ref struct RowEnd(Span<double> re, Span<double> im)
{
    public readonly Span<double> Re = re;
    public readonly Span<double> Im = im;

    public void Clear()
    {
        Re.Clear();
        Im.Clear();
    }

    /// <summary>this += factor x.</summary>
    public void Add(Complex factor, RowEnd x, int count)
    {
        var (a, b) = (new Vector<double>(factor.Real), new Vector<double>(factor.Imaginary));
        for (var j = 0; j < count; j += Vector<double>.Count)
        {
            var (xr, xi) = (Load(x.Re, j), Load(x.Im, j));
            Store(Vector.FusedMultiplyAdd(a, xr, Vector.FusedMultiplyAdd(-b, xi, Load(Re, j))), Re, j);
            Store(Vector.FusedMultiplyAdd(a, xi, Vector.FusedMultiplyAdd(b, xr, Load(Im, j))), Im, j);
        }
    }

    /// <summary>this += factor conj(x).</summary>
    public void AddConjugate(Complex factor, RowEnd x, int count)
    {
        var (a, b) = (new Vector<double>(factor.Real), new Vector<double>(factor.Imaginary));
        for (var j = 0; j < count; j += Vector<double>.Count)
        {
            var (xr, xi) = (Load(x.Re, j), Load(x.Im, j));
            Store(Vector.FusedMultiplyAdd(a, xr, Vector.FusedMultiplyAdd(b, xi, Load(Re, j))), Re, j);
            Store(Vector.FusedMultiplyAdd(-a, xi, Vector.FusedMultiplyAdd(b, xr, Load(Im, j))), Im, j);
        }
    }

    /// <summary>this = scale this + factor x.</summary>
    public void ScaleAndAdd(double scale, double factor, RowEnd x, int count)
    {
        var (a, b) = (new Vector<double>(scale), new Vector<double>(factor));
        for (var j = 0; j < count; j += Vector<double>.Count)
        {
            Store(Vector.FusedMultiplyAdd(b, Load(x.Re, j), a * Load(Re, j)), Re, j);
            Store(Vector.FusedMultiplyAdd(b, Load(x.Im, j), a * Load(Im, j)), Im, j);
        }
    }

    /// <summary>this -= a conj(x) + b conj(y).</summary>
    public void SubtractPair(Complex a, RowEnd x, Complex b, RowEnd y, int count)
    {
        var (ar, ai) = (new Vector<double>(a.Real), new Vector<double>(a.Imaginary));
        var (br, bi) = (new Vector<double>(b.Real), new Vector<double>(b.Imaginary));
        for (var j = 0; j < count; j += Vector<double>.Count)
        {
            var (xr, xi, yr, yi) = (Load(x.Re, j), Load(x.Im, j), Load(y.Re, j), Load(y.Im, j));
            var re = Vector.FusedMultiplyAdd(-ar, xr, Vector.FusedMultiplyAdd(-ai, xi, Load(Re, j)));
            var im = Vector.FusedMultiplyAdd(-ai, xr, Vector.FusedMultiplyAdd(ar, xi, Load(Im, j)));
            Store(Vector.FusedMultiplyAdd(-br, yr, Vector.FusedMultiplyAdd(-bi, yi, re)), Re, j);
            Store(Vector.FusedMultiplyAdd(-bi, yr, Vector.FusedMultiplyAdd(br, yi, im)), Im, j);
        }
    }

    private static Vector<double> Load(Span<double> row, int j) => Vector.LoadUnsafe(ref MemoryMarshal.GetReference(row), (nuint)j);

    private static void Store(Vector<double> value, Span<double> row, int j) => value.StoreUnsafe(ref MemoryMarshal.GetReference(row), (nuint)j);
}
