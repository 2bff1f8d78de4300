using System.Diagnostics;
using System.Globalization;
using Kramers.Magnetism.Clusters;
using Kramers.Magnetism.Hamiltonians;
using Kramers.Magnetism.Spins;
using Kramers.Numerics;

namespace Kramers.Benchmarks;

/// <summary>chi T of antiferromagnetic rings at 100 temperatures from all levels: what a size costs in time and memory.</summary>
internal static class SpinRingTable
{
    private static readonly (double Spin, int Count)[] Rings = [(0.5, 8), (0.5, 12), (1, 8), (1.5, 6), (2.5, 5), (2.5, 6), (1.5, 8)];

    /// <summary>One row per ring; memory is the peak of the process so far, so that rings rise in size.</summary>
    public static void Print()
    {
        Console.WriteLine("| ring | states | multiplets | largest block | time, s | peak memory, MB | E0/J | chi T at J = k_B T |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|");
        foreach (var (spin, count) in Rings)
        {
            var watch = Stopwatch.StartNew();
            var ring = SpinCluster.Ring(Spin.FromValue(spin), count, ExchangeConstant.FromPlusJ(1));
            var blocks = BlockDiagonalisation.Solve(ring);
            var ensemble = new ClusterEnsemble(ring, blocks);
            var chiT = ensemble.At(1 / PhysicalConstants.BoltzmannCm).ChiT.Value;
            _ = Enumerable.Range(1, 99).Sum(t => ensemble.At(3 * t).ChiT.Value);
            var seconds = watch.Elapsed.TotalSeconds;
            var largest = blocks.Zip(blocks.Skip(1), (above, below) => below.Exact.Length - above.Exact.Length).Max();
            using var process = Process.GetCurrentProcess();
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {count} x {ring.Spins[0]} | {ring.Dimension} | {blocks[^1].Exact.Length} | {largest} | {seconds:f2} | {process.PeakWorkingSet64 / 1e6:f0} | {ensemble.LowestEnergy:f6} | {chiT:f4} |"));
        }
    }
}
