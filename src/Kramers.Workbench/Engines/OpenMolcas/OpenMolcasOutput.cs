using System.Text.RegularExpressions;

namespace Kramers.Workbench.Engines.OpenMolcas;

/// <summary>What every output of OpenMolcas has: the ends of its modules, the version and the time.</summary>
internal static partial class OpenMolcasOutput
{
    /// <summary>Every module ends with _RC_ALL_IS_WELL_ in its own line, the run with a happy landing.</summary>
    /// <exception cref="EngineException">A module failed, is missing, or is one that was not asked for.</exception>
    public static void RequireModules(this OutputText output, IReadOnlyList<string> wanted)
    {
        var stops = output.All(StopModule());
        foreach (var (stop, index) in stops)
        {
            if (stop.Groups["rc"].Value != "_RC_ALL_IS_WELL_")
            {
                throw output.Failure(index, $"module {stop.Groups["module"].Value} ended with {stop.Groups["rc"].Value}");
            }
        }

        var done = stops.Select(s => s.Match.Groups["module"].Value).ToArray();
        if (!done.SequenceEqual(wanted))
        {
            throw output.Failure(null, $"searched for the end of {string.Join(", ", wanted)} and found that of {(done.Length == 0 ? "none" : string.Join(", ", done))}");
        }

        output.Last(HappyLanding(), "the line of a run that went well");
    }

    /// <summary>Where the numbers of a folder come from.</summary>
    public static EngineProvenance Provenance(this OutputText output, string folder, string level)
    {
        var wall = output.Last(Timing(), "the wall time");
        return new EngineProvenance(
            OpenMolcasEngine.EngineName,
            output.Last(VersionLine(), "the version").Match.Groups[1].Value,
            level,
            string.Join('\n', OutputText.Read(OpenMolcasEngine.EngineName, folder, OpenMolcasEngine.Input).Lines),
            output.Number(wall.Match.Groups[1].Value, wall.Index, "the wall time"));
    }

    [GeneratedRegex(@"^--- Stop Module: (?<module>\w+) at .* /rc=(?<rc>\w+) ---")]
    private static partial Regex StopModule();

    [GeneratedRegex(@"Happy landing!")]
    private static partial Regex HappyLanding();

    [GeneratedRegex(@"version: (v\d+\.\d+)")]
    private static partial Regex VersionLine();

    [GeneratedRegex(@"Timing: Wall=\s*(\d+\.\d+)")]
    private static partial Regex Timing();
}
