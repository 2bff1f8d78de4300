namespace Kramers.Magnetism.RateLaws;

/// <summary>
/// Direct process whose phonons leave the crystal too slowly: Q T^2. With a <paramref name="g"/> of the doublet it is
/// Q T^2 (x coth x)^2, x = g mu_B B/(2 k_B T), the rate D coth^2(h nu/2 k_B T) of P. L. Scott and C. D. Jeffries, Phys. Rev. 127, 32 (1962),
/// doi:10.1103/PhysRev.127.32, written such that it tends to Q T^2 at high temperature.
/// </summary>
/// <param name="g">g along the field; 0 for the plain law.</param>
public sealed class PhononBottleneckTerm(double g = 0) : IRateTerm
{
    /// <inheritdoc/>
    public string Name => "Phonon bottleneck";

    /// <inheritdoc/>
    public string Formula => g == 0 ? "Q T^2" : "Q T^2 (x coth x)^2, x = g mu_B B/(2 k_B T)";

    /// <summary>Q in s^-1 K^-2.</summary>
    public IReadOnlyList<RateParameter> Parameters { get; } = [RateParameter.Amplitude("Q", "s^-1 K^-2")];

    /// <inheritdoc/>
    public double LogRate(ReadOnlySpan<double> coordinates, double temperature, double field) =>
        coordinates[0] + 2 * Math.Log(temperature * ThermalFactor.XCothX(g, field, temperature));

    /// <inheritdoc/>
    public void Derivatives(ReadOnlySpan<double> coordinates, double temperature, double field, Span<double> derivatives) => derivatives[0] = 1;

    /// <inheritdoc/>
    public IEnumerable<double[]> Starts(RateData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return [data.Through(this, [0], 0)];
    }
}
