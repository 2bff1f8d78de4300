using System.Collections.Concurrent;
using System.Runtime.Intrinsics;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Atomistics.Descriptors;

/// <summary>
/// sum_k c_k B_k of every atom and its derivative by each neighbour, by the adjoint: batches of atoms side by side in vector registers,
/// batches in parallel. Every pair has its own place in the result, so that no sum depends on the number of threads.
/// </summary>
internal abstract class BispectrumAdjoint
{
    // Below, starting threads costs more than they save.
    private const int FewestBatches = 8;

    /// <summary>Atoms in the widest register of this machine.</summary>
    public static int BestLanes => Vector512.IsHardwareAccelerated ? EightLanes.Count : Vector256.IsHardwareAccelerated ? FourLanes.Count : OneLane.Count;

    /// <summary>Made for a number of lanes, 1, 4 or 8.</summary>
    /// <exception cref="ArgumentException">Another number of lanes.</exception>
    public static BispectrumAdjoint Create(int lanes, BispectrumSettings settings, IReadOnlyList<BispectrumComponent> components, int channels)
    {
        AdjointSum[] products = [.. AdjointSum.Collect(components)];
        return lanes switch
        {
            1 => new Batches<OneLane>(new BispectrumKernel<OneLane>(settings, products, channels)),
            4 => new Batches<FourLanes>(new BispectrumKernel<FourLanes>(settings, products, channels)),
            8 => new Batches<EightLanes>(new BispectrumKernel<EightLanes>(settings, products, channels)),
            _ => throw new ArgumentException($"Lanes are 1, 4 or 8, got {lanes}.", nameof(lanes)),
        };
    }

    /// <summary>sum_k c_k B_k of every atom (before isolated atoms are subtracted), and [3 per pair] its derivative by the neighbour's position.</summary>
    public abstract (double[] Sums, double[] Slopes) Evaluate(BispectrumPairs pairs, Matrix coefficients);

    private sealed class Batches<T>(BispectrumKernel<T> kernel) : BispectrumAdjoint
        where T : struct, ILanes<T>
    {
        private readonly ConcurrentBag<BispectrumWorkspace<T>> _idle = [];

        public override (double[] Sums, double[] Slopes) Evaluate(BispectrumPairs pairs, Matrix coefficients)
        {
            var (sums, slopes) = (new double[pairs.Atoms], new double[3 * pairs.All.Length]);
            var batches = (pairs.Atoms + T.Count - 1) / T.Count;
            void Run(int from, int to)
            {
                var work = _idle.TryTake(out var idle) ? idle : kernel.MakeWorkspace();
                for (var batch = from; batch < to; batch++)
                {
                    kernel.Evaluate(pairs, coefficients, batch * T.Count, work, sums, slopes);
                }

                _idle.Add(work);
            }

            if (batches < FewestBatches)
            {
                Run(0, batches);
            }
            else
            {
                Parallel.ForEach(Partitioner.Create(0, batches, FewestBatches / 2), range => Run(range.Item1, range.Item2));
            }

            return (sums, slopes);
        }
    }
}
