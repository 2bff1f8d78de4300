using Kramers.Atomistics.Descriptors;
using Kramers.Chemistry;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Atomistics.Potentials;

/// <summary>
/// The linear problem behind a SNAP potential: for each labelled geometry one energy row, the features of its atoms summed by
/// element, and 3N force rows, minus their derivatives. Columns: element after element, <see cref="IDescriptor.Length"/> each.
/// </summary>
public sealed class SnapDesign
{
    private SnapDesign(IDescriptor descriptor, string[] elements, Matrix[] rows)
    {
        Descriptor = descriptor;
        Elements = elements;
        Rows = rows;
    }

    /// <summary>The features.</summary>
    public IDescriptor Descriptor { get; }

    /// <summary>Element symbols in the order of their column blocks.</summary>
    public IReadOnlyList<string> Elements { get; }

    /// <summary>One matrix per geometry, [1 + 3N, columns]: row 0 for the energy, then the force components.</summary>
    public IReadOnlyList<Matrix> Rows { get; }

    /// <summary>Number of columns.</summary>
    public int Columns => Elements.Count * Descriptor.Length;

    /// <summary>Computes all rows, geometries in parallel.</summary>
    /// <param name="descriptor">The features.</param>
    /// <param name="structures">The geometries.</param>
    /// <param name="progress">Told the number of finished geometries.</param>
    /// <param name="cancellation">Stops between geometries.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static SnapDesign Build(IDescriptor descriptor, IReadOnlyList<Structure> structures, IProgress<int>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(descriptor);
        ArgumentNullException.ThrowIfNull(structures);
        string[] elements = [.. structures.SelectMany(s => s.Elements.Select(e => e.Symbol)).Distinct().Order(StringComparer.Ordinal)];
        var rows = new Matrix[structures.Count];
        var done = 0;
        Parallel.For(0, structures.Count, new ParallelOptions { CancellationToken = cancellation }, s =>
        {
            rows[s] = RowsOf(descriptor, structures[s], elements);
            progress?.Report(Interlocked.Increment(ref done));
        });
        return new SnapDesign(descriptor, elements, rows);
    }

    private static Matrix RowsOf(IDescriptor descriptor, Structure structure, string[] elements)
    {
        var length = descriptor.Length;
        var rows = new Matrix(1 + 3 * structure.Count, elements.Length * length);
        int Block(int atom) => Array.IndexOf(elements, structure.Elements[atom].Symbol) * length;

        var (values, pairs) = descriptor.EvaluateWithGradient(structure);
        for (var i = 0; i < structure.Count; i++)
        {
            Add(values.Row(i), 1, rows.Row(0)[Block(i)..]);
        }

        foreach (var pair in pairs)
        {
            for (var c = 0; c < 3; c++)
            {
                var derivative = pair.Derivative.Row(c);
                Add(derivative, -1, rows.Row(1 + 3 * pair.Neighbour + c)[Block(pair.Centre)..]);
                Add(derivative, 1, rows.Row(1 + 3 * pair.Centre + c)[Block(pair.Centre)..]);
            }
        }

        return rows;
    }

    private static void Add(ReadOnlySpan<double> x, double sign, Span<double> to)
    {
        for (var k = 0; k < x.Length; k++)
        {
            to[k] += sign * x[k];
        }
    }
}
