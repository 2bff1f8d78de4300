using Kramers.Chemistry;
using Kramers.Magnetism.MagnetisationDynamics;
using Kramers.Magnetism.RateLaws;
using Kramers.Workbench.Inputs;

namespace Kramers.Workbench.Simulations;

/// <summary>A magnet, its rates and the protocols of measurements, read from YAML: docs/simulate.md has all keys.</summary>
public sealed record SimulationFile
{
    private const double SecondsPerMinute = 60;

    /// <summary>Path, as the user named it.</summary>
    public required string File { get; init; }

    /// <summary>Name of the magnet.</summary>
    public required string Name { get; init; }

    /// <summary>"powder", or what a crystal shows.</summary>
    public required string Sample { get; init; }

    /// <summary>tau(T, B).</summary>
    public required RateLaw Law { get; init; }

    /// <summary>The magnet with its rates.</summary>
    public required RelaxingMagnet Magnet { get; init; }

    /// <summary>Loops; null where the file has no section 'hysteresis'.</summary>
    public required HysteresisProtocol? Hysteresis { get; init; }

    /// <summary>ZFC and FC curves; null where the file has no section 'zfcFc'.</summary>
    public required ZeroFieldCooling? ZeroFieldCooling { get; init; }

    /// <summary>Decays; null where the file has no section 'decay'.</summary>
    public required DecayProtocol? Decay { get; init; }

    /// <summary>Where the closing of the loop is looked for.</summary>
    public required OpenLoopSearch OpenLoop { get; init; }

    /// <summary>What to know before trusting the numbers.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>Other files that the file names.</summary>
    public required IReadOnlyList<string?> Files { get; init; }

    /// <summary>All settings, defaults filled in, in the layout of the file.</summary>
    public required IReadOnlyDictionary<string, object> Resolved { get; init; }

    /// <summary>Reads a file.</summary>
    /// <exception cref="InputException">A key is unknown, missing or out of range, or a number lacks its unit.</exception>
    public static SimulationFile Load(string file)
    {
        var root = YamlSection.Load(file);
        var name = root.Text("name");
        var magnet = new MagnetReader(root);
        var (law, fitted) = RateLawReader.Read(root);
        var hysteresis = root.OptionalSection("hysteresis") is { } h ? HysteresisProtocol.Read(h) : null;
        var cooling = root.OptionalSection("zfcFc") is { } z ? ReadCooling(z) : null;
        var decay = root.OptionalSection("decay") is { } d ? DecayProtocol.Read(d) : null;
        var openLoop = OpenLoopSearch.Read(root.SectionOrDefaults("openLoop"));
        root.Finish();
        double[] fields = [1e-3, hysteresis?.Protocol.MaxFieldTesla ?? 0, cooling?.FieldTesla ?? 0, decay?.Protocol.SaturationTesla ?? 0, Math.Abs(decay?.Protocol.WatchTesla ?? 0)];
        return new SimulationFile
        {
            File = file,
            Name = name,
            Sample = magnet.Description,
            Law = law,
            Magnet = magnet.Magnet(law, fields.Max()),
            Hysteresis = hysteresis,
            ZeroFieldCooling = cooling,
            Decay = decay,
            OpenLoop = openLoop,
            Warnings = magnet.Warnings,
            Files = [magnet.SystemFile, fitted],
            Resolved = root.Resolved,
        };
    }

    /// <summary>Two temperatures, K, the second above the first.</summary>
    internal static (double From, double To) Range(YamlSection section, (string Key, double? Fallback) from, (string Key, double? Fallback) to)
    {
        var (lowest, highest) = (UnitKeys.Plain(from.Key).Positive(section, from.Fallback), UnitKeys.Plain(to.Key).Positive(section, to.Fallback));
        return highest > lowest ? (lowest, highest) : throw section.Error(to.Key, FormattableString.Invariant($"the range from {lowest} to {highest} K is empty"), $"Let '{to.Key}' be above '{from.Key}'");
    }

    private static ZeroFieldCooling ReadCooling(YamlSection section)
    {
        var field = UnitKeys.Field("field").Positive(section);
        var (lowest, highest) = Range(section, ("lowestK", null), ("highestK", null));
        var cooling = UnitKeys.Plain("coolingKPerMinute").Positive(section, 2) / SecondsPerMinute;
        var heating = UnitKeys.Plain("heatingKPerMinute").Positive(section, 2) / SecondsPerMinute;
        section.Finish();
        return new ZeroFieldCooling(field, lowest, highest, cooling, heating);
    }
}
