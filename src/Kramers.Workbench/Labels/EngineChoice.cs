using Kramers.Chemistry;
using Kramers.Workbench.Engines;
using Kramers.Workbench.Engines.OpenMolcas;
using Kramers.Workbench.Engines.Psi4;
using Kramers.Workbench.Engines.Xtb;
using Kramers.Workbench.Inputs;

namespace Kramers.Workbench.Labels;

/// <summary>Which program labels, at which level of theory: words of the command line and of job.yaml.</summary>
/// <param name="Engine">xtb, openmolcas or psi4.</param>
/// <param name="Task">energy-forces, hessian, d-tensor, crystal-field, exchange or spin-phonon.</param>
public sealed partial record EngineChoice(string Engine, string Task)
{
    private static readonly Dictionary<string, EngineTask> TaskNames = new(StringComparer.Ordinal)
    {
        ["energy-forces"] = EngineTask.EnergyForces,
        ["hessian"] = EngineTask.Hessian,
        ["d-tensor"] = EngineTask.DTensor,
        ["crystal-field"] = EngineTask.CrystalField,
        ["exchange"] = EngineTask.Exchange,
    };

    /// <summary>Not a task of an engine: its d-tensor or crystal-field at a minimum and about it, for derivatives along normal modes.</summary>
    public const string SpinPhonon = "spin-phonon";

    internal const string MolcasName = "openmolcas";

    /// <summary>Names of the engines.</summary>
    public static IReadOnlyList<string> Engines { get; } = ["xtb", MolcasName, "psi4"];

    /// <summary>Names of the tasks.</summary>
    public static IReadOnlyList<string> Tasks { get; } = [.. TaskNames.Keys, SpinPhonon];

    /// <summary>gfn2, gfn1 or gfnff for xtb; a density functional for psi4 and for forces of openmolcas, else casscf or caspt2 for openmolcas; null for the engine's own choice.</summary>
    public string? Method { get; init; }

    /// <summary>Basis set of psi4 and for forces of openmolcas, else ANO-RCC contraction of the metal for openmolcas; null for the engine's own choice.</summary>
    public string? Basis { get; init; }

    /// <summary>Oxidation state of the metal, for openmolcas.</summary>
    public int? OxidationState { get; init; }

    /// <summary>Multiplicities whose roots openmolcas takes, all roots of each; null for the engine's own choice.</summary>
    public IReadOnlyList<int>? Multiplicities { get; init; }

    /// <summary>ANO-RCC contraction of the elements bonded to the metal, for openmolcas; null for the engine's own choice.</summary>
    public string? DonorBasis { get; init; }

    /// <summary>ANO-RCC contraction of all other elements, for openmolcas; null for the engine's own choice.</summary>
    public string? OuterBasis { get; init; }

    /// <summary>Orbitals of a neighbouring geometry to start from (RasOrb file), for openmolcas; null: guessed.</summary>
    public string? StartOrbitals { get; init; }

    /// <summary>
    /// Elements that have <see cref="DonorBasis"/> in all geometries of a set, for openmolcas; <see cref="LabelPipeline"/> takes those bonded to the metal in the first one.
    /// </summary>
    public IReadOnlyList<string>? Donors { get; init; }

    /// <summary>Auxiliary basis that an earlier job has made (RICDLib file), for openmolcas; null: made anew in each job.</summary>
    public string? AuxiliaryBasis { get; init; }

    /// <summary>Cores of a job.</summary>
    public int Cores { get; init; } = 1;

    /// <summary>Memory of a job, MB.</summary>
    public int MemoryMb { get; init; } = 1000;

    /// <summary>Program and first arguments where the program is not on the PATH; empty for the engine's own.</summary>
    public IReadOnlyList<string> Program { get; init; } = [];

    internal EngineTask EngineTask => TaskNames.TryGetValue(Task, out var task) ? task : throw Bad($"there is no task '{Task}'", $"Take one of {string.Join(", ", Tasks)}");

    internal static bool IsFElement(Element element) => element.AtomicNumber is (>= 57 and <= 71) or (>= 89 and <= 103);

    /// <summary>This choice with the task that an engine does: spin-phonon is a crystal field where there is an f element, else D.</summary>
    internal EngineChoice For(Structure structure) =>
        Task != SpinPhonon ? this : this with { Task = structure.Elements.Any(IsFElement) ? "crystal-field" : "d-tensor" };

    /// <summary>Reads what <see cref="DirectEngineJobs"/> wrote.</summary>
    internal static EngineChoice Read(YamlSection yaml) => new(yaml.Text("engine"), yaml.Text("task")) { Method = yaml.OptionalText("method") };

    /// <summary>The engine.</summary>
    /// <exception cref="InputException">No such engine, or it lacks a setting or does not do the task.</exception>
    internal IEngine Create()
    {
        IEngine engine = Engine switch
        {
            "xtb" => new XtbEngine(Method switch
            {
                null or "gfn2" => XtbMethod.Gfn2,
                "gfn1" => XtbMethod.Gfn1,
                "gfnff" => XtbMethod.GfnFf,
                _ => throw Bad($"xtb has no method '{Method}'", "Take gfn2, gfn1 or gfnff"),
            }),
            MolcasName => EngineTask == EngineTask.EnergyForces ? OpenMolcasForces() : OpenMolcas(),
            "psi4" => Psi4(),
            _ => throw Bad($"there is no engine '{Engine}'", $"Take one of {string.Join(", ", Engines)}"),
        };
        return engine.Tasks.Contains(EngineTask)
            ? engine
            : throw Bad($"{engine.Name} does not do {Task}", $"It does {string.Join(", ", TaskNames.Where(t => engine.Tasks.Contains(t.Value)).Select(t => t.Key))}");
    }

    private OpenMolcasEngine OpenMolcas()
    {
        var settings = new OpenMolcasSettings(OxidationState ?? throw Bad("openmolcas needs the oxidation state of the metal", "Give it with --oxidation, or in the file of --settings"));
        return new OpenMolcasEngine(settings with
        {
            Caspt2 = Method switch
            {
                null or "casscf" => false,
                "caspt2" => true,
                _ => throw Bad($"openmolcas has no method '{Method}'", "Take casscf or caspt2"),
            },
            Multiplicities = Multiplicities,
            MetalBasis = Basis ?? settings.MetalBasis,
            DonorBasis = DonorBasis ?? settings.DonorBasis,
            OuterBasis = OuterBasis ?? settings.OuterBasis,
            Donors = Donors?.Select(Element.FromSymbol).ToArray(),
            AuxiliaryBasis = AuxiliaryBasis,
            StartOrbitals = StartOrbitals is { } orbitals && !File.Exists(orbitals) ? throw new InputException(orbitals, null, "no such file", "Name the RasOrb file of a finished job") : StartOrbitals,
            Command = Program.Count > 0 ? Program : settings.Command,
            Cores = Cores,
            MemoryMb = MemoryMb,
        });
    }

    private OpenMolcasForces OpenMolcasForces()
    {
        var settings = new OpenMolcasForceSettings();
        if (Method == "caspt2")
        {
            throw Bad("openmolcas has no forces of caspt2", "Take a density functional such as pbe0, or hf, or casscf");
        }

        if (Method == OpenMolcasForceSettings.Casscf && OxidationState is null)
        {
            throw Bad("openmolcas needs the oxidation state of the metal for casscf", "Give it with --oxidation, or in the file of --settings");
        }

        return new OpenMolcasForces(settings with
        {
            Method = Method ?? settings.Method,
            Basis = Basis ?? settings.Basis,
            OxidationState = OxidationState,
            Command = Program.Count > 0 ? Program : settings.Command,
            Cores = Cores,
            MemoryMb = MemoryMb,
        });
    }

    private Psi4Engine Psi4()
    {
        var settings = new Psi4Settings();
        return new Psi4Engine(settings with
        {
            Functional = Method ?? settings.Functional,
            Basis = Basis ?? settings.Basis,
            Command = Program.Count > 0 ? Program : settings.Command,
            Cores = Cores,
            MemoryMb = MemoryMb,
        });
    }

    private static InputException Bad(string found, string advice) => new("kramers label", null, found, advice);
}
