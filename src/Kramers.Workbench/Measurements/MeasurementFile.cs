using Kramers.Chemistry;

namespace Kramers.Workbench.Measurements;

/// <summary>The front door: takes a file from an instrument and says what is in it.</summary>
public static class MeasurementFile
{
    /// <summary>
    /// Reads the .dat files of Quantum Design's MPMS, MPMS3 and PPMS, CSV with named columns (comma, semicolon, tab), and .sus and .mag files of PHI; what
    /// it is, is told by the content, and only files without any column names by their extension. A file with ac rows is an ac measurement, whatever else
    /// it has; <see cref="ReadDc"/> gives its dc rows.
    /// </summary>
    /// <exception cref="InputException">It is no measurement, or lacks a column, a unit or a number.</exception>
    public static Measurement Read(string path)
    {
        var content = Content(path);
        return content.Ac is { } ac ? Absorbing(ac) : (Measurement?)content.Molar ?? content.Dc!;
    }

    /// <summary>Ac susceptibilities.</summary>
    /// <exception cref="InputException">The file cannot be read or has none.</exception>
    public static AcMeasurement ReadAc(string path)
    {
        var content = Content(path);
        return content.Ac is { } ac ? Absorbing(ac) : throw Wrong(path, content, "an ac measurement", "frequencies, chi' and chi''");
    }

    /// <summary>Raw dc moments in emu.</summary>
    /// <exception cref="InputException">The file cannot be read or has none.</exception>
    public static DcMeasurement ReadDc(string path)
    {
        var content = Content(path);
        return content.Dc ?? throw Wrong(path, content, "a measurement of raw dc moments", "moments in emu");
    }

    /// <summary>The decays of a moment in it: in emu, or in Bohr magnetons where a CSV file gives those.</summary>
    /// <exception cref="InputException">The file cannot be read, or no five moments follow each other in time at one temperature and field.</exception>
    public static IReadOnlyList<DecayMeasurement> ReadDecays(string path)
    {
        var content = Content(path);
        var decays = content.Dc is { } dc ? DecayMeasurement.Find(dc)
            : content.Molar is { Quantity: MolarQuantity.Magnetisation } molar ? DecayMeasurement.Find(molar)
            : throw Wrong(path, content, "a decay", "times and moments");
        return decays.Count > 0 ? decays : throw new InputException(path, null,
            FormattableString.Invariant($"no {DecayMeasurement.FewestPoints} moments follow each other in time within {DecayMeasurement.TemperatureToleranceK} K and {1e4 * DecayMeasurement.FieldToleranceTesla} Oe"),
            "Give a file in which the moment relaxes at one temperature and field, with its times");
    }

    private static MeasurementContent Content(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var lines = MeasurementText.Lines(path);
        var data = Array.FindIndex(lines, l => l.Trim().Equals("[Data]", StringComparison.OrdinalIgnoreCase));
        if (data >= 0)
        {
            return data + 1 < lines.Length
                ? QuantumDesignFile.Read(MeasurementTable.Parse(path, lines, data + 1), lines[..data])
                : throw new InputException(path, data + 1, "nothing follows [Data]", "Give a file with measured rows");
        }

        if (Array.Exists(lines, l => l.Trim().Equals("[Header]", StringComparison.OrdinalIgnoreCase)))
        {
            throw new InputException(path, null, "there is a [Header] but no [Data]", "Give the complete file of the instrument");
        }

        var first = Array.FindIndex(lines, l => l.AsSpan().Trim() is [not '#', ..]);
        return first < 0 ? throw MeasurementText.NotMeasured(path, 1, "there are comments only") : Titled(path, lines, first);
    }

    private static MeasurementContent Titled(string path, string[] lines, int first)
    {
        var table = MeasurementTable.Parse(path, lines, first);
        if (QuantumDesignFile.Recognises(table))
        {
            return QuantumDesignFile.Read(table, []);
        }

        // Titles such as "T chiT" above the columns of PHI are no names with units; two of those make a CSV file of any extension.
        var named = table.Titles.Count(t => NamedColumns.Find(t) is not null) > 1;
        var extension = Path.GetExtension(path);
        return named ? NamedColumnFile.Read(table)
            : extension.Equals(".sus", StringComparison.OrdinalIgnoreCase) ? new MeasurementContent(null, null, PhiFile.Sus(path, PhiTable.Read(path, lines), null))
            : extension.Equals(".mag", StringComparison.OrdinalIgnoreCase) ? new MeasurementContent(null, null, PhiFile.Mag(path, PhiTable.Read(path, lines), null))
            : PhiTable.IsNumeric(lines[first..]) ? throw new InputException(path, first + 1, "the columns of numbers have no names", $"Write a first line of names with units, as in {NamedColumns.Names()}, or name a file of PHI .sus or .mag")
            : NamedColumnFile.Read(table);
    }

    /// <summary>An instrument that did not measure chi'' writes zeros.</summary>
    private static AcMeasurement Absorbing(AcMeasurement ac) => ac.Points.Any(p => p.OutOfPhase != 0) ? ac
        : throw new InputException(ac.Origin.File, null, $"chi'' is zero in all {ac.Points.Count} rows", $"Check the column '{ac.Origin.ValueColumns[^1]}': no relaxation can be read from it");

    private static InputException Wrong(string path, MeasurementContent content, string wanted, string needed)
    {
        var found = content.Ac is not null ? "ac susceptibilities" : content.Dc is not null ? "dc moments" : content.Molar!.Quantity == MolarQuantity.Magnetisation ? "magnetisations" : "dc susceptibilities";
        return new InputException(path, null, $"this is not {wanted}: it holds {found}", $"Give a file with {needed}");
    }
}
