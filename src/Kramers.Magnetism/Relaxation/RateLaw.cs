namespace Kramers.Magnetism.Relaxation;

/// <summary>
/// ln(1/tau) of one combination of terms, in coordinates that make the fit well conditioned: each term by the logarithm of its
/// rate at a reference temperature inside the data (Orbach: the highest, Raman: the geometric mean), the barrier as
/// u = U/(k_B T_ref). Order: tunnelling q; Orbach a, u; Raman c, n.
/// </summary>
internal sealed class RateLaw
{
    private const double MinExponent = 1;
    private const double MaxExponent = 12;
    private readonly double[] _temperatures;
    private readonly double[] _logRates;

    /// <summary>Takes the terms and the data: K and ln(1/tau).</summary>
    public RateLaw(RateTerms terms, double[] temperatures, double[] logRates)
    {
        (Terms, _temperatures, _logRates) = (terms, temperatures, logRates);
        HotKelvin = temperatures.Max();
        MiddleKelvin = Math.Exp(temperatures.Average(Math.Log));
        Orbach = Has(RateTerms.Tunnelling) ? 1 : 0;
        Raman = Orbach + (Has(RateTerms.Orbach) ? 2 : 0);
        ParameterCount = Raman + (Has(RateTerms.Raman) ? 2 : 0);
    }

    public RateTerms Terms { get; }

    /// <summary>Reference of the Orbach term, K.</summary>
    public double HotKelvin { get; }

    /// <summary>Reference of the Raman term, K.</summary>
    public double MiddleKelvin { get; }

    public int ParameterCount { get; }

    /// <summary>Index of a; u follows.</summary>
    public int Orbach { get; }

    /// <summary>Index of c; n follows.</summary>
    public int Raman { get; }

    public bool Has(RateTerms term) => (Terms & term) != 0;

    /// <summary>Model minus data in ln(1/tau), one per point.</summary>
    public double[] Residuals(double[] p)
    {
        var r = new double[_temperatures.Length];
        for (var i = 0; i < r.Length; i++)
        {
            r[i] = LogRate(p, _temperatures[i]) - _logRates[i];
        }

        return r;
    }

    /// <summary>ln(1/tau), by the largest term so that nothing overflows.</summary>
    public double LogRate(double[] p, double temperature)
    {
        var q = Has(RateTerms.Tunnelling) ? p[0] : double.NegativeInfinity;
        var o = Has(RateTerms.Orbach) ? p[Orbach] - p[Orbach + 1] * (HotKelvin / temperature - 1) : double.NegativeInfinity;
        var r = Has(RateTerms.Raman) ? p[Raman] + p[Raman + 1] * Math.Log(temperature / MiddleKelvin) : double.NegativeInfinity;
        var largest = Math.Max(q, Math.Max(o, r));
        return largest + Math.Log(Math.Exp(q - largest) + Math.Exp(o - largest) + Math.Exp(r - largest));
    }

    /// <summary>Lower bounds: u is not negative, n at least 1.</summary>
    public double[] Lower() => Bounds(double.NegativeInfinity, 0, MinExponent);

    /// <summary>Upper bounds: n at most 12.</summary>
    public double[] Upper() => Bounds(double.PositiveInfinity, double.PositiveInfinity, MaxExponent);

    public static bool IsAtBound(double exponent) => exponent is <= MinExponent or >= MaxExponent;

    /// <summary>
    /// Starting points: barriers from Arrhenius slopes of the hot part of the data, exponents over the range through a cold, a
    /// middle and a hot point, tunnelling from the coldest point.
    /// </summary>
    public IEnumerable<double[]> Starts()
    {
        var order = Enumerable.Range(0, _temperatures.Length).OrderBy(i => _temperatures[i]).ToArray();
        double[] barriers = Has(RateTerms.Orbach) ? [.. new[] { 1.0 / 3, 0.6, 1 }.Select(part => HotSlope(order, part))] : [0];
        double[] exponents = Has(RateTerms.Raman) ? [2, 5, 9] : [1];
        int[] anchors = Has(RateTerms.Raman) ? [order[0], order[order.Length / 2], order[^1]] : [order[0]];
        return from u in barriers from n in exponents from anchor in anchors select Start(order, u, n, anchor);
    }

    private double[] Start(int[] order, double u, double n, int anchor)
    {
        var p = new double[ParameterCount];
        if (Has(RateTerms.Tunnelling))
        {
            p[0] = _logRates[order[0]];
        }

        if (Has(RateTerms.Orbach))
        {
            (p[Orbach], p[Orbach + 1]) = (_logRates[order[^1]], u);
        }

        if (Has(RateTerms.Raman))
        {
            (p[Raman], p[Raman + 1]) = (_logRates[anchor] - n * Math.Log(_temperatures[anchor] / MiddleKelvin), n);
        }

        return p;
    }

    /// <summary>u from the chord over the hottest part of the points, at least 0.1.</summary>
    private double HotSlope(int[] order, double part)
    {
        var first = order[Math.Min(order.Length - 2, (int)((1 - part) * (order.Length - 1)))];
        var last = order[^1];
        var span = HotKelvin / _temperatures[first] - 1;
        return span > 0 ? Math.Max(0.1, (_logRates[last] - _logRates[first]) / span) : 1;
    }

    private double[] Bounds(double logRate, double barrier, double exponent)
    {
        var bounds = Enumerable.Repeat(logRate, ParameterCount).ToArray();
        if (Has(RateTerms.Orbach))
        {
            bounds[Orbach + 1] = barrier;
        }

        if (Has(RateTerms.Raman))
        {
            bounds[Raman + 1] = exponent;
        }

        return bounds;
    }
}
