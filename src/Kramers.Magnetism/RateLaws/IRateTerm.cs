namespace Kramers.Magnetism.RateLaws;

/// <summary>
/// One process in 1/tau = sum of rates. A rate is an amplitude times a shape: the first coordinate is the logarithm of the
/// amplitude, or of a time that is its inverse, and shifts ln(rate) by itself, up or down.
/// </summary>
public interface IRateTerm
{
    /// <summary>Name of the process, e.g. "Orbach".</summary>
    string Name { get; }

    /// <summary>The rate as a formula in the names of the parameters.</summary>
    string Formula { get; }

    /// <summary>The parameters with their units and the bounds that fits start with; the amplitude is the first.</summary>
    IReadOnlyList<RateParameter> Parameters { get; }

    /// <summary>ln(rate in s^-1); -infinity where the process is absent (direct process without a field).</summary>
    /// <param name="coordinates">As <see cref="Parameters"/>.</param>
    /// <param name="temperature">K.</param>
    /// <param name="field">T.</param>
    double LogRate(ReadOnlySpan<double> coordinates, double temperature, double field);

    /// <summary>Writes d ln(rate)/d coordinate; zeros where the process is absent.</summary>
    /// <param name="coordinates">As <see cref="Parameters"/>.</param>
    /// <param name="temperature">K.</param>
    /// <param name="field">T.</param>
    /// <param name="derivatives">[parameter].</param>
    void Derivatives(ReadOnlySpan<double> coordinates, double temperature, double field, Span<double> derivatives);

    /// <summary>Coordinates that data suggest, inside the bounds; several, where fits could end in different minima.</summary>
    IEnumerable<double[]> Starts(RateData data);
}
