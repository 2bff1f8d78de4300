using Kramers.Numerics;

namespace Kramers.Magnetism.RateLaws;

/// <summary>
/// Tunnelling within an excited doublet at E above the ground doublet: (1/tau_TA) times its population e^-x/(1 + e^-x), x = E/k_B T
/// (D. Gatteschi, R. Sessoli, J. Villain, Molecular Nanomagnets (2006), chapter 6). Well below E it cannot be told from Orbach.
/// </summary>
public sealed class ThermallyAssistedTunnellingTerm : IRateTerm
{
    /// <inheritdoc/>
    public string Name => "TA-QTM";

    /// <inheritdoc/>
    public string Formula => "(1/tau_TA)/(1 + e^(E/k_B T))";

    /// <summary>tau_TA in s, E in cm^-1.</summary>
    public IReadOnlyList<RateParameter> Parameters { get; } =
        [RateParameter.Amplitude("tau_TA", "s"), new("E", "cm^-1", RateAxis.Temperature, false, 0, double.PositiveInfinity)];

    /// <inheritdoc/>
    public double LogRate(ReadOnlySpan<double> coordinates, double temperature, double field) =>
        -coordinates[0] - ThermalFactor.SoftPlus(coordinates[1] / (PhysicalConstants.BoltzmannCm * temperature));

    /// <inheritdoc/>
    public void Derivatives(ReadOnlySpan<double> coordinates, double temperature, double field, Span<double> derivatives)
    {
        var kT = PhysicalConstants.BoltzmannCm * temperature;
        derivatives[0] = -1;
        derivatives[1] = -ThermalFactor.Logistic(coordinates[1] / kT) / kT;
    }

    /// <inheritdoc/>
    public IEnumerable<double[]> Starts(RateData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return new[] { 1.0 / 3, 1 }
            .Select(part => data.Through(this, [0, PhysicalConstants.BoltzmannCm * data.ArrheniusSlope(part)], data.LogRates.Length / 2));
    }
}
