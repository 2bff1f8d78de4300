using Kramers.Magnetism.Spins;

namespace Kramers.Magnetism.Clusters;

/// <summary>A level of total spin S: 2S + 1 states of one energy.</summary>
/// <param name="TotalSpin">S.</param>
/// <param name="EnergyCm">Energy, cm^-1.</param>
public sealed record SpinMultiplet(Spin TotalSpin, double EnergyCm);

/// <summary>
/// Total spins from blocks of M: without zero-field splitting a multiplet S has one state in each block |M| &lt;= S, so what block M
/// has beyond block M + 1 are the multiplets S = M.
/// </summary>
public static class SpinMultiplets
{
    private const double Tolerance = 1e-8; // of the largest energy: rounding of a dense diagonalisation stays below it

    /// <summary>All multiplets, ascending in energy.</summary>
    /// <param name="blocks">All blocks with M >= 0, M falling, as <see cref="BlockDiagonalisation"/> gives them.</param>
    /// <exception cref="ArgumentException">Levels were sampled, or a level of M + 1 is not one of M: the Hamiltonian is not isotropic.</exception>
    public static IReadOnlyList<SpinMultiplet> Of(IReadOnlyList<BlockLevels> blocks)
    {
        ArgumentNullException.ThrowIfNull(blocks);
        var multiplets = new List<SpinMultiplet>();
        double[] above = [];
        foreach (var block in blocks)
        {
            if (block.Sampled.Count > 0)
            {
                throw new ArgumentException("Total spins need all levels of all blocks; some were sampled.", nameof(blocks));
            }

            var spin = Spin.FromDoubled(block.TwoM);
            multiplets.AddRange(Without(block.Exact, above).Select(e => new SpinMultiplet(spin, e)));
            above = block.Exact;
        }

        return [.. multiplets.OrderBy(m => m.EnergyCm)];
    }

    /// <summary>The levels less those of the block above, both ascending.</summary>
    private static List<double> Without(double[] levels, double[] above)
    {
        var tolerance = Tolerance * Math.Max(Math.Abs(levels[0]), Math.Abs(levels[^1]));
        var (rest, next) = (new List<double>(), 0);
        foreach (var energy in levels)
        {
            if (next < above.Length && Math.Abs(energy - above[next]) <= tolerance)
            {
                next++;
            }
            else
            {
                rest.Add(energy);
            }
        }

        return next == above.Length
            ? rest
            : throw new ArgumentException($"A level at {above[next]:g6} cm^-1 is missing in the block below: S is not a good quantum number.", nameof(above));
    }
}
