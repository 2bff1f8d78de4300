using Kramers.Magnetism.RateLaws;

namespace Kramers.Magnetism.AcSusceptibility;

/// <summary>What a fit knows about one relaxation, in frequency or in time.</summary>
public abstract record FittedRelaxation
{
    /// <summary>Shape parameters in the order of the form's own list; error 0 at a bound.</summary>
    public required IReadOnlyList<FittedValue> Shape { get; init; }

    /// <summary>Whether the measurement shows the time: its window of frequencies holds the peak of chi'', or the trace the decay.</summary>
    public required TauStatus Status { get; init; }

    /// <summary>tau of the formula, s, with the error of ln tau; null unless measured.</summary>
    public required FittedValue? TauSeconds { get; init; }

    /// <summary>Mean and width of ln tau over the sample; null unless measured.</summary>
    public required LogTimeDistribution? Distribution { get; init; }

    /// <summary>Standard error of the mean of ln tau; null unless measured.</summary>
    public required double? MeanLnTauError { get; init; }

    /// <summary>Bound of tau that the measurement sets, s: lower where the process is slower, upper where it is faster, null otherwise.</summary>
    public required double? BoundSeconds { get; init; }
}
