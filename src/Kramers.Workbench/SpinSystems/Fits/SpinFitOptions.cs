using Kramers.Workbench.Inputs;

namespace Kramers.Workbench.SpinSystems.Fits;

/// <summary>The section 'fit' of a spin system.</summary>
/// <param name="Data">The measurements.</param>
/// <param name="Starts">Number of starting points; the first is the start of the file.</param>
/// <param name="Seed">Seed of the others.</param>
public sealed record SpinFitOptions(IReadOnlyList<MeasuredSetOptions> Data, int Starts, int Seed)
{
    internal static SpinFitOptions Read(YamlSection section, ModelParameters parameters)
    {
        var (starts, seed) = (section.Whole("starts", 8, 1, 1000), section.Whole("seed", 1, 0));
        var data = section.Sections("data").Select(MeasuredSetOptions.Read).ToArray();
        section.Finish();
        if (data.Length == 0)
        {
            throw section.Error("data", "the fit has no data", "List at least one entry with 'file'");
        }

        return parameters.Free.Count > 0
            ? new SpinFitOptions(data, starts, seed)
            : throw section.Error("data", "no parameter is free", "Add one with 'start' to the section 'parameters' and write its name in place of a number");
    }
}

/// <summary>One measurement of a fit.</summary>
/// <param name="Label">Its name in tables and figures.</param>
/// <param name="Path">Path of the file.</param>
/// <param name="Kind">What the file must hold: chi, magnetisation, heat, levels or epr; null to go by its columns alone.</param>
/// <param name="Axis">Direction of the field of an EPR set without columns of angles, in the frame of the molecule; else null.</param>
/// <param name="FieldTesla">Field of a susceptibility, T; 0 is the limit of no field; null for that of the file.</param>
/// <param name="FromK">Lowest temperature taken in.</param>
/// <param name="ToK">Highest temperature taken in.</param>
/// <param name="ErrorPercent">Standard deviation of each point in percent of its value; null where the file says it or nobody does.</param>
/// <param name="Weight">Factor of its residuals.</param>
/// <param name="Sample">What was weighed, for moments in emu; null for what the header says.</param>
public sealed record MeasuredSetOptions(string Label, string Path, string? Kind, double[]? Axis, double? FieldTesla, double FromK, double ToK, double? ErrorPercent, double Weight, MeasuredSampleOptions? Sample)
{
    internal static MeasuredSetOptions Read(YamlSection section, int index)
    {
        var file = section.Text("file");
        var folder = System.IO.Path.GetDirectoryName(section.File) ?? "";
        var options = new MeasuredSetOptions(
            section.Text("label", FormattableString.Invariant($"set {index + 1}")),
            System.IO.Path.Combine(folder, file),
            section.OptionalText("kind"),
            section.Rows("axis") is null ? null : CentreReader.Vector(section, "axis"),
            section.OptionalNumber("fieldTesla"),
            section.Number("fromK", 0, 0),
            section.Number("toK", 1e6, 0),
            section.OptionalNumber("errorPercent"),
            section.Number("weight", 1, 1e-6, 1e6),
            MeasuredSampleOptions.Read(section.OptionalSection("sample")));
        section.Finish();
        if (options.Kind is { } kind && Enum.GetValues<MeasuredQuantity>().All(q => KindOf(q) != kind))
        {
            throw section.Error("kind", $"'{kind}' is no kind of measurement", $"Write {string.Join(", ", Enum.GetValues<MeasuredQuantity>().Select(KindOf).Distinct())}, or take it out");
        }

        if (options.FieldTesla is not (null or (>= 0 and <= 1000)))
        {
            throw section.Error("fieldTesla", "the field is not between 0 and 1000 T", "Give it in tesla: 1000 Oe are 0.1");
        }

        return options.ErrorPercent is null or > 0 ? options : throw section.Error("errorPercent", "an error is not positive", "Give it in percent, such as 1");
    }

    internal static string KindOf(MeasuredQuantity quantity) => quantity switch
    {
        MeasuredQuantity.Magnetisation => "magnetisation",
        MeasuredQuantity.HeatCapacity => "heat",
        MeasuredQuantity.LevelEnergy => "levels",
        MeasuredQuantity.ResonanceFrequency => "epr",
        _ => "chi",
    };
}
