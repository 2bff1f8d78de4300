using Kramers.Atomistics.Descriptors;
using Kramers.Atomistics.Potentials;
using Kramers.Chemistry;
using Kramers.Numerics.LinearAlgebra;
using Kramers.Tests.Atomistics.Descriptors;

namespace Kramers.Tests.Atomistics.Potentials;

public class SnapTrainingTests
{
    private static readonly Bispectrum Descriptor = new(BispectrumTests.Settings(3) with { SubtractIsolated = true });
    private static readonly SnapPotential Truth = SnapPotentialTests.RandomSnap(Descriptor, 11, 0.1);
    private static readonly LabelledStructure[] Labels = [.. Enumerable.Range(0, 20).Select(seed => Label(Geometries.Random("Co F N F N", 100 + seed)))];
    private static readonly SnapDesign Design = new(Descriptor, [.. Labels.Select(l => l.Structure)]);
    private static readonly int[] Training = [.. Enumerable.Range(0, 14)];

    [Fact]
    public void A_SNAP_surface_is_found_again_from_its_own_energies_and_forces()
    {
        var found = Train(1, 1).Fit(1e-12);
        foreach (var (symbol, set) in Truth.Elements)
        {
            Geometries.AssertClose(set.Beta, found.Elements[symbol].Beta, 1e-7);
            Assert.Equal(set.Beta0, found.Elements[symbol].Beta0, 1e-7);
        }
    }

    [Fact]
    public void Energies_or_forces_alone_predict_geometries_not_trained_on()
    {
        foreach (var (energy, force) in new[] { (100.0, 1.0), (0, 1) })
        {
            var found = Train(energy, force).Fit(1e-12);
            foreach (var label in Labels[14..])
            {
                var value = found.Evaluate(label.Structure);
                Geometries.AssertClose(label.ForcesEvPerAngstrom!, value.ForcesEvPerAngstrom, 1e-6);
                Assert.Equal(label.EnergyEv!.Value, value.EnergyEv, 1e-5);
            }
        }
    }

    [Fact]
    public void Predictions_through_the_design_are_those_of_the_potential()
    {
        var training = Train(10, 1);
        var found = training.Fit(1e-3);
        int[] some = [3, 17];
        var predictions = training.Predict(found, some);
        PotentialValue[] values = [.. some.Select(i => found.Evaluate(Labels[i].Structure))];
        Geometries.AssertClose([.. values.Select(v => v.EnergyEv)], predictions.PredictedEnergies, 1e-12);
        Geometries.AssertClose([.. values.SelectMany(v => v.ForcesEvPerAngstrom)], predictions.PredictedForces, 1e-12);
        Assert.Equal(some.Select(i => Labels[i].EnergyEv!.Value), predictions.ReferenceEnergies);
        Assert.Equal(some.SelectMany(i => Labels[i].ForcesEvPerAngstrom!), predictions.ReferenceForces);
    }

    [Fact]
    public void A_geometry_of_weight_zero_might_as_well_be_left_out()
    {
        LabelledStructure[] spoilt = [.. Labels.Select((l, i) => i == 5 ? l with { EnergyEv = 1000 } : l)];
        double[] weights = [.. Labels.Select((_, i) => i == 5 ? 0.0 : 1 + 0.1 * i)];
        int[] without = [.. Training.Where(i => i != 5)];
        var weighed = new SnapTraining(Design, spoilt, Training, 10, 1, weights);
        var left = new SnapTraining(Design, Labels, without, 10, 1, weights);
        int[] other = [15, 16];
        // The ridge strength is relative to the size of the columns per row: the row of no weight counts there.
        Geometries.AssertClose(
            left.Predict(left.Fit(1e-12), other).PredictedEnergies,
            weighed.Predict(weighed.Fit(1e-12), other).PredictedEnergies,
            1e-9);
    }

    [Fact]
    public void Rows_and_parameters_are_counted()
    {
        var training = Train(1, 1);
        Assert.Equal(14 * (1 + 15), training.Rows);
        Assert.Equal(3 * Descriptor.Length, training.Parameters);
    }

    [Fact]
    public void Labels_without_energy_or_forces_and_an_empty_training_set_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new SnapTraining(Design, Labels, [], 1, 1));
        Assert.Throws<ArgumentException>(() => new SnapTraining(Design, [Labels[0] with { EnergyEv = null }, .. Labels[1..]], Training, 1, 1));
        Assert.Throws<ArgumentException>(() => new SnapTraining(Design, [Labels[0] with { ForcesEvPerAngstrom = null }, .. Labels[1..]], Training, 1, 1));
    }

    [Fact]
    public void Too_few_data_without_a_ridge_are_refused() =>
        Assert.Throws<ArithmeticException>(() => new SnapTraining(Design, Labels, [0], 1, 1).Fit(0));

    [Fact]
    public void It_stops_when_asked_and_tells_how_far_it_is()
    {
        Assert.ThrowsAny<OperationCanceledException>(() => new SnapTraining(Design, Labels, Training, 1, 1, cancellation: new CancellationToken(true)));
        var seen = new Seen();
        _ = new SnapTraining(Design, Labels, Training, 1, 1, null, seen, TestContext.Current.CancellationToken);
        Assert.Equal(Enumerable.Range(1, 14), seen.Values.Order());
    }

    [Fact]
    public void Rows_of_the_design_are_energies_and_forces_without_beta_0()
    {
        double[] beta = [.. Design.Elements.SelectMany(e => Truth.Elements[e].Beta)];
        var values = (Design.RowsOf(3) * new Matrix(beta.Length, 1, beta)).Data;
        Assert.Equal(Labels[3].EnergyEv!.Value + 5 * 3, values[0], 1e-10);
        Geometries.AssertClose(Labels[3].ForcesEvPerAngstrom!, values[1..], 1e-10);
    }

    private static SnapTraining Train(double energyWeight, double forceWeight) => new(Design, Labels, Training, energyWeight, forceWeight);

    private static LabelledStructure Label(Structure structure)
    {
        var value = Truth.Evaluate(structure);
        return new LabelledStructure("label", structure, value.EnergyEv, value.ForcesEvPerAngstrom, new Dictionary<string, Matrix>(), 1);
    }

    private sealed class Seen : IProgress<int>
    {
        public System.Collections.Concurrent.ConcurrentBag<int> Values { get; } = [];

        public void Report(int value) => Values.Add(value);
    }
}
