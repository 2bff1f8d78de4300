using Kramers.Magnetism.Magnetometry;

namespace Kramers.Magnetism.MagnetisationDynamics;

/// <summary>ZFC and FC curves, Bohr magnetons per formula unit, on one list of temperatures.</summary>
/// <param name="FieldTesla">Measuring field, T.</param>
/// <param name="TemperaturesKelvin">K, ascending.</param>
/// <param name="ZeroFieldCooled">M on heating after cooling without field.</param>
/// <param name="FieldCooledWarming">M on heating after cooling in the field.</param>
/// <param name="FieldCooledCooling">M on cooling in the field.</param>
/// <param name="SplitFraction">What <see cref="SplitKelvin"/> takes as a difference.</param>
public sealed record ZeroFieldCooledCurves(
    double FieldTesla,
    IReadOnlyList<double> TemperaturesKelvin,
    IReadOnlyList<double> ZeroFieldCooled,
    IReadOnlyList<double> FieldCooledWarming,
    IReadOnlyList<double> FieldCooledCooling,
    double SplitFraction)
{
    /// <summary>
    /// The highest temperature at which FC on warming and ZFC, both taken at the same heating rate, differ by more than
    /// <see cref="SplitFraction"/> of FC; null where they do nowhere, or still do at the highest temperature. Between readings ln of
    /// the difference is linear.
    /// </summary>
    public double? SplitKelvin
    {
        get
        {
            var i = TemperaturesKelvin.Count - 1;
            while (i >= 0 && Difference(i) <= SplitFraction)
            {
                i--;
            }

            return i < 0 || i == TemperaturesKelvin.Count - 1 ? null : Between(i);
        }
    }

    /// <summary>
    /// Temperature of the maximum of ZFC, K, from the parabola through the highest reading and its neighbours; null where the
    /// highest reading is the first or the last.
    /// </summary>
    public double? MaximumKelvin
    {
        get
        {
            var top = ZeroFieldCooled.Max();
            var i = Enumerable.Range(0, ZeroFieldCooled.Count).First(k => ZeroFieldCooled[k] == top);
            if (i == 0 || i == ZeroFieldCooled.Count - 1)
            {
                return null;
            }

            var (below, above) = (ZeroFieldCooled[i - 1], ZeroFieldCooled[i + 1]);
            return TemperaturesKelvin[i] + (TemperaturesKelvin[i + 1] - TemperaturesKelvin[i]) * (above - below) / (2 * (2 * top - above - below));
        }
    }

    /// <summary>M/B in cm^3/mol of one of the curves, for example <see cref="ZeroFieldCooled"/>.</summary>
    public double[] ToCm3PerMol(IReadOnlyList<double> magnetisation)
    {
        ArgumentNullException.ThrowIfNull(magnetisation);
        return [.. magnetisation.Select(m => MolarSusceptibility.FromBohrMagnetonsPerTesla(m / FieldTesla).Cm3PerMol)];
    }

    private double Difference(int i) => (FieldCooledWarming[i] - ZeroFieldCooled[i]) / FieldCooledWarming[i];

    private double Between(int i)
    {
        // The difference falls as exp(-integral of Gamma dt); past the threshold it may have vanished in rounding.
        var (above, below) = (Math.Log(Difference(i) / SplitFraction), Math.Log(Math.Max(Difference(i + 1), 1e-12) / SplitFraction));
        return TemperaturesKelvin[i] + (TemperaturesKelvin[i + 1] - TemperaturesKelvin[i]) * above / (above - below);
    }
}
