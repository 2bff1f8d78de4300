using Kramers.Chemistry;
using Kramers.Magnetism.Magnetometry;
using Kramers.Workbench.Inputs;
using Kramers.Workbench.Measurements;

namespace Kramers.Workbench.SpinSystems.Fits;

/// <summary>
/// Data sets of a fit from files of a magnetometer or of PHI. Standard errors that an instrument prints are those of one scan, far
/// below what separates two measurements, and are not taken over: state errorPercent.
/// </summary>
internal static class MeasuredInstrument
{
    // Instruments reach a field to some oersted; points that share one share its eigenstates.
    private const double SameField = 1e-3;

    public static MeasuredPoints Read(MeasuredSetOptions options)
    {
        var molar = Molar(options);
        var quantity = molar.Quantity switch
        {
            MolarQuantity.Susceptibility => MeasuredQuantity.Susceptibility,
            MolarQuantity.SusceptibilityTimesTemperature => MeasuredQuantity.SusceptibilityTimesTemperature,
            _ => MeasuredQuantity.Magnetisation,
        };
        var fields = molar.Points.Select(p => p.FieldTesla ?? 0).ToArray();
        return new MeasuredPoints(quantity, [.. molar.Points.Select(p => p.Value)])
        {
            Temperatures = [.. molar.Points.Select(p => p.TemperatureK)],
            Fields = quantity != MeasuredQuantity.Magnetisation && options.FieldTesla is { } stated ? Array.ConvertAll(fields, _ => stated) : Shared(fields),
        };
    }

    private static MolarDcMeasurement Molar(MeasuredSetOptions options) => MeasurementFile.Read(options.Path) switch
    {
        MolarDcMeasurement molar => molar,
        DcMeasurement dc => PerMole(dc, options),
        _ => throw new InputException(options.Path, null, "this is an ac measurement", "Give a file of dc moments; ac susceptibilities are for 'kramers fit ac'"),
    };

    private static MolarDcMeasurement PerMole(DcMeasurement dc, MeasuredSetOptions options)
    {
        var quantity = options.Kind switch
        {
            "magnetisation" => MolarQuantity.Magnetisation,
            "chi" => MolarQuantity.SusceptibilityTimesTemperature,
            null => throw new InputException(options.Path, null, "the file holds moments, from which chi or M can be made", "Write 'kind: chi' or 'kind: magnetisation' beside 'file'"),
            _ => throw new InputException(options.Path, null, $"the file holds moments, not '{options.Kind}'", "Write 'kind: chi' or 'kind: magnetisation' beside 'file'"),
        };
        try
        {
            return dc.PerMole(options.Sample?.Describe(dc.Origin) ?? SampleDescription.FromHeader(dc.Origin), quantity);
        }
        catch (ArgumentException e)
        {
            throw new InputException(options.Path, null, e.Message, "Check 'sample' beside 'file', or take the points out", e);
        }
    }

    /// <summary>Fields that differ by less than a part in a thousand become their mean.</summary>
    private static double[] Shared(double[] fields)
    {
        var order = Enumerable.Range(0, fields.Length).OrderBy(i => fields[i]).ToArray();
        var shared = new double[fields.Length];
        for (var first = 0; first < order.Length;)
        {
            var end = first + 1;
            while (end < order.Length && fields[order[end]] - fields[order[first]] <= SameField * Math.Abs(fields[order[first]]))
            {
                end++;
            }

            var mean = order[first..end].Average(i => fields[i]);
            foreach (var i in order[first..end])
            {
                shared[i] = mean;
            }

            first = end;
        }

        return shared;
    }
}

/// <summary>What was weighed, where the header of the file does not say it or says it wrong.</summary>
/// <param name="MassMilligrams">mg; null for that of the header.</param>
/// <param name="MolarMassGramsPerMole">g/mol; null for that of the header.</param>
/// <param name="DiamagnetismCm3PerMol">Diamagnetism of the formula unit, not positive.</param>
/// <param name="HolderEmuPerOersted">Moment of the empty holder over the field, emu/Oe.</param>
public sealed record MeasuredSampleOptions(double? MassMilligrams, double? MolarMassGramsPerMole, double DiamagnetismCm3PerMol, double HolderEmuPerOersted)
{
    internal static MeasuredSampleOptions? Read(YamlSection? section)
    {
        if (section is null)
        {
            return null;
        }

        var options = new MeasuredSampleOptions(
            Positive(section, "massMilligrams"),
            Positive(section, "molarMassGramsPerMole"),
            section.Number("diamagnetismCm3PerMol", 0, max: 0),
            section.Number("holderEmuPerOersted", 0));
        section.Finish();
        return options;
    }

    internal SampleDescription Describe(MeasurementOrigin origin) =>
        SampleDescription.FromHeader(origin with { MassMilligrams = MassMilligrams ?? origin.MassMilligrams, MolarMassGramsPerMole = MolarMassGramsPerMole ?? origin.MolarMassGramsPerMole }) with
        {
            Diamagnetism = MolarSusceptibility.FromCm3PerMol(DiamagnetismCm3PerMol),
            HolderEmuPerOersted = HolderEmuPerOersted,
        };

    private static double? Positive(YamlSection section, string key) => section.OptionalNumber(key) switch
    {
        null => null,
        > 0 and var x => x,
        _ => throw section.Error(key, $"'{key}' is not positive", "Give what was weighed, in the unit of the name"),
    };
}
