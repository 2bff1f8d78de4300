using Kramers.Workbench.Reports;
using Kramers.Workbench.Reports.Charts;

namespace Kramers.Workbench.SpinPhonon;

/// <summary>The report of 'kramers rates': one HTML file that opens without network and prints.</summary>
public static class RatesReport
{
    private const int MostWarnings = 8;

    /// <summary>Draws the report; equal results give equal text.</summary>
    public static string Render(RatesResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        ReportPage page = new();
        page.Title(result.Name, "Magnetic relaxation from first principles: " + SvgWriter.Escape(result.Origin)).Warnings(Shortened(result.Warnings));
        page.Section("Relaxation time");
        page.Pair(RelaxationFigures.Arrhenius(result.Relaxation), RelaxationFigures.Fields(result.Relaxation));
        page.Pair(RatesTables.Barriers(result), ReportTables.Fit(result.Relaxation.Fit));
        page.Raw((result.InternalField is { } inner ? RatesTables.InternalField(inner) : "") + (result.Redfield is { } redfield ? RedfieldTables.Diagnostics(redfield) : ""));
        if (result.Redfield is { } coherent)
        {
            page.Section("T1 and T2").WideFigure(RedfieldFigures.Times(result.Relaxation, coherent));
            AddTraces(page, result.Traces);
        }

        AddPaths(page, result);
        if (result.Relaxation.Modes.Count > 0)
        {
            page.Section("Modes").WideFigure(RatesFigures.Modes(result));
        }

        if (result.Convergence is { } convergence)
        {
            AddConvergence(page, convergence);
        }

        page.Raw("<footer>Made by Kramers, kramers rates. All numbers stand in result.json and the CSV files with full precision.</footer>");
        return page.ToHtml(result.Name + " \u2013 Kramers");
    }

    /// <summary>Guards speak up for every pair of levels: the first say it all.</summary>
    private static IReadOnlyList<string> Shortened(IReadOnlyList<string> warnings) => warnings.Count <= MostWarnings
        ? warnings
        : [.. warnings.Take(MostWarnings - 1), $"{warnings.Count - MostWarnings + 1} more of this kind stand in result.json."];

    private static void AddTraces(ReportPage page, IReadOnlyList<RedfieldTrace> traces)
    {
        if (traces.Count > 0)
        {
            page.Pair(RedfieldFigures.Moments(traces), RedfieldFigures.Coherences(traces));
            page.Raw(RedfieldTables.Traces(traces));
        }
    }

    private static void AddPaths(ReportPage page, RatesResult result)
    {
        page.Section("How it relaxes");
        double[] temperatures = [.. result.Paths.Select(p => p.TemperatureK).Distinct()];
        if (temperatures.Length == 0)
        {
            page.WideFigure(RatesFigures.Ladder(result, result.Relaxation.TemperaturesK[^1]));
            return;
        }

        page.Pair(RatesFigures.Ladder(result, temperatures[0]), RatesFigures.Ladder(result, temperatures[^1]));
        page.Raw(RatesTables.Paths(result));
    }

    private static void AddConvergence(ReportPage page, ConvergenceResult convergence)
    {
        page.Section("Is it converged?");
        page.Raw("<ul>" + string.Concat(convergence.Verdicts.Select(v => "<li>" + SvgWriter.Escape(v) + "</li>")) + "</ul>");
        page.Pair(RatesFigures.Widths(convergence), RatesFigures.ModeCounts(convergence));
        page.Raw(RatesTables.ConvergenceHtml(convergence));
    }
}
