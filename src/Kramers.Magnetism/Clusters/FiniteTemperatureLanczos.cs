using Kramers.Numerics;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Magnetism.Clusters;

/// <summary>
/// Thermal averages of clusters too large to diagonalise (J. Jaklic and P. Prelovsek, Phys. Rev. B 49, 5065 (1994),
/// doi:10.1103/PhysRevB.49.5065; for molecules J. Schnack and O. Wendland, Eur. Phys. J. B 78, 535 (2010),
/// doi:10.1140/epjb/e2010-10713-8). In a block of d states with R random vectors r
///     Tr exp(-H/kT) = d/R sum_r sum_n exp(-e_n/kT) |(r|n)|^2,
/// with Ritz values e_n and weights |(r|n)|^2, the squared first components of the eigenvectors of the tridiagonal matrix. The
/// lowest levels can be taken out and counted exactly, which removes most of the scatter in the cold (K. Morita and T. Tohyama,
/// Phys. Rev. Research 2, 013205 (2020)). Small blocks are diagonalised; block -M has the levels of block M.
/// </summary>
public static class FiniteTemperatureLanczos
{
    /// <summary>Samples the levels of a cluster; pass the result to a <see cref="ClusterEnsemble"/>.</summary>
    /// <param name="cluster">The cluster.</param>
    /// <param name="settings">How finely.</param>
    /// <param name="progress">Done share of the work, 0 to 1; reported from several threads.</param>
    /// <param name="cancellation">Looked at in every Lanczos step.</param>
    /// <returns>Blocks with M falling to 0 or 1/2.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of range.</exception>
    /// <exception cref="ArithmeticException">A lowest level has not converged.</exception>
    public static IReadOnlyList<BlockLevels> Run(
        SpinCluster cluster, FiniteTemperatureLanczosSettings settings, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(cluster);
        ArgumentNullException.ThrowIfNull(settings);
        settings.Check();
        var random = new SeededRandom(settings.Seed);
        var blocks = cluster.NonNegativeTwoM.Select(cluster.Block).ToArray();
        var work = new SharedProgress(progress, blocks.Sum(b => (double)b.Dimension));
        var levels = new List<BlockLevels>();
        foreach (var block in blocks)
        {
            cancellation.ThrowIfCancellationRequested();
            var seeds = Enumerable.Range(0, settings.RandomVectors + 1).Select(_ => random.Bits()).ToArray();
            levels.Add(IsSmall(block, settings) ? Diagonalise(block, work) : Sample(block, seeds, settings, work, cancellation));
        }

        return levels;
    }

    private static bool IsSmall(MagneticBlock block, FiniteTemperatureLanczosSettings settings) =>
        block.Dimension <= Math.Max(settings.DenseDimension, 1 + settings.ExactLevels);

    private static BlockLevels Diagonalise(MagneticBlock block, SharedProgress work)
    {
        var levels = new BlockLevels(block.TwoM, BlockDiagonalisation.Levels(block), []);
        work.Add(block.Dimension);
        return levels;
    }

    private static BlockLevels Sample(
        MagneticBlock block, ulong[] seeds, FiniteTemperatureLanczosSettings settings, SharedProgress work, CancellationToken cancellation)
    {
        var exact = settings.ExactLevels == 0
            ? new LanczosLevels([], [], [])
            : Lanczos.Lowest(new ParallelBlock(block, settings.Threads), settings.ExactLevels, seeds[^1], cancellation: cancellation);
        var sampled = new SampledLevels[settings.RandomVectors];
        using var single = new SingleThreadedBlas();
        var options = new ParallelOptions { MaxDegreeOfParallelism = settings.Threads, CancellationToken = cancellation };
        Parallel.For(0, sampled.Length, options, r =>
        {
            sampled[r] = SampleOnce(block, new SeededRandom(seeds[r]), exact.States, settings.Steps, cancellation);
            work.Add(block.Dimension / (double)sampled.Length);
        });
        return new BlockLevels(block.TwoM, exact.Energies, sampled);
    }

    private static SampledLevels SampleOnce(
        MagneticBlock block, SeededRandom random, IReadOnlyList<double[]> exact, int steps, CancellationToken cancellation)
    {
        var recursion = new LanczosRecursion(block, random, exact, keepsBasis: false);
        recursion.Advance(steps, cancellation);
        var ritz = recursion.Ritz();
        var states = block.Dimension - exact.Count;
        return new SampledLevels(ritz.Values, Array.ConvertAll(ritz.Vectors.Row(0).ToArray(), x => states * x * x));
    }

    /// <summary>Adds up the work of several threads.</summary>
    private sealed class SharedProgress(IProgress<double>? progress, double total)
    {
        private readonly Lock _gate = new();
        private double _done;

        public void Add(double part)
        {
            lock (_gate)
            {
                _done += part;
                progress?.Report(_done / total);
            }
        }
    }
}
