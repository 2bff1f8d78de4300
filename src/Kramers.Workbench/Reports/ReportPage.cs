using System.Globalization;
using System.Text;
using Kramers.Workbench.Reports.Charts;

namespace Kramers.Workbench.Reports;

/// <summary>Builds a self-contained page. Every tag is closed, so that the page is well-formed XML too and tests can read it.</summary>
internal sealed class ReportPage
{
    private readonly StringBuilder body = new();
    private int figures;

    /// <summary>Adds finished markup.</summary>
    public ReportPage Raw(string markup)
    {
        body.Append(markup).Append('\n');
        return this;
    }

    /// <summary>Adds the title in plain text, and a line of markup below it that says what was computed.</summary>
    public ReportPage Title(string name, string lead) => Raw("<h1>" + SvgWriter.Escape(name) + "</h1>").Raw("<p class=\"lead\">" + lead + "</p>");

    public ReportPage Section(string title) => Raw("<h2>" + RichText.ToHtml(title) + "</h2>");

    public ReportPage Paragraph(string words) => Raw("<p>" + RichText.ToHtml(words) + "</p>");

    /// <summary>Adds a figure over the full width.</summary>
    public ReportPage WideFigure(CaptionedFigure figure) => Raw(Numbered(figure, " class=\"wide\""));

    /// <summary>Adds two blocks side by side.</summary>
    public ReportPage Pair(string left, string right) => Raw("<div class=\"pair\">\n" + left + "\n" + right + "\n</div>");

    public ReportPage Pair(CaptionedFigure left, CaptionedFigure right) => Pair(Numbered(left), Numbered(right));

    /// <summary>A figure with the next number in its caption.</summary>
    public string Numbered(CaptionedFigure figure, string attributes = "")
    {
        figures++;
        string number = figures.ToString(CultureInfo.InvariantCulture);
        return "<figure" + attributes + ">" + figure.Svg + "<figcaption><b>Figure " + number + ".</b> " + RichText.ToHtml(figure.Caption) + "</figcaption></figure>";
    }

    /// <summary>A table of marked text, the first column to the left and the others to the right.</summary>
    public static string Table(string title, IReadOnlyList<string> header, IEnumerable<IReadOnlyList<string>> rows)
    {
        StringBuilder html = new();
        html.Append("<div><h3>").Append(RichText.ToHtml(title)).Append("</h3><table><thead><tr>");
        foreach (string cell in header) html.Append("<th>").Append(RichText.ToHtml(cell)).Append("</th>");
        html.Append("</tr></thead><tbody>");
        AppendRows(html, rows.Select(row => row.Select(RichText.ToHtml)));
        return html.Append("</tbody></table></div>").ToString();
    }

    /// <summary>A table of names and finished markup without rules.</summary>
    public static string Facts(IEnumerable<(string Name, string Markup)> facts)
    {
        StringBuilder html = new("<div><table class=\"facts\"><tbody>");
        AppendRows(html, facts.Select(fact => new[] { RichText.ToHtml(fact.Name), fact.Markup }));
        return html.Append("</tbody></table></div>").ToString();
    }

    /// <summary>Adds what to know before anything else, if there is anything.</summary>
    public ReportPage Warnings(IReadOnlyList<string> warnings)
    {
        if (warnings.Count == 0) return this;
        StringBuilder html = new("<div class=\"warnings\"><strong>Before you trust these numbers</strong><ul>");
        // A warning is plain text and may hold any sign; only the unit that it is sure to mean is set as one.
        foreach (string warning in warnings) html.Append("<li>").Append(SvgWriter.Escape(warning).Replace("cm^-1", RichText.ToHtml("cm^-1"), StringComparison.Ordinal)).Append("</li>");
        return Raw(html.Append("</ul></div>").ToString());
    }

    /// <summary>The whole page.</summary>
    public string ToHtml(string title)
    {
        return "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n"
            + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n<title>" + SvgWriter.Escape(title) + "</title>\n"
            + "<style>\n" + Palette.StyleSheet + ReportStyle.StyleSheet + "</style>\n</head>\n<body>\n<main>\n" + body + "</main>\n</body>\n</html>\n";
    }

    private static void AppendRows(StringBuilder html, IEnumerable<IEnumerable<string>> rows)
    {
        foreach (IEnumerable<string> row in rows)
        {
            html.Append("<tr><td>").AppendJoin("</td><td>", row).Append("</td></tr>");
        }
    }
}
