using System.Globalization;

namespace Kramers.Workbench.Measurements;

/// <summary>Writes dc moments with header and titles as magnetometers of Quantum Design do: T in K, H in Oe, moments in emu.</summary>
public static class QuantumDesignWriter
{
    /// <summary>The file; mass and molar mass of the measurement's origin go to the header. <see cref="MeasurementFile"/> reads it back.</summary>
    public static void Write(DcMeasurement measurement, TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(measurement);
        ArgumentNullException.ThrowIfNull(writer);
        var origin = measurement.Origin;
        writer.WriteLine("[Header]");
        writer.WriteLine($"TITLE,made by Kramers from {Path.GetFileName(origin.File)}");
        Info(writer, origin.MassMilligrams, "SAMPLE_MASS");
        Info(writer, origin.MolarMassGramsPerMole, "SAMPLE_MOLECULAR_WEIGHT");
        writer.WriteLine("[Data]");
        writer.WriteLine("Comment,Time Stamp (sec),Temperature (K),Magnetic Field (Oe),Moment (emu),M. Std. Err. (emu)");
        foreach (var p in measurement.Points)
        {
            writer.WriteLine(string.Join(',', "", Text(p.TimeSeconds), Text(p.TemperatureK), Text(p.FieldOersted), Text(p.MomentEmu), Text(p.ErrorEmu)));
        }
    }

    private static void Info(TextWriter writer, double? value, string name)
    {
        if (value is not null)
        {
            writer.WriteLine($"INFO,{Text(value)},{name}");
        }
    }

    private static string? Text(double? x) => x?.ToString("R", CultureInfo.InvariantCulture);
}
