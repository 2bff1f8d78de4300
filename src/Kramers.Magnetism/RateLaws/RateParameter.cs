namespace Kramers.Magnetism.RateLaws;

/// <summary>What a parameter of a rate term is found from.</summary>
public enum RateAxis
{
    /// <summary>The size of the rates: one point is enough.</summary>
    Amplitude,

    /// <summary>How rates change with temperature.</summary>
    Temperature,

    /// <summary>How rates change with the field.</summary>
    Field,
}

/// <summary>A parameter of a rate term. Fits see its coordinate: the logarithm of the value, or the value itself.</summary>
/// <param name="Name">As in the formula: tau0, U, C, n.</param>
/// <param name="Unit">Of the value; empty for a pure number.</param>
/// <param name="Axis">What it is found from.</param>
/// <param name="IsLogarithmic">Whether the coordinate, and hence every error, is that of the natural logarithm.</param>
/// <param name="Lower">Least value allowed, in the unit.</param>
/// <param name="Upper">Greatest value allowed, in the unit.</param>
public sealed record RateParameter(string Name, string Unit, RateAxis Axis, bool IsLogarithmic, double Lower, double Upper)
{
    /// <summary>Whether fits leave the parameter where it is: its bounds are one value.</summary>
    public bool IsFixed => Lower == Upper;

    /// <summary>Coordinate of a value.</summary>
    public double ToCoordinate(double value) => IsLogarithmic ? Math.Log(value) : value;

    /// <summary>Value at a coordinate.</summary>
    public double ToValue(double coordinate) => IsLogarithmic ? Math.Exp(coordinate) : coordinate;

    internal static RateParameter Amplitude(string name, string unit) => new(name, unit, RateAxis.Amplitude, true, 0, double.PositiveInfinity);
}
