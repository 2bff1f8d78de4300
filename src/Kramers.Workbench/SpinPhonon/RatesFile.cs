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
    public static RatesFile Load(string file, bool converge = false) => Load(file, converge, isMesh: false);

    /// <summary>Reads a file whose modes another one is compared with: its own section 'converge' is passed over.</summary>
    /// <exception cref="InputException">As <see cref="Load(string, bool)"/>.</exception>
    internal static RatesFile LoadMesh(string file) => Load(file, converge: false, isMesh: true);

    private static RatesFile Load(string file, bool converge, bool isMesh)
    {
        var root = YamlSection.Load(file);
        var name = root.Text("name");
        var (magnet, files) = MagnetSources.Read(root);
        var section = root.Section("rates");
        magnet = section.Keys.Contains("states") ? ReadStates(section, magnet) : magnet;
        var settings = ReadProcesses(section, magnet, ReadPicture(section));
        if (settings.DoubleQuadraticWidth && magnet.WidthsCm is not null)
        {
            throw section.Error("conventions", "MolForge has one sigma for all modes, and the modes have widths of their own", "Take the column fwhmCm out, or 'conventions: molforge'");
        }

        var axis = ReadAxis(section, magnet);
        section.Finish();
        var convergence = root.OptionalSection("converge") ?? (converge ? root.SectionOrDefaults("converge") : null);
        var check = convergence is null || isMesh ? null : ConvergenceSettings.Read(convergence, settings, magnet);
        var loaded = new RatesFile
        {
            File = file,
            Name = name,
            Magnet = magnet,
            Rates = settings,
            Axis = axis,
            Converge = check,
            NamedFiles = [.. files, .. check?.Meshes.Select(m => m.File) ?? []],
            Resolved = root.Resolved,
        };
        root.Finish();
        return loaded;
    }

    private static RateSettings ReadPicture(YamlSection section)
    {
        var redfield = section.Choice("picture", "populations", "populations", "redfield") == "redfield";
        var settings = RateSettings.Read(section, redfield ? 0 : RateSettings.SmallFieldTesla);
        settings = settings with { InternalField = section.OptionalSection("internalField") is { } field ? InternalField.Read(field) : null };
        return redfield ? ReadRedfield(section, settings) : settings;
    }

    private static RateSettings ReadRedfield(YamlSection section, RateSettings settings)
    {
        var (lindblad, cutoff) = (section.Choice("generator", "redfield", "redfield", "lindblad") == "lindblad", ReadCutoff(section));
        return lindblad && double.IsInfinity(cutoff)
            ? throw section.Error("secularCutoffCm", "'generator: lindblad' takes levels within the cutoff for equal, and not all can be", "Give a cutoff above the rates in cm^-1 and below the splittings that matter")
            : settings with
            {
                Picture = RatePicture.Redfield,
                SecularCutoffCm = cutoff,
                Lindblad = lindblad,
                TraceK = section.Keys.Contains("traceK") ? section.Numbers("traceK", min: 1e-3) : [],
            };
    }

    private static VibratingMagnet ReadStates(YamlSection section, VibratingMagnet magnet)
    {
        var fold = section.Choice("otherStates", "drop", "drop", "fold") == "fold";
        var count = section.Whole("states", null, 2, magnet.Dimension);
        var levels = magnet.Solve(Magnetism.Spins.FieldVector.Zero).Energies;
        return fold && count < levels.Length && levels[count] - levels[count - 1] < 1e-6
            ? throw section.Error("states", $"the {count} lowest states end inside a level", "Keep whole levels, or 'otherStates: drop'")
            : magnet.Lowest(count, fold);
    }

    private static double ReadCutoff(YamlSection section) =>
        section.OptionalText("secularCutoffCm") == "none" ? double.PositiveInfinity : section.Number("secularCutoffCm", 0, 0);

    private static RateSettings ReadProcesses(YamlSection section, VibratingMagnet magnet, RateSettings settings)
    {
        string[] known = ["one-phonon", "two-phonon", "quadratic"];
        var given = magnet.Coupling(Magnetism.Spins.FieldVector.Zero).Quadratic.Count > 0;
        string[] words = [.. section.Rows("processes")?.SelectMany(row => row) ?? (given ? known : known[..2])];
        if (words.Length == 0 || !words.All(known.Contains))
        {
            throw section.Error("processes", $"'processes' is {string.Join(", ", words)}", $"It takes some of {string.Join(", ", known)}");
        }

        return given || !words.Contains(known[2])
            ? settings with { OnePhonon = words.Contains(known[0]), TwoPhonon = words.Contains(known[1]), Quadratic = words.Contains(known[2]) }
            : throw section.Error("processes", "'quadratic' has no couplings of second order", "Give them: 'quadratic: FILE.csv' in the section 'modes', or the list 'quadratic' in a JSON file of matrices");
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
