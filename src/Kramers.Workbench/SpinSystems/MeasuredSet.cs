using System.Globalization;
using Kramers.Chemistry;

namespace Kramers.Workbench.SpinSystems;

/// <summary>What a file of measurements holds.</summary>
public enum MeasuredQuantity
{
    /// <summary>chi in cm^3/mol (column chi).</summary>
    Susceptibility,

    /// <summary>chi T in cm^3 K/mol (column chiT).</summary>
    SusceptibilityTimesTemperature,

    /// <summary>M in Bohr magnetons per formula unit (column M, beside B_T).</summary>
    Magnetisation,
}

/// <summary>One measurement: CSV with a line of column names; lines that begin with # are comments.</summary>
public sealed class MeasuredSet
{
    private static readonly (string Column, MeasuredQuantity Quantity)[] Quantities =
    [
        ("chi", MeasuredQuantity.Susceptibility),
        ("chiT", MeasuredQuantity.SusceptibilityTimesTemperature),
        ("M", MeasuredQuantity.Magnetisation),
    ];

    private MeasuredSet(MeasuredSetOptions options, MeasuredQuantity quantity, double[][] points)
    {
        (Options, Quantity) = (options, quantity);
        Temperatures = [.. points.Select(p => p[0])];
        Fields = [.. points.Select(p => p[1])];
        Values = [.. points.Select(p => p[2])];
        HasErrors = options.ErrorPercent is not null || !double.IsNaN(points[0][3]);

        // Without stated errors the points of a set count alike, and sets of different size in number count alike too.
        var typical = Math.Sqrt(Values.Sum(v => v * v) / Values.Length);
        Errors = options.ErrorPercent is { } percent ? [.. Values.Select(v => 0.01 * percent * Math.Max(Math.Abs(v), 1e-6 * typical))]
            : HasErrors ? [.. points.Select(p => p[3])]
            : [.. Values.Select(_ => typical > 0 ? typical : 1)];
    }

    /// <summary>Where it came from and what was asked of it.</summary>
    public MeasuredSetOptions Options { get; }

    /// <summary>What the values are.</summary>
    public MeasuredQuantity Quantity { get; }

    /// <summary>K.</summary>
    public double[] Temperatures { get; }

    /// <summary>T.</summary>
    public double[] Fields { get; }

    /// <summary>In the unit of <see cref="Quantity"/>.</summary>
    public double[] Values { get; }

    /// <summary>Standard deviations in the same unit; where none were stated the same number for all points.</summary>
    public double[] Errors { get; }

    /// <summary>Whether the errors were stated.</summary>
    public bool HasErrors { get; }

    /// <summary>Reads a file.</summary>
    /// <exception cref="InputException">The file is missing, lacks a column, has something that is no number, or has no point in the range.</exception>
    public static MeasuredSet Read(MeasuredSetOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var path = options.Path;
        if (!File.Exists(path))
        {
            throw new InputException(path, null, "no such file", "Check 'file' in the section 'fit'");
        }

        var lines = File.ReadAllLines(path).Select((text, i) => (Text: text.Trim(), Number: i + 1)).Where(l => l.Text.Length > 0 && l.Text[0] != '#').ToArray();
        if (lines.Length == 0)
        {
            throw new InputException(path, null, "the file is empty", "Write a line of column names, then the points");
        }

        var header = Array.ConvertAll(lines[0].Text.Split(','), c => c.Trim());
        var quantity = QuantityOf(path, lines[0].Number, header);
        var points = lines.Skip(1).Select(l => Point(path, l.Number, header, Cells(l.Text), quantity, options.FieldTesla))
            .Where(p => p[0] >= options.FromK && p[0] <= options.ToK).ToArray();
        return points.Length > 0
            ? new MeasuredSet(options, quantity, points)
            : throw new InputException(path, null, FormattableString.Invariant($"no point lies between {options.FromK} and {options.ToK} K"), "Change fromK and toK, or the file");
    }

    private static string[] Cells(string line) => Array.ConvertAll(line.Split(','), c => c.Trim());

    private static MeasuredQuantity QuantityOf(string path, int line, string[] header)
    {
        var found = Quantities.Where(q => header.Contains(q.Column)).ToArray();
        if (found.Length != 1)
        {
            throw new InputException(path, line, $"the columns are {string.Join(", ", header)}", "Name exactly one of them chi (cm^3/mol), chiT (cm^3 K/mol) or M (Bohr magnetons)");
        }

        string[] needed = found[0].Quantity == MeasuredQuantity.Magnetisation ? ["T_K", "B_T"] : ["T_K"];
        return needed.FirstOrDefault(c => !header.Contains(c)) is { } missing
            ? throw new InputException(path, line, $"the column {missing} is missing", $"Name a column {missing}; found are {string.Join(", ", header)}")
            : found[0].Quantity;
    }

    /// <summary>Temperature, field, value, error (NaN where there is none).</summary>
    private static double[] Point(string path, int line, string[] header, string[] cells, MeasuredQuantity quantity, double field)
    {
        if (cells.Length != header.Length)
        {
            throw new InputException(path, line, $"{cells.Length} cells under {header.Length} columns", "Write one number per column");
        }

        double Cell(string column, double min)
        {
            var text = cells[Array.IndexOf(header, column)];
            return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var x) && double.IsFinite(x) && x > min
                ? x
                : throw new InputException(path, line, $"{column} is '{text}'", min == 0 ? "Write a positive number, or take the line out" : "Write a finite number, or take the line out");
        }

        const double any = double.NegativeInfinity;
        return
        [
            Cell("T_K", 0),
            quantity == MeasuredQuantity.Magnetisation ? Cell("B_T", any) : field,
            Cell(Quantities.First(q => q.Quantity == quantity).Column, any),
            header.Contains("error") ? Cell("error", 0) : double.NaN,
        ];
    }
}
