using Kramers.Chemistry;
using Kramers.Workbench.Inputs;

namespace Kramers.Workbench.SpinPhonon;

/// <summary>What 'kramers rates' is asked: a magnet with its vibrations, and where its rates are wanted. docs/rates.md has all keys.</summary>
public sealed record RatesFile
{
    /// <summary>Path, as the user named it.</summary>
    public required string File { get; init; }

    /// <summary>Name of the magnet.</summary>
    public required string Name { get; init; }

    /// <summary>Levels and couplings.</summary>
    public required VibratingMagnet Magnet { get; init; }

    /// <summary>Temperatures, fields, processes and line shape.</summary>
    public required RateSettings Rates { get; init; }

    /// <summary>Direction of the field, a unit vector in the frame of the magnet.</summary>
    public required double[] Axis { get; init; }

    /// <summary>What the convergence check varies; null for none.</summary>
    public required ConvergenceSettings? Converge { get; init; }

    /// <summary>Files that the system names, full paths.</summary>
    public required IReadOnlyList<string> NamedFiles { get; init; }

    /// <summary>All settings, defaults filled in, in the layout of the file.</summary>
    public required IReadOnlyDictionary<string, object> Resolved { get; init; }

    /// <summary>Reads a file.</summary>
    /// <param name="file">The YAML file.</param>
    /// <param name="converge">Whether to check convergence even where the file has no section 'converge'.</param>
    /// <exception cref="InputException">A key is unknown, missing or out of range, a number lacks its convention, or a named file is broken.</exception>
    public static RatesFile Load(string file, bool converge = false)
    {
        var root = YamlSection.Load(file);
        var name = root.Text("name");
        var (magnet, files) = MagnetSources.Read(root);
        var section = root.Section("rates");
        var settings = ReadProcesses(section, RateSettings.Read(section));
        magnet = section.Keys.Contains("states") ? magnet.Lowest(section.Whole("states", null, 2, magnet.Dimension)) : magnet;
        var axis = ReadAxis(section, magnet);
        section.Finish();
        var convergence = root.OptionalSection("converge") ?? (converge ? root.SectionOrDefaults("converge") : null);
        var loaded = new RatesFile
        {
            File = file,
            Name = name,
            Magnet = magnet,
            Rates = settings,
            Axis = axis,
            Converge = convergence is null ? null : ConvergenceSettings.Read(convergence, settings, magnet.FrequenciesCm.Count),
            NamedFiles = files,
            Resolved = root.Resolved,
        };
        root.Finish();
        return loaded;
    }

    private static RateSettings ReadProcesses(YamlSection section, RateSettings settings)
    {
        string[] known = ["one-phonon", "two-phonon"];
        string[] words = [.. section.Rows("processes")?.SelectMany(row => row) ?? known];
        return words.Length > 0 && words.All(known.Contains)
            ? settings with { OnePhonon = words.Contains(known[0]), TwoPhonon = words.Contains(known[1]) }
            : throw section.Error("processes", $"'processes' is {string.Join(", ", words)}", $"It takes one or both of {string.Join(", ", known)}");
    }

    private static double[] ReadAxis(YamlSection section, VibratingMagnet magnet)
    {
        if (section.Rows("axis") is null or [["auto"]])
        {
            return magnet.EasyAxis();
        }

        var axis = section.Numbers("axis");
        var norm = Math.Sqrt(axis.Sum(x => x * x));
        return axis.Length == 3 && norm > 0
            ? Array.ConvertAll(axis, x => x / norm)
            : throw section.Error("axis", "'axis' is no direction", "It takes auto, the easy axis, or three numbers such as [0, 0, 1]");
    }
}
