using Kramers.Atomistics.Potentials;
using Kramers.Atomistics.Vibrations;
using Kramers.Chemistry;
using Kramers.Chemistry.Formats;
using Kramers.Learning;

namespace Kramers.Workbench.Pipelines;

/// <summary>Phonons from a potential (relaxes the geometry, from the lowest one trained on, and takes its normal modes) or from a Hessian.</summary>
internal static class PhononStep
{
    private const double ForceThreshold = 1e-6;
    private const int MaxSteps = 200;

    public static (Structure Minimum, NormalModes Modes, PhononResult Result) OnPotential(
        RelaxOptions options, IPotential potential, IReadOnlyList<LabelledStructure> training, ReferencePoint? reference, List<string> warnings, IRunMonitor monitor, CancellationToken cancellation)
    {
        using var step = monitor.Begin("Relaxing the geometry", MaxSteps);
        var steps = 0;
        var relaxed = GeometryRelaxation.Relax(potential, training.MinBy(l => l.EnergyEv ?? double.PositiveInfinity)!.Structure, ForceThreshold, MaxSteps, progress: new Counter(() => step.Report(steps++)), cancellation: cancellation);
        step.Report(MaxSteps);
        CheckAtRest(options, relaxed, training);
        var modes = NormalModes.FromHessian(relaxed.Structure, relaxed.Hessian);
        WarnOfImaginary(modes, warnings);
        double[] frequencies = [.. modes.FrequenciesCm];
        return (relaxed.Structure, modes, new PhononResult(
            frequencies,
            reference?.FrequenciesCm,
            reference?.FrequenciesCm is { } known ? Metrics.Rmse(known, frequencies) : null,
            relaxed.Steps,
            relaxed.MaxForceEvPerAngstrom,
            reference is null ? null : Superposition.Of(relaxed.Structure, reference.Minimum).Rmsd));
    }

    /// <summary>Reads geometry and Hessian: nothing is relaxed, and forces are not known.</summary>
    /// <exception cref="InputException">A file is missing, or is not of the molecule of the labels.</exception>
    public static (Structure Minimum, NormalModes Modes, PhononResult Result) OfHessian(RelaxOptions options, Structure like, List<string> warnings)
    {
        var minimum = ExtendedXyz.Read(options.PhononMinimum!)[0].Structure;
        if (!minimum.Elements.SequenceEqual(like.Elements))
        {
            throw new InputException(options.PhononMinimum!, null, $"the minimum is {minimum.Formula} in another order of atoms than the labels", "Give the same molecule with its atoms in the same order");
        }

        var modes = NormalModes.FromHessian(minimum, XtbHessian.Read(options.PhononHessian!, minimum.Count));
        WarnOfImaginary(modes, warnings);
        return (minimum, modes, new PhononResult([.. modes.FrequenciesCm], null, null, 0, double.NaN, null));
    }

    private static void WarnOfImaginary(NormalModes modes, List<string> warnings)
    {
        if (modes.FrequenciesCm[0] <= 0)
        {
            warnings.Add(FormattableString.Invariant($"{modes.FrequenciesCm.Count(f => f <= 0)} modes are imaginary (lowest {modes.FrequenciesCm[0]:F0} cm^-1) and are left out of the relaxation: the surface has no minimum there."));
        }
    }

    /// <summary>A learned surface is known only where its labels lie; what it says elsewhere is worth nothing, and so would be all that follows.</summary>
    /// <exception cref="InputException">No rest was found, or it was found where no label is.</exception>
    private static void CheckAtRest(RelaxOptions options, RelaxedGeometry relaxed, IReadOnlyList<LabelledStructure> training)
    {
        const double slack = 0.1; // of a distance, beyond the shortest and longest seen
        const string advice = "Add labels around the minimum, or let potential.twojmax, softeningKcalPerMol or lambda make the surface smoother";
        for (var i = 0; i < relaxed.Structure.Count; i++)
        {
            for (var j = i + 1; j < relaxed.Structure.Count; j++)
            {
                var distance = relaxed.Structure.Distance(i, j);
                if (!(distance > (1 - slack) * training.Min(l => l.Structure.Distance(i, j)) && distance < (1 + slack) * training.Max(l => l.Structure.Distance(i, j))))
                {
                    var atoms = $"{relaxed.Structure.Elements[i].Symbol}{i + 1} and {relaxed.Structure.Elements[j].Symbol}{j + 1}";
                    throw new InputException(options.File, null, FormattableString.Invariant($"the learned potential has no minimum near the labels: relaxing it brings {atoms} to {distance:F2} angstrom, where none of them is"), advice);
                }
            }
        }

        if (!relaxed.Converged)
        {
            throw new InputException(options.File, null, FormattableString.Invariant($"the geometry does not come to rest on the learned potential: after {relaxed.Steps} steps a force of {relaxed.MaxForceEvPerAngstrom:G2} eV/angstrom is left"), advice);
        }
    }

    private sealed class Counter(Action tick) : IProgress<double>
    {
        public void Report(double value) => tick();
    }
}
