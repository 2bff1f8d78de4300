using System.Globalization;
using Kramers.Chemistry;
using Kramers.Magnetism.Relaxation;
using Kramers.Workbench.Inputs;

namespace Kramers.Workbench.SpinPhonon;

/// <summary>Modes and the derivatives of parameters along them, from the section 'modes' or a CSV file that it names.</summary>
/// <param name="File">The file that holds the numbers, for messages.</param>
/// <param name="Columns">Names of the parameters.</param>
/// <param name="FrequenciesCm">cm^-1, one per mode, positive.</param>
/// <param name="Derivatives">[mode][column], unit of the parameter per unit of the coordinate.</param>
/// <param name="Coordinate">What Q = 1 means.</param>
/// <param name="HeaderLine">Line of the column names, for messages.</param>
/// <param name="WidthsCm">FWHM of each mode, cm^-1; null where there is no column for it.</param>
internal sealed record ModeTable(string File, string[] Columns, double[] FrequenciesCm, double[][] Derivatives, ModeCoordinate Coordinate, int? HeaderLine, double[]? WidthsCm)
{
    private const string Frequency = "frequencyCm";
    private const string Width = "fwhmCm";
    private const string Weight = "weight";

    /// <summary>Weight of each mode: its share of a mesh of wavevectors. Derivatives contain its root already.</summary>
    public required double[] Weights { get; init; }

    /// <summary>Reads the section; a file that it names lies beside that of the section.</summary>
    public static ModeTable Read(YamlSection section)
    {
        var coordinate = ReadCoordinate(section);
        return section.OptionalText("file") is { } file
            ? ReadCsv(Beside(section, file), coordinate)
            : ReadInline(section, coordinate);
    }

    /// <summary>'coordinate', without which no derivative has a meaning.</summary>
    public static ModeCoordinate ReadCoordinate(YamlSection section) => Parse(section.OptionalText("coordinate"))
        ?? throw section.Error("coordinate", section.OptionalText("coordinate") is { } word ? $"'{word}' is no definition of Q" : "the derivatives do not say what Q = 1 means", CoordinateAdvice);

    /// <summary>What the two words mean; null for any other.</summary>
    public static ModeCoordinate? Parse(string? word) => word switch
    {
        "sqrt(hbar/mw)" => ModeCoordinate.Dimensionless,
        "sqrt(hbar/2mw)" => ModeCoordinate.ZeroPoint,
        _ => null,
    };

    /// <summary>Which definitions exist.</summary>
    public const string CoordinateAdvice =
        "Add 'coordinate: sqrt(hbar/mw)' (dimensionless Q of spectroscopy, MolForge, older tau) or 'coordinate: sqrt(hbar/2mw)' (zero-point displacement, newer tau): rates differ by factors 2 and 4";

    /// <summary>A path beside the file of a section.</summary>
    public static string Beside(YamlSection section, string file) => Path.Combine(Path.GetDirectoryName(section.File) ?? "", file);

    private static ModeTable ReadInline(YamlSection section, ModeCoordinate coordinate)
    {
        var modes = section.Sections("list");
        if (modes.Count == 0)
        {
            throw section.Error("list", "there are no modes", "Name a CSV file as 'file', or list the modes under 'list'");
        }

        string[] columns = [.. modes.SelectMany(m => m.Keys).Where(k => k != Frequency).Distinct()];
        double[] frequencies = [.. modes.Select(m => m.Number(Frequency, null, 1e-3, 1e5))];
        double[][] derivatives = [.. modes.Select(m => Array.ConvertAll(columns, c => m.Keys.Contains(c) ? m.Number(c) : 0))];
        if (columns.Contains(Width) && modes.Any(m => !m.Keys.Contains(Width)))
        {
            throw section.Error("list", $"some modes have a {Width} and some have none", "Write it for every mode, or for none");
        }

        if (columns.Contains(Weight) && modes.Any(m => !m.Keys.Contains(Weight)))
        {
            throw section.Error("list", $"some modes have a {Weight} and some have none", "Write it for every mode, or for none");
        }

        return Made(section.File, columns, frequencies, derivatives, coordinate, null);
    }

    private static ModeTable ReadCsv(string path, ModeCoordinate coordinate)
    {
        if (!System.IO.File.Exists(path))
        {
            throw new InputException(path, null, "no such file", "Check 'file' in the section 'modes'");
        }

        var lines = System.IO.File.ReadAllLines(path).Select((text, i) => (Text: text.Trim(), Number: i + 1)).Where(l => l.Text.Length > 0 && l.Text[0] != '#').ToArray();
        var header = lines.Length == 0 ? [] : Cells(lines[0].Text);
        if (lines.Length < 2 || header[0] != Frequency || header.Distinct().Count() < header.Length)
        {
            throw new InputException(path, lines.Length == 0 ? null : lines[0].Number, "this is no table of modes", $"Begin with a line of different column names, the first of them {Frequency}, then one line per mode");
        }

        double[][] rows = [.. lines.Skip(1).Select(l => Row(path, l.Number, Cells(l.Text), header))];
        return Made(path, header[1..], Array.ConvertAll(rows, r => r[0]), Array.ConvertAll(rows, r => r[1..]), coordinate, lines[0].Number);
    }

    /// <summary>Takes the columns of widths and weights out; a phonon of weight x couples with sqrt(x) V (docs/conventions.md, section 20).</summary>
    private static ModeTable Made(string file, string[] columns, double[] frequencies, double[][] derivatives, ModeCoordinate coordinate, int? header)
    {
        double[]? Own(string name, double least)
        {
            var at = Array.IndexOf(columns, name);
            double[]? values = at < 0 ? null : [.. derivatives.Select(row => row[at])];
            return values is null || values.All(x => x >= least)
                ? values
                : throw new InputException(file, header, FormattableString.Invariant($"the column '{name}' has {values.First(x => !(x >= least))}"), FormattableString.Invariant($"Write numbers of at least {least}"));
        }

        var (widths, weights) = (Own(Width, 1e-3), Own(Weight, 0) ?? [.. frequencies.Select(_ => 1.0)]);
        int[] kept = [.. Enumerable.Range(0, columns.Length).Where(c => columns[c] is not Width and not Weight)];
        return new ModeTable(
            file, [.. kept.Select(c => columns[c])], frequencies, [.. derivatives.Select((row, mode) => kept.Select(c => Math.Sqrt(weights[mode]) * row[c]).ToArray())], coordinate, header, widths)
        {
            Weights = weights,
        };
    }

    private static double[] Row(string path, int line, string[] cells, string[] header)
    {
        if (cells.Length != header.Length)
        {
            throw new InputException(path, line, $"{cells.Length} cells under {header.Length} columns", "Write one number per column");
        }

        var numbers = Array.ConvertAll(cells, c => double.TryParse(c, NumberStyles.Float, CultureInfo.InvariantCulture, out var x) && double.IsFinite(x)
            ? x
            : throw new InputException(path, line, $"'{c}' is no finite number", "Write one number per column"));
        return numbers[0] > 0 ? numbers : throw new InputException(path, line, FormattableString.Invariant($"a mode of {numbers[0]} cm^-1"), "Leave out translations, rotations and imaginary modes");
    }

    internal static string[] Cells(string line) => Array.ConvertAll(line.Split(','), c => c.Trim());
}
