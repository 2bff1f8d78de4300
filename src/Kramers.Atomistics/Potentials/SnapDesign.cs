using Kramers.Atomistics.Descriptors;
using Kramers.Chemistry;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Atomistics.Potentials;

/// <summary>
/// The linear problem behind a SNAP potential: for each labelled geometry one energy row, the features of its atoms summed by
/// element, and 3N force rows, minus their derivatives. Columns: element after element, <see cref="IDescriptor.Length"/> each.
/// Rows are computed when asked for and not kept: for 10 000 geometries they would fill a memory.
/// </summary>
public sealed class SnapDesign
{
    private readonly IReadOnlyList<Structure> _structures;
    private readonly string[] _elements;

    /// <summary>States the problem.</summary>
    /// <param name="descriptor">The features.</param>
    /// <param name="structures">The geometries.</param>
    public SnapDesign(IDescriptor descriptor, IReadOnlyList<Structure> structures)
    {
        ArgumentNullException.ThrowIfNull(descriptor);
        ArgumentNullException.ThrowIfNull(structures);
        (Descriptor, _structures) = (descriptor, structures);
        _elements = [.. structures.SelectMany(s => s.Elements.Select(e => e.Symbol)).Distinct().Order(StringComparer.Ordinal)];
    }

    /// <summary>The features.</summary>
    public IDescriptor Descriptor { get; }

    /// <summary>Element symbols in the order of their column blocks.</summary>
    public IReadOnlyList<string> Elements => _elements;

    /// <summary>Number of columns.</summary>
    public int Columns => _elements.Length * Descriptor.Length;

    /// <summary>Number of geometries.</summary>
    public int Count => _structures.Count;

    /// <summary>Number of rows of a geometry, 1 + 3N.</summary>
    public int RowCount(int geometry) => 1 + 3 * _structures[geometry].Count;

    /// <summary>[1 + 3N, columns] of one geometry: row 0 for the energy, then the force components.</summary>
    /// <exception cref="ArgumentException">An element that the descriptor does not know.</exception>
    public Matrix RowsOf(int geometry) => RowsOf(Descriptor, _structures[geometry], _elements);

    internal static Matrix RowsOf(IDescriptor descriptor, Structure structure, string[] elements)
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
