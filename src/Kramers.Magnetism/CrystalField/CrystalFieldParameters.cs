using Kramers.Numerics.Angular;

namespace Kramers.Magnetism.CrystalField;

/// <summary>
/// Crystal-field parameters of one operator set: numbers labelled by rank k and component q, q &lt; 0 the sine kind. Each set is a type
/// of its own, so that numbers of different sets cannot be added or exchanged by accident. Immutable.
/// </summary>
/// <typeparam name="TSet">The set.</typeparam>
public abstract class CrystalFieldParameters<TSet>
    where TSet : CrystalFieldParameters<TSet>
{
    // (k, q) lies at k^2 + k + q, as the harmonics do.
    private readonly double[] _values;

    private protected CrystalFieldParameters(double[] values, ParameterProvenance provenance)
    {
        ArgumentNullException.ThrowIfNull(provenance);
        _values = values;
        Provenance = provenance;
    }

    /// <summary>Where the numbers come from.</summary>
    public ParameterProvenance Provenance { get; }

    /// <summary>The largest rank that is stored.</summary>
    public int MaxRank => (int)Math.Round(Math.Sqrt(_values.Length)) - 1;

    /// <summary>The parameter of rank <paramref name="k"/> and component <paramref name="q"/>; zero where none was given.</summary>
    /// <exception cref="ArgumentOutOfRangeException">q is not in -k..k.</exception>
    public double this[int k, int q]
    {
        get
        {
            StevensOperators.CheckIndices(k, q);
            return k > MaxRank ? 0 : _values[RealSphericalHarmonics.Index(k, q)];
        }
    }

    /// <summary>The parameters that are not zero, by rank and component.</summary>
    public IEnumerable<(int K, int Q, double Value)> NonZero() =>
        from entry in Indices(MaxRank)
        let value = this[entry.K, entry.Q]
        where value != 0
        select (entry.K, entry.Q, value);

    /// <summary>
    /// The parameters after an active rotation of the molecule, H' = U H U^+ with U = exp(-i alpha Jz) exp(-i beta Jy) exp(-i gamma Jz).
    /// In the orthonormal tesseral set they turn as the real harmonics, b' = M(R) b with M of <see cref="WignerD.Real"/>.
    /// </summary>
    public TSet Rotated(Rotation rotation)
    {
        ArgumentNullException.ThrowIfNull(rotation);
        var turned = new double[_values.Length];
        for (var k = 0; k <= MaxRank; k++)
        {
            var m = WignerD.Real(k, rotation);
            for (var q = -k; q <= k; q++)
            {
                for (var p = -k; p <= k; p++)
                {
                    turned[RealSphericalHarmonics.Index(k, q)] += m[k + q, k + p] * this[k, p] * TesseralUnits(k, p) / TesseralUnits(k, q);
                }
            }
        }

        return Make(turned, Provenance.Turned(rotation));
    }

    /// <summary>O(this set) = StevensUnits O(Stevens), so that B(Stevens) = StevensUnits B(this set); a factor per rank is free here.</summary>
    private protected abstract double StevensUnits(int k, int q);

    private protected abstract TSet Make(double[] values, ParameterProvenance provenance);

    /// <summary>The values times a factor for each (k, q), in storage order.</summary>
    private protected double[] Scaled(Func<int, int, double> factor)
    {
        var scaled = new double[_values.Length];
        foreach (var (k, q, value) in NonZero())
        {
            scaled[RealSphericalHarmonics.Index(k, q)] = value * factor(k, q);
        }

        return scaled;
    }

    private protected static double[] Store(IReadOnlyList<(int K, int Q, double Value)> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        var values = new double[RealSphericalHarmonics.Count(entries.Select(e => e.K).DefaultIfEmpty(0).Max())];
        var seen = new HashSet<(int, int)>();
        foreach (var (k, q, value) in entries)
        {
            StevensOperators.CheckIndices(k, q);
            if (!double.IsFinite(value) || !seen.Add((k, q)))
            {
                throw new ArgumentException($"Parameter ({k}, {q}) = {value} is not finite or was given twice.", nameof(entries));
            }

            values[RealSphericalHarmonics.Index(k, q)] = value;
        }

        return values;
    }

    private static IEnumerable<(int K, int Q)> Indices(int maxRank) =>
        from k in Enumerable.Range(0, maxRank + 1)
        from q in Enumerable.Range(-k, 2 * k + 1)
        select (k, q);

    private double TesseralUnits(int k, int q) => StevensUnits(k, q) / OperatorNorms.TesseralPerStevens(k, q);
}
