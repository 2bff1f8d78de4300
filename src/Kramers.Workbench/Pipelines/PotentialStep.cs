using Kramers.Atomistics.Descriptors;
using Kramers.Atomistics.Potentials;
using Kramers.Learning;
using Kramers.Numerics;
using Kramers.Workbench.ForceFields;

namespace Kramers.Workbench.Pipelines;

/// <summary>Labels to potential: trains a linear SNAP potential on energies and forces.</summary>
internal static class PotentialStep
{
    public static RunPotential Run(RelaxOptions options, PotentialLabels data, IRunMonitor monitor, CancellationToken cancellation)
    {
        var (settings, labels, split) = (options.Potential!, data.Labels, data.Split);
        var bispectrum = new Bispectrum(settings.Bispectrum);
        IDescriptor descriptor = settings.Quadratic ? new QuadraticFeatures(bispectrum) : bispectrum;
        var design = new SnapDesign(descriptor, [.. labels.Select(l => l.Structure)]);
        var weights = Softening.Weights(settings.SofteningKcalPerMol, labels, split.Train.Min(i => labels[i].EnergyEv!.Value));
        SnapTraining Train(string what, int[] geometries)
        {
            using var step = monitor.Begin(what, geometries.Length);
            return new SnapTraining(design, labels, geometries, settings.EnergyWeight, settings.ForceWeight, weights, step, cancellation);
        }

        var training = Train("Bispectrum of the labels", split.Train);
        RidgeChoice.CheckDetermined(options, "potential.lambda", settings.Lambda ?? 1, training.Rows, training.Parameters, split.Train.Length);
        cancellation.ThrowIfCancellationRequested();
        var lambda = RidgeChoice.Best(settings.Lambda, RidgeChoice.HalfDecades(-13, -3), l => Loss(training.Predict(training.Fit(l), split.Validation), settings, [.. split.Validation.Select(i => weights[i])]));
        SnapPotential Fit(SnapTraining on) => RidgeChoice.Determined(options, "potential.lambda", settings.Lambda, () => on.Fit(lambda));
        var chosen = Fit(training);
        var test = training.Predict(chosen, split.Test);
        var final = Train("Bispectrum of all labels", split.All);
        var potential = Fit(final);
        var zero = labels.Min(l => l.EnergyEv!.Value);
        double[] Relative(double[] energies) => Array.ConvertAll(energies, e => (e - zero) * PhysicalConstants.EvKcalPerMol);
        return new RunPotential(potential, new PotentialResult(
            $"{(settings.Quadratic ? "quadratic" : "linear")} SNAP, twojmax {settings.Bispectrum.TwoJMax}",
            final.Parameters,
            lambda,
            Errors(training.Predict(chosen, split.Train)),
            Errors(test),
            new Parity(Relative(test.ReferenceEnergies), Relative(test.PredictedEnergies)),
            new Parity(test.ReferenceForces, test.PredictedForces)), Text(potential));
    }

    private static string Text(SnapPotential potential)
    {
        string[] symbols = [.. potential.Elements.Keys.Order(StringComparer.Ordinal)];
        var coefficients = new LinearCoefficients(
            [.. symbols.SelectMany(s => potential.Elements[s].Beta)],
            symbols.ToDictionary(s => s, s => potential.Elements[s].Beta0, StringComparer.Ordinal));
        return ForceFieldFile.Text(new LinearFit(new LinearSnap(potential.Descriptor, symbols), [coefficients]), null);
    }

    /// <summary>The quantity that training minimises, on other geometries.</summary>
    private static double Loss(SnapPredictions p, PotentialOptions settings, double[] weights)
    {
        var perGeometry = p.ReferenceForces.Length / p.ReferenceEnergies.Length;
        var sum = 0.0;
        for (var s = 0; s < weights.Length; s++)
        {
            sum += weights[s] * settings.EnergyWeight * Math.Pow(p.ReferenceEnergies[s] - p.PredictedEnergies[s], 2);
            for (var k = s * perGeometry; k < (s + 1) * perGeometry; k++)
            {
                sum += weights[s] * settings.ForceWeight * Math.Pow(p.ReferenceForces[k] - p.PredictedForces[k], 2);
            }
        }

        return sum;
    }

    private static PotentialErrors Errors(SnapPredictions p) => new(
        Metrics.Rmse(p.ReferenceEnergies, p.PredictedEnergies) * PhysicalConstants.EvKcalPerMol,
        Metrics.R2(p.ReferenceEnergies, p.PredictedEnergies),
        Metrics.Rmse(p.ReferenceForces, p.PredictedForces),
        Metrics.R2(p.ReferenceForces, p.PredictedForces));
}
