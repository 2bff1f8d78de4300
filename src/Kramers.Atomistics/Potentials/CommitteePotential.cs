using Kramers.Chemistry;

namespace Kramers.Atomistics.Potentials;

/// <summary>
/// A potential with a committee that says how far it can be trusted: the spread of its members, brought to scale on geometries with known
/// forces, and the extrapolation grade, the spread relative to the largest in the training set. Members are draws from the posterior of a
/// linear fit (<see cref="LinearTraining"/>), or models trained apart.
/// </summary>
public sealed class CommitteePotential : IPotential
{
    /// <summary>Sets up a committee.</summary>
    /// <param name="mean">The potential that gives energies and forces.</param>
    /// <param name="members">At least two.</param>
    /// <param name="scale">Standard deviation of the error over the spread of the members.</param>
    /// <param name="largestTrainingDeviation">Largest deviation of a force component, after scaling, in the training set, eV/angstrom.</param>
    /// <exception cref="ArgumentException">Fewer than two members, or a number that is not positive.</exception>
    public CommitteePotential(IPotential mean, IReadOnlyList<IPotential> members, double scale = 1, double largestTrainingDeviation = 1)
    {
        ArgumentNullException.ThrowIfNull(mean);
        ArgumentNullException.ThrowIfNull(members);
        if (members.Count < 2 || !(scale > 0 && largestTrainingDeviation > 0))
        {
            throw new ArgumentException($"A committee needs two members or more, a positive scale and deviation; got {members.Count}, {scale} and {largestTrainingDeviation}.", nameof(members));
        }

        (Mean, Members, Scale, LargestTrainingDeviation) = (mean, members, scale, largestTrainingDeviation);
    }

    /// <summary>The potential itself.</summary>
    public IPotential Mean { get; }

    /// <summary>The others.</summary>
    public IReadOnlyList<IPotential> Members { get; }

    /// <summary>Standard deviation of the error over the spread of the members.</summary>
    public double Scale { get; }

    /// <summary>Largest deviation of a force component, after scaling, in the training set, eV/angstrom.</summary>
    public double LargestTrainingDeviation { get; }

    /// <inheritdoc/>
    public PotentialValue Evaluate(Structure structure) => Mean.Evaluate(structure);

    /// <summary>How far the potential can be trusted at a geometry.</summary>
    public PotentialUncertainty Uncertainty(Structure structure)
    {
        var (mean, values) = (Mean.Evaluate(structure), Members.AsParallel().AsOrdered().Select(m => m.Evaluate(structure)).ToArray());
        double Spread(Func<PotentialValue, double> quantity) => Scale * Math.Sqrt(values.Average(v => Math.Pow(quantity(v) - quantity(mean), 2)));
        double[] forces = [.. Enumerable.Range(0, mean.ForcesEvPerAngstrom.Length).Select(k => Spread(v => v.ForcesEvPerAngstrom[k]))];
        return new PotentialUncertainty(Spread(v => v.EnergyEv), forces, forces.Max() / LargestTrainingDeviation);
    }

    /// <summary>The same committee in scale: its mean square deviation of forces is their mean square error on <paramref name="known"/>, and grade 1 is the most uncertain training geometry.</summary>
    /// <param name="known">Labels with forces that no member was trained on.</param>
    /// <param name="training">Geometries of the training set.</param>
    /// <exception cref="ArgumentException">There are none of either.</exception>
    public CommitteePotential Calibrated(IReadOnlyList<LabelledStructure> known, IReadOnlyList<Structure> training)
    {
        ArgumentNullException.ThrowIfNull(known);
        ArgumentNullException.ThrowIfNull(training);
        if (known.Count == 0 || training.Count == 0)
        {
            throw new ArgumentException("Calibration needs labels that were not trained on, and the training set.", nameof(known));
        }

        var (errors, deviations) = (0.0, 0.0);
        foreach (var label in known)
        {
            var forces = Mean.Evaluate(label.Structure).ForcesEvPerAngstrom;
            errors += forces.Zip(label.ForcesEvPerAngstrom!, (a, b) => (a - b) * (a - b)).Sum();
            deviations += Uncertainty(label.Structure).ForcesEvPerAngstrom.Sum(d => d * d);
        }

        var scaled = new CommitteePotential(Mean, Members, Scale * Math.Sqrt(errors / deviations));
        return new CommitteePotential(Mean, Members, scaled.Scale, training.Max(s => scaled.Uncertainty(s).ForcesEvPerAngstrom.Max()));
    }
}

/// <summary>How far a potential can be trusted at one geometry.</summary>
/// <param name="EnergyEv">Standard deviation of the energy, eV.</param>
/// <param name="ForcesEvPerAngstrom">[3N] standard deviations of the force components, eV/angstrom.</param>
/// <param name="ExtrapolationGrade">Largest of them over the largest in the training set: above 1 the potential extrapolates.</param>
public sealed record PotentialUncertainty(double EnergyEv, double[] ForcesEvPerAngstrom, double ExtrapolationGrade);
