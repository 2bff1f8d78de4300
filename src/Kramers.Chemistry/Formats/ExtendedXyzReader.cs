using System.Globalization;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Chemistry.Formats;

/// <summary>Reads the frames of one extended XYZ file and knows on which line it is.</summary>
internal sealed class ExtendedXyzReader(TextReader reader, string file)
{
    private int line;

    /// <summary>All frames; blank lines between frames are skipped.</summary>
    internal IReadOnlyList<ExtendedXyzFrame> ReadAll()
    {
        var frames = new List<ExtendedXyzFrame>();
        while (Next() is { } text)
        {
            if (!string.IsNullOrWhiteSpace(text))
            {
                frames.Add(Frame(text));
            }
        }

        return frames.Count > 0 ? frames : throw new InputException(file, null, "the file is empty", "Give a file with at least one frame");
    }

    private ExtendedXyzFrame Frame(string countText)
    {
        var countLine = line;
        if (!int.TryParse(countText, NumberStyles.Integer, CultureInfo.InvariantCulture, out var count) || count < 1)
        {
            throw Bad(line, $"found '{countText.Trim()}' where the number of atoms of a frame is expected",
                line == 1 ? "Start the file with the number of atoms" : "Check the number of atoms of the frame before: it may be too small");
        }

        var info = CommentLine.Parse(Next() ?? throw Bad(countLine, "the file ends after the number of atoms", "Complete or remove the last frame"));
        var commentLine = line;
        var columns = ColumnsOf(info);
        var lattice = Lattice(info);
        var periodic = Periodic(info, lattice);
        var rows = Rows(count, countLine, columns);
        var structure = Atoms(rows, columns, commentLine, periodic.Contains(false) ? null : Cell(lattice, commentLine));
        var forces = columns.Find("forces", 'R', 3) is { } column ? Reals(rows, column, commentLine, "force") : null;
        return new ExtendedXyzFrame(structure, forces, info, lattice, periodic, commentLine);
    }

    private Columns ColumnsOf(Dictionary<string, string> info)
    {
        try
        {
            return Columns.Parse(info.GetValueOrDefault("Properties", Columns.Plain));
        }
        catch (FormatException cause)
        {
            throw new InputException(file, line, cause.Message, "Write for example Properties=species:S:1:pos:R:3:forces:R:3", cause);
        }
    }

    // A list that grows: the announced count may be nonsense.
    private string[][] Rows(int count, int countLine, Columns columns)
    {
        var rows = new List<string[]>();
        while (rows.Count < count)
        {
            rows.Add(Row(rows.Count + 1, count, countLine, columns));
        }

        return rows.ToArray();
    }

    private string[] Row(int atom, int count, int countLine, Columns columns)
    {
        var text = Next() ?? throw Bad(line, $"the file ends after {atom - 1} of the {count} atoms that line {countLine} announces", "Complete or remove the last frame");
        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return words.Length >= columns.Count
            ? words
            : throw Bad(line, $"atom {atom} of {count} has {words.Length} of the {columns.Count} columns of {columns.Text}",
                $"Complete the line, or correct the number of atoms on line {countLine}");
    }

    private Structure Atoms(string[][] rows, Columns columns, int commentLine, UnitCell? cell)
    {
        var elements = rows.Select((row, atom) => ElementOf(row, columns, commentLine + 1 + atom)).ToArray();
        var structure = new Structure(elements, Reals(rows, columns.Find("pos", 'R', 3)!, commentLine, "coordinate"), cell);
        if (OverlappingPair(structure) is { } pair)
        {
            throw Bad(commentLine + 1 + pair.J, string.Create(CultureInfo.InvariantCulture,
                $"two atoms on top of each other: atoms {pair.I + 1} ({elements[pair.I]}) and {pair.J + 1} ({elements[pair.J]}) are {pair.Distance:0.####} angstrom apart"),
                "Correct the coordinates, which are in angstrom, or remove the frame");
        }

        return structure;
    }

    private static AtomPair? OverlappingPair(Structure structure)
    {
        var near = NeighbourList.Within(structure, ExtendedXyz.ClosestApproach);
        for (var i = 0; i < structure.Count; i++)
        {
            for (var n = 0; n < near.Of(i).Length; n++)
            {
                if (near.Of(i)[n] > i)
                {
                    var d = near.VectorsOf(i).Slice(3 * n, 3);
                    return new AtomPair(i, near.Of(i)[n], Math.Sqrt(d[0] * d[0] + d[1] * d[1] + d[2] * d[2]));
                }
            }
        }

        return null;
    }

    private Element ElementOf(string[] row, Columns columns, int at)
    {
        var text = row[(columns.Find("species", 'S', 1) ?? columns.Find("Z", 'I', 1))!.Start];
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var z) && z is >= 1 and <= 118)
        {
            return Element.FromAtomicNumber(z);
        }

        return Element.TryFromSymbol(string.Concat(text[..1].ToUpperInvariant(), text[1..].ToLowerInvariant()), out var element)
            ? element
            : throw Bad(at, $"'{text}' is not an element", "Write a symbol such as Co, or an atomic number from 1 to 118");
    }

    private double[] Reals(string[][] rows, Column column, int commentLine, string what)
    {
        var numbers = new double[rows.Length * column.Width];
        for (var i = 0; i < numbers.Length; i++)
        {
            var (atom, k) = (i / column.Width, i % column.Width);
            var text = rows[atom][column.Start + k];
            if (!Numbers.TryParse(text, out numbers[i]) || !double.IsFinite(numbers[i]))
            {
                var fault = double.IsFinite(numbers[i]) ? "is not a number" : "is not finite";
                throw Bad(commentLine + 1 + atom, $"{what} {"xyz"[k]} of atom {atom + 1} ({rows[atom][0]}), '{text}', {fault}", "Correct the number or remove the frame");
            }
        }

        return numbers;
    }

    // Cell vectors follow each other in the file, which is column-major for the matrix that has them as columns.
    private Matrix? Lattice(Dictionary<string, string> info)
    {
        if (!info.TryGetValue("Lattice", out var text))
        {
            return null;
        }

        return Numbers.TryParseAll(text) is { Length: 9 } vectors && vectors.All(double.IsFinite)
            ? new Matrix(3, 3, vectors)
            : throw Bad(line, $"Lattice=\"{text}\" is not nine finite numbers", "Write the three cell vectors one after the other, or remove the key");
    }

    private UnitCell Cell(Matrix? lattice, int at)
    {
        if (lattice is null)
        {
            throw Bad(at, "pbc says that the frame repeats, and there is no Lattice", "Give the three cell vectors as Lattice=\"ax ay az bx by bz cx cy cz\", or write pbc=\"F F F\" for a molecule");
        }

        try
        {
            return new UnitCell(lattice);
        }
        catch (ArgumentException cause)
        {
            throw new InputException(file, at, "the three vectors of Lattice lie in one plane", "Write three vectors that span a cell, or pbc=\"F F F\" for a molecule", cause);
        }
    }

    private bool[] Periodic(Dictionary<string, string> info, Matrix? lattice)
    {
        if (!info.TryGetValue("pbc", out var text))
        {
            return [lattice is not null, lattice is not null, lattice is not null];
        }

        var flags = Numbers.Split(text).Select(Logical).ToArray();
        return flags.Length is 1 or 3 && !flags.Contains(null)
            ? [flags[0]!.Value, flags[flags.Length / 2]!.Value, flags[^1]!.Value]
            : throw Bad(line, $"pbc=\"{text}\" is not three of T or F", "Write pbc=\"F F F\" for a molecule");
    }

    private static bool? Logical(string text) => text switch
    {
        "T" or "True" or "true" or "TRUE" or "1" => true,
        "F" or "False" or "false" or "FALSE" or "0" => false,
        _ => null,
    };

    private string? Next()
    {
        var text = reader.ReadLine();
        line += text is null ? 0 : 1;
        return text;
    }

    private InputException Bad(int at, string found, string advice) => new(file, at, found, advice);
}
