using Kramers.Workbench.Inputs;

namespace Kramers.Workbench.SpinPhonon;

/// <summary>The kinds of input, each under its own key. Exactly one of them stands in a file; a further kind is one line here.</summary>
internal static class MagnetSources
{
    private static readonly (string Key, Func<YamlSection, (VibratingMagnet, IReadOnlyList<string>)> Read)[] All =
    [
        ("centres", root => (ParameterModes.Read(root), Named(root.Section("modes"), "file"))),
    ];

    /// <summary>The magnet and the full paths of the files that it was read from.</summary>
    public static (VibratingMagnet Magnet, IReadOnlyList<string> Files) Read(YamlSection root)
    {
        var found = All.Where(s => root.Keys.Contains(s.Key)).ToArray();
        return found.Length == 1
            ? found[0].Read(root)
            : throw root.Error(found.Length == 0 ? "name" : found[1].Key, found.Length == 0 ? "there is no magnet" : "there are two magnets", $"Give exactly one of {string.Join(", ", All.Select(s => s.Key))}");
    }

    private static IReadOnlyList<string> Named(YamlSection section, params string[] keys) =>
        [.. keys.Select(section.OptionalText).OfType<string>().Select(f => Path.GetFullPath(ModeTable.Beside(section, f)))];
}
