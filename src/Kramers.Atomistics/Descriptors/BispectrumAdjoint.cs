using System.Collections.Concurrent;
using System.Runtime.Intrinsics;
using Kramers.Atomistics.Potentials;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Atomistics.Descriptors;

/// <summary>
/// sum_k c_k B_k of every atom and its derivative by each neighbour, by the adjoint: batches of atoms side by side in vector registers,
/// batches in parallel. Every pair has its own place in the result, so that no sum depends on the number of threads.
/// </summary>
internal sealed class BispectrumAdjoint
{
    // Below, starting threads costs more than they save.
    private const int FewestBatches = 8;

    private readonly Batch[] _byWidth;

    /// <summary>Made for at most so many lanes: 1, 4 or 8; a batch that is not full takes the narrowest that hold it.</summary>
    /// <exception cref="ArgumentException">Another number of lanes.</exception>
    public BispectrumAdjoint(int lanes, BispectrumSettings settings, IReadOnlyList<BispectrumComponent> components, int channels)
    {
        AdjointSum[] products = [.. AdjointSum.Collect(components)];
        var all = new[] { OneLane.Count, FourLanes.Count, EightLanes.Count };
        _byWidth = all.Contains(lanes)
            ? [.. all.Where(w => w <= lanes).Select(w => Create(w, settings, products, channels))]
            : throw new ArgumentException($"Lanes are 1, 4 or 8, got {lanes}.", nameof(lanes));
    }

    /// <summary>Atoms in the widest register of this machine.</summary>
    public static int BestLanes => Vector512.IsHardwareAccelerated ? EightLanes.Count : Vector256.IsHardwareAccelerated ? FourLanes.Count : OneLane.Count;

    private int Lanes => _byWidth[^1].Lanes;

    /// <summary>sum_k c_k B_k of every atom (before isolated atoms are subtracted), and [3 per pair] its derivative by the neighbour's position.</summary>
    /// <param name="pairs">The neighbours.</param>
    /// <param name="coefficients">[atom, k].</param>
    /// <param name="team">Threads that share the atoms; null takes the thread pool where there are many.</param>
    public (double[] Sums, double[] Slopes) Evaluate(BispectrumPairs pairs, Matrix coefficients, ThreadTeam? team)
    {
        var (sums, slopes) = (new double[pairs.Atoms], new double[3 * pairs.All.Length]);
        var size = Size(pairs.Atoms, team?.Count ?? 1);
        var batches = (pairs.Atoms + size - 1) / size;
        void Run(int batch)
        {
            var atoms = Math.Min(size, pairs.Atoms - batch * size);
            Array.Find(_byWidth, b => b.Lanes >= atoms)!.Evaluate(pairs, coefficients, batch * size, atoms, sums, slopes);
        }

        if (team is null && batches >= FewestBatches)
        {
            Parallel.ForEach(Partitioner.Create(0, batches, FewestBatches / 2), range =>
            {
                for (var batch = range.Item1; batch < range.Item2; batch++)
                {
                    Run(batch);
                }
            });
        }
        else
        {
            (team ?? ThreadTeam.Alone).Run(batches, Run);
        }

        return (sums, slopes);
    }

    /// <summary>Atoms of a batch: as many as there are lanes, or fewer where that gives all threads as many batches.</summary>
    private int Size(int atoms, int threads)
    {
        var batches = (atoms + Lanes - 1) / Lanes;
        return threads == 1 ? Lanes : (atoms - 1) / ((batches + threads - 1) / threads * threads) + 1;
    }

    private static Batch Create(int lanes, BispectrumSettings settings, AdjointSum[] products, int channels) => lanes switch
    {
        1 => new Batch<OneLane>(new BispectrumKernel<OneLane>(settings, products, channels)),
        4 => new Batch<FourLanes>(new BispectrumKernel<FourLanes>(settings, products, channels)),
        _ => new Batch<EightLanes>(new BispectrumKernel<EightLanes>(settings, products, channels)),
    };

    private abstract class Batch(int lanes)
    {
        public int Lanes => lanes;

        public abstract void Evaluate(BispectrumPairs pairs, Matrix coefficients, int first, int atoms, double[] sums, double[] slopes);
    }

    private sealed class Batch<T>(BispectrumKernel<T> kernel) : Batch(T.Count)
        where T : struct, ILanes<T>
    {
        private readonly ConcurrentBag<BispectrumWorkspace<T>> _idle = [];

        public override void Evaluate(BispectrumPairs pairs, Matrix coefficients, int first, int atoms, double[] sums, double[] slopes)
        {
            var work = _idle.TryTake(out var idle) ? idle : kernel.MakeWorkspace();
            kernel.Evaluate(pairs, coefficients, first, atoms, work, sums, slopes);
            _idle.Add(work);
        }
    }
}
