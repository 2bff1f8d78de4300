using System.Globalization;
using System.Text;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Chemistry.Formats;

/// <summary>
/// Reads and writes extended XYZ as ASE does (ase.io.extxyz), and plain XYZ. Energies in eV, forces in eV/angstrom, positions
/// in angstrom. A key whose value is nine numbers is a 3 x 3 tensor in column-major (Fortran) order, xx yx zx xy yy zy xz yz zz,
/// as the format lays down for Lattice, stress and virial; for a symmetric tensor the order makes no difference. A nested list,
/// <c>"_JSON [[xx, xy, xz], ...]"</c> as ASE writes other 3 x 3 arrays or <c>[[...], [...], [...]]</c>, is read row by row.
/// Element symbols may have any case. Columns beyond those of <c>Properties</c> are ignored.
/// </summary>
public static class ExtendedXyz
{
    /// <summary>Two atoms nearer than this, in angstrom, are a mistake in the file: the shortest bond there is, that of H2, has 0.74.</summary>
    public const double ClosestApproach = 0.3;

    /// <summary>Reads all frames with their labels: energy, forces, and every tensor.</summary>
    /// <param name="path">The file.</param>
    /// <param name="crystals">Whether frames may be periodic cells; otherwise they are refused, since a molecule is meant.</param>
    /// <exception cref="InputException">The file is missing, empty, malformed, holds numbers that are not finite, atoms on top of each other, a cell that repeats in some directions only, or any where molecules are meant.</exception>
    public static IReadOnlyList<LabelledStructure> Read(string path, bool crystals = false)
    {
        using var reader = Open(path);
        return Read(reader, path, crystals);
    }

    /// <summary>As <see cref="Read(string, bool)"/>, from a reader; <paramref name="name"/> stands for the file in messages.</summary>
    /// <exception cref="InputException">As <see cref="Read(string, bool)"/>.</exception>
    public static IReadOnlyList<LabelledStructure> Read(TextReader reader, string name, bool crystals = false) =>
        ReadFrames(reader, name).Select((frame, index) => FrameLabels.Of(frame, index, name, crystals)).ToArray();

    /// <summary>Reads all frames with everything that their comment lines say.</summary>
    /// <exception cref="InputException">As <see cref="Read(string, bool)"/>, but for periodic cells, which are allowed. Only a cell that repeats in all directions goes into the structure.</exception>
    public static IReadOnlyList<ExtendedXyzFrame> ReadFrames(string path)
    {
        using var reader = Open(path);
        return ReadFrames(reader, path);
    }

    /// <summary>As <see cref="ReadFrames(string)"/>, from a reader; <paramref name="name"/> stands for the file in messages.</summary>
    /// <exception cref="InputException">As <see cref="ReadFrames(string)"/>.</exception>
    public static IReadOnlyList<ExtendedXyzFrame> ReadFrames(TextReader reader, string name)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return new ExtendedXyzReader(reader, name).ReadAll();
    }

    /// <summary>Writes all frames; every number comes back to the last bit when read.</summary>
    /// <remarks>A tensor that is a single row, such as the 27 numbers of a crystal field, is written as it stands; <see cref="ReadFrames(string)"/> gives its text back.</remarks>
    /// <exception cref="ArgumentException">An Id or a tensor's name has a line break, a tensor has a name of the format itself (such as Lattice) or is neither 3 x 3 nor a row.</exception>
    public static void Write(string path, IEnumerable<LabelledStructure> frames)
    {
        var text = new StringWriter(CultureInfo.InvariantCulture);
        Write(text, frames);
        File.WriteAllText(path, text.ToString());
    }

    /// <summary>As <see cref="Write(string, IEnumerable{LabelledStructure})"/>, to a writer.</summary>
    /// <exception cref="ArgumentException">As <see cref="Write(string, IEnumerable{LabelledStructure})"/>.</exception>
    public static void Write(TextWriter writer, IEnumerable<LabelledStructure> frames)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(frames);
        foreach (var frame in frames)
        {
            writer.Write(string.Create(CultureInfo.InvariantCulture, $"{frame.Structure.Count}\n{Comment(frame)}\n"));
            for (var atom = 0; atom < frame.Structure.Count; atom++)
            {
                writer.Write(AtomLine(frame, atom) + "\n");
            }
        }
    }

    private static StreamReader Open(string path)
    {
        try
        {
            return File.OpenText(path);
        }
        catch (Exception cause) when (cause is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InputException(path, null, "there is no such file", "Check the path", cause);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new InputException(path, null, "it cannot be read as a file", "Give an extended XYZ file that you may read", cause);
        }
    }

    private static string Comment(LabelledStructure frame)
    {
        var columns = frame.ForcesEvPerAngstrom is null ? Columns.Plain : Columns.Plain + ":forces:R:3";
        var text = new StringBuilder(frame.Structure.Cell is { } cell ? $"Lattice=\"{Join(cell.Vectors.Data)}\" " : "");
        text.Append(CultureInfo.InvariantCulture, $"Properties={columns} id={Quote(frame.Id)}");
        if (frame.EnergyEv is { } energy)
        {
            text.Append(CultureInfo.InvariantCulture, $" energy={energy:R}");
        }

        foreach (var (name, tensor) in frame.Tensors)
        {
            text.Append(CultureInfo.InvariantCulture, $" {Quote(name)}=\"{Join(Entries(name, tensor))}\"");
        }

        return text.Append(frame.Structure.Cell is null ? " pbc=\"F F F\"" : " pbc=\"T T T\"").ToString();
    }

    private static string Quote(string text) => text.AsSpan().IndexOfAny('\n', '\r') < 0
        ? CommentLine.Quote(text)
        : throw new ArgumentException($"'{text}' has a line break and cannot stand in a comment line.", nameof(text));

    private static double[] Entries(string name, Matrix tensor)
    {
        if (FrameLabels.Reserved.Contains(name))
        {
            throw new ArgumentException($"A tensor cannot be called '{name}': the format uses that key itself.", nameof(name));
        }

        return tensor switch
        {
            { Rows: 3, Columns: 3 } => tensor.Transpose().Data, // column-major
            { Rows: 1 } => tensor.Data,
            _ => throw new ArgumentException($"Tensor '{name}' is {tensor.Rows} x {tensor.Columns}, neither 3 x 3 nor a row.", nameof(tensor)),
        };
    }

    private static string AtomLine(LabelledStructure frame, int atom)
    {
        var line = $"{frame.Structure.Elements[atom].Symbol,-2} {Join(frame.Structure.Positions.Slice(3 * atom, 3))}";
        return frame.ForcesEvPerAngstrom is { } forces ? $"{line} {Join(forces.AsSpan(3 * atom, 3))}" : line;
    }

    private static string Join(ReadOnlySpan<double> numbers)
    {
        var text = new StringBuilder();
        foreach (var x in numbers)
        {
            text.Append(CultureInfo.InvariantCulture, $"{(text.Length == 0 ? "" : " ")}{x:R}");
        }

        return text.ToString();
    }
}
