using System.Globalization;
using Kramers.Chemistry;
using Kramers.Magnetism.AcSusceptibility;
using Kramers.Workbench.Measurements;
using Kramers.Workbench.Pipelines;
using Kramers.Workbench.Reports;

namespace Kramers.Workbench.RelaxationFits;

/// <summary>Task 'ac': from chi'(f) and chi''(f) to relaxation times, and on to their rate law.</summary>
internal static class AcTask
{
    private static readonly Dictionary<string, Func<int, AcModel>> Forms = new()
    {
        ["debye"] = AcModel.Debye,
        ["generalised"] = AcModel.GeneralisedDebye,
        ["cole-davidson"] = AcModel.ColeDavidson,
        ["havriliak-negami"] = AcModel.HavriliakNegami,
    };

    /// <summary>Words for models.</summary>
    public static IReadOnlyList<string> Models { get; } = [.. Forms.Keys, "auto"];

    public static TaskResult Run(RelaxationFitOptions options, IRunMonitor monitor, CancellationToken cancellation)
    {
        var (points, remarks) = Read(options);
        var (fields, leftOut) = AcIsotherms.Sort(points, options.Ac, options.Files[0]);
        using (var step = monitor.Begin("Fit isotherms", fields.Count))
        {
            remarks.AddRange(fields.Count > 1 ? [$"{fields.Count} static fields: each is a series of its own, with its own law. --field takes one of them; kramers fit rates takes the times of all together"] : []);
            remarks.AddRange(leftOut.Select(why => $"Left out: {why}"));
            var series = fields.Select((field, i) => (Field: field, Ranked: Rank(field, options, step, i, cancellation))).ToArray();
            return Result(options, series, remarks, monitor, cancellation);
        }
    }

    /// <summary>All rows in cm^3/mol.</summary>
    private static (IReadOnlyList<AcPoint> Points, List<string> Remarks) Read(RelaxationFitOptions options)
    {
        var (points, remarks) = (new List<AcPoint>(), new List<string>());
        foreach (var file in options.Files)
        {
            var measurement = MeasurementFile.ReadAc(file);
            var isMolar = measurement.Unit == AcUnit.Cm3PerMol;
            points.AddRange((isMolar ? measurement : measurement.PerMole(options.Sample.Describe(measurement.Origin))).Points);
            remarks.AddRange(isMolar && options.Sample != new SampleOptions() ? [$"{Path.GetFileName(file)} is molar already: mass, molar mass and diamagnetism were not used"] : []);
        }

        return (points, remarks);
    }

    /// <summary>The models asked for, best first: least AICc, those that the data do not determine last.</summary>
    private static AcSeries[] Rank(AcFieldSeries field, RelaxationFitOptions options, IRunStep step, int done, CancellationToken cancellation)
    {
        var (fits, reason) = (new List<AcSeries>(), "");
        foreach (var model in Candidates(options.Ac))
        {
            cancellation.ThrowIfCancellationRequested();
            try
            {
                fits.Add(AcSeries.Fit(field.Isotherms, model));
            }
            catch (ArgumentException e)
            {
                reason = e.Message.Split(" (Parameter", 2)[0].TrimEnd('.');
            }
        }

        step.Report(done + 1);
        return fits.Count > 0 ? [.. fits.OrderByDescending(IsDetermined).ThenBy(s => s.Aicc)] : throw new InputException(options.Files[0], null, reason, "Choose --model debye, or --processes 1");
    }

    private static IEnumerable<AcModel> Candidates(AcFitOptions options) =>
        from form in Forms
        where options.Model == form.Key || options.Model == "auto"
        from processes in options.Processes == 0 ? [1, 2] : new[] { options.Processes }
        select form.Value(processes);

    /// <summary>A second process that is there has errors at most temperatures.</summary>
    private static bool IsDetermined(AcSeries series) => 2 * series.Fits.Count(f => f.Processes.All(p => double.IsFinite(p.DeltaChi.StandardError))) >= series.Fits.Count;

    private static TaskResult Result(RelaxationFitOptions options, (AcFieldSeries Field, AcSeries[] Ranked)[] series, List<string> remarks, IRunMonitor monitor, CancellationToken cancellation)
    {
        AcSeries[] best = [.. series.Select(s => s.Ranked[0])];
        foreach (var (field, ranked) in series)
        {
            monitor.Say($"{Field.Label(field.FieldTesla, 0, 1)}: {field.Isotherms.Count} isotherms, {ranked[0].Model.Name}, {Measured(ranked[0])} times measured");
        }

        var times = series.SelectMany(s => Times(s.Field, s.Ranked[0])).Where(t => t.Times.Count > 0).ToArray();
        var (laws, refused) = RateTask.Continue(times.Length > 0 ? times : [new TimeSeries("all", [])], options, monitor, cancellation);
        return new TaskResult
        {
            Command = "fit",
            Task = options.Task,
            Name = Path.GetFileNameWithoutExtension(options.Files[0]),
            Title = $"{best.Sum(s => s.Fits.Count)} isotherms, {string.Join(" / ", best.Select(s => s.Model.Name).Distinct())}",
            Tables = [AcTables.Parameters(best), .. RateTables.Of(laws), .. TauTables.Of(times), AcTables.Points(best), .. AcTables.Models(series.SelectMany(s => s.Ranked.Select(r => (s.Field.FieldTesla, r))))],
            Numbers = RateTables.Numbers(laws),
            Parameters = RateTables.Parameters(laws),
            Figures = [.. best.SelectMany(AcFigures.Draw), .. laws.SelectMany(RateFigures.Draw)],
            Warnings = [.. remarks, .. best.SelectMany(s => Flags(s).Select(f => best.Length > 1 ? $"{Field.Label(s.Fits[0].Isotherm.FieldTesla, 0, 1)}: {f}" : f)), .. refused, .. laws.SelectMany(l => l.Warnings.Select(w => laws.Count > 1 ? $"{l.Series.Label}: {w}" : w))],
        };
    }

    private static IEnumerable<TimeSeries> Times(AcFieldSeries field, AcSeries fit) =>
        Enumerable.Range(0, fit.Model.Processes.Count).Select(k => new TimeSeries(Field.Label(field.FieldTesla, k, fit.Model.Processes.Count), fit.RelaxationTimes(k)));

    private static int Measured(AcSeries series) => series.Fits.Sum(f => f.Processes.Count(p => p.Status == TauStatus.Measured));

    /// <summary>Where no time could be given, and what ended at a bound.</summary>
    private static IEnumerable<string> Flags(AcSeries series)
    {
        foreach (var group in series.Fits.SelectMany(f => f.Processes.Select(p => (f.Isotherm.TemperatureKelvin, p.Status))).Where(p => p.Status != TauStatus.Measured).GroupBy(p => p.Status))
        {
            var kelvin = string.Join(", ", group.Select(g => g.TemperatureKelvin.ToString("G4", CultureInfo.InvariantCulture)));
            yield return group.Key switch
            {
                TauStatus.SlowerThanWindow => $"Slower than the frequencies reach, no tau: {kelvin} K",
                TauStatus.FasterThanWindow => $"Faster than the frequencies reach, no tau: {kelvin} K",
                _ => $"tau not determined: {kelvin} K",
            };
        }

        foreach (var bound in series.Fits.SelectMany(f => f.AtBounds).GroupBy(b => b))
        {
            yield return $"{bound.Key} ended at its bound at {bound.Count()} of {series.Fits.Count} temperatures";
        }
    }
}
