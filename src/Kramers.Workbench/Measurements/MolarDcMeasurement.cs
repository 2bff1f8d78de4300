namespace Kramers.Workbench.Measurements;

/// <summary>One point per mole.</summary>
/// <param name="TimeSeconds">Clock of the instrument in s, or null.</param>
/// <param name="TemperatureK">K.</param>
/// <param name="FieldTesla">Field in the sample in T, or null where the file does not state it.</param>
/// <param name="Value">In the unit of the measurement's <see cref="MolarDcMeasurement.Quantity"/>.</param>
/// <param name="Error">Standard deviation in that unit, or null where none was stated.</param>
public readonly record struct MolarDcPoint(double? TimeSeconds, double TemperatureK, double? FieldTesla, double Value, double? Error);

/// <summary>chi, chi T or M of a mole: what a spin Hamiltonian is fitted to.</summary>
public sealed class MolarDcMeasurement : Measurement
{
    /// <summary>Makes one from its points, in the order measured.</summary>
    /// <exception cref="ArgumentException">There are no points, or a magnetisation lacks its field.</exception>
    public MolarDcMeasurement(MeasurementOrigin origin, MolarQuantity quantity, IEnumerable<MolarDcPoint> points)
        : base(origin)
    {
        (Quantity, Points) = (quantity, NotEmpty(points));
        if (quantity == MolarQuantity.Magnetisation && Points.Any(p => p.FieldTesla is null))
        {
            throw new ArgumentException("A magnetisation has a field at every point.", nameof(points));
        }
    }

    /// <summary>What the values are, with their unit.</summary>
    public MolarQuantity Quantity { get; }

    /// <summary>In the order measured.</summary>
    public IReadOnlyList<MolarDcPoint> Points { get; }

    /// <summary>The same points in another form: chi T = T chi; M = chi B, which needs the field.</summary>
    /// <exception cref="ArgumentException">A point has no field, or is in zero field, and the forms differ by it.</exception>
    public MolarDcMeasurement As(MolarQuantity quantity)
    {
        var needsField = (quantity == MolarQuantity.Magnetisation) != (Quantity == MolarQuantity.Magnetisation);
        if (needsField && Points.Any(p => p.FieldTesla is null or 0))
        {
            throw new ArgumentException("Between a susceptibility and a magnetisation stands the field, which a point lacks or has at zero.", nameof(quantity));
        }

        return quantity == Quantity ? this : new MolarDcMeasurement(Origin, quantity, Points.Select(p =>
        {
            var factor = MolarQuantities.Factor(Quantity, quantity, p.TemperatureK, needsField ? p.FieldTesla!.Value : 1);
            return p with { Value = factor * p.Value, Error = Math.Abs(factor) * p.Error };
        }));
    }
}
