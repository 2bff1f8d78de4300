using Kramers.Workbench.Doctor;

namespace Kramers.Workbench.Engines.OpenMolcas;

/// <summary>
/// OpenMolcas (22.10) for potential energy surfaces: energy of Hartree-Fock or a density functional, unrestricted for open shells, or of the lowest state of a
/// state-averaged CASSCF, and analytic forces by ALASKA. Two-electron integrals by Cholesky decomposition on the atoms, in the energy as in its derivative.
/// </summary>
public sealed class OpenMolcasForces : IJobEngine
{
    private readonly OpenMolcasForceSettings _settings;

    /// <summary>Takes the settings.</summary>
    public OpenMolcasForces(OpenMolcasForceSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        _settings = settings;
    }

    /// <inheritdoc/>
    public string Name => OpenMolcasEngine.EngineName;

    /// <inheritdoc/>
    public IReadOnlyList<EngineTask> Tasks { get; } = [EngineTask.EnergyForces];

    /// <inheritdoc/>
    public Finding Find(string searchPath, CancellationToken cancellation) => OptionalPrograms.Find("pymolcas", searchPath, cancellation);

    /// <inheritdoc/>
    public PreparedJob Prepare(Molecule molecule, EngineTask task)
    {
        var space = Space(molecule, task);
        var files = new Dictionary<string, string>
        {
            [Geometry.FileName] = Geometry.Xyz(molecule.Structure),
            [OpenMolcasEngine.Input] = OpenMolcasForceInput.Write(molecule, space, _settings),
        };
        return OpenMolcasEngine.Job(files, _settings.Command, _settings.Cores, _settings.MemoryMb);
    }

    /// <inheritdoc/>
    public EngineResult Read(Molecule molecule, EngineTask task, string folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        var space = Space(molecule, task);
        Geometry.Require(Name, molecule, folder);
        var method = space is { } s ? $"SA-CASSCF({s.Ion.Electrons},{s.Ion.Orbitals}), lowest of {s.Roots} roots of multiplicity {molecule.Multiplicity}" : _settings.Method;
        return new OpenMolcasGradient(folder, molecule, space, $"{method}/{_settings.Basis}, RICD").Read();
    }

    private ActiveSpace? Space(Molecule molecule, EngineTask task)
    {
        ArgumentNullException.ThrowIfNull(molecule);
        EngineTasks.Require(this, task);
        if (!_settings.Method.Equals(OpenMolcasForceSettings.Casscf, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var ion = MagneticIon.Of(molecule.Structure, _settings.OxidationState ?? throw new ArgumentException("CASSCF needs the oxidation state of the metal.", nameof(molecule)));
        return new ActiveSpace(ion, ion.Roots(molecule.Multiplicity));
    }
}

/// <summary>The shell of an ion and the number of states over which its orbitals are averaged.</summary>
internal sealed record ActiveSpace(MagneticIon Ion, int Roots);
