using Kramers.Numerics;

namespace Kramers.Magnetism.RateLaws;

/// <summary>Orbach process over a barrier: exp(-U/k_B T)/tau0 (R. Orbach, Proc. R. Soc. A 264, 458 (1961), doi:10.1098/rspa.1961.0211).</summary>
public sealed class OrbachTerm : IRateTerm
{
    /// <inheritdoc/>
    public string Name => "Orbach";

    /// <inheritdoc/>
    public string Formula => "exp(-U/k_B T)/tau0";

    /// <summary>tau0 in s, U in cm^-1 (times 1.4388 in K).</summary>
    public IReadOnlyList<RateParameter> Parameters { get; } =
        [RateParameter.Amplitude("tau0", "s"), new("U", "cm^-1", RateAxis.Temperature, false, 0, double.PositiveInfinity)];

    /// <inheritdoc/>
    public double LogRate(ReadOnlySpan<double> coordinates, double temperature, double field) =>
        -coordinates[0] - coordinates[1] / (PhysicalConstants.BoltzmannCm * temperature);

    /// <inheritdoc/>
    public void Derivatives(ReadOnlySpan<double> coordinates, double temperature, double field, Span<double> derivatives)
    {
        derivatives[0] = -1;
        derivatives[1] = -1 / (PhysicalConstants.BoltzmannCm * temperature);
    }

    /// <inheritdoc/>
    public IEnumerable<double[]> Starts(RateData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return new[] { 1.0 / 3, 0.6, 1 }
            .Select(part => data.Through(this, [0, PhysicalConstants.BoltzmannCm * data.ArrheniusSlope(part)], data.LogRates.Length - 1));
    }
}
