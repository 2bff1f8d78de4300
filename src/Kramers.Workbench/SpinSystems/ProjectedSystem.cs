using System.Globalization;
using System.Text;
using Kramers.Magnetism.AbInitio;
using Kramers.Magnetism.CrystalField;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Workbench.SpinSystems;

/// <summary>A pseudospin as a file for 'kramers spin', in the frame of the states.</summary>
internal static class ProjectedSystem
{
    private const int HighestRank = 6; // what crystalField takes

    public static string Text(PseudospinProjection p, SpinOrbitStates states, SpinSystemFile file)
    {
        var g = p.GMatrix * p.Frame.Matrix.Transpose();
        var field = p.ZeroFieldInInputFrame;
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"# Made by kramers spin project from {Path.GetFileName(file.File)} ({states.Provenance.Program}):");
        text.AppendLine(CultureInfo.InvariantCulture, $"# states {p.First + 1} to {p.First + p.Spin.Multiplicity} of {states.Count} as a pseudospin {p.Spin}, in the frame of the states ({states.Provenance.Axes}).");
        foreach (var line in LeftOut(p, field))
        {
            text.AppendLine("# " + line);
        }

        text.AppendLine(CultureInfo.InvariantCulture, $"name: '{file.Name.Replace("'", "''", StringComparison.Ordinal)}, pseudospin {p.Spin}'");
        text.AppendLine("centres:");
        text.AppendLine("  - label: M");
        text.AppendLine(CultureInfo.InvariantCulture, $"    spin: {p.Spin}");
        text.AppendLine("    g: " + Tensor(g));
        if (p.Spin.Multiplicity is 3 or 4)
        {
            text.AppendLine("    zfs: { tensor: " + Tensor(p.DTensor) + " }");
        }
        else if (Kept(field).ToArray() is [_, ..] kept)
        {
            text.AppendLine("    crystalField:");
            text.AppendLine("      convention: Stevens");
            foreach (var (k, q, value) in kept)
            {
                text.AppendLine(CultureInfo.InvariantCulture, $"      B{k}{q}: {value:R}");
            }
        }

        return text.ToString();
    }

    /// <summary>Without what rounding has left of zeros.</summary>
    private static IEnumerable<(int K, int Q, double Value)> Kept(StevensParameters field) => field.NonZero().Where(e => e.K is 2 or 4 or HighestRank)
        .GroupBy(e => e.K).SelectMany(rank => rank.Where(e => Math.Abs(e.Value) > 1e-10 * rank.Max(x => Math.Abs(x.Value))));

    /// <summary>What a file of 'kramers spin' cannot hold, and how large it is.</summary>
    private static IEnumerable<string> LeftOut(PseudospinProjection p, StevensParameters field)
    {
        (int K, int Q, double Value)[] rest = [.. field.NonZero().Where(e => e.K > 0 && (e.K > HighestRank || e.K % 2 == 1))];
        var size = CrystalFieldProjection.Compose(p.Spin, new StevensParameters(field.Provenance, rest)).Norm() / Math.Sqrt(p.Spin.Multiplicity);
        if (size > 1e-6)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"Left out are terms of rank 1 or above {HighestRank}: {size:G3} cm^-1, root mean square.");
        }

        double[] moment = [.. Enumerable.Range(0, 3).SelectMany(a => p.Moment(a).NonZero().Where(e => e.K > 1).GroupBy(_ => a)
            .Select(g => CrystalFieldProjection.Compose(p.Spin, new StevensParameters(field.Provenance, [.. g])).Norm()))];
        if (moment.Sum() > 1e-6)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"g leaves out terms of rank 3 and more of the moment: {Math.Sqrt(moment.Sum(x => x * x) / (3 * p.Spin.Multiplicity)):G3} mu_B, root mean square.");
        }
    }

    private static string Tensor(Matrix t) => "[" + string.Join(", ", Enumerable.Range(0, 3).Select(i =>
        "[" + string.Join(", ", Enumerable.Range(0, 3).Select(j => (Math.Round(t[i, j], 9) + 0.0).ToString("R", CultureInfo.InvariantCulture))) + "]")) + "]";
}
