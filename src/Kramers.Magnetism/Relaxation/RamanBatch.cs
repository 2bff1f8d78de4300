using System.Numerics;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Magnetism.Relaxation;

/// <summary>
/// Temperatures that share their line densities, and the sums over pairs for them on all cores. Modes are dealt to parts in a fixed
/// way and parts are added in order: results do not depend on the number of cores.
/// </summary>
internal sealed class RamanBatch
{
    private const int Parts = 16;
    private readonly RamanTables _tables;
    private readonly IReadOnlyList<double> _temperatures;
    private readonly RamanSum[] _sums;
    private readonly ParallelOptions _cores;

    public RamanBatch(RamanTables tables, IReadOnlyList<double> temperatures, double negligible, int cores)
    {
        (_tables, _temperatures) = (tables, temperatures);
        _cores = new ParallelOptions { MaxDegreeOfParallelism = cores };
        var phonons = new double[tables.Modes * temperatures.Count];
        for (var t = 0; t < temperatures.Count; t++)
        {
            var occupations = BoseEinstein.Occupations(tables.Frequencies, temperatures[t]);
            for (var mode = 0; mode < occupations.Length; mode++)
            {
                phonons[mode * temperatures.Count + t] = occupations[mode];
            }
        }

        _sums = [.. Enumerable.Range(0, Parts).Select(_ => new RamanSum(tables, phonons, temperatures.Count, negligible))];
    }

    /// <summary>Upper bound of what was left out of any rate, s^-1.</summary>
    public double LeftOut => Enumerable.Range(0, _sums[0].LeftOut.Length).Max(ab => _sums.Sum(s => s.LeftOut[ab]));


    public RateMatrix[] All() => Matrices(Add(Nothing(), 0, _tables.Modes, 0, _tables.Modes, _tables.Modes));

    /// <summary>Rates from all pairs that do not contain a mode.</summary>
    public RateMatrix[] Without(int mode) =>
        Matrices(Add(Add(Nothing(), 0, mode, 0, mode, mode + 1), mode + 1, _tables.Modes, 0, _tables.Modes, _tables.Modes));

    /// <summary>Rates without each mode in turn, [mode][temperature].</summary>
    public RateMatrix[][] WithoutEach()
    {
        var rates = new RateMatrix[_tables.Modes][];
        WithoutEach(Nothing(), 0, _tables.Modes, rates);
        return rates;
    }

    /// <summary>
    /// All pairs that do not contain a mode, for each mode of a range. <paramref name="outside"/> has the pairs that touch no mode
    /// of the range; adding those of one half with all but the other half makes it the same sum for the other half. Each pair is
    /// computed about 2 log2(modes) times, instead of once per mode, and nothing is subtracted.
    /// </summary>
    private void WithoutEach(double[] outside, int from, int end, RateMatrix[][] found)
    {
        if (end == from)
        {
            return;
        }

        if (end - from == 1)
        {
            found[from] = Matrices(outside);
            return;
        }

        var middle = (from + end) / 2;
        WithoutEach(Add(outside, middle, end, from, end, end), from, middle, found);
        WithoutEach(Add(outside, from, middle, from, middle, end), middle, end, found);
    }

    /// <summary>Rate matrices of sums laid out as [tile, temperature, lane].</summary>
    private RateMatrix[] Matrices(double[] sums) => [.. _temperatures.Select((_, t) => new RateMatrix(Table(sums, t)))];

    private double[] Nothing() => new double[_sums[0].Rates.Length];

    /// <summary>A copy of the sums with the pairs of p in [from, to) and q in [0, lo), [p, end) and [hi, modes) added.</summary>
    private double[] Add(double[] sums, int from, int to, int lo, int end, int hi)
    {
        var total = (double[])sums.Clone();
        Parallel.For(0, Parts, _cores, part =>
        {
            Array.Clear(_sums[part].Rates);
            for (var p = from + part; p < to; p += Parts)
            {
                _sums[part].Add(p, lo, end, hi);
            }
        });
        foreach (var part in _sums)
        {
            GoldenRule.Accumulate(total, 1, part.Rates);
        }

        return total;
    }

    private Matrix Table(double[] sums, int temperature)
    {
        var (n, lanes) = (_tables.Levels, Vector<double>.Count);
        var rates = new Matrix(n, n);
        for (var ab = 0; ab < n * n; ab++)
        {
            var at = ab / n * _tables.Stride + ab % n;
            rates.Data[ab] = sums[(at / lanes * _temperatures.Count + temperature) * lanes + at % lanes];
        }

        return rates;
    }
}
