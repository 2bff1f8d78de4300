namespace Kramers.Magnetism.RateLaws;

/// <summary>Relaxation times as terms look at them for a start: from cold to hot.</summary>
public sealed class RateData
{
    /// <summary>Takes measured times, at least one.</summary>
    public RateData(IEnumerable<MeasuredRelaxationTime> points)
    {
        MeasuredRelaxationTime[] ordered = [.. points.OrderBy(p => p.TemperatureKelvin).ThenBy(p => p.FieldTesla)];
        Temperatures = [.. ordered.Select(p => p.TemperatureKelvin)];
        Fields = [.. ordered.Select(p => p.FieldTesla)];
        LogRates = [.. ordered.Select(p => -Math.Log(p.TauSeconds))];
    }

    /// <summary>K, ascending.</summary>
    public double[] Temperatures { get; }

    /// <summary>T.</summary>
    public double[] Fields { get; }

    /// <summary>ln(1/tau), tau in s.</summary>
    public double[] LogRates { get; }

    /// <summary>Index of the coldest, a middle and the hottest point.</summary>
    public IReadOnlyList<int> Anchors => [0, LogRates.Length / 2, LogRates.Length - 1];

    /// <summary>Middle one of the fields that are not zero, T; 0.1 without any.</summary>
    public double MiddleField
    {
        get
        {
            double[] fields = [.. Fields.Where(b => b > 0).Order()];
            return fields.Length == 0 ? 0.1 : fields[fields.Length / 2];
        }
    }

    /// <summary>
    /// -d ln(1/tau)/d(1/T) along the chord over the hottest <paramref name="part"/> of the points, K; at least a tenth of the
    /// highest temperature, and that temperature where the chord has no width.
    /// </summary>
    public double ArrheniusSlope(double part)
    {
        var hot = Temperatures.Length - 1;
        var first = Math.Max(0, Math.Min(hot - 1, (int)((1 - part) * hot)));
        var span = 1 / Temperatures[first] - 1 / Temperatures[hot];
        return span > 0 ? Math.Max(0.1 * Temperatures[hot], (LogRates[hot] - LogRates[first]) / span) : Temperatures[hot];
    }

    /// <summary>Coordinates whose rate meets the data at point <paramref name="anchor"/>, by its amplitude.</summary>
    /// <param name="term">Whose coordinates they are.</param>
    /// <param name="coordinates">The amplitude first; it is overwritten.</param>
    /// <param name="anchor">Index of the point.</param>
    public double[] Through(IRateTerm term, double[] coordinates, int anchor)
    {
        ArgumentNullException.ThrowIfNull(term);
        ArgumentNullException.ThrowIfNull(coordinates);
        var slopes = new double[coordinates.Length];
        coordinates[0] = 0;
        term.Derivatives(coordinates, Temperatures[anchor], Fields[anchor], slopes);
        var missing = LogRates[anchor] - term.LogRate(coordinates, Temperatures[anchor], Fields[anchor]);
        coordinates[0] = double.IsFinite(missing) ? missing * slopes[0] : 0;
        return coordinates;
    }
}
