using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Magnetism.Clusters;

/// <summary>
/// All levels of a cluster by dense diagonalisation: exact, for blocks of some thousand states. Blocks have one total spin where it is
/// conserved (<see cref="TotalSpinDiagonalisation"/>), else one M >= 0.
/// </summary>
public static class BlockDiagonalisation
{
    /// <summary>Finds all levels in zero field.</summary>
    /// <param name="cluster">The cluster.</param>
    /// <param name="progress">Done share of the work, 0 to 1.</param>
    /// <param name="cancellation">Looked at between blocks.</param>
    /// <returns>Blocks with M falling to 0 or 1/2.</returns>
    public static IReadOnlyList<BlockLevels> Solve(SpinCluster cluster, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(cluster);
        if (cluster.IsIsotropic)
        {
            return TotalSpinDiagonalisation.ByM(cluster, TotalSpinDiagonalisation.Solve(cluster, progress, cancellation));
        }

        var blocks = cluster.NonNegativeTwoM.Select(cluster.Block).ToArray();
        var total = blocks.Sum(Cost);
        var done = 0.0;
        var levels = new List<BlockLevels>();
        foreach (var block in blocks)
        {
            cancellation.ThrowIfCancellationRequested();
            levels.Add(new BlockLevels(block.TwoM, Levels(block), []));
            done += Cost(block);
            progress?.Report(done / total);
        }

        return levels;
    }

    /// <summary>All levels of one block, cm^-1, ascending.</summary>
    public static double[] Levels(MagneticBlock block)
    {
        ArgumentNullException.ThrowIfNull(block);
        return DenseLinearAlgebra.Best.SymmetricEigenvalues(block.ToMatrix());
    }

    private static double Cost(MagneticBlock block) => Math.Pow(block.Dimension, 3);
}
