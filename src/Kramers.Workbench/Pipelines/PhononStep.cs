using Kramers.Atomistics.Potentials;
using Kramers.Atomistics.Vibrations;
using Kramers.Chemistry;
using Kramers.Chemistry.Formats;
using Kramers.Learning;

namespace Kramers.Workbench.Pipelines;

/// <summary>Potential to phonons: relaxes the geometry and takes its normal modes.</summary>
internal static class PhononStep
{
    private const double ForceThreshold = 1e-6;
    private const int MaxSteps = 60;

    public static (Structure Minimum, NormalModes Modes, PhononResult Result) Run(
        SnapPotential potential, Structure start, ReferencePoint? reference, List<string> warnings, IRunMonitor monitor, CancellationToken cancellation)
    {
        using var step = monitor.Begin("Relaxing the geometry", MaxSteps);
        var steps = 0;
        var relaxed = GeometryRelaxation.Relax(potential, start, ForceThreshold, MaxSteps, progress: new Counter(() => step.Report(steps++)), cancellation: cancellation);
        step.Report(MaxSteps);
        var modes = NormalModes.FromHessian(relaxed.Structure, relaxed.Hessian);
        if (!relaxed.Converged)
        {
            warnings.Add(FormattableString.Invariant($"The geometry did not come to rest: after {relaxed.Steps} steps a force of {relaxed.MaxForceEvPerAngstrom:G2} eV/angstrom is left. Train on more geometries near the minimum."));
        }

        if (modes.FrequenciesCm[0] <= 0)
        {
            warnings.Add(FormattableString.Invariant($"{modes.FrequenciesCm.Count(f => f <= 0)} modes are imaginary (lowest {modes.FrequenciesCm[0]:F0} cm^-1) and are left out of the relaxation: the learned surface has no minimum there."));
        }

        double[] frequencies = [.. modes.FrequenciesCm];
        return (relaxed.Structure, modes, new PhononResult(
            frequencies,
            reference?.FrequenciesCm,
            reference?.FrequenciesCm is { } known ? Metrics.Rmse(known, frequencies) : null,
            relaxed.Steps,
            relaxed.MaxForceEvPerAngstrom,
            reference is null ? null : Superposition.Of(relaxed.Structure, reference.Minimum).Rmsd));
    }

    private sealed class Counter(Action tick) : IProgress<double>
    {
        public void Report(double value) => tick();
    }
}

/// <summary>The reference minimum of a run and, where a Hessian is given, its frequencies in cm^-1, ascending.</summary>
internal sealed record ReferencePoint(Structure Minimum, double[]? FrequenciesCm)
{
    public static ReferencePoint? Read(RelaxOptions options, Structure like)
    {
        if (options.ReferenceMinimum is null)
        {
            return null;
        }

        var minimum = ExtendedXyz.Read(options.ReferenceMinimum)[0].Structure;
        if (!minimum.Elements.SequenceEqual(like.Elements))
        {
            throw new InputException(options.ReferenceMinimum, null, $"the reference is {minimum.Formula} in another order of atoms than the labels", "Give the same molecule with its atoms in the same order");
        }

        return new ReferencePoint(minimum, options.ReferenceHessian is null
            ? null
            : [.. NormalModes.FromHessian(minimum, XtbHessian.Read(options.ReferenceHessian, minimum.Count)).FrequenciesCm]);
    }
}
