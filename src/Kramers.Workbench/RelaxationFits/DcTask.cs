using Kramers.Chemistry;
using Kramers.Magnetism.AcSusceptibility;
using Kramers.Magnetism.MagnetisationDecay;
using Kramers.Workbench.Measurements;
using Kramers.Workbench.Pipelines;
using Kramers.Workbench.Reports;

namespace Kramers.Workbench.RelaxationFits;

/// <summary>Task 'dc': from decays of the magnetisation to relaxation times, and on to their rate law.</summary>
internal static class DcTask
{
    private static readonly Dictionary<string, DecayModel> Forms = new()
    {
        ["exponential"] = DecayModel.Exponential,
        ["stretched"] = DecayModel.Stretched,
        ["double"] = DecayModel.Biexponential,
    };

    /// <summary>Words for models.</summary>
    public static IReadOnlyList<string> Models { get; } = [.. Forms.Keys, "auto"];

    public static TaskResult Run(RelaxationFitOptions options, IRunMonitor monitor, CancellationToken cancellation)
    {
        var (traces, remarks) = Read(options);
        var (name, fits) = Best(traces, options, monitor, cancellation);
        monitor.Say($"{fits.Length} decays, {name}, {fits.Sum(f => f.RelaxationTimes().Count)} times measured");
        TimeSeries[] times = [.. Times(fits).Where(t => t.Times.Count > 0)];
        var (laws, refused) = RateTask.Continue(times.Length > 0 ? times : [new TimeSeries("all", [])], options, monitor, cancellation);
        return new TaskResult
        {
            Command = "fit",
            Task = options.Task,
            Name = Path.GetFileNameWithoutExtension(options.Files[0]),
            Title = $"{fits.Length} decays, {name}",
            Tables = [DcTables.Parameters(fits), .. RateTables.Of(laws), .. TauTables.Of(times), DcTables.Points(fits)],
            Numbers = RateTables.Numbers(laws),
            Parameters = RateTables.Parameters(laws),
            Figures = [.. DcFigures.Draw(fits), .. laws.SelectMany(RateFigures.Draw)],
            Warnings = [.. remarks, .. fits.SelectMany(Flags), .. refused, .. laws.SelectMany(l => l.Warnings.Select(w => laws.Count > 1 ? $"{l.Series.Label}: {w}" : w))],
        };
    }

    private static (IReadOnlyList<DecayTrace> Traces, List<string> Remarks) Read(RelaxationFitOptions options)
    {
        var (traces, remarks) = (new List<DecayTrace>(), new List<string>());
        var decays = options.Files.SelectMany(MeasurementFile.ReadDecays).ToArray();
        foreach (var (field, group) in Field.Groups(decays, d => d.FieldTesla, options.Ac.FieldToleranceTesla))
        {
            foreach (var decay in group.OrderBy(d => d.TemperatureK))
            {
                try
                {
                    traces.Add(new DecayTrace(Math.Round(decay.TemperatureK, 4), field, [.. decay.Points.Select(p => p.TimeSeconds)], [.. decay.Points.Select(p => p.Moment)]));
                }
                catch (ArgumentException e)
                {
                    remarks.Add($"Left out: {e.Message.TrimEnd('.')}");
                }
            }
        }

        return traces.Count > 0 ? (traces, remarks) : throw new InputException(options.Files[0], null, remarks[0]["Left out: ".Length..], "Give a file with longer decays");
    }

    /// <summary>One model for all traces: that asked for, or the least sum of AICc among those that give a time to most traces.</summary>
    private static (string Name, DecayFit[] Fits) Best(IReadOnlyList<DecayTrace> traces, RelaxationFitOptions options, IRunMonitor monitor, CancellationToken cancellation)
    {
        var asked = Forms.Where(f => options.DecayModel == f.Key || options.DecayModel == "auto").ToArray();
        using var step = monitor.Begin("Fit decays", asked.Length * traces.Count);
        var done = 0;
        DecayFit Fit(DecayTrace trace, DecayModel model)
        {
            cancellation.ThrowIfCancellationRequested();
            step.Report(++done);
            return DecayFit.Run(trace, model);
        }

        try
        {
            var fitted = asked.Where(f => traces.All(t => t.Moments.Count > f.Value.ParameterCount)).Select(f => (f.Key, Fits: traces.Select(t => Fit(t, f.Value)).ToArray())).ToArray();
            return fitted.OrderByDescending(f => 2 * f.Fits.Count(IsDetermined) >= f.Fits.Length).ThenBy(f => f.Fits.Sum(d => d.Aicc)).First();
        }
        catch (ArgumentException e)
        {
            throw new InputException(options.Files[0], null, e.Message.Split(" (Parameter", 2)[0].TrimEnd('.'), "Choose --model exponential", e);
        }
    }

    private static bool IsDetermined(DecayFit fit) => fit.Processes.All(p => p.Status != TauStatus.Undetermined);

    /// <summary>Times of one field and process, slowest process first.</summary>
    private static IEnumerable<TimeSeries> Times(DecayFit[] fits)
    {
        var processes = fits[0].Model.Processes.Count;
        return from field in fits.GroupBy(f => f.Trace.FieldTesla)
               from k in Enumerable.Range(0, processes)
               let measured = field.Where(f => f.Processes[k].Status == TauStatus.Measured).Select(f => f.RelaxationTimes()[f.Processes.Take(k).Count(p => p.Status == TauStatus.Measured)])
               select new TimeSeries(Field.Label(field.Key, k, processes), [.. measured]);
    }

    private static IEnumerable<string> Flags(DecayFit fit) =>
        from p in fit.Processes
        where p.Status != TauStatus.Measured
        select FormattableString.Invariant($"No tau at {fit.Trace.TemperatureKelvin:G4} K, {fit.Trace.FieldTesla:0.####} T: {DcTables.Status(p)}");
}
