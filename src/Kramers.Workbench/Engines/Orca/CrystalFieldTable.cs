using System.Text.RegularExpressions;
using Kramers.Magnetism.CrystalField;

namespace Kramers.Workbench.Engines.Orca;

/// <summary>
/// Crystal-field parameters of SINGLE_ANISO in extended Stevens operators, even ranks up to 2J or 12. Its column (K)^2 is the ratio to the
/// Chibotaru-Ungur set, and is compared with that of Kramers: proof that the operators are those that are meant.
/// </summary>
internal static partial class CrystalFieldTable
{
    public static IReadOnlyDictionary<string, StevensParameters> All(OrcaBlock run, string program, string theory)
    {
        var headings = run.Text.Containing("CALCULATION OF CRYSTAL-FIELD PARAMETERS OF THE GROUND ATOMIC").Where(i => i >= run.Start && i < run.End);
        var bodies = run.Text.Containing("|    (K)^2    |").Where(i => i >= run.Start && i < run.End);
        var tables = new Dictionary<string, StevensParameters>();
        foreach (var block in run.Text.Blocks(headings, bodies, "crystal-field parameters"))
        {
            var (kind, twice) = Basis(block);
            var axes = block.Text[block.Find("(Xm, Ym, Zm)", block.Start, 12)].Trim();
            var basis = $"extended Stevens operators of SINGLE_ANISO, {kind} = {(twice % 2 == 0 ? $"{twice / 2}" : $"{twice}/2")}";
            tables[kind] = new StevensParameters(new ParameterProvenance(program, theory, axes, basis), Rows(block, Math.Min(twice, 12)));
        }

        return tables;
    }

    private static (string Kind, int Twice) Basis(OrcaBlock block)
    {
        var match = Heading().Match(block.Text[block.Start]);
        return match.Success
            ? (match.Groups[1].Value, int.Parse(match.Groups[2].Value) * (match.Groups[3].Success ? 1 : 2))
            : throw block.Text.Damaged(block.Start, block.Start + 1, "neither J nor L of the crystal field is stated");
    }

    private static List<(int K, int Q, double Value)> Rows(OrcaBlock block, int highest)
    {
        var (rows, line) = (new List<(int, int, double)>(), block.Body + 1);
        for (var k = 2; k <= highest; k += 2)
        {
            line++; // the rule above each rank
            for (var q = -k; q <= k; q++)
            {
                rows.Add((k, q, Value(block, line++, k, q)));
            }
        }

        return rows;
    }

    private static double Value(OrcaBlock block, int line, int k, int q)
    {
        var cells = line < block.End ? block.Text[line].Split('|', StringSplitOptions.TrimEntries) : [];
        var expected = Math.Pow(ChibotaruUngurParameters.StevensPerUnit(k, q), 2);
        return cells.Length == 5 && cells[0] == $"{k}" && cells[1] == $"{q}" && OrcaNumbers.TryOne(cells[2], out var ratio) && Math.Abs(ratio - expected) < 0.006 && OrcaNumbers.TryOne(cells[3], out var value)
            ? value
            : throw block.Text.Damaged(block.Body, line + 1, $"B({k},{q}) was expected in line {line + 1}, with (K)^2 = {expected:0.00}");
    }

    [GeneratedRegex(@"ATOMIC (?:MULTIPLET|TERM,) ([JL]) = +(\d+)(/2)?\.")]
    private static partial Regex Heading();
}
