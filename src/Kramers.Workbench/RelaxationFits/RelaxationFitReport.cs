using Kramers.Workbench.Reports;
using Kramers.Workbench.Reports.Charts;

namespace Kramers.Workbench.RelaxationFits;

/// <summary>The report of 'kramers fit': one HTML file that opens without network and prints.</summary>
internal static class RelaxationFitReport
{
    private const int MostRows = 60;

    // Long lists of points are for other programs.
    private static readonly string[] Hidden = ["ac_points", "dc_points", "tau", "tau-1", "tau-2"];

    public static string Render(TaskResult result)
    {
        var page = new ReportPage();
        page.Raw("<h1>" + SvgWriter.Escape(result.Name) + "</h1>");
        page.Raw("<p class=\"lead\">" + RichText.ToHtml(result.Title) + "</p>");
        if (result.Warnings.Count > 0)
        {
            page.Raw(ReportPage.Warnings(result.Warnings));
        }

        if (result.Numbers.Count > 0)
        {
            page.Raw(ReportPage.Table("Rate law", ["Quantity", "Value"], result.Numbers.Select(n => new[] { n.Heading, NumberText.Significant(n.Value, 4) })));
        }

        foreach (var figure in result.Figures)
        {
            page.WideFigure(figure);
        }

        page.Section("Tables");
        foreach (var table in result.Tables.Where(t => !Hidden.Contains(t.Key)))
        {
            AddTable(page, table);
        }

        page.Raw($"<footer>Made by Kramers, kramers fit {result.Task}. All numbers stand in result.json and the CSV files with full precision.</footer>");
        return page.ToHtml(result.Name + " \u2013 Kramers");
    }

    private static void AddTable(ReportPage page, ResultTable table)
    {
        // Errors of everything else stand in the CSV file.
        ResultColumn[] columns = [.. table.Columns.Where(c => !c.Heading.StartsWith("error of", StringComparison.Ordinal) || c.Key == "tau_err_s").Take(11)];
        page.Raw(ReportPage.Table(table.Title, [.. columns.Select(c => c.Heading)], TaskReport.Spread(table.Rows, MostRows).Select(row => columns.Select(c => c.Texts is { } words ? Plain(words[row]) : Short(c.Values[row])).ToArray())));
        if (table.Rows > MostRows)
        {
            page.Paragraph($"Shown are {MostRows} of {table.Rows} rows; {table.Key}.csv has all.");
        }
    }

    private static string Short(double x) => x == Math.Round(x) && Math.Abs(x) < 1e6 ? NumberText.Decimals(x, 0) : NumberText.Significant(x, 4);

    /// <summary>tau_QTM and s^-1 are marked text; names of compounds may have stars.</summary>
    private static string Plain(string words) => words.Replace("*", "\u2217", StringComparison.Ordinal);
}
