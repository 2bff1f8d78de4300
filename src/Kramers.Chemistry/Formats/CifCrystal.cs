using System.Globalization;

namespace Kramers.Chemistry.Formats;

/// <summary>A crystal structure as a data block of a CIF gives it. Of disordered parts only the main one is kept.</summary>
public sealed class CifCrystal
{
    private CifCrystal(CifBlock block, IReadOnlyList<CifAtom> atoms)
    {
        (File, Name) = (block.File, block.Name);
        double Length(string key) => block.Number("_cell_length_" + key);
        double Angle(string key) => block.Number("_cell_angle_" + key);
        Cell = new CifCell(Length("a"), Length("b"), Length("c"), Angle("alpha"), Angle("beta"), Angle("gamma"));
        if (!(Cell.Volume > 0))
        {
            throw new InputException(block.File, block.Line, "the lengths and angles make no cell", "Correct _cell_length_a to _cell_angle_gamma, in angstrom and degrees");
        }

        Operations = ReadOperations(block);
        var kept = CifDisorder.MainPart(atoms, Cell);
        Atoms = kept;
        Notes = [.. CifDisorder.Notes(atoms, kept)];
    }

    /// <summary>The file, as it was named.</summary>
    public string File { get; }

    /// <summary>Name of the data block.</summary>
    public string Name { get; }

    /// <summary>The unit cell.</summary>
    public CifCell Cell { get; }

    /// <summary>All symmetry operations, the identity among them.</summary>
    public IReadOnlyList<CifSymmetry> Operations { get; }

    /// <summary>The asymmetric unit, main parts of disordered groups.</summary>
    public IReadOnlyList<CifAtom> Atoms { get; }

    /// <summary>What was left out, a sentence each.</summary>
    public IReadOnlyList<string> Notes { get; }

    /// <summary>All data blocks that hold atoms.</summary>
    /// <exception cref="InputException">The file is missing or malformed, or holds no atoms.</exception>
    public static IReadOnlyList<CifCrystal> Read(string path)
    {
        try
        {
            using var reader = System.IO.File.OpenText(path);
            return Read(reader, path);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new InputException(path, null, "it cannot be read as a file", "Check the path", cause);
        }
    }

    /// <summary>As <see cref="Read(string)"/>, from a reader; <paramref name="name"/> stands for the file in messages.</summary>
    /// <exception cref="InputException">As <see cref="Read(string)"/>.</exception>
    public static IReadOnlyList<CifCrystal> Read(TextReader reader, string name)
    {
        ArgumentNullException.ThrowIfNull(reader);
        CifCrystal[] crystals = [.. CifBlock.ReadAll(reader, name).Select(b => (Block: b, Atoms: CifAtom.ReadAll(b))).Where(b => b.Atoms is { Count: > 0 }).Select(b => new CifCrystal(b.Block, b.Atoms!))];
        return crystals.Length > 0 ? crystals : throw new InputException(name, null, "it holds no atoms with fractional coordinates", "Give a CIF with a refined structure");
    }

    private static CifSymmetry[] ReadOperations(CifBlock block)
    {
        if (block.Column("_space_group_symop_operation_xyz", "_space_group_symop.operation_xyz", "_symmetry_equiv_pos_as_xyz") is { } column)
        {
            return [.. column.Select(token => Operation(block, token))];
        }

        var group = block.Column("_space_group_name_h-m_alt", "_symmetry_space_group_name_h-m");
        return group is [var name] && name.Text.Replace(" ", "", StringComparison.Ordinal) == "P1"
            ? [new CifSymmetry("x,y,z")]
            : throw new InputException(block.File, block.Line, string.Create(CultureInfo.InvariantCulture, $"data_{block.Name} lists no symmetry operations"), "Add the loop _space_group_symop_operation_xyz");
    }

    private static CifSymmetry Operation(CifBlock block, CifToken token)
    {
        try
        {
            return new CifSymmetry(token.Text);
        }
        catch (FormatException cause)
        {
            throw new InputException(block.File, token.Line, $"'{token.Text}' is no symmetry operation: {cause.Message}", "Write for example '-x, y+1/2, -z+1/2'", cause);
        }
    }
}
