using System.Text.RegularExpressions;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Workbench.Engines.Orca;

/// <summary>Runs of SINGLE_ANISO, which prints its own layout into the output of ORCA.</summary>
internal static partial class SingleAnisoReader
{
    private const string Tensors = "CALCULATION OF PSEUDOSPIN HAMILTONIAN TENSORS FOR THE MULTIPLET";
    private static readonly string[] G = ["gX", "gY", "gZ"];

    public static IReadOnlyList<OrcaSingleAniso> All(OrcaText text)
    {
        var runs = text.Blocks(text.Containing("SINGLE_ANISO Program "), text.Containing("SINGLE_ANISO ENDED  OK"), "a run of SINGLE_ANISO");
        var passes = runs.Count == 0 ? [] : QdptReader.Passes(text);
        return [.. runs.Select(run => Run(run with { End = run.Body }, QdptReader.Of(passes, run)))];
    }

    private static OrcaSingleAniso Run(OrcaBlock run, QdptPass pass)
    {
        var origin = $"ORCA, SINGLE_ANISO, {Path.GetFileName(run.Text.File)}";
        var multiplets = Multiplets(run);
        var fields = CrystalFieldTable.All(run, origin, $"{pass.Method}, {pass.Interactions}");
        return new OrcaSingleAniso(
            pass.Method, pass.Interactions, multiplets, BarrierTable.Read(run, multiplets.Length), fields.GetValueOrDefault("J"), fields.GetValueOrDefault("L"));
    }

    private static OrcaPseudospin[] Multiplets(OrcaBlock run)
    {
        var blocks = run.Text.Blocks(Inside(run, Tensors), Inside(run, " gZ = ").Where(i => Row().IsMatch(run.Text[i])), "a multiplet of SINGLE_ANISO");
        if (run.TryFind("Number of groups of spin-orbit states", run.Start, run.End) is { } line && run.NumberAfter(":", line) is var announced && announced != blocks.Count)
        {
            throw run.Text.Damaged(run.Start, run.End, $"{announced} groups of states are announced, {blocks.Count} are there");
        }

        return [.. blocks.Select((block, i) => Multiplet(block with { End = Math.Min(block.End, run.End) }, i + 1))];
    }

    private static OrcaPseudospin Multiplet(OrcaBlock block, int number)
    {
        var head = Heading().Match(block.Text[block.Start]);
        if (!head.Success || head.Groups[1].Value != $"{number}")
        {
            throw block.Text.Damaged(block.Start, block.Start + 1, $"multiplet {number} was expected");
        }

        var twice = int.Parse(head.Groups[2].Value) * (head.Groups[3].Success ? 1 : 2);
        var (values, axes) = MainValues(block, block.Body - 2);
        var sign = block.Text[block.Find("The sign of the product gX * gY * gZ", block.Body, 4)].Contains('<', StringComparison.Ordinal) ? -1 : 1;
        var (d, e) = twice == 1 ? (default(double?), default(double?)) : ZeroField(block);
        return new OrcaPseudospin(twice, Energies(block, twice + 1), values, axes, sign, d, e);
    }

    private static double[] Energies(OrcaBlock block, int count)
    {
        var lines = Enumerable.Range(block.Start, block.Body - block.Start).Select(i => State().Match(block.Text[i])).Where(m => m.Success).ToArray();
        return lines.Select(m => m.Groups[1].Value).SequenceEqual(Enumerable.Range(1, count).Select(i => $"{i}"))
            ? Array.ConvertAll(lines, m => OrcaNumbers.TryOne(m.Groups[2].Value, out var energy) ? energy : throw block.Text.Damaged(block.Start, block.Body, $"'{m.Groups[2].Value}' is no energy"))
            : throw block.Text.Damaged(block.Start, block.Body, $"{count} spin-orbit states were expected");
    }

    // " gX =   1.99981604 | Xm | -0.998938 -0.046073 -0.000000 |": a row is an axis.
    private static (double[] Values, Matrix Axes) MainValues(OrcaBlock block, int line)
    {
        var (values, axes) = (new double[3], new Matrix(3, 3));
        for (var k = 0; k < 3; k++)
        {
            var row = Row().Match(block.Text[line + k]);
            if (!row.Success || row.Groups[1].Value != G[k] || !OrcaNumbers.TryOne(row.Groups[2].Value, out values[k]) || !OrcaNumbers.TryAll(OrcaNumbers.Words(row.Groups[3].Value), out var axis) || axis.Length != 3)
            {
                throw block.Text.Damaged(block.Start, block.Body + 1, $"{G[k]} and its axis are missing");
            }

            (axes[0, k], axes[1, k], axes[2, k]) = (axis[0], axis[1], axis[2]);
        }

        return (axes.Transpose() * axes - Matrix.Identity(3)).Norm() < 2e-5
            ? (values, axes)
            : throw block.Text.Damaged(block.Start, block.Body + 1, "the main magnetic axes are not at right angles");
    }

    // D and E, and the main values that they come from.
    private static (double? D, double? E) ZeroField(OrcaBlock block)
    {
        var at = block.Find("Anisotropy parameters: D = 3/2 * Dz;", block.Body, block.End);
        var (d, e) = (block.NumberAfter("=", block.Find("D =", at + 1, 1)), block.NumberAfter("=", block.Find("E =", at + 2, 1)));
        var dz = block.NumberAfter("=", block.Find("Dz =", block.Body, at - block.Body));
        var (dx, dy) = (block.NumberAfter("=", block.Find("Dx =", block.Body, at - block.Body)), block.NumberAfter("=", block.Find("Dy =", block.Body, at - block.Body)));
        return Belongs(d, e, dz, dx, dy) || Belongs(d, e, dx, dy, dz) || Belongs(d, e, dy, dz, dx)
            ? (d, e)
            : throw block.Text.Damaged(block.Body, at + 3, "D and E are not those of the main values of the D tensor");
    }

    // Main values are sorted by size or by axis and printed with three decimals; D belongs to the one that is largest in size.
    private static bool Belongs(double d, double e, double z, double x, double y) =>
        Math.Abs(d - 1.5 * z) < 1.6e-3 && Math.Abs(Math.Abs(e) - Math.Abs(x - y) / 2) < 1.1e-3;

    private static IEnumerable<int> Inside(OrcaBlock run, string text) => run.Text.Containing(text).Where(i => i >= run.Start && i < run.End);

    [GeneratedRegex(@"FOR THE MULTIPLET +(\d+) \( *effective S = +(\d+)(/2)?\)")]
    private static partial Regex Heading();

    [GeneratedRegex(@"^spin-orbit state +(\d+)\. energy\(\d+\) = +(\S+) cm-1")]
    private static partial Regex State();

    [GeneratedRegex(@"^ *(g[XYZ]) = *(\S+) \| [XYZ]m \|([^|]*)\|")]
    private static partial Regex Row();
}
