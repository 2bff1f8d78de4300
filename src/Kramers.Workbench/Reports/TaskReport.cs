using Kramers.Workbench.Reports.Charts;

namespace Kramers.Workbench.Reports;

/// <summary>The report of a task: one HTML file that opens without network and prints.</summary>
public static class TaskReport
{
    private const int MostColumns = 11;

    /// <summary>Draws the report; equal results give equal text.</summary>
    public static string Render(TaskResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        ReportPage page = new();
        page.Title(result.Name, RichText.ToHtml(result.Title)).Warnings(result.Warnings);
        AddNumbers(page, result);
        foreach (var figure in result.Figures)
        {
            page.WideFigure(figure);
        }

        page.Section("Tables");
        foreach (var table in result.Tables)
        {
            AddTable(page, table);
        }

        page.Raw($"<footer>Made by Kramers, kramers {(result.Task == result.Command ? result.Command : $"{result.Command} {result.Task}")}. All numbers stand in result.json and the CSV files with full precision.</footer>");
        return page.ToHtml(result.Name + " \u2013 Kramers");
    }

    /// <summary>Parameters and single numbers, side by side where there are both.</summary>
    private static void AddNumbers(ReportPage page, TaskResult result)
    {
        var hasParameters = result.Parameters.Count > 0 && result.Tables.All(t => t.Key != "parameters");
        var parameters = ReportPage.Table("Parameters", ["Name", "Value"], result.Parameters.Select(p => new[] { p.Key, Short(p.Value) }));
        var numbers = ReportPage.Table("Numbers", ["Quantity", "Value"], result.Numbers.Select(n => new[] { n.Heading, Short(n.Value) }));
        if (hasParameters && result.Numbers.Count > 0)
        {
            page.Pair(parameters, numbers);
        }
        else if (hasParameters || result.Numbers.Count > 0)
        {
            page.Raw(hasParameters ? parameters : numbers);
        }
    }

    private static void AddTable(ReportPage page, ResultTable table)
    {
        if (!table.IsInReport)
        {
            page.Paragraph($"{table.Title}: the {table.Rows} rows stand in {table.Key}.csv.");
            return;
        }

        var columns = table.Columns.Where(c => c.IsInReport).Take(MostColumns).ToArray();
        var rows = Spread(table.Rows, table.MostRowsInReport).Select(row => columns.Select(c => Cell(c, row)).ToArray());
        page.Raw(ReportPage.Table(table.Title, [.. columns.Select(c => c.Heading)], rows));
        if (table.Rows > table.MostRowsInReport || table.Columns.Count > columns.Length)
        {
            page.Paragraph($"Shown are {Math.Min(table.Rows, table.MostRowsInReport)} of {table.Rows} rows and {columns.Length} of {table.Columns.Count} columns; {table.Key}.csv has all.");
        }
    }

    /// <summary>What rounding alone has left of a zero is shown as one.</summary>
    private static string Cell(ResultColumn column, int row) => column switch
    {
        { Texts: { } words, IsVerbatim: true } => Verbatim(words[row]),
        { Texts: { } words } => words[row],
        _ => Short(Math.Abs(column.Values[row]) < 1e-12 * column.Values.Max(Math.Abs) ? 0 : column.Values[row]),
    };

    /// <summary>Signs that look like the marks of rich text.</summary>
    private static string Verbatim(string words) => words.Replace('*', '\u2217').Replace('_', '\u02cd').Replace('^', '\u02c6');

    /// <summary>Six digits without zeros at their end.</summary>
    private static string Short(double x)
    {
        var text = NumberText.Significant(x, 6);
        return text.Contains('.', StringComparison.Ordinal) && !text.Contains('\u00d7', StringComparison.Ordinal) ? text.TrimEnd('0').TrimEnd('.') : text;
    }

    /// <summary>At most so many row numbers, evenly spread, the first and the last among them.</summary>
    public static IEnumerable<int> Spread(int rows, int most) =>
        rows <= most ? Enumerable.Range(0, rows) : Enumerable.Range(0, most).Select(i => (int)Math.Round(i * (rows - 1.0) / (most - 1)));
}
