using System.Globalization;
using Kramers.Magnetism.RateLaws;

namespace Kramers.Magnetism.AcSusceptibility;

/// <summary>One process as a fit found it.</summary>
public sealed record FittedProcess
{
    /// <summary>Its form.</summary>
    public required IDispersion Form { get; init; }

    /// <summary>Its share of chi_T - chi_S, cm^3/mol.</summary>
    public required FittedValue DeltaChi { get; init; }

    /// <summary>Shape parameters in the order of <see cref="IDispersion.Shape"/>; error 0 at a bound.</summary>
    public required IReadOnlyList<FittedValue> Shape { get; init; }

    /// <summary>Whether its peak of chi'' lies in the measured window.</summary>
    public required TauStatus Status { get; init; }

    /// <summary>tau of the formula, s, with the error of ln tau; null unless measured.</summary>
    public required FittedValue? TauSeconds { get; init; }

    /// <summary>Mean and width of ln tau over the sample; null unless measured.</summary>
    public required LogTimeDistribution? Distribution { get; init; }

    /// <summary>Standard error of the mean of ln tau; null unless measured.</summary>
    public required double? MeanLnTauError { get; init; }

    /// <summary>Bound of tau that the window sets, s: lower where the process is slower, upper where it is faster, null otherwise.</summary>
    public required double? BoundSeconds { get; init; }

    /// <summary>Which of delta chi, tau and the shape ended at a bound.</summary>
    public required IReadOnlyList<string> AtBounds { get; init; }

    /// <summary>tau in words, such as "tau = 0.0123 s", "tau > 0.2 s", "tau undetermined".</summary>
    public string Summary => Status switch
    {
        TauStatus.Measured => string.Create(CultureInfo.InvariantCulture, $"tau = {TauSeconds!.Value.Value:G3} s"),
        TauStatus.SlowerThanWindow => string.Create(CultureInfo.InvariantCulture, $"tau > {BoundSeconds:G2} s"),
        TauStatus.FasterThanWindow => string.Create(CultureInfo.InvariantCulture, $"tau < {BoundSeconds:G2} s"),
        _ => "tau undetermined",
    };
}
