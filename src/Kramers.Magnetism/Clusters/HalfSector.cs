namespace Kramers.Magnetism.Clusters;

/// <summary>The states of one half with the same K.</summary>
/// <param name="Codes">The states, ascending.</param>
/// <param name="Diagonal">Diagonal of the Hamiltonian of this half, cm^-1, [state].</param>
/// <param name="M">m of each spin, [site][state].</param>
/// <param name="Down">S^- of each site, into sector K + 1.</param>
/// <param name="Up">S^+ of each site, into sector K - 1.</param>
/// <param name="Flips">Off-diagonal elements of the Hamiltonian of this half, cm^-1.</param>
internal sealed record HalfSector(int[] Codes, double[] Diagonal, double[][] M, Ladder[] Down, Ladder[] Up, SparseRows Flips)
{
    public int Count => Codes.Length;
}

/// <summary>A ladder operator: each state goes to one other, or to none, with factor 0 and target 0, which keeps loops free of branches.</summary>
internal sealed record Ladder(int[] Targets, double[] Factors);

/// <summary>A sparse matrix by rows: the elements of row i are numbers Starts[i] .. Starts[i + 1] - 1.</summary>
internal sealed record SparseRows(int[] Starts, int[] Columns, double[] Values)
{
    public static SparseRows From(int rows, Func<int, IEnumerable<(int Column, double Value)>> elements)
    {
        var starts = new int[rows + 1];
        var (columns, values) = (new List<int>(), new List<double>());
        for (var row = 0; row < rows; row++)
        {
            foreach (var (column, value) in elements(row))
            {
                columns.Add(column);
                values.Add(value);
            }

            starts[row + 1] = columns.Count;
        }

        return new SparseRows(starts, [.. columns], [.. values]);
    }
}
