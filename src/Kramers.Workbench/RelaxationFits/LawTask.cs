using System.Globalization;
using Kramers.Magnetism.RateLaws;
using Kramers.Workbench.Reports;
using Kramers.Workbench.Reports.Charts;

namespace Kramers.Workbench.RelaxationFits;

/// <summary>Task 'rates' with temperatures to evaluate at: rates of published parameters, who leads, and where tau = 100 s.</summary>
internal static class LawTask
{
    private const double ColdestK = 1;
    private const double HottestK = 100;
    private const int Smooth = 120;

    public static TaskResult Run(RelaxationFitOptions options)
    {
        RateLawRow[] laws = [.. options.Files.SelectMany(RateLawFile.Read)];
        return new TaskResult
        {
            Command = "fit",
            Task = options.Task,
            Name = Path.GetFileNameWithoutExtension(options.Files[0]),
            Title = $"{laws.Length} rate laws at {string.Join(", ", options.Rates.EvaluateK.Select(Text))} K",
            Tables = [Table(laws, options.Rates.EvaluateK), Crossovers(laws)],
            Parameters = new Dictionary<string, double>(),
            Figures = [Figure(laws)],
        };
    }

    private static ResultTable Table(RateLawRow[] laws, IReadOnlyList<double> kelvin) => new("rates", "Rates in no field",
    [
        new("name", "Compound", [], Array.ConvertAll(laws, l => l.Name)) { IsVerbatim = true },
        new("blocking_K", "*T* where *\u03c4* = 100 s (K)", Array.ConvertAll(laws, l => BlockingTemperature.Of(l.Law)?.TemperatureKelvin ?? double.NaN)),
        .. kelvin.SelectMany(t => new ResultColumn[]
        {
            new($"rate_{Text(t)}K_per_s", $"1/*\u03c4* at {Text(t)} K (s^-1)", Array.ConvertAll(laws, l => 1 / l.Law.TauSeconds(t))),
            new($"leading_{Text(t)}K", $"leads at {Text(t)} K", [], Array.ConvertAll(laws, l => l.Law.LeadingTerm(t))),
        }),
    ]);

    private static ResultTable Crossovers(RateLawRow[] laws)
    {
        var rows = laws.SelectMany(l => l.Law.Crossovers(ColdestK, HottestK).Select(c => (l.Name, Crossover: c))).ToArray();
        return new("crossovers", "Where the leading process changes, 1 to 100 K",
        [
            new("name", "Compound", [], Array.ConvertAll(rows, r => r.Name)) { IsVerbatim = true },
            new("T_K", "*T* (K)", Array.ConvertAll(rows, r => r.Crossover.TemperatureKelvin)),
            new("below", "Leads below", [], Array.ConvertAll(rows, r => r.Crossover.Below)),
            new("above", "Leads above", [], Array.ConvertAll(rows, r => r.Crossover.Above)),
        ]);
    }

    private static CaptionedFigure Figure(RateLawRow[] laws)
    {
        double[] kelvin = [.. Enumerable.Range(0, Smooth).Select(i => ColdestK * Math.Pow(HottestK / ColdestK, i / (Smooth - 1.0)))];
        var lines = laws.Select((l, i) => new LineSeries(null, Palette.InOrder(i), kelvin, [.. kelvin.Select(t => l.Law.TauSeconds(t))]) { StrokeWidth = 1.2, Dash = (DashStyle)(i / 6 % 4) });
        var hundred = new LineSeries("100 s", PaletteColor.Muted, [ColdestK, HottestK], [100, 100]) { Dash = DashStyle.Dotted, StrokeWidth = 1.2 };
        return CaptionedFigure.Wide("Relaxation times of all laws in no field.", new LogAxis("*T* (K)", ColdestK, HottestK), new LogAxis("*\u03c4* (s)", 1e-10, 1e6), [.. lines, hundred]);
    }

    private static string Text(double x) => x.ToString("0.####", CultureInfo.InvariantCulture);
}
