namespace Kramers.Workbench.Engines.Orca;

/// <summary>The blocking barrier of SINGLE_ANISO.</summary>
internal static class BarrierTable
{
    private const string Title = "AB INITIO BLOCKING BARRIER";
    private const string Opposite = "MATRIX ELEMENTS BETWEEN STATES WITH OPPOSITE MAGNETIZATION";

    public static IReadOnlyList<OrcaBarrierLevel> Read(OrcaBlock run, int multiplets)
    {
        var (at, opposite) = (run.TryFind(Title, run.Start, run.End), run.TryFind(Opposite, run.Start, run.End));
        if (at is null && opposite is null)
        {
            return [];
        }

        var start = at ?? throw run.Text.Damaged(run.Start, run.End, $"'{Opposite}' without '{Title}'");
        var pairs = opposite ?? throw run.Text.Damaged(start, run.End, $"'{Title}' without '{Opposite}'");
        var rows = Rows(run, run.Find("Mult.|", start, 12) + 2);
        return rows.Count == multiplets
            ? [.. rows.Select((cells, i) => Level(run, start, cells, Averages(run, pairs, i + 1)))]
            : throw run.Text.Damaged(start, run.End, $"the barrier has {rows.Count} multiplets, the run {multiplets}");
    }

    private static List<double[]> Rows(OrcaBlock run, int line)
    {
        var rows = new List<double[]>();
        for (; line < run.End && !run.Text[line].StartsWith('-'); line++)
        {
            var cells = run.Text[line].Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            if (cells.Length < 4 || cells[0] != $"{rows.Count + 1}." || !OrcaNumbers.TryAll(cells.AsSpan(1), out var numbers))
            {
                throw run.Text.Damaged(line, line + 1, $"multiplet {rows.Count + 1} of the barrier was expected");
            }

            rows.Add(numbers);
        }

        return rows;
    }

    // " 1. | < 1.1+ | mu_X | 1.1- > | re im | |", three lines a pair, the average in the second.
    private static double[] Averages(OrcaBlock run, int from, int multiplet)
    {
        var (averages, lines) = (new List<double>(), 0);
        for (var i = from; i < run.End && !run.Text[i].StartsWith('#'); i++)
        {
            var cells = run.Text[i].Split('|', StringSplitOptions.TrimEntries);
            if (cells.Length == 7 && cells[0] == $"{multiplet}.")
            {
                lines++;
                averages.AddRange(cells[5].Length == 0 ? [] : OrcaNumbers.TryOne(cells[5], out var average) ? [average] : throw run.Text.Damaged(i, i + 1, $"'{cells[5]}' is no matrix element"));
            }
        }

        return lines == 3 * averages.Count ? [.. averages] : throw run.Text.Damaged(from, run.End, $"matrix elements of multiplet {multiplet} are missing");
    }

    private static OrcaBarrierLevel Level(OrcaBlock run, int start, double[] cells, double[] averages) => averages.Length == (cells.Length - 1) / 2
        ? new OrcaBarrierLevel(cells[..^1], cells[^1], averages)
        : throw run.Text.Damaged(start, run.End, "the barrier does not have one matrix element for each pair of states");
}
