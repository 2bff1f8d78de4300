using Kramers.Atomistics.Descriptors;
using Kramers.Atomistics.Potentials;
using Kramers.Chemistry;
using Kramers.Learning.Networks;
using Kramers.Workbench.Pipelines;

namespace Kramers.Workbench.ForceFields;

/// <summary>An ensemble of networks.</summary>
/// <param name="Features">What the networks see.</param>
/// <param name="Potential">The mean over the ensemble.</param>
/// <param name="Committee">The potential with its committee.</param>
internal sealed record NetworkForceField(NetworkFeatures Features, NetworkPotential Potential, CommitteePotential Committee) : TrainedForceField(Committee)
{
    private const int Members = 4;

    // Two layers and a rate that served ethanol (docs/results.md).
    private static readonly PooledNetwork Network = new([64, 64], BatchSize: 10, LearningRate: 0.03);

    public override double? Lambda => null;

    public override int Coefficients
    {
        get
        {
            var widths = (int[])[Potential.Descriptor.Length, .. Network.Hidden, 1];
            return Potential.Types.Names.Count * widths.Zip(widths.Skip(1), (from, to) => (from + 1) * to).Sum();
        }
    }

    public static NetworkForceField Trained(
        ForceFieldOptions options, IReadOnlyDictionary<string, double>? atoms, string what, IReadOnlyList<LabelledStructure> training, IReadOnlyList<LabelledStructure> validation, IRunMonitor monitor, CancellationToken cancellation)
    {
        var (features, potential) = Train(options, atoms, what, training, monitor, cancellation);
        return new NetworkForceField(features, potential, new CommitteePotential(potential, potential.Members).Calibrated(validation, Graded(training)));
    }

    public override TrainedForceField Final(
        ForceFieldOptions options, IReadOnlyDictionary<string, double>? atoms, IReadOnlyList<LabelledStructure> all, IRunMonitor monitor, CancellationToken cancellation)
    {
        var (features, potential) = Train(options, atoms, "All labels", all, monitor, cancellation);
        return new NetworkForceField(features, potential, InScale(potential, potential.Members, Committee.Scale, all));
    }

    public override string Text() => ForceFieldFile.Text(Features, Potential, Committee);

    private static (NetworkFeatures Features, NetworkPotential Potential) Train(
        ForceFieldOptions options, IReadOnlyDictionary<string, double>? atoms, string what, IReadOnlyList<LabelledStructure> training, IRunMonitor monitor, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        using var step = monitor.Begin(what, Members);
        var symbols = Symbols(training);
        var features = options.Model == ForceFieldOptions.MomentNetwork
            ? new NetworkFeatures(new GaussianMomentSettings { Elements = symbols, CutoffAngstrom = options.CutoffAngstrom, Seed = (ulong)options.Seed }, null)
            : new NetworkFeatures(null, Bispectrum(options, symbols, channels: true));
        var network = new NetworkPotentialTraining(Network with { Epochs = options.Epochs, GradientWeight = 1 / options.EnergyWeight }, Members, (ulong)options.Seed);
        try
        {
            return (features, network.Fit(features.Descriptor(), Types(options, training), training, atoms, step, cancellation));
        }
        catch (ArithmeticException cause)
        {
            throw new InputException(
                options.Labels, null, "the training of the networks diverged",
                "Look for labels with energies or forces far from those of all others and leave them out, raise --energy-weight, or take another --model", cause);
        }
    }
}

/// <summary>What the networks of a force field see: Gaussian moments or a bispectrum.</summary>
/// <param name="Moments">Null for the other.</param>
/// <param name="Snap">Null for the other.</param>
internal sealed record NetworkFeatures(GaussianMomentSettings? Moments, BispectrumSettings? Snap)
{
    /// <exception cref="ArgumentException">There is neither, or a setting is out of range.</exception>
    public IDescriptor Descriptor() => (Moments, Snap) switch
    {
        ({ } moments, _) => new GaussianMoments(moments),
        (_, { } snap) => new Bispectrum(snap),
        _ => throw new ArgumentException("its networks have no features"),
    };
}
