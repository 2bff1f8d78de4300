using System.Globalization;
using Kramers.Workbench.Doctor;

namespace Kramers.Workbench.Engines.Psi4;

/// <summary>Psi4 (1.3 and later): Kohn-Sham energies, forces and Hessians, unrestricted for open shells; J of two spin centres by broken symmetry.</summary>
public sealed class Psi4Engine : IJobEngine
{
    internal const string EngineName = "Psi4";
    internal const string Input = "kramers.dat";
    internal const string Output = "kramers.out";
    internal const string Numbers = "kramers.json";
    private readonly Psi4Settings _settings;

    /// <summary>Takes the settings.</summary>
    public Psi4Engine(Psi4Settings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        _settings = settings;
    }

    /// <inheritdoc/>
    public string Name => EngineName;

    /// <inheritdoc/>
    public IReadOnlyList<EngineTask> Tasks { get; } = [EngineTask.EnergyForces, EngineTask.Hessian, EngineTask.Exchange];

    /// <inheritdoc/>
    public Finding Find(string searchPath, CancellationToken cancellation) => OptionalPrograms.Find("psi4", searchPath, cancellation);

    /// <inheritdoc/>
    public PreparedJob Prepare(Molecule molecule, EngineTask task)
    {
        ArgumentNullException.ThrowIfNull(molecule);
        EngineTasks.Require(this, task);
        RequireTwoSpins(molecule, task);
        var files = new Dictionary<string, string>
        {
            [Geometry.FileName] = Geometry.Xyz(molecule.Structure),
            [Input] = Psi4Input.Of(molecule, task, _settings),
        };
        var cores = _settings.Cores.ToString(CultureInfo.InvariantCulture);
        return new PreparedJob(files, [.. _settings.Command, "-n", cores, Input, Output], "screen.txt")
        {
            Environment = new Dictionary<string, string> { ["PSI_SCRATCH"] = "." },
            Cores = _settings.Cores,
            MemoryMb = _settings.MemoryMb,
        };
    }

    /// <inheritdoc/>
    public EngineResult Read(Molecule molecule, EngineTask task, string folder)
    {
        ArgumentNullException.ThrowIfNull(molecule);
        ArgumentNullException.ThrowIfNull(folder);
        EngineTasks.Require(this, task);
        Geometry.Require(Name, molecule, folder);
        return new Psi4Folder(folder, molecule, task, $"{_settings.Functional}/{_settings.Basis}").Read();
    }

    private static void RequireTwoSpins(Molecule molecule, EngineTask task)
    {
        if (task == EngineTask.Exchange && molecule.UnpairedElectrons < 2)
        {
            throw new ArgumentException(
                $"Exchange starts from the high-spin state, with unpaired electrons on both centres: a multiplicity of 3 or more, not {molecule.Multiplicity}.", nameof(molecule));
        }
    }
}
