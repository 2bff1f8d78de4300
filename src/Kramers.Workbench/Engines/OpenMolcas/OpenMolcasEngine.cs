using System.Globalization;
using Kramers.Workbench.Doctor;

namespace Kramers.Workbench.Engines.OpenMolcas;

/// <summary>
/// OpenMolcas (22.10): complete-active-space states of one d or f ion in its ligands with spin-orbit coupling. Gives the
/// spin-orbit states with moments and spins, and from them D and g of a spin or B_k^q of a J multiplet.
/// </summary>
public sealed class OpenMolcasEngine : IJobEngine
{
    internal const string EngineName = "OpenMolcas";
    internal const string Input = OpenMolcasInput.Project + ".input";
    internal const string Output = "molcas.out";
    private const string Scratch = "scratch";
    private readonly OpenMolcasSettings _settings;

    /// <summary>Takes the settings.</summary>
    public OpenMolcasEngine(OpenMolcasSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        _settings = settings;
    }

    /// <inheritdoc/>
    public string Name => EngineName;

    /// <inheritdoc/>
    public IReadOnlyList<EngineTask> Tasks { get; } = [EngineTask.DTensor, EngineTask.CrystalField];

    /// <inheritdoc/>
    public Finding Find(string searchPath, CancellationToken cancellation) => OptionalPrograms.Find("pymolcas", searchPath, cancellation);

    /// <inheritdoc/>
    public PreparedJob Prepare(Molecule molecule, EngineTask task)
    {
        var plan = Plan(molecule, task);
        var files = new Dictionary<string, string>
        {
            [Geometry.FileName] = Geometry.Xyz(molecule.Structure),
            [Input] = OpenMolcasInput.Write(molecule, plan.Ion, plan.Multiplicities, plan.PseudospinStates, _settings),
        };
        return Job(files, _settings.Command, _settings.Cores, _settings.MemoryMb) with { Copies = Copies() };
    }

    /// <summary>The program on the input of this job.</summary>
    internal static PreparedJob Job(IReadOnlyDictionary<string, string> files, IReadOnlyList<string> command, int cores, int memoryMb) => new(files, [.. command, Input], Output)
    {
        Environment = new Dictionary<string, string>
        {
            ["MOLCAS_PROJECT"] = OpenMolcasInput.Project,
            ["MOLCAS_WORKDIR"] = Scratch,
            ["MOLCAS_MEM"] = memoryMb.ToString(CultureInfo.InvariantCulture),
            ["OMP_NUM_THREADS"] = cores.ToString(CultureInfo.InvariantCulture),
        },
        Folders = [Scratch],
        Cores = cores,
        MemoryMb = memoryMb,
    };

    /// <inheritdoc/>
    public EngineResult Read(Molecule molecule, EngineTask task, string folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        var plan = Plan(molecule, task);
        Geometry.Require(Name, molecule, folder);
        return new OpenMolcasFolder(folder, molecule, task, plan).Read();
    }

    /// <summary>Orbitals of a finished folder, to start a neighbouring geometry from: see <see cref="OpenMolcasSettings.StartOrbitals"/>.</summary>
    public static string OrbitalsOf(string folder) => Path.Combine(folder, $"{OpenMolcasInput.Project}.RasOrb");

    /// <summary>Auxiliary basis of a finished folder: see <see cref="OpenMolcasSettings.AuxiliaryBasis"/>.</summary>
    public static string AuxiliaryBasisOf(string folder) => Path.Combine(folder, $"{OpenMolcasInput.Project}.RICDLib");

    private Dictionary<string, string> Copies()
    {
        (string Name, string? Source)[] files = [(OpenMolcasInput.StartOrbitals, _settings.StartOrbitals), (OpenMolcasInput.AuxiliaryBasis, _settings.AuxiliaryBasis)];
        return files.Where(file => file.Source is not null).ToDictionary(file => file.Name, file => file.Source!);
    }

    private OpenMolcasPlan Plan(Molecule molecule, EngineTask task)
    {
        ArgumentNullException.ThrowIfNull(molecule);
        EngineTasks.Require(this, task);
        var ion = MagneticIon.Of(molecule.Structure, _settings.OxidationState);
        if ((task == EngineTask.CrystalField) != (ion.Shell == "f"))
        {
            throw new ArgumentException($"{ion.Element} is a {ion.Shell} ion: ask for {(ion.Shell == "f" ? EngineTask.CrystalField : EngineTask.DTensor)}.", nameof(task));
        }

        if (molecule.Electrons % 2 != ion.Electrons % 2)
        {
            throw new ArgumentException($"{molecule.Electrons} electrons and {ion.Shell}^{ion.Electrons} leave an odd number for the ligands. Change the charge or the oxidation state.", nameof(molecule));
        }

        var multiplicities = _settings.Multiplicities ?? DefaultMultiplicities(molecule, ion);
        var states = task == EngineTask.CrystalField ? ion.DoubledGroundJ + 1 : molecule.Multiplicity;
        return new OpenMolcasPlan(ion, multiplicities, [.. multiplicities.Select(ion.Roots)], states, _settings.Caspt2);
    }

    private static int[] DefaultMultiplicities(Molecule molecule, MagneticIon ion) =>
        ion.Roots(molecule.Multiplicity) == 1 ? [molecule.Multiplicity, molecule.Multiplicity - 2] : [molecule.Multiplicity];
}

/// <summary>What a calculation consists of.</summary>
/// <param name="Ion">The metal.</param>
/// <param name="Multiplicities">One RASSCF for each.</param>
/// <param name="Roots">Number of roots of each.</param>
/// <param name="PseudospinStates">Number of spin-orbit states of the ground multiplet.</param>
/// <param name="Caspt2">Whether CASPT2 follows each RASSCF.</param>
internal sealed record OpenMolcasPlan(MagneticIon Ion, IReadOnlyList<int> Multiplicities, IReadOnlyList<int> Roots, int PseudospinStates, bool Caspt2);
