using System.Globalization;

namespace Kramers.Workbench.Measurements;

/// <summary>Writes measurements as CSV with named columns, which <see cref="MeasurementFile"/> reads back to the same bits.</summary>
public static class MeasurementCsv
{
    /// <summary>Columns: a decay T_K, B_T, t_s and moment_emu or M_muB; the others those of their points. Missing errors, fields and times are empty cells.</summary>
    public static void Write(Measurement measurement, TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(measurement);
        ArgumentNullException.ThrowIfNull(writer);
        switch (measurement)
        {
            case AcMeasurement ac:
                var unit = ac.Unit == AcUnit.Cm3PerMol ? "cm3mol" : "emuOe";
                Table(writer, ["T_K", "B_T", "f_Hz", $"chi_re_{unit}", $"chi_im_{unit}", "drive_Oe"], ac.Points, p => [p.TemperatureK, p.FieldTesla, p.FrequencyHz, p.InPhase, p.OutOfPhase, p.DriveOersted]);
                break;
            case DcMeasurement dc:
                Table(writer, ["t_s", "T_K", "B_T", "moment_emu", "error"], dc.Points, p => [p.TimeSeconds, p.TemperatureK, p.FieldTesla, p.MomentEmu, p.ErrorEmu]);
                break;
            case MolarDcMeasurement molar:
                Table(writer, ["t_s", "T_K", "B_T", Name(molar.Quantity), "error"], molar.Points, p => [p.TimeSeconds, p.TemperatureK, p.FieldTesla, p.Value, p.Error]);
                break;
            case DecayMeasurement decay:
                Table(writer, ["T_K", "B_T", "t_s", decay.Unit == DecayUnit.Emu ? "moment_emu" : "M_muB"], decay.Points, p => [decay.TemperatureK, decay.FieldTesla, p.TimeSeconds, p.Moment]);
                break;
        }
    }

    private static string Name(MolarQuantity quantity) => quantity switch
    {
        MolarQuantity.Susceptibility => "chi_cm3mol",
        MolarQuantity.SusceptibilityTimesTemperature => "chiT_cm3Kmol",
        _ => "M_muB",
    };

    private static void Table<T>(TextWriter writer, string[] names, IEnumerable<T> points, Func<T, double?[]> row)
    {
        writer.WriteLine(string.Join(',', names));
        foreach (var point in points)
        {
            writer.WriteLine(string.Join(',', row(point).Select(x => x?.ToString("R", CultureInfo.InvariantCulture))));
        }
    }
}
