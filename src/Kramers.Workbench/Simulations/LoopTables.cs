using Kramers.Magnetism.MagnetisationDynamics;
using Kramers.Workbench.Reports;
using Kramers.Workbench.Reports.Charts;

namespace Kramers.Workbench.Simulations;

/// <summary>Hysteresis loops at several temperatures as tables and a figure.</summary>
internal static class LoopTables
{
    public const string Frozen = "Where no coercive field is given the magnetisation never came to zero on the way down: the magnet is frozen on the time of the sweep";
    private const string FieldLabel = "*B* (T)";

    public static string SweepRate(double teslaPerSecond) => $"{SimulationTasks.Text(1000 * teslaPerSecond)} mT/s";

    public static IReadOnlyList<ResultTable> Of(IReadOnlyList<double> temperatures, IReadOnlyList<HysteresisLoop> loops, OpenLoop criterion)
    {
        var fields = Fields(loops[0]);
        return
        [
            new("hysteresis", "Hysteresis", [
                new("temperatureK", SimulationTasks.KelvinLabel, [.. temperatures]),
                new("remanenceBohr", "Remanence (*\u03bc*_B)", [.. loops.Select(l => l.Remanence)]),
                new("remanenceFraction", "over *M* at the largest field", [.. loops.Select(l => l.RemanenceFraction)]),
                new("coerciveFieldTesla", "Coercive field (T)", [.. loops.Select(l => l.CoerciveFieldTesla ?? double.NaN)]),
                new("areaTeslaBohr", "Area (T *\u03bc*_B)", [.. loops.Select(l => l.AreaTesla)]),
                new("loop", "Loop", [], [.. loops.Select(l => criterion.Holds(l) ? "open" : "closed")]),
            ]),
            new("loops", "Magnetisation (*\u03bc*_B)", [
                new("branch", "Branch", [], [.. fields.Select((_, i) => i < loops[0].Down.FieldsTesla.Count ? "down" : "up")]),
                new("fieldTesla", FieldLabel, fields),
                .. temperatures.Select((t, i) => new ResultColumn($"magnetisationAt{SimulationTasks.Text(t)}KBohr", $"{SimulationTasks.Text(t)} K", Magnetisation(loops[i]))),
            ]) { IsInReport = false },
        ];
    }

    public static CaptionedFigure Figure(IReadOnlyList<double> temperatures, IReadOnlyList<HysteresisLoop> loops, Hysteresis protocol) => CaptionedFigure.Wide(
        $"Hysteresis loops at a sweep rate of {SweepRate(protocol.SweepRateTeslaPerSecond)}.",
        new LinearAxis(FieldLabel, -protocol.MaxFieldTesla, protocol.MaxFieldTesla),
        LinearAxis.Around(SimulationTasks.MomentLabel, loops.SelectMany(Magnetisation)),
        SimulationTasks.Lines(temperatures, i => (Fields(loops[i]), Magnetisation(loops[i]))));

    private static double[] Fields(HysteresisLoop loop) => [.. loop.Down.FieldsTesla, .. loop.Up.FieldsTesla];

    private static double[] Magnetisation(HysteresisLoop loop) => [.. loop.Down.Magnetisation, .. loop.Up.Magnetisation];
}
