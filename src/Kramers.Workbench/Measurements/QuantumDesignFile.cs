using Kramers.Chemistry;

namespace Kramers.Workbench.Measurements;

/// <summary>Reads the [Data] of a Quantum Design magnetometer, or a table under its titles.</summary>
internal sealed class QuantumDesignFile
{
    private readonly MeasurementTable _table;
    private readonly Dictionary<string, int> _columns = new(StringComparer.OrdinalIgnoreCase);

    private QuantumDesignFile(MeasurementTable table)
    {
        _table = table;
        foreach (var (index, title) in table.Titles.Index())
        {
            _columns.TryAdd(QuantumDesignTitles.Normal(title), index);
        }
    }

    /// <summary>Whether the titles are those of these instruments.</summary>
    public static bool Recognises(MeasurementTable table) => new QuantumDesignFile(table).Find(QuantumDesignTitles.Temperature) is not null;

    /// <summary>Both kinds of rows.</summary>
    /// <param name="table">The columns.</param>
    /// <param name="header">The lines above [Data].</param>
    /// <exception cref="InputException">A column is missing, a number is none, or no row is complete.</exception>
    public static MeasurementContent Read(MeasurementTable table, IReadOnlyList<string> header)
    {
        var file = new QuantumDesignFile(table);
        var origin = QuantumDesignHeader.Read(table.File, header);
        var temperature = file.Needed("temperature", QuantumDesignTitles.Temperature);
        var ac = file.AcColumns();
        var moments = file.MomentColumns();
        if (ac is null && moments.Count == 0)
        {
            throw MeasurementText.NotMeasured(table.File, table.TitleLine, $"no column is a magnetic moment or an ac susceptibility. Found are {string.Join(", ", table.Titles.Where(t => t.Length > 0))}");
        }

        var field = file.Needed("field", QuantumDesignTitles.Field);
        return file.Content(origin, temperature, field, ac, moments);
    }

    private MeasurementContent Content(MeasurementOrigin origin, Column temperature, Column field, AcSource? ac, List<MomentSource> moments)
    {
        var acPoints = new List<AcPoint>();
        var dcPoints = new List<DcPoint>();
        var used = new HashSet<string>(StringComparer.Ordinal);
        var time = Find(QuantumDesignTitles.Time);
        foreach (var row in _table.Rows.Where(_table.Fits))
        {
            if (temperature.Positive(_table, row) is not { } t || field.Number(_table, row) is not { } b)
            {
                continue;
            }

            if (ac?.Point(_table, row, t, b) is { } point)
            {
                acPoints.Add(point);
            }

            if (moments.FirstOrDefault(m => m.Moment.Number(_table, row) is not null) is { } source)
            {
                used.Add(_table.Titles[source.Moment.Index]);
                dcPoints.Add(new DcPoint(time?.Number(_table, row), t, b, source.Moment.Number(_table, row)!.Value, source.ErrorOf(_table, row)));
            }
        }

        return acPoints.Count + dcPoints.Count > 0
            ? new MeasurementContent(
                acPoints.Count > 0 ? new AcMeasurement(origin with { ValueColumns = ac!.Titles(_table), SkippedRows = _table.Rows.Length - acPoints.Count }, AcUnit.EmuPerOersted, acPoints) : null,
                dcPoints.Count > 0 ? new DcMeasurement(origin with { ValueColumns = [.. used], SkippedRows = _table.Rows.Length - dcPoints.Count }, dcPoints) : null,
                null)
            : throw new InputException(_table.File, _table.TitleLine, $"none of the {_table.Rows.Length} rows below the titles has a temperature, a field and a moment", "Give a file with measured rows");
    }

    private AcSource? AcColumns()
    {
        if (Find(QuantumDesignTitles.Frequency) is not { } frequency)
        {
            return null;
        }

        var drive = Find(QuantumDesignTitles.Drive);
        return QuantumDesignTitles.Ac
            .Where(p => _columns.ContainsKey(p.InPhase) && _columns.ContainsKey(p.OutOfPhase) && (p.Kind == AcForm.Susceptibilities || drive is not null))
            .Select(p => new AcSource(frequency, drive, new Column(_columns[p.InPhase], 1), new Column(_columns[p.OutOfPhase], 1), p.Kind)).FirstOrDefault();
    }

    private List<MomentSource> MomentColumns() =>
    [
        .. from m in QuantumDesignTitles.Moment
           where _columns.ContainsKey(m.Moment)
           select new MomentSource(new Column(_columns[m.Moment], 1), m.Error is not null && _columns.TryGetValue(m.Error, out var error) ? new Column(error, 1) : null),
    ];

    private Column? Find((string Title, double PerUnit)[] titles) =>
        titles.Where(t => _columns.ContainsKey(t.Title)).Select(t => new Column(_columns[t.Title], t.PerUnit)).FirstOrDefault();

    private Column Needed(string what, (string Title, double PerUnit)[] titles) => Find(titles)
        ?? throw new InputException(_table.File, _table.TitleLine, $"no column is the {what}. Found are {string.Join(", ", _table.Titles.Where(t => t.Length > 0))}", $"Name it {string.Join(" or ", titles.Select(t => t.Title))}");

    private sealed record Column(int Index, double PerUnit)
    {
        public double? Number(MeasurementTable table, MeasurementRow row) => PerUnit * table.Number(row, Index);

        public double? Positive(MeasurementTable table, MeasurementRow row) => PerUnit * table.Positive(row, Index);
    }

    private sealed record MomentSource(Column Moment, Column? Error)
    {
        /// <summary>Zero means that a single scan was made, from which there is no deviation.</summary>
        public double? ErrorOf(MeasurementTable table, MeasurementRow row) => Error?.Number(table, row) is { } error and > 0 ? error : null;
    }

    private sealed record AcSource(Column Frequency, Column? Drive, Column InPhase, Column OutOfPhase, AcForm Kind)
    {
        public string[] Titles(MeasurementTable table) => [table.Titles[InPhase.Index], table.Titles[OutOfPhase.Index]];

        public AcPoint? Point(MeasurementTable table, MeasurementRow row, double temperatureK, double fieldTesla)
        {
            if (InPhase.Number(table, row) is not { } x || OutOfPhase.Number(table, row) is not { } y
                || Frequency.Positive(table, row) is not { } frequency)
            {
                return null;
            }

            var drive = Drive?.Number(table, row) is { } oersted and > 0 ? oersted : (double?)null;
            return Kind == AcForm.Susceptibilities ? new AcPoint(temperatureK, fieldTesla, frequency, x, y, drive)
                : drive is not { } h ? null
                : Kind == AcForm.Moments ? new AcPoint(temperatureK, fieldTesla, frequency, x / h, y / h, drive)
                : new AcPoint(temperatureK, fieldTesla, frequency, x / h * Math.Cos(double.DegreesToRadians(y)), x / h * Math.Sin(double.DegreesToRadians(y)), drive);
        }
    }
}
