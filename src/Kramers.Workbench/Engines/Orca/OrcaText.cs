using Kramers.Chemistry;

namespace Kramers.Workbench.Engines.Orca;

/// <summary>The lines of an ORCA file and the search for its blocks. A block is known by its heading and by one line that must lie in it; a file in which the two do not go together is damaged.</summary>
internal sealed class OrcaText(string file, string[] lines)
{
    public string File => file;

    public int Count => lines.Length;

    public string this[int line] => lines[line];

    /// <summary>All lines of a file.</summary>
    /// <exception cref="InputException">There is no such file.</exception>
    public static OrcaText Read(string path) => System.IO.File.Exists(path)
        ? new OrcaText(path, System.IO.File.ReadAllLines(path))
        : throw new InputException(path, null, "there is no such file", "Check the path");

    /// <summary>Lines in which a text stands, ascending, from 0.</summary>
    public IEnumerable<int> Containing(string text) => Where(line => line.Contains(text, StringComparison.Ordinal));

    /// <summary>Lines that are a text, blanks around it aside.</summary>
    public IEnumerable<int> Being(string text) => Containing(text).Where(i => lines[i].AsSpan().Trim().SequenceEqual(text));

    /// <summary>Blocks from each heading to the next or to the end of the file.</summary>
    /// <param name="headings">Lines of the headings.</param>
    /// <param name="bodies">Lines of which each block must hold exactly one.</param>
    /// <param name="what">What the blocks are, for messages.</param>
    /// <exception cref="InputException">A block has none or two of the lines, or one stands before the first heading.</exception>
    public IReadOnlyList<OrcaBlock> Blocks(IEnumerable<int> headings, IEnumerable<int> bodies, string what)
    {
        var (starts, inside) = (headings.ToArray(), bodies.ToArray());
        if (inside.Length > 0 && (starts.Length == 0 || inside[0] < starts[0]))
        {
            throw Damaged(inside[0], inside[0] + 1, $"{what} without its heading");
        }

        return [.. starts.Select((start, i) => Block(start, i + 1 < starts.Length ? starts[i + 1] : Count, inside, what))];
    }

    /// <summary>What says that lines <paramref name="from"/> (from 0) to <paramref name="to"/> (excluded) are not as ORCA writes them.</summary>
    public InputException Damaged(int from, int to, string found) =>
        new(file, from + 1, $"{found} (searched lines {from + 1} to {Math.Min(to, Count)})", "Give the complete output, as ORCA wrote it");

    /// <summary>What says that the file holds no such thing.</summary>
    public InputException Absent(string what, string searched) =>
        new(file, null, $"there is no {what}: searched lines 1 to {Count} for {searched}", "Give an output of a run in which it was asked for");

    private OrcaBlock Block(int start, int end, int[] bodies, string what)
    {
        var body = bodies.Where(b => b >= start && b < end).ToArray();
        return body.Length == 1
            ? new OrcaBlock(this, start, end, body[0], what)
            : throw Damaged(start, end, body.Length == 0 ? $"{what} has nothing under its heading" : $"{what} stands twice under one heading");
    }

    private IEnumerable<int> Where(Func<string, bool> fits)
    {
        for (var i = 0; i < lines.Length; i++)
        {
            if (fits(lines[i]))
            {
                yield return i;
            }
        }
    }
}
