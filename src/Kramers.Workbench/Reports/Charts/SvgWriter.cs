using System.Globalization;
using System.Text;

namespace Kramers.Workbench.Reports.Charts;

/// <summary>
/// Writes SVG elements: escapes text, closes what was opened, and rounds numbers to 0.01 so that files stay small and the
/// same figure is always the same bytes.
/// </summary>
public sealed class SvgWriter
{
    private readonly StringBuilder text = new();
    private readonly Stack<string> open = new();

    /// <summary>A number as SVG wants it: invariant, at most two decimals, no negative zero.</summary>
    /// <param name="value">Any finite number.</param>
    /// <returns>Its shortest text.</returns>
    public static string Number(double value)
    {
        double rounded = Math.Round(value, 2) + 0.0;
        return rounded.ToString("0.##", CultureInfo.InvariantCulture);
    }

    /// <summary>Text with the five characters that XML and HTML reserve replaced.</summary>
    /// <param name="plain">Text as a reader should see it.</param>
    /// <returns>Text safe as content and as attribute value.</returns>
    public static string Escape(string plain)
    {
        return plain.Replace("&", "&amp;", StringComparison.Ordinal)
            .Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace(">", "&gt;", StringComparison.Ordinal)
            .Replace("\"", "&quot;", StringComparison.Ordinal)
            .Replace("'", "&#39;", StringComparison.Ordinal);
    }

    /// <summary>Opens an element; <see cref="Close"/> ends it.</summary>
    /// <param name="element">Element name.</param>
    /// <param name="attributes">Its attributes, written in this order.</param>
    /// <returns>This writer.</returns>
    public SvgWriter Open(string element, params ReadOnlySpan<SvgPair> attributes)
    {
        WriteTag(element, attributes);
        text.Append('>');
        open.Push(element);
        return this;
    }

    /// <summary>Writes an element without content.</summary>
    /// <param name="element">Element name.</param>
    /// <param name="attributes">Its attributes, written in this order.</param>
    /// <returns>This writer.</returns>
    public SvgWriter Empty(string element, params ReadOnlySpan<SvgPair> attributes)
    {
        WriteTag(element, attributes);
        text.Append("/>");
        return this;
    }

    /// <summary>Writes escaped text.</summary>
    /// <param name="content">Text as a reader should see it.</param>
    /// <returns>This writer.</returns>
    public SvgWriter Text(string content)
    {
        text.Append(Escape(content));
        return this;
    }

    /// <summary>Writes a <c>title</c>, which browsers show as a tooltip; nothing for null.</summary>
    /// <param name="content">The tooltip.</param>
    /// <returns>This writer.</returns>
    public SvgWriter Title(string? content) => content is null ? this : Open("title").Text(content).Close();

    /// <summary>Closes the element opened last.</summary>
    /// <returns>This writer.</returns>
    public SvgWriter Close()
    {
        text.Append("</").Append(open.Pop()).Append('>');
        return this;
    }

    /// <summary>The markup written so far.</summary>
    public override string ToString() => text.ToString();

    private void WriteTag(string element, ReadOnlySpan<SvgPair> attributes)
    {
        text.Append('<').Append(element);
        foreach (SvgPair attribute in attributes)
        {
            text.Append(' ').Append(attribute.Name).Append("=\"").Append(Escape(attribute.Value)).Append('"');
        }
    }
}
