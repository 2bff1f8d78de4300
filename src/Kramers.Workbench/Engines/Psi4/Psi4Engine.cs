using System.Globalization;
using Kramers.Workbench.Doctor;

namespace Kramers.Workbench.Engines.Psi4;

/// <summary>Psi4 (1.3 and later): Kohn-Sham energies, forces and Hessians; unrestricted for open shells.</summary>
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
    public IReadOnlyList<EngineTask> Tasks { get; } = [EngineTask.EnergyForces, EngineTask.Hessian];

    /// <inheritdoc/>
    public Finding Find(string searchPath, CancellationToken cancellation) =>
        new ProgramCheck(OptionalPrograms.All.Single(program => program.Name == "psi4"), searchPath).Run(cancellation);

    /// <inheritdoc/>
    public PreparedJob Prepare(Molecule molecule, EngineTask task)
    {
        ArgumentNullException.ThrowIfNull(molecule);
        EngineTasks.Require(this, task);
        var files = new Dictionary<string, string>
        {
            [Geometry.FileName] = Geometry.Xyz(molecule.Structure),
            [Input] = Text(molecule, task),
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

    // The frame of the geometry is kept. Psi4 is Python: it writes its numbers itself, on one line, with all digits, when all is done.
    private string Text(Molecule molecule, EngineTask task) => string.Create(CultureInfo.InvariantCulture, $$"""
        memory {{_settings.MemoryMb}} mb
        molecule {
        {{molecule.Charge}} {{molecule.Multiplicity}}
        {{Geometry.Rows(molecule.Structure)}}units angstrom
        no_reorient
        no_com
        symmetry c1
        }
        set {
        basis {{_settings.Basis}}
        reference {{(molecule.Multiplicity == 1 ? "rks" : "uks")}}
        scf_type df
        maxiter 200
        e_convergence 1e-8
        d_convergence 1e-7
        }
        import json, numpy
        g, wfn = gradient('{{_settings.Functional}}', return_wfn=True)
        oeprop(wfn, 'MULLIKEN_CHARGES')
        found = {'version': psi4.__version__, 'energy': wfn.energy(), 'gradient': numpy.asarray(g).ravel().tolist()}
        found['geometry'] = numpy.asarray(wfn.molecule().geometry()).ravel().tolist()
        found['charges'] = numpy.asarray(wfn.atomic_point_charges()).ravel().tolist()
        {{(task == EngineTask.Hessian ? $"found['hessian'] = numpy.asarray(hessian('{_settings.Functional}')).ravel().tolist()" : "")}}
        with open('{{Numbers}}', 'w') as file: file.write(json.dumps(found))

        """);
}
