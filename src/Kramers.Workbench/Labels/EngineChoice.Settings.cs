using Kramers.Chemistry;
using Kramers.Workbench.Inputs;

namespace Kramers.Workbench.Labels;

/// <summary>Settings of an engine from a YAML file: a key belongs to an engine, and one that does not is an error with its line.</summary>
public sealed partial record EngineChoice
{
    private const int MostOxidised = 8;
    private static readonly string[] Contractions = ["MB", "VDZ", "VDZP", "VTZ", "VTZP", "VQZP"];

    /// <summary>The same engine with the settings of a file.</summary>
    /// <param name="file">YAML; all keys are optional.</param>
    /// <exception cref="InputException">The file is missing, or a key is wrong or does not belong to the engine.</exception>
    public EngineChoice WithSettings(string file)
    {
        var yaml = YamlSection.Load(file);
        var choice = Engine switch
        {
            "xtb" => this with { Method = yaml.Choice("method", "gfn2", "gfn2", "gfn1", "gfnff") },
            MolcasName when Task == "energy-forces" => OpenMolcasForces(yaml),
            MolcasName => OpenMolcas(yaml),
            "psi4" => this with { Method = yaml.OptionalText("functional"), Basis = yaml.OptionalText("basis"), Program = Words(yaml, "program") },
            _ => this,
        };
        choice = choice with { Cores = yaml.Whole("cores", Cores, 1), MemoryMb = yaml.Whole("memory", MemoryMb, 1) };
        yaml.Finish();
        return choice;
    }

    private EngineChoice OpenMolcas(YamlSection yaml) => this with
    {
        Method = yaml.Choice("method", "casscf", "casscf", "caspt2"),
        OxidationState = Oxidation(yaml),
        Multiplicities = yaml.Keys.Contains("multiplicities") ? Spins(yaml) : null,
        Basis = Contraction(yaml, "metal-basis"),
        DonorBasis = Contraction(yaml, "donor-basis"),
        OuterBasis = Contraction(yaml, "outer-basis"),
        StartOrbitals = Beside(yaml, "start-orbitals", "Give a RasOrb file of a neighbouring geometry"),
        AuxiliaryBasis = Beside(yaml, "auxiliary-basis", "Give the RICDLib file of a job with the same elements and bases"),
        Program = Words(yaml, "program"),
    };

    private EngineChoice OpenMolcasForces(YamlSection yaml) => this with
    {
        Method = yaml.OptionalText("method"),
        Basis = yaml.OptionalText("basis"),
        OxidationState = Oxidation(yaml),
        Program = Words(yaml, "program"),
    };

    private int? Oxidation(YamlSection yaml) => yaml.Keys.Contains("oxidation") ? yaml.Whole("oxidation", null, 0, MostOxidised) : OxidationState;

    private static int[] Spins(YamlSection yaml)
    {
        var numbers = yaml.Numbers("multiplicities", null, 1);
        return numbers.All(double.IsInteger) ? [.. numbers.Select(n => (int)n)] : throw yaml.Error("multiplicities", "a multiplicity is no whole number", "Give 2S+1 of each spin, such as [4, 2]");
    }

    private static string? Contraction(YamlSection yaml, string key) => yaml.Keys.Contains(key) ? yaml.Choice(key, "", Contractions) : null;

    private static string[] Words(YamlSection yaml, string key) => yaml.Keys.Contains(key) ? yaml.Words(key) : [];

    // Beside the file of settings, or an absolute path.
    private static string? Beside(YamlSection yaml, string key, string advice)
    {
        if (yaml.OptionalText(key) is not { } name)
        {
            return null;
        }

        var path = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(yaml.File))!, name);
        return File.Exists(path) ? path : throw yaml.Error(key, $"there is no file {path}", advice);
    }
}
