namespace Kramers.Magnetism.RateLaws;

/// <summary>
/// Raman process in a field, C T^n (1 + e B^2)/(1 + f B^2): f from internal fields that the outer one suppresses, e from states
/// that it mixes (J. H. Van Vleck, Phys. Rev. 57, 426 (1940), doi:10.1103/PhysRev.57.426; F. Brons, thesis, Groningen (1938)).
/// With n fixed at 0 it is the field law of tunnelling that some programs use.
/// </summary>
public sealed class BronsVanVleckTerm : IRateTerm
{
    /// <inheritdoc/>
    public string Name => "Brons-Van Vleck Raman";

    /// <inheritdoc/>
    public string Formula => "C T^n (1 + e B^2)/(1 + f B^2)";

    /// <summary>C in s^-1 K^-n, n between 0 and 12, e and f in T^-2.</summary>
    public IReadOnlyList<RateParameter> Parameters { get; } =
    [
        RateParameter.Amplitude("C", "s^-1 K^-n"),
        new("n", "", RateAxis.Temperature, false, 0, RamanTerm.MaxExponent),
        new("e", "T^-2", RateAxis.Field, true, 1e-6, 1e8),
        new("f", "T^-2", RateAxis.Field, true, 1e-6, 1e8),
    ];

    /// <inheritdoc/>
    public double LogRate(ReadOnlySpan<double> coordinates, double temperature, double field)
    {
        var square = field * field;
        return coordinates[0] + coordinates[1] * Math.Log(temperature)
            + Math.Log(1 + Math.Exp(coordinates[2]) * square) - Math.Log(1 + Math.Exp(coordinates[3]) * square);
    }

    /// <inheritdoc/>
    public void Derivatives(ReadOnlySpan<double> coordinates, double temperature, double field, Span<double> derivatives)
    {
        var (e, f) = (Math.Exp(coordinates[2]) * field * field, Math.Exp(coordinates[3]) * field * field);
        derivatives[0] = 1;
        derivatives[1] = Math.Log(temperature);
        derivatives[2] = e / (1 + e);
        derivatives[3] = -f / (1 + f);
    }

    /// <inheritdoc/>
    public IEnumerable<double[]> Starts(RateData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        var middle = 1 / (data.MiddleField * data.MiddleField);
        return from n in new double[] { 2, 5, 9 }
               from ratio in new[] { 0.1, 10 }
               select data.Through(this, [0, n, Math.Log(Bounded(ratio * middle)), Math.Log(Bounded(middle))], data.LogRates.Length / 2);
    }

    private static double Bounded(double x) => Math.Clamp(x, 1e-6, 1e8);
}
