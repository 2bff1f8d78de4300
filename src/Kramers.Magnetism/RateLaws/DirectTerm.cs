namespace Kramers.Magnetism.RateLaws;

/// <summary>
/// Direct process: A B^m T, with m = 4 for a Kramers ion and 2 for others. With a <paramref name="g"/> of the doublet it is
/// A B^m T x coth x, x = g mu_B B/(2 k_B T), right also where k_B T is not above the Zeeman splitting (A. Abragam and B. Bleaney,
/// Electron Paramagnetic Resonance of Transition Ions (1970), 10.2). Absent without a field.
/// </summary>
/// <param name="g">g along the field; 0 for the plain law.</param>
public sealed class DirectTerm(double g = 0) : IRateTerm
{
    /// <inheritdoc/>
    public string Name => "Direct";

    /// <inheritdoc/>
    public string Formula => g == 0 ? "A B^m T" : "A B^m T x coth x, x = g mu_B B/(2 k_B T)";

    /// <summary>A in s^-1 T^-m K^-1, m between 0 and 8.</summary>
    public IReadOnlyList<RateParameter> Parameters { get; } =
        [RateParameter.Amplitude("A", "s^-1 T^-m K^-1"), new("m", "", RateAxis.Field, false, 0, 8)];

    /// <inheritdoc/>
    public double LogRate(ReadOnlySpan<double> coordinates, double temperature, double field) =>
        field > 0
            ? coordinates[0] + coordinates[1] * Math.Log(field) + Math.Log(temperature) + Math.Log(ThermalFactor.XCothX(g, field, temperature))
            : double.NegativeInfinity;

    /// <inheritdoc/>
    public void Derivatives(ReadOnlySpan<double> coordinates, double temperature, double field, Span<double> derivatives)
    {
        derivatives[0] = field > 0 ? 1 : 0;
        derivatives[1] = field > 0 ? Math.Log(field) : 0;
    }

    /// <inheritdoc/>
    public IEnumerable<double[]> Starts(RateData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        var strongest = Array.IndexOf(data.Fields, data.Fields.Max());
        return new double[] { 2, 4 }.Select(m => data.Through(this, [0, m], strongest));
    }
}
