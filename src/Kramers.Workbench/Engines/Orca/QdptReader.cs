namespace Kramers.Workbench.Engines.Orca;

/// <summary>One QDPT: from its heading to the next.</summary>
internal sealed record QdptPass(OrcaBlock Block, string Method, string Interactions);

/// <summary>The passes of QDPT: with CASSCF and with NEVPT2 energies, each without and with spin-spin coupling.</summary>
internal static class QdptReader
{
    private const string Title = "QDPT WITH ";
    private const string Doing = "Doing QDPT with ";

    /// <summary>All passes, in the order of the file.</summary>
    public static IReadOnlyList<QdptPass> Passes(OrcaText text)
    {
        var headings = text.Containing(Title).Where(i => text[i].TrimEnd().EndsWith("DIAGONAL ENERGIES", StringComparison.Ordinal));
        return [.. text.Blocks(headings, text.Containing(Doing), "a QDPT").Select(Pass)];
    }

    /// <summary>The pass in which a block stands.</summary>
    public static QdptPass Of(IReadOnlyList<QdptPass> passes, OrcaBlock block) =>
        passes.LastOrDefault(p => p.Block.Start < block.Start) ?? throw block.Text.Damaged(0, block.Start + 1, $"{block.What} stands in no QDPT with CASSCF or NEVPT2 energies");

    public static IReadOnlyList<OrcaSpinOrbitStates> All(OrcaText text) => [.. Passes(text).Select(States)];

    private static QdptPass Pass(OrcaBlock block)
    {
        var method = OrcaNumbers.Words(block.Text[block.Start])[2];
        var interactions = block.Text[block.Body].Contains("SSC", StringComparison.Ordinal) ? "SOC and SSC" : "SOC";
        return new QdptPass(block, method, interactions);
    }

    // A table with two decimals, then the states with four: one is the witness of the other.
    private static OrcaSpinOrbitStates States(QdptPass pass)
    {
        var block = pass.Block;
        var table = Table(block, block.Find("Eigenvalues:", block.Body, block.End) + 1);
        var states = new List<double>();
        for (var line = block.Body; line < block.End; line++)
        {
            if (block.Text[line].StartsWith(" STATE ", StringComparison.Ordinal))
            {
                states.Add(Numbered(block, line, block.Text[line][7..], states.Count));
            }
        }

        return table.Count == states.Count && table.Zip(states).All(pair => Math.Abs(pair.First - pair.Second) < 0.00511)
            ? new OrcaSpinOrbitStates(pass.Method, pass.Interactions, [.. states])
            : throw block.Text.Damaged(block.Body, block.End, $"the table of eigenvalues has {table.Count} states, the list of eigenvectors {states.Count}, or they differ");
    }

    private static List<double> Table(OrcaBlock block, int line)
    {
        var table = new List<double>();
        for (; line < block.End && !string.IsNullOrWhiteSpace(block.Text[line]); line++)
        {
            table.Add(Numbered(block, line, block.Text[line], table.Count));
        }

        return table;
    }

    private static double Numbered(OrcaBlock block, int line, string text, int number)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && text[..colon].Trim() == $"{number}"
            ? block.NumberAfter(":", line)
            : throw block.Text.Damaged(line, line + 1, $"state {number} was expected");
    }
}
