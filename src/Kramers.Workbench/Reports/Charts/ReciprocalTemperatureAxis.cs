namespace Kramers.Workbench.Reports.Charts;

/// <summary>
/// The axis of an Arrhenius plot: data in kelvin stand at 1/T, with 1/T written below and T above. It starts at 1/T = 0, or a little
/// below 1/<see cref="HighestK"/>.
/// </summary>
/// <param name="LowestK">Lowest temperature shown, K.</param>
public sealed record ReciprocalTemperatureAxis(double LowestK) : Axis("1/*T* (K^-1)")
{
    private const double Room = 1.04;

    private static readonly double[] Landmarks = [1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 15, 20, 25, 30, 40, 50, 70, 100, 150, 300];

    /// <summary>Highest temperature shown, K.</summary>
    public double HighestK { get; init; } = double.PositiveInfinity;

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
            foreach (double kelvin in Landmarks.Where(kelvin => kelvin >= LowestK * 0.999 && 1 / kelvin >= Start))
            {
                bool crowded = ticks.Count > 0 && Fraction(ticks[^1].Value) - Fraction(kelvin) < 0.06;
                if (!crowded) ticks.Add(new Tick(kelvin, SvgWriter.Number(kelvin)));
            }

            return ticks;
        }
    }

    /// <inheritdoc/>
    public override double Fraction(double value) => value > 0 ? (1 / value - Start) / (End - Start) : double.NaN;

    private double Start => 1 / HighestK - (Room - 1) * (1 / LowestK - 1 / HighestK) is > 0 and var start ? start : 0;

    private double End => 1 / LowestK + (Room - 1) * (1 / LowestK - Start);

    private IReadOnlyList<Tick> Marks(int subdivision)
    {
        return Ticks.Linear(Start, End, Ticks.NiceStep(End - Start, 5) / subdivision);
    }
}
