using Kramers.Magnetism.Relaxation;
using Kramers.Magnetism.Spectroscopy;
using Kramers.Numerics;
using Kramers.Workbench.Inputs;

namespace Kramers.Workbench.SpinSystems;

/// <summary>What 'epr' is asked: a sweep of the field at a frequency, or of the frequency in a field.</summary>
public sealed record EprOptions
{
    private const int Points = 1001;

    /// <summary>True where the frequency is swept in a fixed field.</summary>
    public required bool SweepsFrequency { get; init; }

    /// <summary>Microwave frequency of a field sweep, GHz.</summary>
    public required double Gigahertz { get; init; }

    /// <summary>Fields of a field sweep, T, ascending.</summary>
    public required double[] Fields { get; init; }

    /// <summary>Line of a field sweep.</summary>
    public required FieldLine FieldLine { get; init; }

    /// <summary>Field of a frequency sweep, T.</summary>
    public required double Tesla { get; init; }

    /// <summary>Frequencies of a frequency sweep, GHz, ascending.</summary>
    public required double[] Frequencies { get; init; }

    /// <summary>Line of a frequency sweep.</summary>
    public required LineShape FrequencyLine { get; init; }

    /// <summary>Temperature, K.</summary>
    public required double Temperature { get; init; }

    /// <summary>True where the oscillating field is along the static one, false at right angles.</summary>
    public required bool IsParallel { get; init; }

    /// <summary>Whether the figures of a field sweep show its derivative; tables have both.</summary>
    public required bool ShowsDerivative { get; init; }

    /// <summary>Direction of the static field in the crystal.</summary>
    public required double[] Axis { get; init; }

    /// <summary>Rows from pole to equator of the finest triangulation of the powder; null: chosen by the number of states.</summary>
    public required int? PowderRows { get; init; }

    internal static EprOptions Read(YamlSection root)
    {
        var epr = root.SectionOrDefaults("epr");
        var gigahertz = epr.Number("frequencyGHz", 9.5, 0.01, 1e5);

        // The field of g = 1, so that most of what has a g is seen.
        var highest = Math.Round(Energy.FromGigahertz(gigahertz).Cm / PhysicalConstants.BohrMagnetonCm, 2, MidpointRounding.ToPositiveInfinity);
        var fields = SpinTaskOptions.Range(epr, "fieldsTesla", 0, highest, Points, isTemperature: false);
        var frequencies = SpinTaskOptions.Range(epr, "frequenciesGHz", 0, 1000, Points, isTemperature: false);
        var isGaussian = epr.Choice("line", "gaussian", "gaussian", "lorentzian") == "gaussian";
        var (millitesla, lineGigahertz) = (Width(epr, "fwhmMillitesla", 1e3 * fields[^1]), Width(epr, "fwhmGHz", frequencies[^1]));
        var lineCm = Energy.FromGigahertz(lineGigahertz).Cm;
        var options = new EprOptions
        {
            SweepsFrequency = epr.Choice("sweep", "field", "field", "frequency") == "frequency",
            Gigahertz = gigahertz,
            Fields = fields.Length > 1 ? fields : throw epr.Error("fieldsTesla", "a sweep of one field", "Give at least two fields, or from, to and steps"),
            FieldLine = isGaussian ? FieldLine.GaussianFwhm(millitesla) : FieldLine.LorentzianFwhm(millitesla),
            Tesla = epr.Number("fieldTesla", 0, 0, 1000),
            Frequencies = frequencies,
            FrequencyLine = isGaussian ? LineShape.GaussianFwhm(lineCm) : LineShape.LorentzianFwhm(lineCm),
            Temperature = epr.Number("temperatureK", 10, 1e-3, 1e4),
            IsParallel = epr.Choice("mode", "perpendicular", "perpendicular", "parallel") == "parallel",
            ShowsDerivative = epr.Choice("detection", "derivative", "derivative", "absorption") == "derivative",
            Axis = CentreReader.Vector(epr, "axis", [0, 0, 1]),
            PowderRows = epr.Keys.Contains("rows") ? epr.Whole("rows", null, 8, 1000) : null,
        };
        epr.Finish();
        return options;
    }

    /// <summary>A width; by default 1 % of the highest point of the sweep.</summary>
    private static double Width(YamlSection epr, string key, double highest) => epr.Number(key, 0.01 * highest, 1e-9);
}
