using Kramers.Chemistry;
using Kramers.Magnetism.RateLaws;
using Kramers.Numerics;
using Kramers.Workbench.Measurements;

namespace Kramers.Workbench.RelaxationFits;

/// <summary>A rate law from a paper.</summary>
/// <param name="Name">Of the compound.</param>
/// <param name="Law">The law.</param>
internal sealed record RateLawRow(string Name, RateLaw Law);

/// <summary>Parameters of rate laws as CSV, a compound per row: name; U_cm1 or U_K with tau0_s; C_s1Kn with n; tau_QTM_s. Empty or 0: no such term. The SIMDAVIS table is
/// read as it is published.</summary>
internal static class RateLawFile
{
    private static readonly string[] Columns = ["name", "U_cm1", "U_K", "tau0_s", "C_s1Kn", "n", "tau_QTM_s"];

    /// <summary>Titles without units of the SIMDAVIS table (Duan et al., Nat. Commun. 13, 7626 (2022)), whose U is in K; an empty name is passed over.</summary>
    private static readonly Dictionary<string, string> Simdavis = new()
    {
        ["sample_ID"] = "", ["compound"] = "name", ["Ueff_ff"] = "U_K", ["tau0_ff"] = "tau0_s", ["C"] = "C_s1Kn", ["n"] = "n", ["tau_qtm"] = "tau_QTM_s", ["g_y"] = "",
    };

    /// <summary>Reads one file.</summary>
    /// <exception cref="InputException">A column is unknown, a pair is incomplete, or a row has no term.</exception>
    public static IReadOnlyList<RateLawRow> Read(string path)
    {
        var lines = MeasurementText.Lines(path);
        var table = MeasurementTable.Parse(path, lines, Math.Max(Array.FindIndex(lines, l => l.AsSpan().Trim() is [not '#', ..]), 0));
        string[] titles = table.Titles.Contains("Ueff_ff") ? Array.ConvertAll(table.Titles, t => Simdavis.GetValueOrDefault(t, t)) : table.Titles;
        var found = titles.FirstOrDefault(t => t.Length > 0 && !Columns.Contains(t));
        if (found is not null || !titles.Contains("name"))
        {
            throw new InputException(path, table.TitleLine, found is null ? "the column name is missing" : $"the column '{found}' is no parameter of a rate law", $"Columns are {string.Join(", ", Columns)}; without --evaluate the file is read as relaxation times");
        }

        return [.. table.Rows.Where(row => row.Cells.Any(c => c.Length > 0)).Select(row => Law(table, titles, row))];
    }

    private static RateLawRow Law(MeasurementTable table, string[] titles, MeasurementRow row)
    {
        double Cell(string title) => Array.IndexOf(titles, title) is >= 0 and var column && table.Number(row, column) is { } x ? x >= 0 ? x : throw Wrong($"{title} is negative") : 0;
        InputException Wrong(string what) => new(table.File, row.Line, what, "Give U with tau0, C with n, or tau_QTM; leave out what the law does not have");
        var (u, tau0, c, n, qtm) = (Cell("U_cm1") + Energy.FromKelvin(Cell("U_K")).Cm, Cell("tau0_s"), Cell("C_s1Kn"), Cell("n"), Cell("tau_QTM_s"));
        if (u > 0 != tau0 > 0 || c > 0 != n > 0 || u + c + qtm == 0)
        {
            throw Wrong(u + c + qtm == 0 ? "the row has no term" : u > 0 != tau0 > 0 ? "U and tau0 do not come as a pair" : "C and n do not come as a pair");
        }

        IRateTerm[] terms = [.. qtm > 0 ? [new TunnellingTerm()] : (IRateTerm[])[], .. u > 0 ? [new OrbachTerm()] : (IRateTerm[])[], .. c > 0 ? [new RamanTerm()] : (IRateTerm[])[]];
        double[] values = [.. qtm > 0 ? [qtm] : (double[])[], .. u > 0 ? [tau0, u] : (double[])[], .. c > 0 ? [c, n] : (double[])[]];
        return new RateLawRow(row.Cells[Array.IndexOf(titles, "name")], new RateModel(terms).WithValues(values));
    }
}
