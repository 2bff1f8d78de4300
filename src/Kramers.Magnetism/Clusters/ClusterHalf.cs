namespace Kramers.Magnetism.Clusters;

/// <summary>
/// All product states of some neighbouring spins, sorted by K = sum of (s - m) into sectors, with the tables from which blocks of
/// the whole cluster multiply. A state is a code in mixed radix, the last spin running fastest, digits k = s - m.
/// </summary>
internal sealed class ClusterHalf
{
    private readonly ClusterParameters _parameters;
    private readonly int _first;
    private readonly int[] _weights;
    private readonly int[] _index;

    public ClusterHalf(ClusterParameters parameters, int first, int count)
    {
        (_parameters, _first) = (parameters, first);
        _weights = new int[count];
        Dimension = 1;
        for (var site = count - 1; site >= 0; site--)
        {
            _weights[site] = Dimension;
            Dimension *= parameters.Multiplicities[first + site];
        }

        var codes = Enumerable.Range(0, Dimension).ToLookup(code => Enumerable.Range(0, count).Sum(site => Digit(code, site)));
        _index = new int[Dimension];
        foreach (var sector in codes)
        {
            foreach (var (position, code) in sector.Index())
            {
                _index[code] = position;
            }
        }

        Sectors = [.. Enumerable.Range(0, codes.Max(s => s.Key) + 1).Select(k => MakeSector([.. codes[k]]))];
    }

    public int Dimension { get; }

    /// <summary>Sectors K = 0, 1, ...; none is empty.</summary>
    public HalfSector[] Sectors { get; }

    private int Digit(int code, int site) => code / _weights[site] % _parameters.Multiplicities[_first + site];

    private double M(int code, int site) => _parameters.M(_first + site, Digit(code, site));

    private double Exchange(int i, int j) => _parameters.Exchange[_first + i, _first + j];

    private HalfSector MakeSector(int[] codes)
    {
        var sites = Enumerable.Range(0, _weights.Length).ToArray();
        return new HalfSector(
            codes,
            Array.ConvertAll(codes, Diagonal),
            [.. sites.Select(site => Array.ConvertAll(codes, code => M(code, site)))],
            [.. sites.Select(site => MakeLadder(codes, site, 1))],
            [.. sites.Select(site => MakeLadder(codes, site, -1))],
            SparseRows.From(codes.Length, row => Flips(codes[row])));
    }

    private double Diagonal(int code)
    {
        var sum = 0.0;
        for (var i = 0; i < _weights.Length; i++)
        {
            sum += _parameters.SingleIon[_first + i][Digit(code, i)];
            for (var j = 0; j < i; j++)
            {
                sum += Exchange(i, j) * M(code, i) * M(code, j);
            }
        }

        return sum;
    }

    /// <summary>Elements J/2 S_i^+ S_j^- and their adjoints within this half.</summary>
    private IEnumerable<(int Column, double Value)> Flips(int code)
    {
        for (var i = 0; i < _weights.Length; i++)
        {
            for (var j = 0; j < _weights.Length; j++)
            {
                var factor = i == j || Exchange(i, j) == 0 ? 0 : 0.5 * Exchange(i, j) * Factor(code, i, 1) * Factor(code, j, -1);
                if (factor != 0)
                {
                    yield return (_index[code + _weights[i] - _weights[j]], factor);
                }
            }
        }
    }

    private Ladder MakeLadder(int[] codes, int site, int change)
    {
        var ladder = new Ladder(new int[codes.Length], new double[codes.Length]);
        for (var row = 0; row < codes.Length; row++)
        {
            ladder.Factors[row] = Factor(codes[row], site, change);
            ladder.Targets[row] = ladder.Factors[row] == 0 ? 0 : _index[codes[row] + change * _weights[site]];
        }

        return ladder;
    }

    /// <summary>sqrt(s(s+1) - m m') with m' = m - change, zero where there is no such state.</summary>
    private double Factor(int code, int site, int change)
    {
        var s = _parameters.M(_first + site, 0);
        var m = M(code, site);
        return Math.Sqrt(s * (s + 1) - m * (m - change));
    }
}
