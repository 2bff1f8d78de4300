using System.Runtime.ExceptionServices;
using Kramers.Atomistics.Descriptors;
using Kramers.Chemistry;
using Kramers.Learning.Networks;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Atomistics.Potentials;

/// <summary>
/// Trains a <see cref="NetworkPotential"/> on energies and forces, along the principal axes of the features. Places along them and their Jacobians are computed once and held:
/// 12 bytes per axis and pair of neighbours, 0.1 MB for ethanol.
/// </summary>
/// <param name="Network">Layers and training; its gradient weight is that of a mean squared force against a squared energy per atom, angstrom^2.</param>
/// <param name="Members">Networks of the ensemble, which differ by the seed of their weights and batches alone.</param>
/// <param name="Seed">Of the first network; the others count on from it.</param>
public sealed record NetworkPotentialTraining(PooledNetwork Network, int Members = 4, ulong Seed = 1)
{
    // Of the hundreds of features; along further ones next to nothing varies.
    private const int MostAxes = 128;

    /// <summary>Trains the ensemble, its members side by side.</summary>
    /// <param name="descriptor">The features of an atom.</param>
    /// <param name="types">Which atoms share a network; all must occur in the labels.</param>
    /// <param name="labels">Geometries with energy and forces.</param>
    /// <param name="atomEnergiesEv">Energies of isolated atoms by element symbol, eV; null takes those that come nearest to the labels.</param>
    /// <param name="progress">Told the number of finished members.</param>
    /// <param name="cancellation">Stops between steps.</param>
    /// <exception cref="ArgumentException">No geometry, one without energy or forces, an element without atomic energy, or a setting out of range.</exception>
    /// <exception cref="ArithmeticException">The training diverged: the learning rate is too high.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public NetworkPotential Fit(
        IDescriptor descriptor, AtomTypes types, IReadOnlyList<LabelledStructure> labels, IReadOnlyDictionary<string, double>? atomEnergiesEv = null,
        IProgress<int>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(descriptor);
        ArgumentNullException.ThrowIfNull(types);
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentOutOfRangeException.ThrowIfLessThan(Members, 1);
        if (labels.Count == 0 || labels.Any(l => l.EnergyEv is null || l.ForcesEvPerAngstrom is null))
        {
            throw new ArgumentException("Training needs at least one geometry, and every label an energy and forces.", nameof(labels));
        }

        var (atoms, done) = (AtomEnergies.Of(labels, atomEnergiesEv), 0);
        var axes = Axes(descriptor, types, labels, cancellation);
        var samples = SideBySide(labels.Count, s => Sample(descriptor, types, axes, labels[s], atoms), cancellation);
        var along = Network with { Standardise = false };
        var networks = SideBySide(Members, Member, cancellation);
        return new NetworkPotential(descriptor, types, atoms, networks);

        PooledRegressor Member(int m)
        {
            var network = along.Fit(samples, Seed + (ulong)m, cancellation).OfFeatures(axes);
            progress?.Report(Interlocked.Increment(ref done));
            return network;
        }
    }

    /// <summary>Principal axes of the features for each type of atom, as many for all.</summary>
    private static PrincipalAxes[] Axes(IDescriptor descriptor, AtomTypes types, IReadOnlyList<LabelledStructure> labels, CancellationToken cancellation)
    {
        var features = SideBySide(labels.Count, s => descriptor.Evaluate(labels[s].Structure), cancellation);
        var rows = Array.ConvertAll(new int[types.Names.Count], _ => new List<double[]>());
        for (var s = 0; s < labels.Count; s++)
        {
            var kinds = types.Of(labels[s].Structure);
            for (var i = 0; i < kinds.Count; i++)
            {
                rows[kinds[i]].Add(features[s].Row(i).ToArray());
            }
        }

        var most = Math.Min(MostAxes, rows.Max(r => r.Count));
        return SideBySide(rows.Length, k => PrincipalAxes.Of(rows[k].Count == 0 ? new Matrix(1, descriptor.Length) : Matrix.FromRows([.. rows[k]]), most), cancellation);
    }

    private static T[] SideBySide<T>(int count, Func<int, T> make, CancellationToken cancellation)
    {
        var all = new T[count];
        try
        {
            Parallel.For(0, count, new ParallelOptions { CancellationToken = cancellation }, i => all[i] = make(i));
        }
        catch (AggregateException e)
        {
            // What went wrong with one tells more than how many went wrong.
            ExceptionDispatchInfo.Throw(e.InnerExceptions[0]);
        }

        return all;
    }

    private static PooledSample Sample(IDescriptor descriptor, AtomTypes types, PrincipalAxes[] axes, LabelledStructure label, Dictionary<string, double> atoms)
    {
        var (structure, kinds) = (label.Structure, types.Of(label.Structure));
        var (values, pairs) = descriptor.EvaluateWithGradient(structure);
        var bound = label.EnergyEv!.Value - structure.Elements.Sum(e => atoms[e.Symbol]);
        var projected = Matrix.FromRows([.. kinds.Select((kind, i) => axes[kind].Project(new Matrix(1, values.Columns, values.Row(i).ToArray())).Data)]);
        PairSlope[] slopes =
        [
            .. pairs.OrderBy(p => p.Centre).Select(p => new PairSlope(p.Centre, p.Neighbour, Array.ConvertAll(axes[kinds[p.Centre]].ProjectChange(p.Derivative).Data, x => (float)x))),
        ];
        return new PooledSample(projected, kinds, bound, Array.ConvertAll(label.ForcesEvPerAngstrom!, f => -f), new PairJacobian(slopes, structure.Count));
    }
}
