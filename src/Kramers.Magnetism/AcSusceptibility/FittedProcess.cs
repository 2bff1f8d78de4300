using System.Globalization;
using Kramers.Magnetism.RateLaws;

namespace Kramers.Magnetism.AcSusceptibility;

/// <summary>One process as a fit found it.</summary>
public sealed record FittedProcess : FittedRelaxation
{
    /// <summary>Its form.</summary>
    public required IDispersion Form { get; init; }

    /// <summary>Its share of chi_T - chi_S, cm^3/mol.</summary>
    public required FittedValue DeltaChi { get; init; }

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
