using Kramers.Atomistics.Descriptors;
using Kramers.Atomistics.Potentials;
using Kramers.Chemistry;
using Kramers.Workbench.Pipelines;

namespace Kramers.Workbench.ForceFields;

/// <summary>A linear fit whose prior was chosen on labels that it was not fitted to.</summary>
/// <param name="Fit">The fit.</param>
/// <param name="Committee">The potential with its committee.</param>
/// <param name="Prior">Strength of the prior.</param>
internal sealed record LinearForceField(LinearFit Fit, CommitteePotential Committee, double Prior) : TrainedForceField(Committee)
{
    public override double? Lambda => Prior;

    public override int Coefficients => Fit.Sets[0].Beta.Length;

    /// <summary>Fits with the lambda that is best on <paramref name="validation"/>.</summary>
    public static LinearForceField BestPrior(
        ForceFieldOptions options, IReadOnlyDictionary<string, double>? atoms, string what, IReadOnlyList<LabelledStructure> training, IReadOnlyList<LabelledStructure> validation, IRunMonitor monitor, CancellationToken cancellation)
    {
        var equations = Equations(options, atoms, what, training, monitor, cancellation);
        var weights = Softening.Weights(options.SofteningKcalPerMol, validation, training.Min(l => l.EnergyEv!.Value));
        var best = Lambdas(options.Model).Select(lambda => (Lambda: lambda, Loss: Loss(equations, lambda, validation, weights, options.EnergyWeight, cancellation))).MinBy(x => x.Loss).Lambda;
        var fit = equations.Fit(best);
        return new LinearForceField(fit, new CommitteePotential(fit.Potential, fit.Members).Calibrated(validation, Graded(training)), best);
    }

    public override TrainedForceField Final(
        ForceFieldOptions options, IReadOnlyDictionary<string, double>? atoms, IReadOnlyList<LabelledStructure> all, IRunMonitor monitor, CancellationToken cancellation)
    {
        var fit = Equations(options, atoms, "All labels", all, monitor, cancellation).Fit(Prior);
        return new LinearForceField(fit, InScale(fit.Potential, fit.Members, Committee.Scale, all), Prior);
    }

    public override string Text() => ForceFieldFile.Text(Fit, Committee);

    private static LinearTraining Equations(
        ForceFieldOptions options, IReadOnlyDictionary<string, double>? atoms, string what, IReadOnlyList<LabelledStructure> training, IRunMonitor monitor, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        using var step = monitor.Begin(what, training.Count);
        var settings = new LinearTrainingOptions
        {
            EnergyWeight = options.EnergyWeight, AtomEnergiesEv = atoms, Seed = options.Seed,
            GeometryWeights = Softening.Weights(options.SofteningKcalPerMol, training, training.Min(l => l.EnergyEv!.Value)),
        };
        return new LinearTraining(Basis(options, training), training, settings, step, cancellation);
    }

    private static ILinearBasis Basis(ForceFieldOptions options, IReadOnlyList<LabelledStructure> training)
    {
        var symbols = Symbols(training);
        return options.Model switch
        {
            ForceFieldOptions.Snap => new LinearSnap(new Bispectrum(Bispectrum(options, symbols, channels: true)), symbols),
            ForceFieldOptions.QuadraticSnap => new LinearSnap(new QuadraticFeatures(new Bispectrum(Bispectrum(options, symbols, channels: false))), symbols),
            _ => new LinearAce(AceBasis.Fit(
                new AceSettings { CutoffAngstrom = options.CutoffAngstrom, Degrees = options.Degrees ?? options.UsualDegrees, CountsInProducts = !options.DistinctAtoms },
                Types(options, training), [.. training.Select(l => l.Structure)])),
        };
    }

    /// <summary>Decades in which the best prior lies; those of SNAP count relative to the size of its features, of which there are few.</summary>
    private static IEnumerable<double> Lambdas(string model) =>
        (model == ForceFieldOptions.Ace ? Enumerable.Range(-6, 6) : Enumerable.Range(-12, 12)).Select(k => Math.Pow(10, k));

    private static double Loss(LinearTraining equations, double lambda, IReadOnlyList<LabelledStructure> validation, double[] weights, double energyWeight, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        try
        {
            return Score(equations.Fit(lambda).Potential, validation).Squares(validation, energyWeight, weights);
        }
        catch (ArithmeticException)
        {
            // Too weak a prior for a Cholesky decomposition in double precision.
            return double.PositiveInfinity;
        }
    }
}
