using Kramers.Atomistics.Descriptors;
using Kramers.Atomistics.Tensors;
using Kramers.Chemistry;
using Kramers.Magnetism.Spins;
using Kramers.Workbench.ForceFields;
using Kramers.Workbench.Inputs;
using Kramers.Workbench.SpinPhonon;

namespace Kramers.Workbench.Pipelines;

/// <summary>Everything that decides the result of <c>kramers relax</c>, read from <c>relax.yaml</c>.</summary>
public sealed record RelaxOptions
{
    /// <summary>Name of the settings file in a run folder.</summary>
    public const string FileName = "relax.yaml";

    /// <summary>Path of the settings file, as the user named it.</summary>
    public required string File { get; init; }

    /// <summary>Name of the molecule.</summary>
    public required string MoleculeName { get; init; }

    /// <summary>Level of theory of the labels, for the report.</summary>
    public required string LevelOfTheory { get; init; }

    /// <summary>Spin of the ground multiplet.</summary>
    public required Spin Spin { get; init; }

    /// <summary>Paths of the labels, one or more; the geometries stand one file behind the other.</summary>
    public required IReadOnlyList<string> Labels { get; init; }

    /// <summary>Path of the reference minimum; null where there is none.</summary>
    public required string? ReferenceMinimum { get; init; }

    /// <summary>Path of the reference Hessian at that minimum; null where there is none.</summary>
    public required string? ReferenceHessian { get; init; }

    /// <summary>Path of labels displaced from the minimum by finite differences; null where there are none.</summary>
    public required string? ReferenceDisplacements { get; init; }

    /// <summary>Seed of the split.</summary>
    public required int Seed { get; init; }

    /// <summary>Fraction of the labels held out for testing.</summary>
    public required double TestFraction { get; init; }

    /// <summary>Fraction of the labels that choose the ridge strengths.</summary>
    public required double ValidationFraction { get; init; }

    /// <summary>The SNAP potential of this section's own keys that gives the phonons; null where another source does.</summary>
    public required PotentialOptions? Potential { get; init; }

    /// <summary>The model of 'kramers train force-field' that gives the phonons; null where another source does.</summary>
    public required ForceFieldOptions? ForceField { get; init; }

    /// <summary>Path of a trained force field that gives the phonons; null where another source does.</summary>
    public required string? PotentialFile { get; init; }

    /// <summary>Path of labels with energy and forces that the potential is trained on; null where it is trained on those of the tensors.</summary>
    public required string? PotentialLabels { get; init; }

    /// <summary>Path of the Hessian at <see cref="PhononMinimum"/> in xtb's format; null where a potential gives the phonons.</summary>
    public required string? PhononHessian { get; init; }

    /// <summary>Path of the minimum of <see cref="PhononHessian"/>; null where a potential gives the phonons.</summary>
    public required string? PhononMinimum { get; init; }

    /// <summary>What the tensor models see.</summary>
    public required TensorFeatureSettings Tensors { get; init; }

    /// <summary>Ridge strength of the tensor models; null: chosen on the validation set.</summary>
    public required double? TensorLambda { get; init; }

    /// <summary>Temperatures, fields along the main axis, fit and line shape of the relaxation.</summary>
    public required RateSettings Rates { get; init; }

    /// <summary>The settings as they were resolved, defaults filled in, in the layout of the file.</summary>
    public required IReadOnlyDictionary<string, object> Resolved { get; init; }

    /// <summary>Whether the labels of the tensors are all that a potential is trained on, and so need energy and forces.</summary>
    internal bool TrainsOnLabels => PotentialLabels is null && (Potential is not null || ForceField is not null);

    /// <summary>Reads <c>relax.yaml</c> in a folder.</summary>
    /// <exception cref="InputException">The file is missing, a key is unknown, missing or out of range.</exception>
    public static RelaxOptions Load(string folder)
    {
        var root = YamlSection.Load(Path.Combine(folder, FileName));
        var (molecule, split, tensors, relaxation) = (root.Section("molecule"), root.SectionOrDefaults("split"), root.Section("tensors"), root.Section("relaxation"));
        var reference = root.OptionalSection("reference");
        var phonons = root.OptionalSection("phonons");
        if (phonons is not null && root.Keys.Contains("potential"))
        {
            throw root.Error("phonons", "phonons come either from a potential that is trained or from a Hessian", "Give one of the sections 'potential' and 'phonons'");
        }

        string? Reference(string key) => reference?.OptionalText(key) is { } name ? Path.Combine(folder, name) : null;
        string? Beside(string? name) => name is null ? null : Path.Combine(folder, name);
        var potential = phonons is null ? root.Section("potential") : null;
        var (model, file) = (potential?.Keys.Contains("model") ?? false, Beside(potential?.OptionalText("file")));
        var more = file is null ? Beside(potential?.OptionalText("labels")) : null;
        var options = new RelaxOptions
        {
            File = Path.Combine(folder, FileName),
            MoleculeName = molecule.Text("name"),
            LevelOfTheory = molecule.Text("levelOfTheory", "not stated"),
            Spin = ReadSpin(molecule),
            Labels = [.. root.TextOrWords("labels").Select(name => Path.Combine(folder, name))],
            ReferenceMinimum = Reference("minimum"),
            ReferenceHessian = Reference("hessian"),
            ReferenceDisplacements = Reference("displacements"),
            Seed = split.Whole("seed", 1, 0),
            TestFraction = split.Number("test", 0.1, 0.01, 0.5),
            ValidationFraction = split.Number("validation", 0.1, 0.01, 0.5),
            Potential = potential is null || model || file is not null ? null : PotentialOptions.Read(potential),
            ForceField = model && file is null ? ReadForceField(potential!, more) : null,
            PotentialFile = file,
            PotentialLabels = more,
            PhononMinimum = phonons is null ? null : Path.Combine(folder, phonons.Text("minimum")),
            PhononHessian = phonons is null ? null : Path.Combine(folder, phonons.Text("hessian")),
            Tensors = ReadTensors(tensors),
            TensorLambda = tensors.NumberOrAuto("lambda", 0),
            Rates = RateSettings.Read(relaxation),
            Resolved = root.Resolved,
        };
        foreach (var section in new[] { molecule, split, tensors, relaxation, reference, phonons, potential, root })
        {
            section?.Finish();
        }

        var lonely = options.ReferenceHessian is not null ? "hessian" : options.ReferenceDisplacements is not null ? "displacements" : null;
        return lonely is null || options.ReferenceMinimum is not null
            ? options
            : throw reference!.Error(lonely, $"reference.{lonely} is given without the geometry it belongs to", "Add 'minimum' to the section 'reference'");
    }

    private static Spin ReadSpin(YamlSection molecule)
    {
        var value = molecule.Number("spin", null, 0.5, 50);
        return 2 * value == Math.Floor(2 * value)
            ? Spin.FromValue(value)
            : throw molecule.Error("spin", FormattableString.Invariant($"a spin of {value:R}"), "Give a whole or half-integer number such as 3/2");
    }

    private static ForceFieldOptions ReadForceField(YamlSection section, string? labels)
    {
        var model = section.Choice("model", ForceFieldOptions.Ace, ForceFieldOptions.Ace, ForceFieldOptions.Snap, ForceFieldOptions.QuadraticSnap);
        var usual = new ForceFieldOptions(labels ?? "labels");
        var degrees = model == ForceFieldOptions.Ace && section.Keys.Contains("degrees") ? section.Numbers("degrees", null, 1) : null;
        if (degrees is { Length: > 4 } || degrees?.Any(d => d != Math.Floor(d) || d > 30) == true)
        {
            throw section.Error("degrees", "the degrees are not one to four whole numbers up to 30", "Write a list such as [8, 5, 4]");
        }

        return usual with
        {
            Model = model,
            DistinctAtoms = model == ForceFieldOptions.Ace && section.Flag("distinctAtoms", usual.DistinctAtoms),
            CutoffAngstrom = section.Number("cutoff", usual.CutoffAngstrom, 1, 20),
            Degrees = degrees is null ? null : [.. degrees.Select(d => (int)d)],
            TwoJMax = model == ForceFieldOptions.Ace ? usual.TwoJMax : section.Whole("twojmax", usual.TwoJMax, 0, 14),
            EnergyWeight = section.Number("energyWeight", usual.EnergyWeight, 0),
            SofteningKcalPerMol = section.NumberOrAuto("softeningKcalPerMol", 1e-3),
        };
    }

    private static TensorFeatureSettings ReadTensors(YamlSection section) => new()
    {
        Centre = KnownElement(section, "centre", section.Text("centre")),
        Neighbours = ReadNeighbours(section),
        CutoffAngstrom = section.Number("cutoff", 6, 1, 20),
        LMax = section.Whole("lmax", 4, 2, 8),
    };

    private static string[] ReadNeighbours(YamlSection section)
    {
        string[] neighbours = [.. section.Words("neighbours").Select(e => KnownElement(section, "neighbours", e))];
        return neighbours.Distinct().Count() == neighbours.Length
            ? neighbours
            : throw section.Error("neighbours", "an element stands among the neighbours twice", "Name each element once");
    }

    private static string KnownElement(YamlSection section, string key, string symbol) =>
        Element.TryFromSymbol(symbol, out _) ? symbol : throw section.Error(key, $"'{symbol}' is not an element", "Give a symbol such as Co");
}

/// <summary>How the potential is trained.</summary>
/// <param name="Bispectrum">The descriptor.</param>
/// <param name="Quadratic">Whether products of two bispectrum components are features too.</param>
/// <param name="EnergyWeight">Weight of an energy residual of 1 eV, against <paramref name="ForceWeight"/>.</param>
/// <param name="ForceWeight">Weight of a force residual of 1 eV/angstrom.</param>
/// <param name="SofteningKcalPerMol">Geometries e above the lowest are weighted by 1/(1 + e/this): an anharmonic region is known less well than the minimum. Null: all count the same.</param>
/// <param name="Lambda">Ridge strength; null: chosen on the validation set.</param>
public sealed record PotentialOptions(BispectrumSettings Bispectrum, bool Quadratic, double EnergyWeight, double ForceWeight, double? SofteningKcalPerMol, double? Lambda)
{
    internal static PotentialOptions Read(YamlSection section)
    {
        var elements = section.Section("elements");
        var densities = elements.Keys.ToList().Select(symbol =>
        {
            if (!Element.TryFromSymbol(symbol, out _))
            {
                throw elements.Error(symbol, $"'{symbol}' is not an element", "Use symbols such as Co as keys");
            }

            var one = elements.Section(symbol);
            var density = new ElementDensity(one.Number("radius", 0.5, 0.01, 10), one.Number("weight", 1, -100, 100));
            one.Finish();
            return KeyValuePair.Create(symbol, density);
        }).ToList();
        if (densities.Count == 0)
        {
            throw section.Error("elements", "the potential has no elements", "List every element of the labels with 'radius' and 'weight'");
        }

        var options = new PotentialOptions(
            new BispectrumSettings
            {
                TwoJMax = section.Whole("twojmax", 8, 0, 14),
                CutoffFactor = section.Number("rcutfac", 4, 0.1, 50),
                SphereFraction = section.Number("rfac0", 0.99363, 0.1, 1),
                Elements = densities,
                SubtractIsolated = true,
            },
            section.Flag("quadratic", false),
            section.Number("energyWeight", 100, 0),
            section.Number("forceWeight", 1, 0),
            section.NumberOrAuto("softeningKcalPerMol", 1e-3),
            section.NumberOrAuto("lambda", 0));
        return options;
    }
}
