using Kramers.Atomistics.Descriptors;
using Kramers.Atomistics.Potentials;
using Kramers.Chemistry;
using Kramers.Workbench.Pipelines;

namespace Kramers.Workbench.ForceFields;

/// <summary>A fit whose prior was chosen on labels that it was not fitted to, and its committee in scale.</summary>
/// <param name="Fit">The fit.</param>
/// <param name="Committee">The potential with its committee.</param>
/// <param name="Lambda">Strength of the prior.</param>
internal sealed record TrainedForceField(LinearFit Fit, CommitteePotential Committee, double Lambda)
{
    // Geometries of the training set on which the largest deviation is sought: all would cost more than the fit.
    private const int MostGraded = 100;

    /// <summary>Fits with the lambda that is best on <paramref name="validation"/>.</summary>
    public static TrainedForceField Best(
        ForceFieldOptions options, IReadOnlyDictionary<string, double>? atoms, string what, IReadOnlyList<LabelledStructure> training, IReadOnlyList<LabelledStructure> validation, IRunMonitor monitor, CancellationToken cancellation)
    {
        var equations = Equations(options, atoms, what, training, monitor, cancellation);
        var best = Lambdas(options).Select(lambda => (Lambda: lambda, Loss: Loss(equations, lambda, validation, options.EnergyWeight, cancellation))).MinBy(x => x.Loss).Lambda;
        var fit = equations.Fit(best);
        return new TrainedForceField(fit, new CommitteePotential(fit.Potential, fit.Members).Calibrated(validation, Graded(training)), best);
    }

    /// <summary>Fits to all labels with the prior and the committee's scale of an earlier fit, which leaves none to choose them on.</summary>
    public static TrainedForceField Final(
        ForceFieldOptions options, IReadOnlyDictionary<string, double>? atoms, IReadOnlyList<LabelledStructure> all, TrainedForceField earlier, IRunMonitor monitor, CancellationToken cancellation)
    {
        var fit = Equations(options, atoms, "All labels", all, monitor, cancellation).Fit(earlier.Lambda);
        var scaled = new CommitteePotential(fit.Potential, fit.Members, earlier.Committee.Scale);
        var largest = Graded(all).Max(s => scaled.Uncertainty(s).ForcesEvPerAngstrom.Max());
        return new TrainedForceField(fit, new CommitteePotential(fit.Potential, fit.Members, earlier.Committee.Scale, largest), earlier.Lambda);
    }

    /// <summary>Errors on labels.</summary>
    public ForceFieldScores Score(IReadOnlyList<LabelledStructure> labels) => Score(Fit.Potential, labels);

    private static ForceFieldScores Score(IPotential potential, IReadOnlyList<LabelledStructure> labels)
    {
        var values = labels.AsParallel().AsOrdered().Select(l => potential.Evaluate(l.Structure)).ToArray();
        return new ForceFieldScores(
            [.. labels.Select(l => l.EnergyEv!.Value)], [.. values.Select(v => v.EnergyEv)],
            [.. labels.SelectMany(l => l.ForcesEvPerAngstrom!)], [.. values.SelectMany(v => v.ForcesEvPerAngstrom)]);
    }

    private static LinearTraining Equations(
        ForceFieldOptions options, IReadOnlyDictionary<string, double>? atoms, string what, IReadOnlyList<LabelledStructure> training, IRunMonitor monitor, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        using var step = monitor.Begin(what, training.Count);
        var settings = new LinearTrainingOptions { EnergyWeight = options.EnergyWeight, AtomEnergiesEv = atoms, Seed = options.Seed };
        return new LinearTraining(Basis(options, training), training, settings, step, cancellation);
    }

    private static ILinearBasis Basis(ForceFieldOptions options, IReadOnlyList<LabelledStructure> training)
    {
        string[] symbols = [.. training.SelectMany(l => l.Structure.Elements.Select(e => e.Symbol)).Distinct().Order(StringComparer.Ordinal)];
        if (options.Model == ForceFieldOptions.Snap)
        {
            return new LinearSnap(new Bispectrum(new BispectrumSettings
            {
                TwoJMax = options.TwoJMax, CutoffFactor = options.CutoffAngstrom, ElementChannels = symbols.Length > 1, SubtractIsolated = true, Elements = [.. symbols.Select(s => KeyValuePair.Create(s, new ElementDensity(0.5, 1)))],
            }), symbols);
        }

        var types = options.DistinctAtoms ? AtomTypes.OfMolecule(training.MinBy(l => l.EnergyEv!.Value)!.Structure) : AtomTypes.ByElement(symbols);
        return new LinearAce(AceBasis.Fit(new AceSettings { CutoffAngstrom = options.CutoffAngstrom, Degrees = options.Degrees ?? options.UsualDegrees, CountsInProducts = !options.DistinctAtoms }, types, [.. training.Select(l => l.Structure)]));
    }

    /// <summary>Decades in which the best prior lies; those of SNAP count relative to the size of its features.</summary>
    private static IEnumerable<double> Lambdas(ForceFieldOptions options) =>
        Enumerable.Range(options.Model == ForceFieldOptions.Snap ? -6 : -5, 6).Select(k => Math.Pow(10, k));

    private static double Loss(LinearTraining equations, double lambda, IReadOnlyList<LabelledStructure> validation, double energyWeight, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        try
        {
            var scores = Score(equations.Fit(lambda).Potential, validation);
            return energyWeight * scores.EnergySquares + scores.ForceSquares;
        }
        catch (ArithmeticException)
        {
            // Too weak a prior for a Cholesky decomposition in double precision.
            return double.PositiveInfinity;
        }
    }

    private static Structure[] Graded(IReadOnlyList<LabelledStructure> training)
    {
        var stride = (training.Count + MostGraded - 1) / MostGraded;
        return [.. training.Where((_, i) => i % stride == 0).Select(l => l.Structure)];
    }
}

/// <summary>Reference and predicted values of labels.</summary>
/// <param name="Energies">Reference, eV, one per geometry.</param>
/// <param name="PredictedEnergies">Predicted.</param>
/// <param name="Forces">Reference, eV/angstrom, all components, geometry after geometry.</param>
/// <param name="PredictedForces">Predicted.</param>
internal sealed record ForceFieldScores(IReadOnlyList<double> Energies, IReadOnlyList<double> PredictedEnergies, IReadOnlyList<double> Forces, IReadOnlyList<double> PredictedForces)
{
    /// <summary>Mean absolute error of the energy, meV.</summary>
    public double EnergyMaeMev => 1000 * Mae(Energies, PredictedEnergies);

    /// <summary>Mean absolute error of a force component, meV/angstrom.</summary>
    public double ForceMaeMevPerAngstrom => 1000 * Mae(Forces, PredictedForces);

    /// <summary>Sum of squared errors of the energies, eV^2.</summary>
    public double EnergySquares => Squares(Energies, PredictedEnergies);

    /// <summary>Sum of squared errors of the forces, (eV/angstrom)^2.</summary>
    public double ForceSquares => Squares(Forces, PredictedForces);

    private static double Squares(IReadOnlyList<double> a, IReadOnlyList<double> b) => a.Zip(b, (x, y) => (x - y) * (x - y)).Sum();

    private static double Mae(IReadOnlyList<double> a, IReadOnlyList<double> b) => a.Zip(b, (x, y) => Math.Abs(x - y)).Average();
}
