using Kramers.Workbench.Pipelines;
using Kramers.Workbench.Reports.Charts;

namespace Kramers.Workbench.Reports;

/// <summary>Where the time went.</summary>
internal static class TimingFigure
{
    public static CaptionedFigure Render(TimingsResult timings)
    {
        double[] seconds = [.. timings.Steps.Select(step => step.Seconds)];
        BarSeries bars = new(null, PaletteColor.Blue, seconds) { Labels = [.. seconds.Select(Duration)] };
        Figure figure = new("Wall time of each step", LinearAxis.FromZero("Wall time (s)", seconds), new CategoryAxis([.. timings.Steps.Select(step => Verbatim(step.Step))]), [bars])
        {
            Width = 948,
            Height = 60 + 24 * Math.Max(1, seconds.Length),
            RightMargin = 64,
        };
        return new(figure.Render(), "Wall time of the steps; the whole run took " + Duration(timings.TotalSeconds) + ".");
    }

    private static string Duration(double seconds)
    {
        if (seconds < 120) return NumberText.Significant(seconds, 3) + " s";
        long whole = (long)Math.Round(seconds);
        return NumberText.Decimals(whole / 60, 0) + " min " + NumberText.Decimals(whole % 60, 0) + " s";
    }

    // Step names are words, not marked text.
    private static string Verbatim(string name) => name.Replace('_', ' ').Replace('*', ' ').Replace('^', ' ');
}
