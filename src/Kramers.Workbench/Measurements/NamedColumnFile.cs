using Kramers.Chemistry;

namespace Kramers.Workbench.Measurements;

/// <summary>Reads CSV files whose column names state the units.</summary>
internal sealed class NamedColumnFile
{
    private static readonly ColumnRole[] Values =
    [
        ColumnRole.Moment, ColumnRole.Magnetisation, ColumnRole.Susceptibility, ColumnRole.SusceptibilityTimesTemperature, ColumnRole.InPhase, ColumnRole.RawInPhase,
    ];

    private readonly MeasurementTable _table;
    private readonly Dictionary<ColumnRole, (int Index, double PerUnit)> _columns = [];

    private NamedColumnFile(MeasurementTable table)
    {
        _table = table;
        foreach (var (index, title) in table.Titles.Index())
        {
            if (NamedColumns.Find(title) is { } column && !_columns.TryAdd(column.Role, (index, column.PerUnit)))
            {
                throw Error($"'{title}' and '{table.Titles[_columns[column.Role].Index]}' are the same quantity", "Leave one of them out");
            }
        }
    }

    /// <summary>The one measurement in it.</summary>
    /// <exception cref="InputException">Columns or units are missing, a number is none, or no row is complete.</exception>
    public static MeasurementContent Read(MeasurementTable table)
    {
        var file = new NamedColumnFile(table);
        file.CheckUnits();
        var value = file.Value();
        return value switch
        {
            ColumnRole.InPhase => new(file.Ac(value, ColumnRole.OutOfPhase, AcUnit.Cm3PerMol), null, null),
            ColumnRole.RawInPhase => new(file.Ac(value, ColumnRole.RawOutOfPhase, AcUnit.EmuPerOersted), null, null),
            ColumnRole.Moment => new(null, file.Dc(), null),
            ColumnRole.Magnetisation => new(null, null, file.Molar(value, MolarQuantity.Magnetisation)),
            ColumnRole.Susceptibility => new(null, null, file.Molar(value, MolarQuantity.Susceptibility)),
            _ => new(null, null, file.Molar(value, MolarQuantity.SusceptibilityTimesTemperature)),
        };
    }

    private AcMeasurement Ac(ColumnRole inPhase, ColumnRole outOfPhase, AcUnit unit)
    {
        Need(ColumnRole.Temperature, ColumnRole.Field, ColumnRole.Frequency, outOfPhase);
        var points = from row in _table.Rows
                     let t = Positive(row, ColumnRole.Temperature)
                     let b = Number(row, ColumnRole.Field)
                     let f = Positive(row, ColumnRole.Frequency)
                     let re = Number(row, inPhase)
                     let im = Number(row, outOfPhase)
                     where t is not null && b is not null && f is not null && re is not null && im is not null
                     select new AcPoint(t.Value, b.Value, f.Value, re.Value, im.Value, Number(row, ColumnRole.Drive));
        var all = Complete(points);
        return new AcMeasurement(Origin(all.Length, inPhase, outOfPhase), unit, all);
    }

    private DcMeasurement Dc()
    {
        Need(ColumnRole.Temperature, ColumnRole.Field);
        var factor = _columns[ColumnRole.Moment].PerUnit;
        var points = from row in _table.Rows
                     let t = Positive(row, ColumnRole.Temperature)
                     let b = Number(row, ColumnRole.Field)
                     let m = Number(row, ColumnRole.Moment)
                     where t is not null && b is not null && m is not null
                     select new DcPoint(Number(row, ColumnRole.Time), t.Value, b.Value, m.Value, factor * Positive(row, ColumnRole.Error));
        var all = Complete(points);
        return new DcMeasurement(Origin(all.Length, ColumnRole.Moment), all);
    }

    private MolarDcMeasurement Molar(ColumnRole value, MolarQuantity quantity)
    {
        Need(quantity == MolarQuantity.Magnetisation ? [ColumnRole.Temperature, ColumnRole.Field] : [ColumnRole.Temperature]);
        var factor = _columns[value].PerUnit;
        var points = from row in _table.Rows
                     let t = Positive(row, ColumnRole.Temperature)
                     let b = Number(row, ColumnRole.Field)
                     let v = Number(row, value)
                     where t is not null && v is not null && (b is not null || quantity != MolarQuantity.Magnetisation)
                     select new MolarDcPoint(Number(row, ColumnRole.Time), t.Value, b, v.Value, factor * Positive(row, ColumnRole.Error));
        var all = Complete(points);
        return new MolarDcMeasurement(Origin(all.Length, value), quantity, all);
    }

    /// <summary>A column that means something but not in which unit would be left out in silence.</summary>
    private void CheckUnits()
    {
        foreach (var title in _table.Titles.Where(t => NamedColumns.Find(t) is null))
        {
            var meant = NamedColumns.MeantBy(title);
            if (meant.Length > 0 && !meant.Any(_columns.ContainsKey))
            {
                throw Error($"the column '{title}' does not state a known unit", $"Name it one of {NamedColumns.Names(meant)}");
            }
        }
    }

    private ColumnRole Value()
    {
        if (_columns.ContainsKey(ColumnRole.OutOfPhase) && !_columns.ContainsKey(ColumnRole.RawInPhase))
        {
            Need(ColumnRole.InPhase);
        }
        else if (_columns.ContainsKey(ColumnRole.RawOutOfPhase))
        {
            Need(ColumnRole.RawInPhase);
        }

        return OneValue();
    }

    private ColumnRole OneValue() => Values.Where(_columns.ContainsKey).ToArray() switch
    {
        [var one] => one,
        [] => throw MeasurementText.NotMeasured(_table.File, _table.TitleLine, $"no column is measured. Found are {string.Join(", ", _table.Titles)}", $"Name the columns with their units, as in {NamedColumns.Names()}"),
        var several => throw Error($"the columns {string.Join(" and ", several.Select(r => $"'{_table.Titles[_columns[r].Index]}'"))} are two measurements", "Leave one of them out, or write two files"),
    };

    private void Need(params ColumnRole[] roles)
    {
        if (roles.Where(r => !_columns.ContainsKey(r)).ToArray() is [var missing, ..])
        {
            throw Error($"the columns are {string.Join(", ", _table.Titles)}, and one is missing", $"Add one of {NamedColumns.Names(missing)}{(missing == ColumnRole.Field ? " (0 in no field)" : "")}");
        }
    }

    private double? Number(MeasurementRow row, ColumnRole role)
    {
        if (!_table.Fits(row))
        {
            throw new InputException(_table.File, row.Line, $"{row.Cells.Length} cells stand under {_table.Titles.Length} columns", "Write one number per column");
        }

        return _columns.TryGetValue(role, out var column) ? column.PerUnit * _table.Number(row, column.Index) : null;
    }

    private double? Positive(MeasurementRow row, ColumnRole role) =>
        _columns.TryGetValue(role, out var column) && _table.Fits(row) ? column.PerUnit * _table.Positive(row, column.Index) : Number(row, role);

    private T[] Complete<T>(IEnumerable<T> points)
    {
        T[] all = [.. points];
        return all.Length > 0 ? all : throw Error($"none of the {_table.Rows.Length} rows below the column names is complete", "Write a number under every needed column");
    }

    private MeasurementOrigin Origin(int points, params ColumnRole[] values) =>
        new(_table.File, "CSV") { ValueColumns = [.. values.Select(v => _table.Titles[_columns[v].Index])], SkippedRows = _table.Rows.Length - points };

    private InputException Error(string found, string advice) => new(_table.File, _table.TitleLine, found, advice);
}
