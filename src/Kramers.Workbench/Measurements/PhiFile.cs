using System.Globalization;
using Kramers.Chemistry;

namespace Kramers.Workbench.Measurements;

/// <summary>
/// The data files of PHI (Chilton, Anderson, Turner, Soncini, Murray, J. Comput. Chem. 34, 1164 (2013), doi:10.1002/jcc.23234). A .sus
/// file is T in K, then chi T in cm^3 K/mol, one column per field; a .mag file is B in T, then M in N_A mu_B, one column per temperature.
/// Numbers stand between blanks, tabs or commas. Written are numbers alone, so that fields and temperatures of the columns go to PHI's
/// input by hand. Read is also a first line with the fields (T) or temperatures (K) of the columns, with or without a word before them,
/// or with titles, which are passed over. Where that line is missing the caller names the fields or temperatures.
/// </summary>
public static class PhiFile
{
    /// <summary>Reads chi T.</summary>
    /// <param name="path">The file.</param>
    /// <param name="fieldsTesla">Field of each column in T, or null where the first line states them or there is one column, whose field is then left open.</param>
    /// <exception cref="InputException">The file is no such table, or does not say the fields of its columns.</exception>
    public static MolarDcMeasurement ReadSus(string path, IReadOnlyList<double>? fieldsTesla = null) =>
        Sus(path, PhiTable.Read(path, MeasurementText.Lines(path)), fieldsTesla);

    /// <summary>Reads M.</summary>
    /// <param name="path">The file.</param>
    /// <param name="temperaturesK">Temperature of each column in K, or null where the first line states them.</param>
    /// <exception cref="InputException">The file is no such table, or does not say the temperatures of its columns.</exception>
    public static MolarDcMeasurement ReadMag(string path, IReadOnlyList<double>? temperaturesK = null) =>
        Mag(path, PhiTable.Read(path, MeasurementText.Lines(path)), temperaturesK);

    /// <summary>Writes chi T, one column per field.</summary>
    /// <exception cref="ArgumentException">The temperatures differ by more than 0.05 K from field to field, or a magnetisation in zero field has no chi.</exception>
    public static void WriteSus(MolarDcMeasurement measurement, TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(measurement);
        ArgumentNullException.ThrowIfNull(writer);
        var points = measurement.As(MolarQuantity.SusceptibilityTimesTemperature).Points;
        Write(writer, Columns(points, p => p.FieldTesla ?? double.NaN, DecayMeasurement.FieldToleranceTesla), p => p.TemperatureK, DecayMeasurement.TemperatureToleranceK);
    }

    /// <summary>Writes M, one column per temperature.</summary>
    /// <exception cref="ArgumentException">The measurement has no fields, or they differ by more than 10 Oe from temperature to temperature.</exception>
    public static void WriteMag(MolarDcMeasurement measurement, TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(measurement);
        ArgumentNullException.ThrowIfNull(writer);
        var points = measurement.As(MolarQuantity.Magnetisation).Points;
        Write(writer, Columns(points, p => p.TemperatureK, DecayMeasurement.TemperatureToleranceK), p => p.FieldTesla!.Value, DecayMeasurement.FieldToleranceTesla);
    }

    /// <summary>Fields of the columns of chi T in T, in the order written; none where they are not known.</summary>
    internal static IReadOnlyList<double> Fields(MolarDcMeasurement measurement) =>
        [.. Columns(measurement.Points, p => p.FieldTesla ?? double.NaN, DecayMeasurement.FieldToleranceTesla).Select(c => c[0].FieldTesla).OfType<double>()];

    /// <summary>Temperatures of the columns of M in K, in the order written.</summary>
    internal static IReadOnlyList<double> Temperatures(MolarDcMeasurement measurement) =>
        [.. Columns(measurement.Points, p => p.TemperatureK, DecayMeasurement.TemperatureToleranceK).Select(c => c[0].TemperatureK)];

    internal static MolarDcMeasurement Sus(string path, PhiTable table, IReadOnlyList<double>? fieldsTesla)
    {
        var count = table.Rows[0].Length - 1;
        var fields = fieldsTesla ?? table.Conditions;
        if (count > 1 || fields is not null)
        {
            Check(path, fields, count, "chi T", "fields in T");
        }

        if (table.Rows.Index().Where(r => !(r.Item[0] > 0)).Select(r => (int?)r.Index).FirstOrDefault() is { } bad)
        {
            throw new InputException(path, null, FormattableString.Invariant($"a temperature is {table.Rows[bad][0]}"), "The first column of a .sus file is the temperature in K, which is positive");
        }

        return Measurement(path, "PHI .sus", MolarQuantity.SusceptibilityTimesTemperature, count, table, (row, c) => new MolarDcPoint(null, row[0], fields?[c], row[c + 1], null));
    }

    internal static MolarDcMeasurement Mag(string path, PhiTable table, IReadOnlyList<double>? temperaturesK)
    {
        var count = table.Rows[0].Length - 1;
        var temperatures = temperaturesK ?? table.Conditions;
        Check(path, temperatures, count, "M", "temperatures in K");
        return Measurement(path, "PHI .mag", MolarQuantity.Magnetisation, count, table, (row, c) => new MolarDcPoint(null, temperatures![c], row[0], row[c + 1], null));
    }

    private static MolarDcMeasurement Measurement(string path, string kind, MolarQuantity quantity, int count, PhiTable table, Func<double[], int, MolarDcPoint> point) =>
        new(new MeasurementOrigin(path, kind), quantity, from c in Enumerable.Range(0, count) from row in table.Rows select point(row, c));

    private static void Check(string path, IReadOnlyList<double>? conditions, int count, string value, string what)
    {
        if (conditions?.Count != count)
        {
            throw new InputException(path, null, $"there are {count} columns of {value}, and {(conditions is null ? "it is not said which" : $"{conditions.Count}")} {what} belong to them", $"Write the {count} {what} into the first line");
        }
    }

    private static List<List<MolarDcPoint>> Columns(IEnumerable<MolarDcPoint> points, Func<MolarDcPoint, double> condition, double tolerance)
    {
        var columns = new List<List<MolarDcPoint>>();
        foreach (var point in points)
        {
            var column = columns.Find(c => double.IsNaN(condition(point)) || Math.Abs(condition(c[0]) - condition(point)) <= tolerance);
            if (column is null)
            {
                columns.Add(column = []);
            }

            column.Add(point);
        }

        return columns;
    }

    private static void Write(TextWriter writer, List<List<MolarDcPoint>> columns, Func<MolarDcPoint, double> abscissa, double tolerance)
    {
        var sorted = columns.ConvertAll(c => c.OrderBy(abscissa).ToArray());
        if (sorted.Exists(c => c.Length != sorted[0].Length || c.Zip(sorted[0]).Any(p => Math.Abs(abscissa(p.First) - abscissa(p.Second)) > tolerance)))
        {
            throw new ArgumentException("The columns of a file of PHI share their first one, but the points do not lie on a common grid. Write one file per column.", nameof(columns));
        }

        for (var i = 0; i < sorted[0].Length; i++)
        {
            double[] row = [abscissa(sorted[0][i]), .. sorted.Select(c => c[i].Value)];
            writer.WriteLine(string.Join("  ", row.Select(x => x.ToString("R", CultureInfo.InvariantCulture))));
        }
    }
}
