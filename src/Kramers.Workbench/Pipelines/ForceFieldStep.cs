using Kramers.Atomistics.Potentials;
using Kramers.Chemistry;
using Kramers.Learning;
using Kramers.Numerics;
using Kramers.Workbench.ForceFields;

namespace Kramers.Workbench.Pipelines;

/// <summary>A potential as a run uses it.</summary>
/// <param name="Surface">Energy and forces.</param>
/// <param name="Result">Its errors; null where it came as a file.</param>
/// <param name="File">Its text in the house format; null where it came as a file.</param>
internal sealed record RunPotential(IPotential Surface, PotentialResult? Result, string? File);

/// <summary>Labels to potential with the models of 'kramers train force-field', or a force field that was trained before.</summary>
internal static class ForceFieldStep
{
    /// <exception cref="InputException">The file is missing or is no force field.</exception>
    public static RunPotential OfFile(string file)
    {
        var potential = PotentialFile.Load(file);
        return new RunPotential(potential is CommitteePotential committee ? committee.Mean : potential, null, null);
    }

    public static RunPotential Run(ForceFieldOptions options, PotentialLabels labels, IRunMonitor monitor, CancellationToken cancellation)
    {
        LabelledStructure[] Part(int[] indices) => [.. indices.Select(i => labels.Labels[i])];
        var chosen = TrainedForceField.Best(options, null, "Force field, its prior", Part(labels.Split.Train), Part(labels.Split.Validation), monitor, cancellation);
        var (train, test) = (chosen.Score(Part(labels.Split.Train)), chosen.Score(Part(labels.Split.Test)));
        var final = chosen.Final(options, null, labels.Labels, monitor, cancellation);
        var zero = labels.Labels.Min(l => l.EnergyEv!.Value);
        double[] Relative(IReadOnlyList<double> energies) => [.. energies.Select(e => (e - zero) * PhysicalConstants.EvKcalPerMol)];
        return new RunPotential(
            final.Committee.Mean,
            new PotentialResult(
                options.Kind,
                final.Coefficients,
                final.Lambda!.Value,
                Errors(train),
                Errors(test),
                new Parity(Relative(test.Energies), Relative(test.PredictedEnergies)),
                new Parity([.. test.Forces], [.. test.PredictedForces])),
            final.Text());
    }

    private static PotentialErrors Errors(ForceFieldScores s) => new(
        Metrics.Rmse([.. s.Energies], [.. s.PredictedEnergies]) * PhysicalConstants.EvKcalPerMol,
        Metrics.R2([.. s.Energies], [.. s.PredictedEnergies]),
        Metrics.Rmse([.. s.Forces], [.. s.PredictedForces]),
        Metrics.R2([.. s.Forces], [.. s.PredictedForces]));
}
