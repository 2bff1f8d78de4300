using System.Globalization;
using Kramers.Chemistry;
using Kramers.Numerics;

namespace Kramers.Workbench.SpinSystems.Fits;

/// <summary>Measurements as CSV: a line of column names that say the quantity, then the points; lines that begin with # are comments.</summary>
internal sealed class MeasuredCsv(MeasuredSetOptions options)
{
    private const double Any = double.NegativeInfinity;
    private static readonly (string Column, MeasuredQuantity Quantity, string[] Needs)[] Quantities =
    [
        ("chi", MeasuredQuantity.Susceptibility, ["T_K"]),
        ("chi_cm3mol", MeasuredQuantity.Susceptibility, ["T_K"]),
        ("chiT", MeasuredQuantity.SusceptibilityTimesTemperature, ["T_K"]),
        ("chiT_cm3Kmol", MeasuredQuantity.SusceptibilityTimesTemperature, ["T_K"]),
        ("M", MeasuredQuantity.Magnetisation, ["T_K", "B_T"]),
        ("M_muB", MeasuredQuantity.Magnetisation, ["T_K", "B_T"]),
        ("C_J_per_molK", MeasuredQuantity.HeatCapacity, ["T_K", "B_T"]),
        ("E_cm1", MeasuredQuantity.LevelEnergy, []),
        ("E_meV", MeasuredQuantity.LevelEnergy, []),
        ("f_GHz", MeasuredQuantity.ResonanceFrequency, ["B_T"]),
    ];

    private string[] _header = [];
    private (int Line, string[] Cells)[] _rows = [];

    /// <summary>Reads the file.</summary>
    public MeasuredPoints Read()
    {
        var (line, column, quantity) = ReadTable();
        var unit = column == "E_meV" ? Energy.FromEv(1e-3).Cm : 1;
        var isSusceptibility = quantity is MeasuredQuantity.Susceptibility or MeasuredQuantity.SusceptibilityTimesTemperature;
        var isTransition = quantity is MeasuredQuantity.LevelEnergy or MeasuredQuantity.ResonanceFrequency;
        return new MeasuredPoints(quantity, Scaled(column, quantity == MeasuredQuantity.ResonanceFrequency ? 0 : Any, unit))
        {
            Temperatures = isTransition ? null : Scaled("T_K", 0, 1),
            Fields = isSusceptibility && options.FieldTesla is { } stated ? [.. _rows.Select(_ => stated)]
                : _header.Contains("B_T") ? Scaled("B_T", Any, 1)
                : isSusceptibility ? new double[_rows.Length] : null,
            Errors = _header.Contains("error") ? Scaled("error", 0, unit) : null,
            Levels = isTransition && (_header.Contains("from") || _header.Contains("to")) ? [.. _rows.Select(Pair)] : null,
            Directions = quantity == MeasuredQuantity.ResonanceFrequency ? Directions(line) : null,
        };
    }

    private (int Line, string Column, MeasuredQuantity Quantity) ReadTable()
    {
        if (!File.Exists(options.Path))
        {
            throw new InputException(options.Path, null, "no such file", "Check 'file' in the section 'fit'");
        }

        var lines = File.ReadAllLines(options.Path).Select((text, i) => (Text: text.Trim(), Number: i + 1)).Where(l => l.Text.Length > 0 && l.Text[0] != '#').ToArray();
        if (lines.Length == 0)
        {
            throw new InputException(options.Path, null, "the file is empty", "Write a line of column names, then the points");
        }

        _header = Cells(lines[0].Text);
        var (column, quantity) = QuantityOf(lines[0].Number);
        _rows = [.. lines.Skip(1).Select(l => (l.Number, Cells(l.Text)))];
        return _rows.FirstOrDefault(r => r.Cells.Length != _header.Length) is { Cells: { } wrong, Line: var line }
            ? throw new InputException(options.Path, line, $"{wrong.Length} cells under {_header.Length} columns", "Write one number per column")
            : (lines[0].Number, column, quantity);
    }

    private static string[] Cells(string line) => Array.ConvertAll(line.Split(','), c => c.Trim());

    private (string Column, MeasuredQuantity Quantity) QuantityOf(int line)
    {
        var found = Quantities.Where(q => _header.Contains(q.Column)).ToArray();
        if (found.Length != 1)
        {
            throw new InputException(options.Path, line, $"the columns are {string.Join(", ", _header)}", "Name exactly one of them chi (cm^3/mol), chiT (cm^3 K/mol), M (Bohr magnetons), C_J_per_molK, E_cm1, E_meV or f_GHz");
        }

        return found[0].Needs.FirstOrDefault(c => !_header.Contains(c)) is { } missing
            ? throw new InputException(options.Path, line, $"the column {missing} is missing", $"Name a column {missing}; found are {string.Join(", ", _header)}")
            : (found[0].Column, found[0].Quantity);
    }

    private double[][] Directions(int line)
    {
        if (_header.Contains("theta_deg") && _header.Contains("phi_deg"))
        {
            return [.. Scaled("theta_deg", Any, Math.PI / 180).Zip(Scaled("phi_deg", Any, Math.PI / 180), (t, p) => new[] { Math.Sin(t) * Math.Cos(p), Math.Sin(t) * Math.Sin(p), Math.Cos(t) })];
        }

        return options.Axis is { } axis
            ? [.. _rows.Select(_ => axis)]
            : throw new InputException(options.Path, line, "the direction of the field is not said", "Add columns theta_deg and phi_deg, or 'axis: [0, 0, 1]' beside 'file'");
    }

    private (int From, int To) Pair((int Line, string[] Cells) row)
    {
        int Level(string column) => _header.Contains(column) && int.TryParse(row.Cells[Array.IndexOf(_header, column)], NumberStyles.None, CultureInfo.InvariantCulture, out var level) ? level : 0;
        var (from, to) = (Level("from"), Level("to"));
        return from >= 1 && to > from
            ? (from, to)
            : throw new InputException(options.Path, row.Line, "'from' and 'to' are no pair of levels", "Number levels from 1 by ascending energy, the lower in the column from, the upper in to");
    }

    private double[] Scaled(string column, double min, double unit) => [.. _rows.Select(r => unit * Cell(r.Line, r.Cells[Array.IndexOf(_header, column)], column, min))];

    private double Cell(int line, string text, string column, double min) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var x) && double.IsFinite(x) && x > min
            ? x
            : throw new InputException(options.Path, line, $"{column} is '{text}'", min == 0 ? "Write a positive number, or take the line out" : "Write a finite number, or take the line out");
}
