namespace Kramers.Magnetism.RateLaws;

/// <summary>
/// Raman process as a power law, C T^n: n = 9 for a Kramers ion and acoustic phonons far below the Debye temperature, 7 for others,
/// less with optical phonons (K. N. Shrivastava, Phys. Status Solidi B 117, 437 (1983), doi:10.1002/pssb.2221170202).
/// </summary>
public sealed class RamanTerm : IRateTerm
{
    internal const double MinExponent = 1;
    internal const double MaxExponent = 12;

    /// <inheritdoc/>
    public string Name => "Raman";

    /// <inheritdoc/>
    public string Formula => "C T^n";

    /// <summary>C in s^-1 K^-n, n between 1 and 12.</summary>
    public IReadOnlyList<RateParameter> Parameters { get; } =
        [RateParameter.Amplitude("C", "s^-1 K^-n"), new("n", "", RateAxis.Temperature, false, MinExponent, MaxExponent)];

    /// <inheritdoc/>
    public double LogRate(ReadOnlySpan<double> coordinates, double temperature, double field) =>
        coordinates[0] + coordinates[1] * Math.Log(temperature);

    /// <inheritdoc/>
    public void Derivatives(ReadOnlySpan<double> coordinates, double temperature, double field, Span<double> derivatives)
    {
        derivatives[0] = 1;
        derivatives[1] = Math.Log(temperature);
    }

    /// <inheritdoc/>
    public IEnumerable<double[]> Starts(RateData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return from n in new double[] { 2, 5, 9 } from anchor in data.Anchors select data.Through(this, [0, n], anchor);
    }
}
