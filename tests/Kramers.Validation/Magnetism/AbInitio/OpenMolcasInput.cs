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

    private OpenMolcasInput(string path) => (_path, _lines) = (path, File.ReadAllLines(path));

    public SpinOrbitStates States
    {
        get
        {
            var first = Array.IndexOf(_lines, ">> FILE StartOrb") + 1;
            return AnisoFile.Parse(_lines[first..Array.IndexOf(_lines, ">> EOF", first)], _path);
        }
    }

    /// <summary>The input, or a skipped test where this machine has none.</summary>
    public static OpenMolcasInput Number(int number)
    {
        var path = RepositoryRoot.File("..", "shared", "data", "openmolcas", $"{number}.input");
        Assert.SkipUnless(File.Exists(path), $"OpenMolcas' test input {number} is not here: put test/additional/{number}.input of its sources at {path}.");
        return new OpenMolcasInput(path);
    }

    /// <summary>The check values LABEL[0], LABEL[1], ...</summary>
    public double[] Checks(string label) =>
    [
        .. from line in _lines
           let match = CheckValue().Match(line)
           where match.Success && match.Groups[1].Value == label
           select double.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture),
    ];

    [GeneratedRegex("""^#> (\w+)(?:\[\d+\])?="([^"]+)"/""")]
    private static partial Regex CheckValue();
}
