using System.Globalization;
using Kramers.Chemistry;
using Kramers.Magnetism.SpectralDensities;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Workbench.SpinPhonon;

/// <summary>A CSV file with g or D along molecular dynamics, one line per step: columns gzx, gzy, gzz (others of g may stand beside) or Dxx, Dxy, Dxz, Dyy, Dyz, Dzz.</summary>
internal static class TensorTable
{
    private const string Axes = "xyz";
    private static readonly string[] OfG = ["gzx", "gzy", "gzz"];
    private static readonly string[] OfD = ["Dxx", "Dxy", "Dxz", "Dyy", "Dyz", "Dzz"];

    /// <summary>Reads a file.</summary>
    /// <returns>The trajectory, and whether it is one of D, cm^-1, rather than of g.</returns>
    /// <exception cref="InputException">The file is no such table.</exception>
    public static (TensorTrajectory Trajectory, bool IsD) Read(string path, double stepSeconds)
    {
        var lines = File.Exists(path)
            ? File.ReadAllLines(path).Select((text, i) => (Text: text.Trim(), Number: i + 1)).Where(l => l.Text.Length > 0 && l.Text[0] != '#').ToArray()
            : throw new InputException(path, null, "no such file", "Name the table of the tensors along the trajectory");
        var header = lines.Length == 0 ? [] : ModeTable.Cells(lines[0].Text);
        var isD = OfD.All(header.Contains);
        if (isD == OfG.All(header.Contains) || lines.Length < 3)
        {
            throw new InputException(path, lines.Length == 0 ? null : lines[0].Number, "this is no trajectory of one tensor", $"Begin with the column names {string.Join(", ", OfG)} or {string.Join(", ", OfD)}, then one line per step, at least two");
        }

        var places = Enumerable.Range(0, 9).Select(ij => Column(header, isD ? 'D' : 'g', ij)).ToArray();
        return (new TensorTrajectory(stepSeconds, [.. lines.Skip(1).Select(l => Tensor(path, l.Number, ModeTable.Cells(l.Text), header.Length, places))]), isD);
    }

    /// <summary>Where an element stands: D is symmetric, and what is missing of g does not act.</summary>
    private static int Column(string[] header, char symbol, int ij)
    {
        var at = Array.IndexOf(header, $"{symbol}{Axes[ij / 3]}{Axes[ij % 3]}");
        return at < 0 && symbol == 'D' ? Array.IndexOf(header, $"D{Axes[ij % 3]}{Axes[ij / 3]}") : at;
    }

    private static Matrix Tensor(string path, int line, string[] cells, int columns, int[] places)
    {
        if (cells.Length != columns)
        {
            throw new InputException(path, line, $"{cells.Length} cells under {columns} columns", "Write one number per column");
        }

        return new Matrix(3, 3, Array.ConvertAll(places, c => c < 0
            ? 0
            : double.TryParse(cells[c], NumberStyles.Float, CultureInfo.InvariantCulture, out var x) && double.IsFinite(x)
                ? x
                : throw new InputException(path, line, $"'{cells[c]}' is no finite number", "Write one number per column")));
    }
}
