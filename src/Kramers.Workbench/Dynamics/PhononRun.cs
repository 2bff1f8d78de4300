using Kramers.Atomistics.Potentials;
using Kramers.Atomistics.Vibrations;
using Kramers.Chemistry;
using Kramers.Chemistry.Formats;
using Kramers.Workbench.Engines;
using Kramers.Workbench.Engines.Xtb;
using Kramers.Workbench.Pipelines;
using Kramers.Workbench.Reports;

namespace Kramers.Workbench.Dynamics;

/// <summary>'kramers phonons': a geometry and a potential in, vibrations out: normal modes of a molecule, phonons of a crystal.</summary>
public static class PhononRun
{
    private const double CrystalForces = 1e-4; // eV/angstrom
    private const double MoleculeForces = 1e-3; // xtb converges no further by itself
    private static readonly string[] Tables = ["modes.csv", "displacements.csv", "infrared.csv", "dos.csv", "dispersion.csv", "mesh.csv", "thermal.csv", "relaxed.xyz"];

    /// <summary>Computes and writes the folder.</summary>
    /// <param name="options">What is asked.</param>
    /// <param name="output">Folder to write to; null means <c>runs/phonons-FILE</c> below the current folder.</param>
    /// <param name="monitor">Told of progress.</param>
    /// <param name="cancellation">Stops the run; nothing is left half-written.</param>
    /// <exception cref="InputException">Bad input; the message says what to change.</exception>
    /// <exception cref="EngineException">xtb failed.</exception>
    /// <exception cref="OperationCanceledException">Stopped.</exception>
    public static TaskRun Run(PhononOptions options, string? output, IRunMonitor monitor, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        var target = output ?? Path.Combine("runs", "phonons-" + Path.GetFileNameWithoutExtension(options.File));
        RunFolder.CheckFree(target, Tables);
        var (start, log) = (StartFile.Read(options.File), new RunLog(monitor));
        var potential = options.Potential.Create(start, options.File);
        using var disposable = potential as IDisposable;
        var (result, relaxed) = start.Cell is null ? OfMolecule(options, potential, start, log, cancellation) : OfCrystal(options, potential, start, log, cancellation);
        foreach (var warning in result.Warnings)
        {
            log.Say("Warning: " + warning);
        }

        var xyz = new StringWriter(System.Globalization.CultureInfo.InvariantCulture);
        ExtendedXyz.Write(xyz, [new LabelledStructure("relaxed", relaxed, null, null, new Dictionary<string, Numerics.LinearAlgebra.Matrix>(), 0)]);
        var inputs = RunFolder.Inputs("kramers phonons with these flags runs it again.", options.Settings(), [options.File, .. options.Potential.Files()]);
        RunFolder.Write(target, [.. RunFolder.Files(result, inputs, log), ("relaxed.xyz", xyz.ToString())]);
        return new TaskRun(result, Path.GetFullPath(target));
    }

    private static (TaskResult Result, Structure Relaxed) OfMolecule(PhononOptions options, IPotential potential, Structure start, RunLog log, CancellationToken cancellation)
    {
        var steps = options.AsIs ? 0 : 200;
        using var bar = log.Begin("Relax and differentiate", 1);
        var relaxed = GeometryRelaxation.Relax(potential, start, MoleculeForces, steps, cancellation: cancellation);
        var modes = NormalModes.FromHessian(relaxed.Structure, relaxed.Hessian);
        var infrared = potential is XtbPotential xtb && options.Potential.Name is not ("xtb/gfnff" or "gfnff")
            ? InfraredIntensities.Of(modes, InfraredIntensities.DipoleDerivatives(s => xtb.SinglePoint(s).DipoleEAngstrom!, relaxed.Structure, cancellation: cancellation))
            : null;
        bar.Report(1);
        return (PhononTables.OfMolecule(options, relaxed, modes, infrared), relaxed.Structure);
    }

    private static (TaskResult Result, Structure Relaxed) OfCrystal(PhononOptions options, IPotential potential, Structure start, RunLog log, CancellationToken cancellation)
    {
        var relaxed = LbfgsRelaxation.Relax(potential, start, CrystalForces, options.AsIs ? 1 : 1000, cancellation: cancellation);
        log.Say(FormattableString.Invariant($"Largest force {relaxed.MaxForceEvPerAngstrom:g3} eV/angstrom after {relaxed.Evaluations} evaluations."));
        SupercellForceConstants constants;
        using (var bar = log.Begin("Force constants", 3 * start.Count))
        {
            constants = SupercellForceConstants.Evaluate(potential, relaxed.Structure, options.Supercell, progress: bar, cancellation: cancellation);
        }

        var phonons = new CrystalPhonons(constants);
        var mesh = PhononMesh.Of(phonons, options.Mesh);
        return (PhononTables.OfCrystal(options, relaxed, constants, phonons, mesh), relaxed.Structure);
    }
}
