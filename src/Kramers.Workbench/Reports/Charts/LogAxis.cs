namespace Kramers.Workbench.Reports.Charts;

/// <summary>A logarithmic axis.</summary>
/// <param name="Label">Marked text with the unit.</param>
/// <param name="Min">Value at its start, positive.</param>
/// <param name="Max">Value at its end, larger than <paramref name="Min"/>.</param>
public sealed record LogAxis(string Label, double Min, double Max) : Axis(Label)
{
    /// <inheritdoc/>
    public override IReadOnlyList<Tick> Major => Ticks.Logarithmic(Min, Max);

    /// <inheritdoc/>
    public override IReadOnlyList<double> Minor => Ticks.LogarithmicMinor(Min, Max);

    /// <summary>An axis that holds all positive finite values with room around them.</summary>
    /// <param name="label">Marked text with the unit.</param>
    /// <param name="values">Data of all series.</param>
    /// <param name="margin">Room on each side as a fraction of the logarithmic range.</param>
    /// <returns>The axis; one decade around 1 where there is nothing to show.</returns>
    public static LogAxis Around(string label, IEnumerable<double> values, double margin = 0.05)
    {
        double[] logs = [.. values.Where(value => double.IsFinite(value) && value > 0).Select(Math.Log10)];
        double min = logs.DefaultIfEmpty(0).Min(), max = logs.DefaultIfEmpty(0).Max();
        double room = Math.Max(margin * (max - min), max - min < 0.1 ? 0.5 : 0);
        return new LogAxis(label, Math.Pow(10, min - room), Math.Pow(10, max + room));
    }

    /// <inheritdoc/>
    public override double Fraction(double value)
    {
        return double.IsFinite(value) && value > 0 ? Math.Log(value / Min) / Math.Log(Max / Min) : double.NaN;
    }
}
