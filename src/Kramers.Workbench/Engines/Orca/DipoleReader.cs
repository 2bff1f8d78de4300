using Kramers.Numerics;

namespace Kramers.Workbench.Engines.Orca;

/// <summary>The dipole moment: the sum of its electronic and nuclear part.</summary>
internal static class DipoleReader
{
    // e a_0 in debye, 1 D = 1e-21/c C m: 2.541746.
    internal const double AtomicUnitDebye = PhysicalConstants.ElementaryCharge * PhysicalConstants.BohrRadius * PhysicalConstants.SpeedOfLight * 1e21;

    /// <summary>Null where there is none at all.</summary>
    public static double[]? Last(OrcaText text)
    {
        var blocks = text.Blocks(text.Being("DIPOLE MOMENT"), text.Containing("Total Dipole Moment"), "a dipole moment");
        if (blocks.Count == 0)
        {
            return null;
        }

        var block = blocks[^1];
        var total = After(block, block.Body);
        var electronic = After(block, block.Find("Electronic contribution", block.Start, 16));
        var nuclear = After(block, block.Find("Nuclear contribution", block.Start, 16));
        var magnitude = block.NumberAfter(":", block.Find("Magnitude (a.u.)", block.Body, 4));

        // Five decimals up to version 5; the sum of two rounded numbers is off by up to three halves.
        var same = Enumerable.Range(0, 3).All(k => Math.Abs(total[k] - electronic[k] - nuclear[k]) < 1.6e-5)
            && Math.Abs(Math.Sqrt(total.Sum(d => d * d)) - magnitude) < 1.6e-5;
        return same
            ? Array.ConvertAll(total, d => d * AtomicUnitDebye)
            : throw text.Damaged(block.Start, block.Body + 3, "the total dipole moment is not the sum of its parts");
    }

    private static double[] After(OrcaBlock block, int line) => block.Numbers(line, OrcaNumbers.Words(block.Text[line]).Length - 3, 3);
}
