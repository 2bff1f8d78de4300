using Kramers.Chemistry;
using Kramers.Learning.Validation;
using Kramers.Numerics;

namespace Kramers.Workbench.PropertyModels;

/// <summary>
/// Splits samples into folds by units that stay together: groups, or samples with the same features, so that nothing is tested on
/// what was learned. Random folds hold classes in equal parts; blocks are neighbours in the order of the file.
/// </summary>
/// <param name="file">For messages.</param>
/// <param name="unit">Number of the unit of each sample, [sample].</param>
/// <param name="classes">Class of each sample, [sample]; all zero for numbers.</param>
/// <param name="inBlocks">Blocks of neighbours instead of units.</param>
/// <param name="seed">Of the draw.</param>
internal sealed class SampleSplits(string file, int[] unit, int[] classes, bool inBlocks, ulong seed)
{
    /// <summary>Number of units.</summary>
    public int Units { get; } = unit.Distinct().Count();

    /// <summary>Number of units among some of the samples; in blocks each sample is one.</summary>
    public int UnitsAmong(int[] rows) => inBlocks ? rows.Length : rows.Select(i => unit[i]).Distinct().Count();

    /// <summary>Folds within some of the samples.</summary>
    /// <param name="rows">Numbers of the samples.</param>
    /// <param name="k">Number of folds; fewer where there are fewer units.</param>
    /// <returns>Folds that count within <paramref name="rows"/>.</returns>
    public Fold[] Within(int[] rows, int k)
    {
        var units = rows.Select((sample, place) => (Unit: inBlocks ? place : unit[sample], Class: classes[sample], Place: place)).GroupBy(r => r.Unit).Select(g => g.ToArray()).ToArray();
        var folds = Math.Min(k, units.Length);
        if (folds < 2)
        {
            throw new InputException(file, null, $"{rows.Length} samples in {units.Length} group(s) cannot be split for validation", "Give more samples, or a --group with more values");
        }

        return inBlocks ? Fold.Blocks(rows.Length, folds) : Deal(units, folds, rows.Length);
    }

    /// <summary>Each unit goes to the fold with the fewest samples so far: class by class, large units first, else in the order of the draw.</summary>
    private Fold[] Deal((int Unit, int Class, int Place)[][] units, int folds, int samples)
    {
        var order = new SeededRandom(seed).Permutation(units.Length);
        var (sizes, foldOf) = (new int[folds], new int[samples]);
        foreach (var members in order.Select(u => units[u]).OrderBy(u => u[0].Class).ThenByDescending(u => u.Length))
        {
            var fold = Array.IndexOf(sizes, sizes.Min());
            sizes[fold] += members.Length;
            foreach (var member in members)
            {
                foldOf[member.Place] = fold;
            }
        }

        return Fold.LeaveGroupOut(foldOf);
    }
}
