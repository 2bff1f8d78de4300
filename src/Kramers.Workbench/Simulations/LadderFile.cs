using Kramers.Chemistry;
using Kramers.Magnetism.MagnetisationDynamics;
using Kramers.Workbench.Inputs;
using Kramers.Workbench.SpinPhonon;

namespace Kramers.Workbench.Simulations;

/// <summary>All levels of a magnet, their rates and the loops to be swept, read from YAML: docs/simulate.md has all keys.</summary>
public sealed record LadderFile
{
    /// <summary>Path, as the user named it.</summary>
    public required string File { get; init; }

    /// <summary>Name of the magnet.</summary>
    public required string Name { get; init; }

    /// <summary>Levels and couplings to vibrations, a file of 'kramers rates'; its axis is that of the field.</summary>
    public required RatesFile Rates { get; init; }

    /// <summary>Loops.</summary>
    public required HysteresisProtocol Hysteresis { get; init; }

    /// <summary>What counts as open.</summary>
    public required OpenLoop OpenLoop { get; init; }

    /// <summary>Intervals of the field between the two ends.</summary>
    public required int Intervals { get; init; }

    /// <summary>Crossings with a larger gap are resolved by the grid, cm^-1.</summary>
    public required double ResolvedGapCm { get; init; }

    /// <summary>All settings, defaults filled in, in the layout of the file.</summary>
    public required IReadOnlyDictionary<string, object> Resolved { get; init; }

    /// <summary>Reads a file.</summary>
    /// <exception cref="InputException">A key is unknown, missing or out of range, or the file of rates cannot be swept.</exception>
    public static LadderFile Load(string file)
    {
        var root = YamlSection.Load(file);
        var name = root.Text("name");
        var rates = RatesFile.Load(Path.Combine(Path.GetDirectoryName(file) ?? "", root.Text("rates")));
        if (rates.Rates.Picture == RatePicture.Redfield || rates.Rates.InternalField is not null)
        {
            throw root.Error("rates", "the ladder follows populations in one field, and this file asks for more", "Name a file without 'picture: redfield' and 'internalField'");
        }

        var section = root.SectionOrDefaults("ladder");
        var loaded = new LadderFile
        {
            File = file,
            Name = name,
            Rates = rates,
            Hysteresis = HysteresisProtocol.Read(root.Section("hysteresis")),
            OpenLoop = OpenLoopSearch.Read(root.SectionOrDefaults("openLoop")).Criterion,
            Intervals = section.Whole("intervals", 401, 10, 100000),
            ResolvedGapCm = section.Number("resolvedGapCm", 1e-4, 1e-12, 100),
            Resolved = root.Resolved,
        };
        section.Finish();
        root.Finish();
        return loaded;
    }
}
