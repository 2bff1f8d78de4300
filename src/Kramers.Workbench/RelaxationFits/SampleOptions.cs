using System.Globalization;
using Kramers.Chemistry;
using Kramers.Magnetism.Magnetometry;
using Kramers.Workbench.Inputs;
using Kramers.Workbench.Measurements;

namespace Kramers.Workbench.RelaxationFits;

/// <summary>What was weighed. What is null is taken from the header of the file.</summary>
public sealed record SampleOptions
{
    /// <summary>mg.</summary>
    public double? MassMilligrams { get; init; }

    /// <summary>g/mol.</summary>
    public double? MolarMassGramsPerMole { get; init; }

    /// <summary>Diamagnetism of the formula unit: a negative number in cm^3/mol, or constituents such as "Dy3+ + 3 acac-"; null for none.</summary>
    public string? Diamagnetism { get; init; }

    /// <summary>The sample with what the header of the file adds.</summary>
    /// <exception cref="InputException">Mass or molar mass are stated nowhere, or a number is impossible.</exception>
    public SampleDescription Describe(MeasurementOrigin origin)
    {
        ArgumentNullException.ThrowIfNull(origin);
        if ((MassMilligrams ?? origin.MassMilligrams) is not { } mass || (MolarMassGramsPerMole ?? origin.MolarMassGramsPerMole) is not { } molarMass)
        {
            throw new InputException(origin.File, null, "chi is in emu/Oe, and the header lacks the mass or the molar mass of the sample", "Give --mass in mg and --molar-mass in g/mol, or massMg and molarMassGPerMol in the section 'sample'");
        }

        try
        {
            return new SampleDescription(mass, molarMass) { Diamagnetism = Correction };
        }
        catch (ArgumentException e)
        {
            throw new InputException(origin.File, null, e.Message.ReplaceLineEndings(" ").Split(" (Parameter", 2)[0].TrimEnd('.'), "Correct --mass, --molar-mass or --diamagnetism", e);
        }
    }

    internal static SampleOptions Read(YamlSection section)
    {
        var sample = new SampleOptions
        {
            MassMilligrams = section.OptionalNumber("massMg"),
            MolarMassGramsPerMole = section.OptionalNumber("molarMassGPerMol"),
            Diamagnetism = section.OptionalText("diamagnetism"),
        };
        section.Finish();
        return sample;
    }

    internal Dictionary<string, object> Settings()
    {
        var settings = new Dictionary<string, object>();
        AddIfStated(settings, "massMg", MassMilligrams);
        AddIfStated(settings, "molarMassGPerMol", MolarMassGramsPerMole);
        AddIfStated(settings, "diamagnetism", Diamagnetism);
        return settings;
    }

    private MolarSusceptibility Correction => Diamagnetism switch
    {
        null => default,
        _ when double.TryParse(Diamagnetism, NumberStyles.Float, CultureInfo.InvariantCulture, out var chi) => MolarSusceptibility.FromCm3PerMol(chi),
        _ => DiamagneticCorrection.FromConstituents(Diamagnetism).Susceptibility,
    };

    private static void AddIfStated(Dictionary<string, object> settings, string key, object? value)
    {
        if (value is not null)
        {
            settings[key] = value;
        }
    }
}
