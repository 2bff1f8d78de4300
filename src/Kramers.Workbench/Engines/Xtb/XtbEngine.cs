using Kramers.Atomistics.Vibrations;
using Kramers.Numerics.LinearAlgebra;
using Kramers.Workbench.Doctor;

namespace Kramers.Workbench.Engines.Xtb;

/// <summary>xTB through libxtb, in this process.</summary>
/// <param name="method">Which Hamiltonian.</param>
/// <param name="accuracy">xtb's --acc; Hessians are differences of forces and take a tenth of it.</param>
public sealed class XtbEngine(XtbMethod method = XtbMethod.Gfn2, double accuracy = 1) : IDirectEngine
{
    // Angstrom. xtb itself takes 0.005 bohr.
    private const double HessianStep = 0.0026;

    /// <inheritdoc/>
    public string Name => "xTB";

    /// <inheritdoc/>
    public IReadOnlyList<EngineTask> Tasks { get; } = [EngineTask.EnergyForces, EngineTask.Hessian];

    /// <inheritdoc/>
    /// <remarks>The system's loader looks for the library; the search path of programs is not used.</remarks>
    public Finding Find(string searchPath, CancellationToken cancellation) => LibXtb.Path is { } path
        ? new Finding("libxtb", FindingState.Found, $"{XtbPotential.Version()}, {path}: GFN1, GFN2, GFN-FF in this process")
        : new Finding("libxtb", FindingState.Missing, "not found: energies, forces and Hessians of xTB without starting a program", LibXtb.HowToGet);

    /// <inheritdoc/>
    public EngineResult Compute(Molecule molecule, EngineTask task, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(molecule);
        EngineTasks.Require(this, task);
        cancellation.ThrowIfCancellationRequested();
        using var potential = new XtbPotential(molecule, method, task == EngineTask.Hessian ? 0.1 * accuracy : accuracy);
        var point = potential.SinglePoint(molecule.Structure);
        return task == EngineTask.EnergyForces ? point : point with
        {
            Task = task,
            HessianEvPerAngstrom2 = Hessian(potential, molecule, cancellation),
        };
    }

    private static Matrix Hessian(XtbPotential potential, Molecule molecule, CancellationToken cancellation)
    {
        try
        {
            return FiniteDifferenceHessian.Evaluate(potential, molecule.Structure, HessianStep, cancellation);
        }
        catch (AggregateException e) when (e.InnerException is EngineException cause)
        {
            throw new EngineException("xTB", null, null, "a geometry displaced for the Hessian failed", [cause.Message], e);
        }
    }
}
