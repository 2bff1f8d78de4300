using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Magnetism.Clusters;

/// <summary>
/// The zero-field Hamiltonian of a <see cref="SpinCluster"/> among the states of one M, never stored. The cluster is cut into two
/// halves a, b, whose states are sorted by K = sum of (s - m): a vector of the block is a row of matrices X_Ka, [states of a with
/// Ka, states of b with Kb = K - Ka], and
/// H X = H_a X + X H_b + sum over bonds between the halves of J [Sz X Sz + (S+ X S- + S- X S+)/2],
/// where only the small operators of the halves are kept.
/// </summary>
public sealed class MagneticBlock : ISymmetricOperator
{
    private readonly ClusterHalf _first;
    private readonly ClusterHalf _second;
    private readonly CrossBond[] _bonds;
    private readonly int _k;
    private readonly int[] _starts; // of X_Ka in a vector
    private readonly int[] _rows; // number of rows (states of the first half) before X_Ka

    internal MagneticBlock(int twoM, int k, ClusterHalf first, ClusterHalf second, CrossBond[] bonds)
    {
        (TwoM, _k, _first, _second, _bonds) = (twoM, k, first, second, bonds);
        _starts = new int[first.Sectors.Length + 1];
        _rows = new int[first.Sectors.Length + 1];
        for (var ka = 0; ka < first.Sectors.Length; ka++)
        {
            var width = Width(ka);
            _starts[ka + 1] = checked(_starts[ka] + first.Sectors[ka].Count * width);
            _rows[ka + 1] = _rows[ka] + (width > 0 ? first.Sectors[ka].Count : 0);
        }
    }

    /// <summary>2M of all states of the block.</summary>
    public int TwoM { get; }

    /// <summary>Number of states.</summary>
    public int Dimension => _starts[^1];

    /// <summary>Number of pieces into which a product can be cut: states of the first half that occur.</summary>
    internal int Pieces => _rows[^1];

    /// <summary>Writes H x (cm^-1) into <paramref name="result"/>, on this thread and without allocating.</summary>
    /// <exception cref="ArgumentException">A length is not <see cref="Dimension"/>, or the two arrays are one.</exception>
    public void Apply(double[] vector, double[] result)
    {
        Check(vector, result);
        ApplyPieces(vector, result, 0, Pieces);
    }

    /// <summary>The block as a matrix, cm^-1, [Dimension, Dimension].</summary>
    public Matrix ToMatrix()
    {
        var matrix = new Matrix(Dimension, Dimension);
        var (unit, column) = (new double[Dimension], new double[Dimension]);
        for (var i = 0; i < Dimension; i++)
        {
            unit[i] = 1;
            Apply(unit, column);
            column.CopyTo(matrix.Row(i));
            unit[i] = 0;
        }

        return matrix;
    }

    /// <summary>For each state of the block its number in the product basis of <see cref="SpinSystem"/>.</summary>
    public int[] ProductStates()
    {
        var states = new int[Dimension];
        for (var ka = 0; ka < _first.Sectors.Length; ka++)
        {
            var width = Width(ka);
            for (var n = 0; n < _first.Sectors[ka].Count * width; n++)
            {
                states[_starts[ka] + n] = _first.Sectors[ka].Codes[n / width] * _second.Dimension + _second.Sectors[_k - ka].Codes[n % width];
            }
        }

        return states;
    }

    internal void Check(double[] vector, double[] result)
    {
        ArgumentNullException.ThrowIfNull(vector);
        ArgumentNullException.ThrowIfNull(result);
        if (vector.Length != Dimension || result.Length != Dimension || ReferenceEquals(vector, result))
        {
            throw new ArgumentException($"A block of {Dimension} states needs two different vectors of that length, got {vector.Length} and {result.Length}.", nameof(result));
        }
    }

    /// <summary>The part of H x that belongs to some states of the first half; different pieces write different numbers.</summary>
    internal void ApplyPieces(double[] vector, double[] result, int from, int to)
    {
        for (var ka = 0; ka < _first.Sectors.Length; ka++)
        {
            var last = Math.Min(to, _rows[ka + 1]) - _rows[ka];
            for (var a = Math.Max(from, _rows[ka]) - _rows[ka]; a < last; a++)
            {
                ApplyRow(vector, result, ka, a);
            }
        }
    }

    private int Width(int ka) => _k - ka >= 0 && _k - ka < _second.Sectors.Length ? _second.Sectors[_k - ka].Count : 0;

    private void ApplyRow(ReadOnlySpan<double> vector, Span<double> result, int ka, int a)
    {
        var (left, right) = (_first.Sectors[ka], _second.Sectors[_k - ka]);
        var row = _starts[ka] + a * right.Count;
        var x = vector.Slice(row, right.Count);
        var y = result.Slice(row, right.Count);
        BlockKernels.Diagonal(left.Diagonal[a], right.Diagonal, x, y);
        BlockKernels.AddSparse(right.Flips, x, y);
        var flips = left.Flips;
        for (var p = flips.Starts[a]; p < flips.Starts[a + 1]; p++)
        {
            BlockKernels.AddScaled(flips.Values[p], vector.Slice(_starts[ka] + flips.Columns[p] * right.Count, right.Count), y);
        }

        foreach (var bond in _bonds)
        {
            BlockKernels.AddProduct(bond.J * left.M[bond.First][a], right.M[bond.Second], x, y);
            AddLadders(vector, y, ka + 1, bond.J, left.Down[bond.First], a, right.Up[bond.Second]);
            AddLadders(vector, y, ka - 1, bond.J, left.Up[bond.First], a, right.Down[bond.Second]);
        }
    }

    /// <summary>The element leads to X_ka; ladders are their own inverse apart from the factor, which is the same in both directions.</summary>
    private void AddLadders(ReadOnlySpan<double> vector, Span<double> y, int ka, double j, Ladder left, int a, Ladder right)
    {
        if (left.Factors[a] != 0 && Width(ka) is > 0 and var width)
        {
            BlockKernels.AddGathered(0.5 * j * left.Factors[a], right, vector.Slice(_starts[ka] + left.Targets[a] * width, width), y);
        }
    }
}
