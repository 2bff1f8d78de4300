using System.Globalization;
using Kramers.Chemistry;
using Kramers.Workbench.Pipelines;
using Kramers.Workbench.Reports;
using Kramers.Workbench.Reports.Charts;

namespace Kramers.Workbench.Simulations;

/// <summary>The tasks 'hysteresis', 'zfc-fc' and 'decay'.</summary>
internal static class SimulationTasks
{
    internal const string MomentLabel = "*M* (*\u03bc*_B)";
    internal const string KelvinLabel = "*T* (K)";

    public static TaskResult Hysteresis(SimulationFile file, IRunMonitor monitor, CancellationToken cancellation)
    {
        var (protocol, temperatures) = file.Hysteresis ?? throw Missing(file, "hysteresis", "{ maxFieldTesla: 5, sweepTeslaPerSecond: 0.0025, temperaturesK: [2, 10] }");
        var loops = Measure("Loops", temperatures, t => protocol.Measure(file.Magnet, t), monitor, cancellation);
        var criterion = file.OpenLoop.Criterion;
        var how = LoopTables.SweepRate(protocol.SweepRateTeslaPerSecond);
        return Result(file, "hysteresis", $"Hysteresis at {how}, {file.Sample}", LoopTables.Of(temperatures, loops, criterion), [LoopTables.Figure(temperatures, loops, protocol)],
            loops.Any(l => l.CoerciveFieldTesla is null) ? [LoopTables.Frozen] : []);
    }

    public static TaskResult ZeroFieldCooling(SimulationFile file, IRunMonitor monitor)
    {
        var protocol = file.ZeroFieldCooling ?? throw Missing(file, "zfcFc", "{ fieldTesla: 0.1, lowestK: 2, highestK: 100 }");
        using var step = monitor.Begin("ZFC and FC", 1);
        var curves = protocol.Measure(file.Magnet);
        double[] t = [.. curves.TemperaturesKelvin];
        (string Key, string Name, DashStyle Dash, double[] Values)[] all =
        [
            ("zfc", "ZFC", DashStyle.Solid, [.. curves.ZeroFieldCooled]),
            ("fcWarming", "FC, warming", DashStyle.Solid, [.. curves.FieldCooledWarming]),
            ("fcCooling", "FC, cooling", DashStyle.Dashed, [.. curves.FieldCooledCooling]),
        ];
        var table = new ResultTable("zfcFc", "Magnetisation (*\u03bc*_B) and *M*/*B* (cm^3 mol^-1)", [
            new("temperatureK", KelvinLabel, t),
            .. all.Select(c => new ResultColumn(c.Key + "Bohr", c.Name + " (*\u03bc*_B)", c.Values)),
            .. all.Select(c => new ResultColumn(c.Key + "Cm3PerMol", c.Name + " (cm^3 mol^-1)", curves.ToCm3PerMol(c.Values))),
        ]) { IsInReport = false };
        var how = $"{Text(protocol.FieldTesla)} T, heated at {Text(60 * protocol.HeatingKelvinPerSecond)} and cooled at {Text(60 * protocol.CoolingKelvinPerSecond)} K/min";
        return Result(file, "zfc-fc", $"ZFC and FC in {how}, {file.Sample}", [table], [
            CaptionedFigure.Wide($"Zero-field-cooled and field-cooled magnetisation in {how}.", new LinearAxis(KelvinLabel, t[0], t[^1]), LinearAxis.FromZero(MomentLabel, all.SelectMany(c => c.Values)),
                all.Select((c, i) => new LineSeries(c.Name, Palette.InOrder(i), t, c.Values) { Dash = c.Dash })),
        ]);
    }

    public static TaskResult Decay(SimulationFile file, IRunMonitor monitor, CancellationToken cancellation)
    {
        var decay = file.Decay ?? throw Missing(file, "decay", "{ saturationTesla: 5, watchTesla: 0, sweepTeslaPerSecond: 0.02, temperaturesK: [2], seconds: 3600 }");
        var (protocol, temperatures) = (decay.Protocol, decay.TemperaturesK);
        var curves = Measure("Decays", temperatures, t => protocol.Measure(file.Magnet, t, decay.Times), monitor, cancellation);
        double[] times = [.. decay.Times];
        var summary = new ResultTable("decays", "Decays", [
            new("temperatureK", KelvinLabel, [.. temperatures]),
            new("tauSeconds", "*\u03c4* along the axis (s)", [.. temperatures.Select(t => file.Law.TauSeconds(t, Math.Abs(protocol.WatchTesla)))]),
            new("startBohr", "*M* at the start (*\u03bc*_B)", [.. curves.Select(c => c.Magnetisation[0])]),
            new("endBohr", "at the end (*\u03bc*_B)", [.. curves.Select(c => c.Magnetisation[^1])]),
            new("equilibriumBohr", "in equilibrium (*\u03bc*_B)", [.. curves.Select(c => c.Equilibrium)]),
        ]);
        var table = new ResultTable("decay", "Magnetisation (*\u03bc*_B)", [
            new("timeSeconds", "*t* (s)", times),
            .. temperatures.Select((t, i) => new ResultColumn($"magnetisationAt{Text(t)}KBohr", $"{Text(t)} K", [.. curves[i].Magnetisation])),
        ]) { IsInReport = false };
        var how = $"{Text(protocol.WatchTesla)} T after {Text(protocol.SaturationTesla)} T, swept at {Text(1000 * protocol.SweepRateTeslaPerSecond)} mT/s";
        return Result(file, "decay", $"Decay in {how}, {file.Sample}", [summary, table], [
            CaptionedFigure.Wide($"Magnetisation in {how}, against the time since the end of the sweep.", LogAxis.Around("*t* (s)", times, 0), LinearAxis.Around(MomentLabel, curves.SelectMany(c => c.Magnetisation)), Lines(temperatures, i => (times, [.. curves[i].Magnetisation]))),
        ]);
    }

    internal static T[] Measure<T>(string title, IReadOnlyList<double> temperatures, Func<double, T> measure, IRunMonitor monitor, CancellationToken cancellation)
    {
        using var step = monitor.Begin(title, temperatures.Count);
        var results = new T[temperatures.Count];
        for (var i = 0; i < results.Length; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            results[i] = measure(temperatures[i]);
            step.Report(i + 1);
        }

        return results;
    }

    /// <summary>A result with what all tasks share: the rates and the blocking temperatures.</summary>
    private static TaskResult Result(SimulationFile file, string task, string title, IReadOnlyList<ResultTable> tables, IReadOnlyList<CaptionedFigure> figures, params IReadOnlyList<string> warnings)
    {
        var blocking = new BlockingTemperatures(file);
        var model = file.Law.Model;
        double[] values = [.. model.ParameterNames.Select(file.Law.Value)];
        return new()
        {
            Command = "simulate",
            Task = task,
            Name = file.Name,
            Title = title,
            Tables = [.. tables, new("parameters", "Rates, 1/*\u03c4* = " + model.Name, [
                .. model.ParameterNames.Select((name, i) => new ResultColumn(name, $"{name} ({model.Parameters[i].Unit})".Replace(" ()", "", StringComparison.Ordinal), [values[i]])),
            ])],
            Numbers = blocking.Numbers,
            Parameters = model.ParameterNames.Zip(values).ToDictionary(),
            Figures = [.. figures, blocking.Figure()],
            Warnings = [.. file.Warnings, .. warnings, .. blocking.Warnings],
        };
    }

    /// <summary>A line per temperature, from cold to hot.</summary>
    internal static IEnumerable<Series> Lines(IReadOnlyList<double> temperatures, Func<int, (double[] Xs, double[] Ys)> line) => temperatures.Select((t, i) =>
        new LineSeries($"{Text(t)} K", Palette.Ramp(i, temperatures.Count), line(i).Xs, line(i).Ys));

    private static InputException Missing(SimulationFile file, string section, string example) =>
        new(file.File, null, $"the section '{section}' is missing", $"Add '{section}: {example}'");

    internal static string Text(double x) => x.ToString("0.####", CultureInfo.InvariantCulture);
}
