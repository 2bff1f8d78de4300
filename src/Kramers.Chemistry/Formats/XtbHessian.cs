using System.Globalization;
using Kramers.Numerics;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Chemistry.Formats;

/// <summary>
/// The <c>$hessian</c> block that xtb writes with <c>--hess</c>: second derivatives in hartree/bohr^2, row by row, five numbers
/// a line. Turbomole's variant, with a row and a block number before the numbers, is read too.
/// </summary>
public static class XtbHessian
{
    private const int PerLine = 5;
    private const double Unit = PhysicalConstants.HartreeEv / (PhysicalConstants.BohrAngstrom * PhysicalConstants.BohrAngstrom);

    /// <summary>Reads the Hessian of a molecule.</summary>
    /// <param name="path">The file.</param>
    /// <param name="atoms">Number of atoms N.</param>
    /// <returns>[3N, 3N] in eV/angstrom^2, as it stands in the file (xtb prints ten decimals of hartree/bohr^2).</returns>
    /// <exception cref="InputException">The file is missing, has no $hessian, a number that is none or not finite, or not (3N)^2 numbers.</exception>
    public static Matrix Read(string path, int atoms)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(atoms);
        if (!File.Exists(path))
        {
            throw new InputException(path, null, "there is no such file", "Check the path");
        }

        return Parse(File.ReadLines(path), path, atoms);
    }

    /// <summary>Writes a Hessian; it comes back within rounding of the unit.</summary>
    /// <param name="path">The file.</param>
    /// <param name="hessian">[3N, 3N] in eV/angstrom^2.</param>
    public static void Write(string path, Matrix hessian)
    {
        ArgumentNullException.ThrowIfNull(hessian);
        var rows = Enumerable.Range(0, hessian.Rows).SelectMany(i => hessian.Row(i).ToArray().Chunk(PerLine))
            .Select(line => string.Join(' ', line.Select(h => (h / Unit).ToString("0.0##############E+00", CultureInfo.InvariantCulture))));
        File.WriteAllLines(path, rows.Prepend("$hessian").Append("$end"));
    }

    private static Matrix Parse(IEnumerable<string> lines, string path, int atoms)
    {
        var numbers = new List<double>();
        var inside = false;
        foreach (var (index, line) in lines.Index())
        {
            if (line.StartsWith('$'))
            {
                inside = line.StartsWith("$hessian", StringComparison.Ordinal);
            }
            else if (inside)
            {
                numbers.AddRange(Row(line, path, index + 1).Select(h => Unit * h));
            }
        }

        var n = 3 * atoms;
        return numbers.Count == n * n
            ? new Matrix(n, n, [.. numbers])
            : throw new InputException(path, null, $"found {numbers.Count} numbers under $hessian, the {n} x {n} Hessian of {atoms} atoms has {n * n}",
                "Give the whole file, for the same molecule");
    }

    // Turbomole's row and block numbers are whole numbers; every element of the Hessian has a decimal point.
    private static IEnumerable<double> Row(string line, string path, int at) =>
        line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .SkipWhile(word => word.All(char.IsAsciiDigit))
            .Select(word => Numbers.TryParse(word, out var h) && double.IsFinite(h)
                ? h
                : throw new InputException(path, at, $"'{word}' is not a finite number", "Write the Hessian again with xtb --hess"));
}
