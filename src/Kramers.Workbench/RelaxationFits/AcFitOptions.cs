using Kramers.Workbench.Inputs;

namespace Kramers.Workbench.RelaxationFits;

/// <summary>How ac susceptibilities are sorted into curves, and fitted.</summary>
public sealed record AcFitOptions
{
    /// <summary>debye, generalised, cole-davidson, havriliak-negami, or auto for the least AICc.</summary>
    public string Model { get; init; } = "generalised";

    /// <summary>1 or 2; 0 for the least AICc.</summary>
    public int Processes { get; init; } = 1;

    /// <summary>The static field to take, T; null for all.</summary>
    public double? FieldTesla { get; init; }

    /// <summary>Temperatures that lie no further apart belong to one curve, K.</summary>
    public double TemperatureToleranceK { get; init; } = 0.05;

    /// <summary>Static fields that lie no further apart belong to one series, T.</summary>
    public double FieldToleranceTesla { get; init; } = 1e-3;

    internal static AcFitOptions Read(YamlSection section)
    {
        var defaults = new AcFitOptions();
        var options = new AcFitOptions
        {
            Model = section.Choice("model", defaults.Model, [.. AcTask.Models]),
            Processes = section.Choice("processes", "1", "1", "2", "auto") is "auto" ? 0 : section.Whole("processes", defaults.Processes),
            FieldTesla = section.OptionalNumber("fieldTesla"),
            TemperatureToleranceK = section.Number("temperatureToleranceK", defaults.TemperatureToleranceK),
            FieldToleranceTesla = section.Number("fieldToleranceTesla", defaults.FieldToleranceTesla),
        };
        section.Finish();
        return options;
    }

    internal Dictionary<string, object> Settings()
    {
        var settings = new Dictionary<string, object> { ["model"] = Model, ["processes"] = Processes == 0 ? "auto" : Processes };
        if (FieldTesla is { } field)
        {
            settings["fieldTesla"] = field;
        }

        (settings["temperatureToleranceK"], settings["fieldToleranceTesla"]) = (TemperatureToleranceK, FieldToleranceTesla);
        return settings;
    }
}
