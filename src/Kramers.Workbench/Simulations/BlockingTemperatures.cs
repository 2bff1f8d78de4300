using System.Globalization;
using Kramers.Magnetism.MagnetisationDynamics;
using Kramers.Magnetism.RateLaws;
using Kramers.Workbench.Reports;
using Kramers.Workbench.Reports.Charts;

namespace Kramers.Workbench.Simulations;

/// <summary>
/// The blocking temperature by its three definitions (conventions.md, section 14): tau = 100 s in zero field, the split of ZFC and FC,
/// the highest temperature with an open loop. The last two depend on the protocol.
/// </summary>
internal sealed class BlockingTemperatures
{
    private const double HundredSeconds = 100;

    // Thirty years: nobody waits longer, and a barrier at low temperature leads beyond all numbers.
    private const double LongestSeconds = 1e9;
    private readonly SimulationFile _file;
    private readonly BlockingPoint? _point;
    private readonly OpenLoopTemperature? _open;

    public BlockingTemperatures(SimulationFile file)
    {
        _file = file;
        _point = BlockingTemperature.Of(file.Law, 0, HundredSeconds);
        Curves = file.ZeroFieldCooling?.Measure(file.Magnet);
        _open = file.Hysteresis is { } loops ? file.OpenLoop.Criterion.HighestTemperature(file.Magnet, loops.Protocol, file.OpenLoop.FromK, file.OpenLoop.ToK) : null;
    }

    /// <summary>ZFC and FC; null where the file has no such protocol.</summary>
    public ZeroFieldCooledCurves? Curves { get; }

    /// <summary>One number per definition whose protocol is in the file; NaN where it gives no temperature.</summary>
    public IReadOnlyList<ResultNumber> Numbers =>
    [
        new("blockingTemperature100sK", $"*T*_B, *\u03c4* = 100 s in zero field{(_point is { } p ? $", {p.LeadingTerm} leads" : "")} (K)", _point?.TemperatureKelvin ?? double.NaN),
        .. _file.ZeroFieldCooling is { } z ? [
            new("blockingTemperatureSplitK", $"*T*_B, ZFC and FC part by {Text(100 * z.SplitFraction)} % in {Text(z.FieldTesla)} T at {Text(60 * z.HeatingKelvinPerSecond)} K/min (K)", Curves!.SplitKelvin ?? double.NaN),
            new("zfcMaximumK", "Maximum of ZFC (K)", Curves.MaximumKelvin ?? double.NaN),
        ] : Array.Empty<ResultNumber>(),
        .. _file.Hysteresis is { } h ? [
            new("blockingTemperatureOpenLoopK", $"*T*_B, highest with an open loop, {Text(h.Protocol.MaxFieldTesla)} T at {Text(1000 * h.Protocol.SweepRateTeslaPerSecond)} mT/s (K)", _open?.Kelvin ?? double.NaN),
        ] : Array.Empty<ResultNumber>(),
    ];

    public IEnumerable<string> Warnings
    {
        get
        {
            if (_point is null)
            {
                yield return "tau = 100 s is crossed nowhere between 0.01 and 2000 K in zero field";
            }

            if (Curves is { SplitKelvin: null })
            {
                yield return "ZFC and FC do not part between zfcFc.lowestK and zfcFc.highestK, or are still apart at the highest";
            }

            if (_file.Hysteresis is not null && _open is null)
            {
                yield return "All loops between openLoop.fromK and openLoop.toK are closed; one that is open in the field and pinched at zero counts as closed";
            }

            if (_open is { IsLowerBound: true })
            {
                yield return "The loop is still open at openLoop.toK: that temperature is a lower bound";
            }
        }
    }

    /// <summary>tau in zero field against temperature, with the blocking temperatures on it.</summary>
    public CaptionedFigure Figure()
    {
        (string Name, double Kelvin)[] all = [("*\u03c4* = 100 s", _point?.TemperatureKelvin ?? double.NaN), ("ZFC/FC split", Curves?.SplitKelvin ?? double.NaN), ("open loop", _open?.Kelvin ?? double.NaN)];
        (string Name, double Kelvin)[] marks = [.. all.Where(m => double.IsFinite(m.Kelvin))];
        var (low, high) = (0.6 * marks.Select(m => m.Kelvin).DefaultIfEmpty(3).Min(), 1.6 * marks.Select(m => m.Kelvin).DefaultIfEmpty(50).Max());
        double[] t = [.. Enumerable.Range(0, 201).Select(i => low * Math.Pow(high / low, i / 200.0))];
        double[] tau = Array.ConvertAll(t, x => _file.Law.TauSeconds(x));
        return CaptionedFigure.Wide(
            "Relaxation time in zero field and the blocking temperatures on it; dotted: 100 s.",
            new LinearAxis("*T* (K)", low, high),
            LogAxis.Around("*\u03c4* (s)", [.. tau.Where(x => x is > 1e-12 and < LongestSeconds), HundredSeconds]),
            [
                new LineSeries(null, PaletteColor.Muted, [low, high], [HundredSeconds, HundredSeconds]) { Dash = DashStyle.Dotted },
                new LineSeries("*\u03c4*", PaletteColor.Ink, t, tau),
                .. marks.Select((m, i) => new ScatterSeries($"{m.Name}: {NumberText.Significant(m.Kelvin, 3)} K", Palette.InOrder(i), [m.Kelvin], [_file.Law.TauSeconds(m.Kelvin)]) { Radius = 5 }),
            ]);
    }

    private static string Text(double x) => x.ToString("0.####", CultureInfo.InvariantCulture);
}
