using System.Globalization;
using Kramers.Chemistry;
using Kramers.Magnetism.Magnetometry;

namespace Kramers.Workbench.Measurements;

/// <summary>What a conversion needs beyond the file.</summary>
public sealed record ConversionOptions
{
    /// <summary>Mass of the sample in mg; null for that of the header.</summary>
    public double? MassMilligrams { get; init; }

    /// <summary>Molar mass in g/mol; null for that of the header.</summary>
    public double? MolarMassGramsPerMole { get; init; }

    /// <summary>Diamagnetism of the formula unit in cm^3/mol, not positive. It is taken off moments that become molar, and put back into moments made of molar data.</summary>
    public double DiamagnetismCm3PerMol { get; init; }

    /// <summary>What the values become; null for what the target holds: chi T in .sus, M in .mag, and in .csv what the file has.</summary>
    public MolarQuantity? Quantity { get; init; }
}

/// <summary>'kramers convert': a measurement from one format into another, told by the extension: .csv, .dat, and .sus and .mag of PHI.</summary>
public static class MeasurementConversion
{
    /// <summary>Converts a file.</summary>
    /// <param name="input">What <see cref="MeasurementFile"/> reads.</param>
    /// <param name="output">The file to write, which must not be there.</param>
    /// <param name="options">Sample and kind.</param>
    /// <returns>What was written, a line for people.</returns>
    /// <exception cref="InputException">The file cannot be read, does not hold what the target needs, or the target exists.</exception>
    public static string Convert(string input, string output, ConversionOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (File.Exists(output) || Directory.Exists(output))
        {
            throw new InputException(output, null, "the file to write exists already", "Take it away, or write to another name");
        }

        using var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        string written;
        try
        {
            written = Write(MeasurementFile.Read(input), output, options, text);
        }
        catch (ArgumentException e)
        {
            throw new InputException(input, null, e.Message.ReplaceLineEndings(" ").TrimEnd('.'), "Check the sample and the target", e);
        }

        try
        {
            File.WriteAllText(output, text.ToString());
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputException(output, null, "the file cannot be written", "Write into a folder that exists and is yours", e);
        }

        return $"Wrote {output}: {written}";
    }

    private static string Write(Measurement measurement, string output, ConversionOptions options, TextWriter text)
    {
        switch (Path.GetExtension(output).ToUpperInvariant())
        {
            case ".CSV":
                return Csv(measurement, options, text);
            case ".DAT":
                return Dat(measurement, options, text);
            case ".SUS":
                var sus = Molar(measurement, options, MolarQuantity.SusceptibilityTimesTemperature);
                PhiFile.WriteSus(sus, text);
                return $"chi T of {Points(sus.Points.Count)}{Columns("fields in T", PhiFile.Fields(sus))}";
            case ".MAG":
                var mag = Molar(measurement, options, MolarQuantity.Magnetisation);
                PhiFile.WriteMag(mag, text);
                return $"M of {Points(mag.Points.Count)}{Columns("temperatures in K", PhiFile.Temperatures(mag))}";
            default:
                throw new InputException(output, null, "the extension says no format", "Name it .csv, .dat (magnetometer), .sus or .mag (PHI)");
        }
    }

    private static string Csv(Measurement measurement, ConversionOptions options, TextWriter text)
    {
        var converted = measurement switch
        {
            MolarDcMeasurement molar => molar.As(options.Quantity ?? molar.Quantity),
            DcMeasurement dc when options.Quantity is { } quantity => Molar(dc, options, quantity),
            AcMeasurement when options.Quantity is not null => throw new ArgumentException("An ac measurement holds no dc susceptibility or magnetisation; leave the kind out"),
            _ => measurement,
        };
        MeasurementCsv.Write(converted, text);
        return converted switch
        {
            MolarDcMeasurement molar => $"{Name(molar.Quantity)} of {Points(molar.Points.Count)}",
            DcMeasurement dc => $"moments in emu of {Points(dc.Points.Count)}",
            _ => $"ac susceptibilities of {Points(((AcMeasurement)converted).Points.Count)}",
        };
    }

    private static string Dat(Measurement measurement, ConversionOptions options, TextWriter text)
    {
        if (options.Quantity is not null)
        {
            throw new ArgumentException("A .dat file holds moments in emu and no other kind; leave the kind out");
        }

        var dc = measurement switch
        {
            DcMeasurement raw => new DcMeasurement(Stated(raw.Origin, options), raw.Points),
            MolarDcMeasurement molar => Raw(molar, options),
            _ => throw new ArgumentException("An ac measurement is written to .csv only"),
        };
        QuantumDesignWriter.Write(dc, text);
        return $"moments in emu of {Points(dc.Points.Count)}";
    }

    private static MolarDcMeasurement Molar(Measurement measurement, ConversionOptions options, MolarQuantity needed)
    {
        if (options.Quantity is { } wanted && wanted != needed)
        {
            throw new ArgumentException($"The target holds {Name(needed)}, not {Name(wanted)}");
        }

        return measurement switch
        {
            MolarDcMeasurement molar => molar.As(needed),
            DcMeasurement dc => dc.PerMole(Sample(dc.Origin, options), needed),
            _ => throw new ArgumentException("An ac measurement is written to .csv only"),
        };
    }

    /// <summary>The moments that a magnetometer would have printed: m = n (M + chi_dia H).</summary>
    private static DcMeasurement Raw(MolarDcMeasurement molar, ConversionOptions options)
    {
        var (origin, sample) = (Stated(molar.Origin, options), Sample(molar.Origin, options));
        return new DcMeasurement(origin, molar.As(MolarQuantity.Magnetisation).Points.Select(p =>
        {
            double Emu(double bohr) => sample.AmountMoles * MagneticMoment.FromBohrMagnetons(bohr).EmuPerMol;
            var field = p.FieldTesla!.Value;
            var diamagnetic = sample.AmountMoles * sample.Diamagnetism.Cm3PerMol * CgsUnits.OerstedPerTesla * field;
            return new DcPoint(p.TimeSeconds, p.TemperatureK, field, Emu(p.Value) + diamagnetic, p.Error is { } error ? Emu(error) : null);
        }));
    }

    private static MeasurementOrigin Stated(MeasurementOrigin origin, ConversionOptions options) => origin with
    {
        MassMilligrams = options.MassMilligrams ?? origin.MassMilligrams,
        MolarMassGramsPerMole = options.MolarMassGramsPerMole ?? origin.MolarMassGramsPerMole,
    };

    private static SampleDescription Sample(MeasurementOrigin origin, ConversionOptions options) =>
        SampleDescription.FromHeader(Stated(origin, options)) with { Diamagnetism = MolarSusceptibility.FromCm3PerMol(options.DiamagnetismCm3PerMol) };

    private static string Name(MolarQuantity quantity) => quantity switch
    {
        MolarQuantity.Susceptibility => "chi",
        MolarQuantity.SusceptibilityTimesTemperature => "chi T",
        _ => "M",
    };

    private static string Points(int count) => count == 1 ? "1 point" : FormattableString.Invariant($"{count} points");

    /// <summary>PHI's files do not hold what its input asks for.</summary>
    private static string Columns(string what, IReadOnlyList<double> conditions) => conditions.Count == 0
        ? ""
        : $"; {what} of the columns, for PHI's input: {string.Join(" ", conditions.Select(x => x.ToString("G6", CultureInfo.InvariantCulture)))}";
}
