using Kramers.Chemistry;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Atomistics.Descriptors;

/// <summary>The atoms over which a descriptor is averaged.</summary>
/// <param name="Symbol">Their element; null for all atoms.</param>
internal sealed record Centres(string? Symbol)
{
    /// <summary>For names of features.</summary>
    internal string Suffix => Symbol is null ? "" : $" of {Symbol}";

    /// <exception cref="ArgumentException">There is none.</exception>
    internal int[] Of(Structure structure)
    {
        ArgumentNullException.ThrowIfNull(structure);
        int[] atoms = [.. Enumerable.Range(0, structure.Count).Where(i => Symbol is null || structure.Elements[i].Symbol == Symbol)];
        return atoms.Length > 0
            ? atoms
            : throw new ArgumentException($"The features are averaged over {Symbol} atoms, but {structure.Formula} has none.", nameof(structure));
    }

    /// <summary>The mean of some rows.</summary>
    internal static double[] Mean(Matrix rows, int[] atoms)
    {
        var mean = new double[rows.Columns];
        foreach (var i in atoms)
        {
            for (var k = 0; k < mean.Length; k++)
            {
                mean[k] += rows[i, k] / atoms.Length;
            }
        }

        return mean;
    }

    /// <summary>The gradient of the mean over <paramref name="atoms"/>, [3N, K], from that of each atom's features.</summary>
    internal static Matrix MeanGradient(IEnumerable<PairGradient> pairs, int[] atoms, int count, int length)
    {
        var gradient = new Matrix(3 * count, length);
        foreach (var (centre, neighbour, derivative) in pairs.Where(p => atoms.Contains(p.Centre)))
        {
            for (var n = 0; n < derivative.Data.Length; n++)
            {
                var (c, k, slope) = (n / length, n % length, derivative.Data[n] / atoms.Length);
                gradient[3 * neighbour + c, k] += slope;
                gradient[3 * centre + c, k] -= slope;
            }
        }

        return gradient;
    }
}
