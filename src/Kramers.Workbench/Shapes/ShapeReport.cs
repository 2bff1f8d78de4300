using System.Globalization;
using Kramers.Workbench.Reports;
using Kramers.Workbench.Reports.Charts;

namespace Kramers.Workbench.Shapes;

/// <summary>The report of 'kramers shape': one HTML file that opens without network and prints.</summary>
internal static class ShapeReport
{
    private const int MostRows = 200;

    public static string Render(TaskResult result)
    {
        var page = new ReportPage();
        page.Raw("<h1>" + SvgWriter.Escape(result.Name) + "</h1>");
        page.Raw("<p class=\"lead\">" + RichText.ToHtml(result.Title) + "</p>");
        if (result.Warnings.Count > 0)
        {
            page.Raw(ReportPage.Warnings(result.Warnings));
        }

        foreach (var table in result.Tables)
        {
            page.Raw(ReportPage.Table(table.Title, [.. table.Columns.Select(c => c.Heading)], Enumerable.Range(0, Math.Min(MostRows, table.Rows)).Select(row => table.Columns.Select(c => c.Texts is { } words ? Plain(words[row]) : Short(c.Values[row])).ToArray())));
            if (table.Rows > MostRows)
            {
                page.Paragraph($"Shown are {MostRows} of {table.Rows} rows; {table.Key}.csv has all.");
            }
        }

        page.Raw("<footer>Made by Kramers, kramers shape. All numbers stand in result.json and the CSV files.</footer>");
        return page.ToHtml(result.Name + " \u2013 Kramers");
    }

    private static string Short(double x) => double.IsNaN(x) ? "\u2013" : x == Math.Round(x) ? x.ToString("F0", CultureInfo.InvariantCulture) : NumberText.Decimals(x, 3);

    /// <summary>Names of files may hold the marks of rich text; these signs look like them.</summary>
    private static string Plain(string words) => words.Replace('*', '\u2217').Replace('_', '\u02cd').Replace('^', '\u02c6');
}
