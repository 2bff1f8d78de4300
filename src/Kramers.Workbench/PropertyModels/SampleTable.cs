using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Workbench.PropertyModels;

/// <summary>Samples by features, as a file gives them.</summary>
/// <param name="File">The file, as the user named it.</param>
/// <param name="Names">Name of each sample, [sample].</param>
/// <param name="Lines">Line of each sample in the file, from 1, [sample].</param>
/// <param name="Features">Names of the features, [feature].</param>
/// <param name="X">[sample, feature], in the units of the file or the descriptor; finite.</param>
public sealed record SampleTable(string File, string[] Names, int[] Lines, string[] Features, Matrix X)
{
    /// <summary>Text of what is to be learned, [sample]; null where nothing was asked for, empty where a sample lacks it.</summary>
    public string[]? Targets { get; init; }

    /// <summary>Group of each sample, [sample]; null where none was asked for.</summary>
    public string[]? Groups { get; init; }

    /// <summary>What to know about the reading.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Number of samples.</summary>
    public int Count => Names.Length;

    /// <summary>The numbers of samples with the same features, at least two each.</summary>
    internal IEnumerable<int[]> Duplicates() => Enumerable.Range(0, Count)
        .GroupBy(i => string.Join(' ', X.Row(i).ToArray().Select(BitConverter.DoubleToInt64Bits)), StringComparer.Ordinal)
        .Where(g => g.Skip(1).Any())
        .Select(g => g.ToArray());

    /// <summary>The numbers of the features that vary.</summary>
    internal int[] Varying() => [.. Enumerable.Range(0, Features.Length).Where(k => Enumerable.Range(1, Count - 1).Any(i => X[i, k] != X[0, k]))];

    /// <summary>Some of the columns, [sample, column].</summary>
    internal static Matrix Columns(Matrix x, int[] columns)
    {
        var taken = new Matrix(x.Rows, columns.Length);
        for (var i = 0; i < taken.Data.Length; i++)
        {
            taken.Data[i] = x[i / columns.Length, columns[i % columns.Length]];
        }

        return taken;
    }

    /// <summary>Some of the rows, [row, column].</summary>
    internal static Matrix Rows(Matrix x, int[] rows)
    {
        var taken = new Matrix(rows.Length, x.Columns);
        for (var i = 0; i < rows.Length; i++)
        {
            x.Row(rows[i]).CopyTo(taken.Row(i));
        }

        return taken;
    }
}
