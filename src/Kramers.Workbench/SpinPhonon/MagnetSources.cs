using Kramers.Workbench.Inputs;

namespace Kramers.Workbench.SpinPhonon;

/// <summary>The kinds of input, each under its own key. Exactly one of them stands in a file; a further kind is one line here.</summary>
internal static class MagnetSources
{
    private static readonly (string Key, string Section, string[] Files, Func<YamlSection, YamlSection, VibratingMagnet> Read)[] All =
    [
        ("centres", "modes", ["file", "quadratic"], ParameterModes.Read),
        ("matrices", "matrices", ["file"], (_, section) => MatrixMagnets.ReadSpinOrbit(section)),
        ("vibronic", "vibronic", ["file", "states"], (_, section) => MatrixMagnets.ReadVibronic(section)),
        ("tau", "tau", ["equilibrium", "energies", "derivatives", "widths"], (_, section) => TauFiles.Read(section)),
        ("molforge", "molforge", ["input"], (_, section) => MolForgeFiles.Read(section)),
    ];

    /// <summary>The magnet and the full paths of the files that it was read from.</summary>
    public static (VibratingMagnet Magnet, IReadOnlyList<string> Files) Read(YamlSection root)
    {
        var found = All.Where(s => root.Keys.Contains(s.Key)).ToArray();
        if (found is not [var source])
        {
            throw root.Error(found.Length == 0 ? "name" : found[1].Key, found.Length == 0 ? "there is no magnet" : "there are two magnets", $"Give exactly one of {string.Join(", ", All.Select(s => s.Key))}");
        }

        var section = root.Section(source.Section);
        var magnet = source.Read(root, section);
        var named = source.Files.Select(section.OptionalText).OfType<string>().Select(f => ModeTable.Beside(section, f));
        return (magnet, [.. (source.Key == "molforge" ? named.SelectMany(MolForgeFiles.Files) : named).Select(Path.GetFullPath)]);
    }
}
