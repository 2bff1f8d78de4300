namespace Kramers.Magnetism.RateLaws;

/// <summary>Quantum tunnelling of the magnetisation: 1/tau_QTM at all temperatures and fields.</summary>
public sealed class TunnellingTerm : IRateTerm
{
    /// <inheritdoc/>
    public string Name => "QTM";

    /// <inheritdoc/>
    public string Formula => "1/tau_QTM";

    /// <summary>tau_QTM in s.</summary>
    public IReadOnlyList<RateParameter> Parameters { get; } = [RateParameter.Amplitude("tau_QTM", "s")];

    /// <inheritdoc/>
    public double LogRate(ReadOnlySpan<double> coordinates, double temperature, double field) => -coordinates[0];

    /// <inheritdoc/>
    public void Derivatives(ReadOnlySpan<double> coordinates, double temperature, double field, Span<double> derivatives) => derivatives[0] = -1;

    /// <inheritdoc/>
    public IEnumerable<double[]> Starts(RateData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return [data.Through(this, [0], 0)];
    }
}
