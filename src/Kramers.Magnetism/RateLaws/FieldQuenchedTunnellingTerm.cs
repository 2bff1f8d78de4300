namespace Kramers.Magnetism.RateLaws;

/// <summary>
/// Quantum tunnelling that a field takes out of resonance: (1/tau_QTM)/(1 + (B/B_q)^p), half at B_q; a Lorentzian of the bias has
/// p = 2. The FD-QTM of CCFIT2 (W. J. A. Blackmore et al., Phys. Chem. Chem. Phys. 25, 16735 (2023), doi:10.1039/D3CP01278A)
/// is the same law with 10^-Q = 1/tau_QTM and 10^-Q_H = B_q^-p, in Oe.
/// </summary>
public sealed class FieldQuenchedTunnellingTerm : IRateTerm
{
    /// <inheritdoc/>
    public string Name => "QTM(B)";

    /// <inheritdoc/>
    public string Formula => "(1/tau_QTM)/(1 + (B/B_q)^p)";

    /// <summary>tau_QTM in s, B_q in T, p between 0.5 and 8.</summary>
    public IReadOnlyList<RateParameter> Parameters { get; } =
    [
        RateParameter.Amplitude("tau_QTM", "s"),
        new("B_q", "T", RateAxis.Field, true, 1e-6, 100),
        new("p", "", RateAxis.Field, false, 0.5, 8),
    ];

    /// <inheritdoc/>
    public double LogRate(ReadOnlySpan<double> coordinates, double temperature, double field) =>
        field > 0 ? -coordinates[0] - ThermalFactor.SoftPlus(coordinates[2] * (Math.Log(field) - coordinates[1])) : -coordinates[0];

    /// <inheritdoc/>
    public void Derivatives(ReadOnlySpan<double> coordinates, double temperature, double field, Span<double> derivatives)
    {
        derivatives.Clear();
        derivatives[0] = -1;
        if (field > 0)
        {
            var bias = Math.Log(field) - coordinates[1];
            var quenched = ThermalFactor.Logistic(coordinates[2] * bias);
            derivatives[1] = coordinates[2] * quenched;
            derivatives[2] = -bias * quenched;
        }
    }

    /// <inheritdoc/>
    public IEnumerable<double[]> Starts(RateData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        var weakest = Array.IndexOf(data.Fields, data.Fields.Min());
        return from ratio in new[] { 0.1, 1 }
               select data.Through(this, [0, Math.Log(Math.Clamp(ratio * data.MiddleField, 1e-6, 100)), 2], weakest);
    }
}
