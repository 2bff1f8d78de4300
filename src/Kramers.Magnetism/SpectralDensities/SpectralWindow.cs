namespace Kramers.Magnetism.SpectralDensities;

/// <summary>Weights on a block of a time series before its spectrum is taken.</summary>
public enum SpectralWindow
{
    /// <summary>All samples alike: exact sums, but strong low frequencies leak into weak high ones.</summary>
    None,

    /// <summary>Hann, sin^2: little leakage, lines twice as wide.</summary>
    Hann,
}
