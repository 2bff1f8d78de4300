using System.Text;

namespace Kramers.Workbench.Reports.Charts;

/// <summary>
/// Text with scientific marks: <c>^</c> raises and <c>_</c> lowers the signed word or the {braces} that follow, and
/// <c>*D*</c> is set in italics. The same text goes to SVG as tspans and to HTML as sup, sub and em.
/// </summary>
public static class RichText
{
    private const double ScriptSize = 0.76;

    /// <summary>Position of a run against the line.</summary>
    private enum Level
    {
        Base,
        Raised,
        Lowered,
    }

    /// <summary>HTML content.</summary>
    /// <param name="source">Marked text.</param>
    /// <returns>Escaped markup.</returns>
    public static string ToHtml(string source)
    {
        StringBuilder html = new();
        foreach ((string text, Level level, bool italic) in Runs(source))
        {
            string content = italic ? "<em>" + SvgWriter.Escape(text) + "</em>" : SvgWriter.Escape(text);
            html.Append(level switch
            {
                Level.Raised => "<sup>" + content + "</sup>",
                Level.Lowered => "<sub>" + content + "</sub>",
                _ => content,
            });
        }

        return html.ToString();
    }

    /// <summary>The same words without marks, for tooltips and screen readers.</summary>
    /// <param name="source">Marked text.</param>
    /// <returns>Plain text.</returns>
    public static string ToPlain(string source) => string.Concat(Runs(source).Select(run => run.Text));

    /// <summary>Writes the content of an SVG <c>text</c> element.</summary>
    /// <param name="svg">The writer, inside a <c>text</c> element.</param>
    /// <param name="source">Marked text.</param>
    /// <param name="size">Font size, pixels.</param>
    public static void Write(SvgWriter svg, string source, double size)
    {
        double offset = 0;
        foreach ((string text, Level level, bool italic) in Runs(source))
        {
            double target = level switch { Level.Raised => -0.36 * size, Level.Lowered => 0.24 * size, _ => 0 };
            List<SvgPair> attributes = [];
            if (target != offset) attributes.Add(("dy", target - offset));
            if (level != Level.Base) attributes.Add(("font-size", ScriptSize * size));
            if (italic) attributes.Add(("font-style", "italic"));
            offset = target;
            if (attributes.Count == 0) svg.Text(text);
            else svg.Open("tspan", [.. attributes]).Text(text).Close();
        }
    }

    /// <summary>Estimated width; no font is measured, so that figures are the same everywhere.</summary>
    /// <param name="source">Marked text.</param>
    /// <param name="size">Font size, pixels.</param>
    /// <returns>Pixels, rather too wide than too narrow.</returns>
    public static double Width(string source, double size)
    {
        double width = 0;
        foreach ((string text, Level level, _) in Runs(source))
        {
            double em = text.Sum(c => char.IsUpper(c) ? 0.7 : c is ' ' or '.' or ',' or 'i' or 'l' or '(' or ')' ? 0.34 : 0.57);
            width += em * size * (level == Level.Base ? 1 : ScriptSize);
        }

        return width;
    }

    private static IEnumerable<(string Text, Level Level, bool Italic)> Runs(string source)
    {
        bool italic = false;
        int start = 0;
        for (int i = 0; i < source.Length; i++)
        {
            if (source[i] is not ('*' or '^' or '_')) continue;
            if (i > start) yield return (source[start..i], Level.Base, italic);
            if (source[i] == '*')
            {
                italic = !italic;
                start = i + 1;
                continue;
            }

            (string script, int end) = Script(source, i + 1);
            yield return (script, source[i] == '^' ? Level.Raised : Level.Lowered, italic);
            start = end;
            i = end - 1;
        }

        if (start < source.Length) yield return (source[start..], Level.Base, italic);
    }

    private static (string Text, int End) Script(string source, int start)
    {
        if (start < source.Length && source[start] == '{')
        {
            int brace = source.IndexOf('}', start);
            return (source[(start + 1)..brace].Replace('-', '\u2212'), brace + 1);
        }

        int end = start;
        if (end < source.Length && source[end] is '-' or '+' or '\u2212') end++;
        while (end < source.Length && char.IsLetterOrDigit(source[end])) end++;
        return (source[start..end].Replace('-', '\u2212'), end);
    }
}
