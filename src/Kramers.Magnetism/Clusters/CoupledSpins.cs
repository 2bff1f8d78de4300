using Kramers.Numerics.Angular;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Magnetism.Clusters;

/// <summary>
/// The multiplets of spins that are coupled one after the other, |((s1 s2) S12 s3) S123 ... S>. With the Wigner-Eckart theorem one
/// row stands for all 2S + 1 states of a multiplet: the block of total spin S has only d_S states, those of M = S less those of
/// M = S + 1. Reduced matrix elements and their recoupling as in A. R. Edmonds, Angular Momentum in Quantum Mechanics (1957).
/// </summary>
internal sealed class CoupledSpins
{
    private readonly ClusterParameters _parameters;
    private readonly CoupledSpins? _before;
    private readonly int _site;
    private readonly int _twoS; // of the spin that was coupled last
    private readonly int[] _counts; // of multiplets, by 2S
    private readonly Dictionary<(int TwoS, int Before), int> _starts = []; // first row of the multiplets that came from (2S before)
    private readonly Matrix[] _hamiltoniansBefore = [];
    private readonly Dictionary<(int Bra, int Ket), Matrix> _exchangeField = []; // sum of J S_i over the spins before
    private readonly Dictionary<int, Dictionary<(int Bra, int Ket), Matrix>> _spins = []; // <S'||S_i||S> of those that meet later ones

    /// <summary>No spin yet: one singlet.</summary>
    private CoupledSpins(ClusterParameters parameters) => (_parameters, _site, _counts) = (parameters, -1, [1]);

    private CoupledSpins(CoupledSpins before)
    {
        (_parameters, _before, _site) = (before._parameters, before, before._site + 1);
        _twoS = _parameters.Multiplicities[_site] - 1;
        _counts = new int[before._counts.Length + _twoS];
        for (var twoS = 0; twoS < _counts.Length; twoS++)
        {
            for (var old = Math.Abs(twoS - _twoS); old < before._counts.Length && old <= twoS + _twoS; old += 2)
            {
                _starts[(twoS, old)] = _counts[twoS];
                _counts[twoS] += before._counts[old];
            }
        }

        _hamiltoniansBefore = [.. Enumerable.Range(0, before._counts.Length).Select(before.Hamiltonian)];
        AddExchangeField();
        foreach (var site in Enumerable.Range(0, _site + 1).Where(MeetsLater))
        {
            _spins[site] = Recouple(site);
        }
    }

    /// <summary>2S of all total spins that occur, falling.</summary>
    public IEnumerable<int> TwoS => Enumerable.Range(0, _counts.Length).Where(s => _counts[s] > 0).Reverse();

    /// <summary>All spins of a cluster.</summary>
    public static CoupledSpins Of(ClusterParameters parameters)
    {
        var coupled = new CoupledSpins(parameters);
        for (var site = 0; site < parameters.Multiplicities.Length; site++)
        {
            coupled = new CoupledSpins(coupled);
        }

        return coupled;
    }

    /// <summary>Number of multiplets of this total spin.</summary>
    public int Count(int twoS) => _counts[twoS];

    /// <summary>
    /// sum J S_i.S_j among the multiplets of one total spin, cm^-1, [Count, Count]. The last spin s couples by
    /// &lt;j' s S|S_i.s|j s S> = (-1)^(j+s+S) {S s j'; 1 j s} &lt;j'||S_i||j> &lt;s||s||s> (Edmonds, eq. 7.1.6).
    /// </summary>
    public Matrix Hamiltonian(int twoS)
    {
        var h = new Matrix(_counts[twoS], _counts[twoS]);
        foreach (var (bra, row) in Origins(twoS))
        {
            Add(h, row, row, 1, _hamiltoniansBefore[bra]);
            foreach (var (ket, column) in Origins(twoS))
            {
                if (_exchangeField.TryGetValue((bra, ket), out var field))
                {
                    var factor = Sign(ket + _twoS + twoS) * Wigner.SixJ(twoS, _twoS, bra, 2, ket, _twoS) * ReducedSpin;
                    Add(h, row, column, factor, field);
                }
            }
        }

        return h;
    }

    /// <summary>&lt;s||s||s> = sqrt(s(s+1)(2s+1)) of the last spin.</summary>
    private double ReducedSpin => 0.5 * Math.Sqrt(_twoS * (_twoS + 2.0) * (_twoS + 1));

    private IEnumerable<(int Before, int Start)> Origins(int twoS)
    {
        for (var old = Math.Abs(twoS - _twoS); _starts.TryGetValue((twoS, old), out var start); old += 2)
        {
            yield return (old, start);
        }
    }

    private bool MeetsLater(int site) =>
        Enumerable.Range(_site + 1, _parameters.Multiplicities.Length - _site - 1).Any(later => _parameters.Exchange[site, later] != 0);

    private void AddExchangeField()
    {
        foreach (var (site, blocks) in _before!._spins)
        {
            foreach (var (key, block) in blocks)
            {
                _exchangeField.TryAdd(key, new Matrix(block.Rows, block.Columns));
                Add(_exchangeField[key], 0, 0, _parameters.Exchange[site, _site], block);
            }
        }
    }

    /// <summary>Reduced elements of one spin between all multiplets of neighbouring total spin.</summary>
    private Dictionary<(int Bra, int Ket), Matrix> Recouple(int site)
    {
        var blocks = new Dictionary<(int Bra, int Ket), Matrix>();
        foreach (var ket in TwoS)
        {
            foreach (var bra in new[] { ket - 2, ket, ket + 2 }.Where(s => s >= 0 && s < _counts.Length && _counts[s] > 0))
            {
                blocks[(bra, ket)] = site == _site ? LastSpin(bra, ket) : EarlierSpin(site, bra, ket);
            }
        }

        return blocks;
    }

    /// <summary>&lt;j' s S'||S_i||j s S> = (-1)^(j'+s+S+1) sqrt((2S+1)(2S'+1)) {j' S' s; S j 1} &lt;j'||S_i||j> (eq. 7.1.7).</summary>
    private Matrix EarlierSpin(int site, int twoBra, int twoKet)
    {
        var block = new Matrix(_counts[twoBra], _counts[twoKet]);
        foreach (var (bra, row) in Origins(twoBra))
        {
            foreach (var (ket, column) in Origins(twoKet))
            {
                if (_before!._spins[site].TryGetValue((bra, ket), out var old))
                {
                    var factor = Sign(bra + _twoS + twoKet + 2) * Wigner.SixJ(bra, twoBra, _twoS, twoKet, ket, 2);
                    Add(block, row, column, factor * Norm(twoBra, twoKet), old);
                }
            }
        }

        return block;
    }

    /// <summary>&lt;j s S'||s||j s S> = (-1)^(j+s+S'+1) sqrt((2S+1)(2S'+1)) {s S' j; S s 1} &lt;s||s||s> (eq. 7.1.8).</summary>
    private Matrix LastSpin(int twoBra, int twoKet)
    {
        var block = new Matrix(_counts[twoBra], _counts[twoKet]);
        foreach (var (old, column) in Origins(twoKet))
        {
            if (_starts.TryGetValue((twoBra, old), out var row))
            {
                var factor = Sign(old + _twoS + twoBra + 2) * Wigner.SixJ(_twoS, twoBra, old, twoKet, _twoS, 2);
                for (var k = 0; k < _before!._counts[old]; k++)
                {
                    block[row + k, column + k] = factor * Norm(twoBra, twoKet) * ReducedSpin;
                }
            }
        }

        return block;
    }

    /// <summary>(-1)^(n/2).</summary>
    private static int Sign(int n) => n / 2 % 2 == 0 ? 1 : -1;

    private static double Norm(int twoBra, int twoKet) => Math.Sqrt((twoBra + 1.0) * (twoKet + 1.0));

    private static void Add(Matrix target, int row, int column, double factor, Matrix block)
    {
        for (var i = 0; factor != 0 && i < block.Rows; i++)
        {
            BlockKernels.AddScaled(factor, block.Row(i), target.Row(row + i).Slice(column, block.Columns));
        }
    }
}
