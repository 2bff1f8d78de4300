namespace Kramers.Magnetism.OpenSystems;

/// <summary>
/// Differences of levels, E_a - E_b. Levels closer than a width become one degenerate block with one energy, and differences closer
/// than it become one Bohr frequency: what is equal in physics is then equal in the last bit, and the results do not depend on
/// the basis inside a block.
/// </summary>
public sealed class BohrFrequencies
{
    private readonly double[] _differences;

    /// <summary>Takes levels and the width in cm^-1 below which two of them count as one; null for 1e-10 of the span, which
    /// is what rounding leaves of a degeneracy.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The width is negative.</exception>
    public BohrFrequencies(Eigensystem eigensystem, double? widthCm = null)
    {
        ArgumentNullException.ThrowIfNull(eigensystem);
        var e = eigensystem.RelativeEnergies;
        WidthCm = widthCm ?? 1e-10 * Math.Max(1, e[^1]);
        ArgumentOutOfRangeException.ThrowIfNegative(WidthCm, nameof(widthCm));
        Dimension = e.Length;
        LevelsCm = Merged(e);
        _differences = new double[Dimension * Dimension];
        for (var ab = 0; ab < _differences.Length; ab++)
        {
            _differences[ab] = LevelsCm[ab / Dimension] - LevelsCm[ab % Dimension];
        }

        var sizes = Array.ConvertAll(_differences, Math.Abs);
        int[] order = [.. Enumerable.Range(0, sizes.Length).OrderBy(i => sizes[i])];
        var merged = Merged([.. order.Select(i => sizes[i])]);
        for (var i = 0; i < order.Length; i++)
        {
            _differences[order[i]] = Math.CopySign(merged[i], _differences[order[i]]);
        }
    }

    /// <summary>Number of states.</summary>
    public int Dimension { get; }

    /// <summary>Width below which levels, and differences, count as equal, cm^-1.</summary>
    public double WidthCm { get; }

    /// <summary>Energy of each state's block above the lowest state, cm^-1, ascending.</summary>
    public double[] LevelsCm { get; }

    /// <summary>E_a - E_b in cm^-1, the mean of all that count as equal; exactly 0 inside a block.</summary>
    public double this[int a, int b] => _differences[a * Dimension + b];

    /// <summary>Every distinct frequency with its pairs a n + b.</summary>
    internal IEnumerable<(double Cm, int[] Pairs)> Groups() =>
        Enumerable.Range(0, _differences.Length).GroupBy(ab => _differences[ab]).Select(g => (g.Key, g.ToArray()));

    /// <summary>Each run of ascending values with gaps within the width is replaced by its mean; a run that begins at 0 by 0.</summary>
    private double[] Merged(double[] ascending)
    {
        var merged = new double[ascending.Length];
        for (var (start, i) = (0, 1); i <= ascending.Length; i++)
        {
            if (i < ascending.Length && ascending[i] - ascending[i - 1] <= WidthCm)
            {
                continue;
            }

            var mean = ascending[start] == 0 ? 0 : ascending[start] + ascending[start..i].Average(x => x - ascending[start]);
            Array.Fill(merged, mean, start, i - start);
            start = i;
        }

        return merged;
    }
}
