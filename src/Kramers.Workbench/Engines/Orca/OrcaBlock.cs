using Kramers.Chemistry;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Workbench.Engines.Orca;

/// <summary>Lines <see cref="Start"/> to <see cref="End"/> (excluded) of an ORCA file: a heading and what belongs to it.</summary>
internal sealed record OrcaBlock(OrcaText Text, int Start, int End, int Body, string What)
{
    /// <summary>The first line, from <paramref name="from"/> on and within so many lines, that begins with a text after its blanks.</summary>
    /// <exception cref="InputException">There is none.</exception>
    public int Find(string begin, int from, int within) => TryFind(begin, from, within)
        ?? throw Text.Damaged(from, Math.Min(from + within, End), $"{What}: no line that begins with '{begin}'");

    /// <summary>As <see cref="Find"/>, or null.</summary>
    public int? TryFind(string begin, int from, int within)
    {
        for (var i = from; i < Math.Min(from + within, End); i++)
        {
            if (Text[i].AsSpan().TrimStart().StartsWith(begin, StringComparison.Ordinal))
            {
                return i;
            }
        }

        return null;
    }

    /// <summary>Words of a line without its first ones.</summary>
    public double[] Numbers(int line, int skip, int count)
    {
        var words = line < Text.Count ? OrcaNumbers.Words(Text[line]) : [];
        return words.Length >= skip + count && OrcaNumbers.TryAll(words.AsSpan(skip, count), out var numbers)
            ? numbers
            : throw Text.Damaged(line, line + 1, $"{What}: {count} numbers were expected");
    }

    /// <summary>The number that follows a text in its line.</summary>
    public double NumberAfter(string text, int line)
    {
        var at = Text[line].IndexOf(text, StringComparison.Ordinal);
        var words = at < 0 ? [] : OrcaNumbers.Words(Text[line][(at + text.Length)..]);
        return words.Length > 0 && OrcaNumbers.TryAll(words.AsSpan(0, 1), out var numbers)
            ? numbers[0]
            : throw Text.Damaged(line, line + 1, $"{What}: a number was expected after '{text}'");
    }

    /// <summary>Three lines of three numbers and no fourth, the first words of which are labels or nothing.</summary>
    public Matrix Matrix3(int line, params ReadOnlySpan<string> labels)
    {
        var matrix = new Matrix(3, 3);
        var skip = labels.Length == 0 ? 0 : 1;
        for (var i = 0; i < 3; i++)
        {
            if (line + i >= End || OrcaNumbers.Words(Text[line + i]) is var words && (words.Length != 3 + skip || skip == 1 && words[0] != labels[i]))
            {
                throw Text.Damaged(line, line + 3, $"{What}: row {i + 1} of a 3 x 3 matrix is missing");
            }

            Numbers(line + i, skip, 3).CopyTo(matrix.Row(i));
        }

        return matrix;
    }
}
