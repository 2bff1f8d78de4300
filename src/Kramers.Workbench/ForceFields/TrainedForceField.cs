using Kramers.Atomistics.Descriptors;
using Kramers.Atomistics.Potentials;
using Kramers.Chemistry;
using Kramers.Workbench.Pipelines;

namespace Kramers.Workbench.ForceFields;

/// <summary>A trained potential with its committee in scale, and what is needed to train it again on more labels.</summary>
/// <param name="Committee">The potential with its committee.</param>
internal abstract record TrainedForceField(CommitteePotential Committee)
{
    // Geometries of the training set on which the largest deviation is sought: all would cost more than the fit.
    private const int MostGraded = 100;

    /// <summary>Strength of the prior; null where the model has none.</summary>
    public abstract double? Lambda { get; }

    /// <summary>Number of coefficients or parameters that were fitted.</summary>
    public abstract int Coefficients { get; }

    /// <summary>Trains the model of the options; what is to be chosen and brought to scale is chosen on <paramref name="validation"/>.</summary>
    public static TrainedForceField Best(
        ForceFieldOptions options, IReadOnlyDictionary<string, double>? atoms, string what, IReadOnlyList<LabelledStructure> training, IReadOnlyList<LabelledStructure> validation, IRunMonitor monitor, CancellationToken cancellation) =>
        options.IsNetwork
            ? NetworkForceField.Trained(options, atoms, what, training, validation, monitor, cancellation)
            : LinearForceField.BestPrior(options, atoms, what, training, validation, monitor, cancellation);

    /// <summary>Trains on all labels with the prior and the committee's scale of this one, which leaves none to choose them on.</summary>
    public abstract TrainedForceField Final(
        ForceFieldOptions options, IReadOnlyDictionary<string, double>? atoms, IReadOnlyList<LabelledStructure> all, IRunMonitor monitor, CancellationToken cancellation);

    /// <summary>The text of its file.</summary>
    public abstract string Text();

    /// <summary>Errors on labels.</summary>
    public ForceFieldScores Score(IReadOnlyList<LabelledStructure> labels) => Score(Committee.Mean, labels);

    protected static ForceFieldScores Score(IPotential potential, IReadOnlyList<LabelledStructure> labels)
    {
        var values = labels.AsParallel().AsOrdered().Select(l => potential.Evaluate(l.Structure)).ToArray();
        return new ForceFieldScores(
            [.. labels.Select(l => l.EnergyEv!.Value)], [.. values.Select(v => v.EnergyEv)],
            [.. labels.SelectMany(l => l.ForcesEvPerAngstrom!)], [.. values.SelectMany(v => v.ForcesEvPerAngstrom)]);
    }

    protected static CommitteePotential InScale(IPotential mean, IReadOnlyList<IPotential> members, double scale, IReadOnlyList<LabelledStructure> training)
    {
        var scaled = new CommitteePotential(mean, members, scale);
        return new CommitteePotential(mean, members, scale, Graded(training).Max(s => scaled.Uncertainty(s).ForcesEvPerAngstrom.Max()));
    }

    protected static Structure[] Graded(IReadOnlyList<LabelledStructure> training)
    {
        var stride = (training.Count + MostGraded - 1) / MostGraded;
        return [.. training.Where((_, i) => i % stride == 0).Select(l => l.Structure)];
    }

    protected static string[] Symbols(IReadOnlyList<LabelledStructure> training) =>
        [.. training.SelectMany(l => l.Structure.Elements.Select(e => e.Symbol)).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>Elements, or the distinct atoms of the one molecule, whose bonds the geometry of lowest energy shows best.</summary>
    protected static AtomTypes Types(ForceFieldOptions options, IReadOnlyList<LabelledStructure> training) =>
        options.DistinctAtoms ? AtomTypes.OfMolecule(training.MinBy(l => l.EnergyEv!.Value)!.Structure) : AtomTypes.ByElement(Symbols(training));

    protected static BispectrumSettings Bispectrum(ForceFieldOptions options, string[] symbols, bool channels) => new()
    {
        TwoJMax = options.TwoJMax, CutoffFactor = options.CutoffAngstrom, ElementChannels = channels && symbols.Length > 1, SubtractIsolated = true,
        Elements = [.. symbols.Select(s => KeyValuePair.Create(s, new ElementDensity(0.5, channels ? 1 : ElementWeight(s))))],
    };

    // Without channels the weights alone tell elements apart.
    private static double ElementWeight(string symbol) => Electronegativity.Of(Element.FromSymbol(symbol)) / Electronegativity.Of(Element.FromSymbol("C"));
}
