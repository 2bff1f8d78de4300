using Kramers.Numerics;

namespace Kramers.Magnetism.RateLaws;

/// <summary>
/// Raman process by one local mode of energy w: C e^x/(e^x - 1)^2 with x = w/k_B T, which is C n(n + 1) with n its phonon number
/// (A. Lunghi and S. Sanvito, Sci. Adv. 5, eaax7163 (2019), doi:10.1126/sciadv.aax7163). Arrhenius-like below w, as T^2 above.
/// </summary>
public sealed class LocalModeRamanTerm : IRateTerm
{
    /// <inheritdoc/>
    public string Name => "Local-mode Raman";

    /// <inheritdoc/>
    public string Formula => "C e^(w/k_B T)/(e^(w/k_B T) - 1)^2";

    /// <summary>C in s^-1, w in cm^-1.</summary>
    public IReadOnlyList<RateParameter> Parameters { get; } =
        [RateParameter.Amplitude("C", "s^-1"), new("w", "cm^-1", RateAxis.Temperature, true, 0.1, 5000)];

    /// <inheritdoc/>
    public double LogRate(ReadOnlySpan<double> coordinates, double temperature, double field)
    {
        var x = Reduced(coordinates, temperature);
        return coordinates[0] - x - 2 * Math.Log(1 - Math.Exp(-x));
    }

    /// <inheritdoc/>
    public void Derivatives(ReadOnlySpan<double> coordinates, double temperature, double field, Span<double> derivatives)
    {
        var x = Reduced(coordinates, temperature);
        derivatives[0] = 1;
        derivatives[1] = -x / Math.Tanh(x / 2);
    }

    /// <inheritdoc/>
    public IEnumerable<double[]> Starts(RateData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        var hot = PhysicalConstants.BoltzmannCm * data.Temperatures[^1];
        return from x in new[] { 0.5, 2, 6 } from anchor in data.Anchors select data.Through(this, [0, Math.Log(Math.Clamp(x * hot, 0.1, 5000))], anchor);
    }

    private static double Reduced(ReadOnlySpan<double> coordinates, double temperature) =>
        Math.Exp(coordinates[1]) / (PhysicalConstants.BoltzmannCm * temperature);
}
