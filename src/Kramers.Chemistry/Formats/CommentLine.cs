using System.Text;

namespace Kramers.Chemistry.Formats;

/// <summary>
/// The comment line of an extended XYZ frame: <c>key=value</c> pairs, values in quotes or brackets where they hold blanks,
/// a key without value meaning T. Grammar: ASE, ase.io.extxyz; nested brackets as in the libAtoms description of the format.
/// </summary>
internal sealed class CommentLine
{
    private readonly string text;
    private int at;

    private CommentLine(string text) => this.text = text;

    /// <summary>Keys and the bare text of their values; the last value wins where a key stands twice.</summary>
    internal static Dictionary<string, string> Parse(string text)
    {
        var pairs = new Dictionary<string, string>(StringComparer.Ordinal);
        var line = new CommentLine(text);
        line.SkipBlanks();
        while (line.at < text.Length)
        {
            var key = line.Word(stopAtEquals: true);
            line.SkipBlanks();
            pairs[key] = line.Take('=') ? line.Value() : "T";
            line.SkipBlanks();
        }

        return pairs;
    }

    /// <summary>A key or value as it must be written: quoted where it holds anything but plain characters.</summary>
    internal static string Quote(string value)
    {
        var plain = value.Length > 0 && value.All(c => char.IsAsciiLetterOrDigit(c) || "+-._:/".Contains(c, StringComparison.Ordinal));
        return plain ? value : '"' + value.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal) + '"';
    }

    private string Value()
    {
        SkipBlanks();
        return Word(stopAtEquals: false);
    }

    private string Word(bool stopAtEquals)
    {
        var word = new StringBuilder();
        while (at < text.Length && !char.IsWhiteSpace(text[at]) && !(stopAtEquals && text[at] == '='))
        {
            var c = text[at++];
            switch (c)
            {
                case '\\' when at < text.Length:
                    word.Append(text[at++]);
                    break;
                case '"' or '\'':
                    Enclosed(word, c, c);
                    break;
                case '[':
                    Enclosed(word, '[', ']');
                    break;
                case '{':
                    Enclosed(word, '{', '}');
                    break;
                default:
                    word.Append(c);
                    break;
            }
        }

        return word.ToString();
    }

    // Up to the closing character of the same depth, or to the end of the line where it is missing.
    private void Enclosed(StringBuilder word, char open, char close)
    {
        for (var depth = 1; at < text.Length; at++)
        {
            var c = text[at];
            if (c == '\\' && at + 1 < text.Length)
            {
                word.Append(text[++at]);
                continue;
            }

            depth += c == close ? -1 : c == open ? 1 : 0;
            if (depth == 0)
            {
                at++;
                return;
            }

            word.Append(c);
        }
    }

    private bool Take(char c)
    {
        var found = at < text.Length && text[at] == c;
        at += found ? 1 : 0;
        return found;
    }

    private void SkipBlanks()
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
        {
            at++;
        }
    }
}
