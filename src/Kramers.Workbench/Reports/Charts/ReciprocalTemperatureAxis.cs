namespace Kramers.Workbench.Reports.Charts;

/// <summary>
/// The axis of an Arrhenius plot: data in kelvin stand at 1/T, with 1/T written below and T above. It starts at 1/T = 0.
/// </summary>
/// <param name="LowestK">Lowest temperature shown, K.</param>
public sealed record ReciprocalTemperatureAxis(double LowestK) : Axis("1/*T* (K^-1)")
{
    private const double Room = 1.04;

    private static readonly double[] Landmarks = [1, 2, 3, 4, 5, 7, 10, 15, 25, 50, 100, 300];

    /// <inheritdoc/>
    public override IReadOnlyList<Tick> Major => [.. Marks(1).Select(tick => tick with { Value = 1 / tick.Value })];

    /// <inheritdoc/>
    public override IReadOnlyList<double> Minor => [.. Marks(5).Select(tick => 1 / tick.Value)];

    /// <inheritdoc/>
    public override string OppositeLabel => "*T* (K)";

    /// <inheritdoc/>
    public override IReadOnlyList<Tick> Opposite
    {
        get
        {
            List<Tick> ticks = [];
            foreach (double kelvin in Landmarks.Where(kelvin => kelvin >= LowestK * 0.999))
            {
                bool crowded = ticks.Count > 0 && Fraction(ticks[^1].Value) - Fraction(kelvin) < 0.06;
                if (!crowded) ticks.Add(new Tick(kelvin, SvgWriter.Number(kelvin)));
            }

            return ticks;
        }
    }

    /// <inheritdoc/>
    public override double Fraction(double value) => value > 0 ? LowestK / (value * Room) : double.NaN;

    private IReadOnlyList<Tick> Marks(int subdivision)
    {
        double end = Room / LowestK;
        return Ticks.Linear(0, end, Ticks.NiceStep(end, 5) / subdivision);
    }
}
