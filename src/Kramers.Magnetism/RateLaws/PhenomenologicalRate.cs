using System.Globalization;
using Kramers.Numerics;

namespace Kramers.Magnetism.RateLaws;

/// <summary>Terms of the phenomenological rate law.</summary>
[Flags]
public enum RateTerms
{
    /// <summary>No term.</summary>
    None = 0,

    /// <summary>Quantum tunnelling, 1/tau_QTM, independent of temperature.</summary>
    Tunnelling = 1,

    /// <summary>Orbach, exp(-U_eff/k_B T)/tau_0.</summary>
    Orbach = 2,

    /// <summary>Raman, C T^n.</summary>
    Raman = 4,
}

/// <summary>A fitted value.</summary>
/// <param name="Value">Best value.</param>
/// <param name="StandardError">One standard error, or that of the logarithm where the property says so; 0 at a bound.</param>
public readonly record struct FittedValue(double Value, double StandardError);

/// <summary>One combination of terms that was tried.</summary>
/// <param name="Terms">The terms.</param>
/// <param name="ParameterCount">Number of fitted parameters.</param>
/// <param name="RmsLogTau">Root mean square residual of ln tau.</param>
/// <param name="Aicc">Akaike's information criterion for small samples; the lowest is kept. Infinite where the combination was
/// ruled out: too few points for it, or parameters that the data do not determine.</param>
public sealed record RateCandidate(RateTerms Terms, int ParameterCount, double RmsLogTau, double Aicc);

/// <summary>
/// The rate law 1/tau = 1/tau_QTM + exp(-U_eff/k_B T)/tau_0 + C T^n fitted to tau(T) in ln tau. Every combination of the three
/// terms is tried, the one with the lowest AICc (C. M. Hurvich, C.-L. Tsai, Biometrika 76, 297 (1989),
/// doi:10.1093/biomet/76.2.297) is kept, and a term that it lacks is null. Standard errors come from (J^T J)^-1 and the residual
/// variance: they tell how well the law follows the points, not whether the law is right. Deterministic.
/// </summary>
public sealed record PhenomenologicalRate
{
    /// <summary>Barrier of the Orbach term, cm^-1.</summary>
    public required FittedValue? UeffCm { get; init; }

    /// <summary>Prefactor of the Orbach term, s; the error is that of ln tau_0.</summary>
    public required FittedValue? Tau0Seconds { get; init; }

    /// <summary>Prefactor of the Raman term, s^-1 K^-n; the error is that of ln C.</summary>
    public required FittedValue? RamanC { get; init; }

    /// <summary>Exponent of the Raman term, 1 to 12.</summary>
    public required FittedValue? RamanN { get; init; }

    /// <summary>Tunnelling time, s; the error is that of ln tau_QTM.</summary>
    public required FittedValue? TunnellingSeconds { get; init; }

    /// <summary>Root mean square residual of ln tau.</summary>
    public required double RmsLogTau { get; init; }

    /// <summary>The fitted curve at the temperatures given, in their order, s.</summary>
    public required double[] FittedTauSeconds { get; init; }

    /// <summary>All combinations that were tried, best first.</summary>
    public required IReadOnlyList<RateCandidate> Candidates { get; init; }

    /// <summary>Doubts about the result, in sentences; empty where there are none.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>Fits the law to relaxation times.</summary>
    /// <param name="temperaturesKelvin">K, in any order, at least four different ones.</param>
    /// <param name="tausSeconds">s, one per temperature, positive and finite: leave infinite times out.</param>
    /// <exception cref="ArgumentException">The points do not meet these conditions.</exception>
    public static PhenomenologicalRate Fit(IReadOnlyList<double> temperaturesKelvin, IReadOnlyList<double> tausSeconds)
    {
        ArgumentNullException.ThrowIfNull(temperaturesKelvin);
        ArgumentNullException.ThrowIfNull(tausSeconds);
        CheckPoints(temperaturesKelvin, tausSeconds);
        return PhenomenologicalFit.Best([.. temperaturesKelvin.Zip(tausSeconds, (t, tau) => new MeasuredRelaxationTime(t, 0, tau))]);
    }

    /// <summary>Rate of each term at a temperature in K, s^-1; 0 for a term that was rejected.</summary>
    public RateContributions ContributionsAt(double temperatureKelvin) => new(
        TunnellingSeconds is { } qtm ? 1 / qtm.Value : 0,
        UeffCm is { } u && Tau0Seconds is { } tau0
            ? Math.Exp(-u.Value / (PhysicalConstants.BoltzmannCm * temperatureKelvin)) / tau0.Value
            : 0,
        RamanC is { } c && RamanN is { } n ? c.Value * Math.Pow(temperatureKelvin, n.Value) : 0);

    private static void CheckPoints(IReadOnlyList<double> temperatures, IReadOnlyList<double> taus)
    {
        if (temperatures.Count != taus.Count || temperatures.Distinct().Count() < 4)
        {
            throw new ArgumentException($"The fit needs at least four temperatures and as many times, got {temperatures.Count} and {taus.Count}.", nameof(temperatures));
        }

        for (var i = 0; i < taus.Count; i++)
        {
            if (!(taus[i] > 0 && temperatures[i] > 0 && double.IsFinite(taus[i]) && double.IsFinite(temperatures[i])))
            {
                throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"Point {i} has tau = {taus[i]} s at {temperatures[i]} K: both must be positive and finite."), nameof(taus));
            }
        }
    }
}

/// <summary>The terms of the rate law at one temperature, s^-1.</summary>
/// <param name="Tunnelling">1/tau_QTM.</param>
/// <param name="Orbach">exp(-U_eff/k_B T)/tau_0.</param>
/// <param name="Raman">C T^n.</param>
public readonly record struct RateContributions(double Tunnelling, double Orbach, double Raman)
{
    /// <summary>1/tau, s^-1.</summary>
    public double Total => Tunnelling + Orbach + Raman;
}
