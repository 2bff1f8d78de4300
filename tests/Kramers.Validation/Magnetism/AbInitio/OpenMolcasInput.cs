using System.Globalization;
using System.Text.RegularExpressions;
using Kramers.Magnetism.AbInitio;

namespace Kramers.Validation.Magnetism.AbInitio;

/// <summary>
/// A test input of OpenMolcas (test/additional/N.input, LGPL-2.1, read where it lies and not copied): an aniso file between
/// ">> FILE StartOrb" and ">> EOF", and check values after "#>".
/// </summary>
internal sealed partial class OpenMolcasInput
{
    private readonly string[] _lines;
    private readonly string _path;

    private OpenMolcasInput(string path, string[] lines) => (_path, _lines) = (path, lines);

    /// <summary>The aniso file called StartOrb.</summary>
    public SpinOrbitStates States => StatesOf("StartOrb");

    /// <summary>The aniso file of that name.</summary>
    public SpinOrbitStates StatesOf(string name)
    {
        var first = Array.FindIndex(_lines, l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [">>", "FILE", var file] && file == name) + 1;
        return AnisoFile.Parse(_lines[first..Array.IndexOf(_lines, ">> EOF", first)], _path);
    }

    /// <summary>Only the check values of one run of the program, counted from 1.</summary>
    public OpenMolcasInput Run(int run)
    {
        var starts = _lines.Index().Where(l => l.Item.StartsWith("#>>", StringComparison.Ordinal)).Select(l => l.Index).Append(_lines.Length).ToArray();
        return new OpenMolcasInput(_path, _lines[starts[run - 1]..starts[run]]);
    }

    /// <summary>The input, or a skipped test where this machine has none.</summary>
    public static OpenMolcasInput Number(int number)
    {
        string[] places = [RepositoryRoot.File("..", "shared", "data", "openmolcas", $"{number}.input"), $"/usr/share/openmolcas/test/additional/{number}.input"];
        var path = places.FirstOrDefault(File.Exists) ?? "";
        Assert.SkipUnless(File.Exists(path), $"OpenMolcas' test input {number} is not here: put test/additional/{number}.input of its sources at {places[0]}.");
        return new OpenMolcasInput(path, File.ReadAllLines(path));
    }

    /// <summary>The check values LABEL[0], LABEL[1], ...</summary>
    public double[] Checks(string label) =>
    [
        .. from line in _lines
           let match = CheckValue().Match(line)
           where match.Success && match.Groups[1].Value == label
           select double.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture),
    ];

    [GeneratedRegex("""^#> ([\w:]+)(?:\[\d+\])?="([^"]+)"/""")]
    private static partial Regex CheckValue();
}
