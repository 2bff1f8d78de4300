namespace Kramers.Workbench.Reports.Charts;

/// <summary>A linear axis.</summary>
/// <param name="Label">Marked text with the unit.</param>
/// <param name="Min">Value at its start.</param>
/// <param name="Max">Value at its end, larger than <paramref name="Min"/>.</param>
public sealed record LinearAxis(string Label, double Min, double Max) : Axis(Label)
{
    /// <summary>About how many labelled ticks.</summary>
    public int Pieces { get; init; } = 5;

    /// <summary>No ticks and no grid, where heights have no unit.</summary>
    public bool IsBare { get; init; }

    /// <inheritdoc/>
    public override bool HasGrid => !IsBare;

    /// <inheritdoc/>
    public override IReadOnlyList<Tick> Major => IsBare ? [] : Ticks.Linear(Min, Max, Step);

    /// <inheritdoc/>
    public override IReadOnlyList<double> Minor => IsBare ? [] : [.. Ticks.Linear(Min, Max, Step / 5).Select(tick => tick.Value)];

    private double Step => Ticks.NiceStep(Max - Min, Pieces);

    /// <summary>An axis that holds all finite values with a little room around them.</summary>
    /// <param name="label">Marked text with the unit.</param>
    /// <param name="values">Data of all series.</param>
    /// <param name="margin">Room on each side as a fraction of the range.</param>
    /// <returns>The axis; from -1 to 1 around the data where they do not spread.</returns>
    public static LinearAxis Around(string label, IEnumerable<double> values, double margin = 0.06)
    {
        double[] finite = [.. values.Where(double.IsFinite)];
        double min = finite.DefaultIfEmpty(0).Min(), max = finite.DefaultIfEmpty(0).Max();
        double room = max > min ? margin * (max - min) : 1;
        return new LinearAxis(label, min - room, max + room);
    }

    /// <summary>An axis from zero to a little above the largest finite value.</summary>
    /// <param name="label">Marked text with the unit.</param>
    /// <param name="values">Data of all series.</param>
    /// <returns>The axis; to 1 where no value is positive.</returns>
    public static LinearAxis FromZero(string label, IEnumerable<double> values)
    {
        double max = values.Where(double.IsFinite).DefaultIfEmpty(0).Max();
        return new LinearAxis(label, 0, max > 0 ? 1.06 * max : 1);
    }

    /// <inheritdoc/>
    public override double Fraction(double value) => double.IsFinite(value) ? (value - Min) / (Max - Min) : double.NaN;
}
