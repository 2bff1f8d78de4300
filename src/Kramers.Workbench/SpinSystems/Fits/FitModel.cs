using Kramers.Magnetism.Magnetometry;

namespace Kramers.Workbench.SpinSystems.Fits;

/// <summary>
/// The numbers that a spin system predicts for measured points. Molecules of the last steps are kept, so that derivatives by
/// parameters of the sample alone, and steps back, cost no eigenproblem.
/// </summary>
internal sealed class FitModel(SpinSystemFile file, CancellationToken cancellation)
{
    private readonly int _kept = 2 * file.Parameters.Free.Count + 2; // central differences by all parameters, and both ends of a step
    private readonly LinkedList<PowderMolecule> _molecules = [];
    private readonly FitClusters _clusters = new(2 * file.Parameters.Free.Count + 2);

    /// <summary>The model at the points of each set, in their units. NaN where it has no meaning.</summary>
    public double[][] At(IReadOnlyList<MeasuredPoints> sets, double[] free)
    {
        cancellation.ThrowIfCancellationRequested();
        var values = file.Parameters.At(free);
        try
        {
            var molecule = Molecule(values);
            var sample = new SampleModel(molecule, file.Model.Sample(values));

            // All sets at once, for those at the same field have their eigenproblems in common.
            sample.Magnetisation([.. sets.Where(IsMoment).SelectMany(Points)], cancellation);
            return [.. sets.Select(s => Values(s, molecule, sample))];
        }
        catch (Exception e) when (e is MagneticOrderException or ArgumentOutOfRangeException)
        {
            // A mean field beyond ordering or a negative mole fraction on the way: the fit takes such a step back.
            return [.. sets.Select(s => Array.ConvertAll(s.Values, _ => double.NaN))];
        }
    }

    private double[] Values(MeasuredPoints set, IMolecule molecule, SampleModel sample) => set.Quantity switch
    {
        MeasuredQuantity.Magnetisation => sample.Magnetisation(Points(set), cancellation),
        MeasuredQuantity.HeatCapacity => molecule.HeatCapacity(set.Fields!, set.Temperatures!, cancellation),
        MeasuredQuantity.LevelEnergy when molecule is PowderMolecule { Levels: var levels } => Array.ConvertAll(FitPoints.Levels(file.Model, set)!, l => levels[l.To - 1] - levels[l.From - 1]),
        MeasuredQuantity.ResonanceFrequency when molecule is PowderMolecule small => Frequencies(set, small),
        MeasuredQuantity.Susceptibility => Array.ConvertAll(Susceptibility(set, sample), chi => chi.Cm3PerMol),
        _ => [.. Susceptibility(set, sample).Zip(set.Temperatures!, (chi, t) => chi.ChiT(t))],
    };

    private MolarSusceptibility[] Susceptibility(MeasuredPoints set, SampleModel sample) =>
        [.. Points(set).Select(p => sample.Susceptibility(p.Tesla, [p.Kelvin], cancellation)[0])];

    /// <summary>
    /// Frequencies at the measured fields, not fields at the measured frequency: they exist for all parameters and are smooth in them,
    /// while a resonance field may vanish, or turn up twice, on the way of a fit.
    /// </summary>
    private static double[] Frequencies(MeasuredPoints set, PowderMolecule molecule) => [.. set.Values.Select((gigahertz, i) => set.Levels is { } levels
        ? molecule.Frequency(set.Fields![i], set.Directions![i], levels[i])
        : molecule.NearestFrequency(set.Fields![i], set.Directions![i], gigahertz))];

    private IMolecule Molecule(IReadOnlyDictionary<string, double> values) => file.Model is CentresModel { IsCluster: true } centres
        ? new ClusterMolecule(_clusters.Solve(centres.Cluster(values), cancellation))
        : Molecule(file.Model.Magnetometer(values));

    private PowderMolecule Molecule(Magnetometer magnetometer)
    {
        var molecule = _molecules.FirstOrDefault(m => m.Is(magnetometer)) ?? new PowderMolecule(magnetometer, file.Tasks.PowderDegree);
        _molecules.Remove(molecule);
        _molecules.AddFirst(molecule);
        if (_molecules.Count > _kept)
        {
            _molecules.RemoveLast();
        }

        return molecule;
    }

    private static bool IsMoment(MeasuredPoints set) => set.Quantity == MeasuredQuantity.Magnetisation || (set.IsSusceptibility && set.Fields!.Any(b => b != 0));

    private static (double Tesla, double Kelvin)[] Points(MeasuredPoints set) => [.. set.Fields!.Zip(set.Temperatures!)];
}
