using Kramers.Atomistics.Descriptors;
using Kramers.Atomistics.Potentials;
using Kramers.Chemistry;
using Kramers.Numerics.LinearAlgebra;
using Kramers.Tests.Atomistics.Descriptors;

namespace Kramers.Tests.Atomistics.Potentials;

public class LinearTrainingTests
{
    private static readonly AceBasis Basis = AceBasisTests.Basis(new AceSettings { CutoffAngstrom = 4.5, Degrees = [3, 2, 2], LMax = 2 });
    private static readonly AcePotential Truth = AcePotentialTests.Random(Basis, 3, 0.05);
    private static readonly LabelledStructure[] Labels = [.. Enumerable.Range(10, 40).Select(seed => Label(Geometries.Random("Co F N F N F Co", seed)))];

    [Fact]
    public void A_potential_of_the_basis_is_found_again()
    {
        var fit = new LinearTraining(new LinearAce(Basis), Labels, new LinearTrainingOptions { Members = 0 }).Fit(1e-12);
        var other = Geometries.Random("Co F N F N F Co", 99);
        Assert.Equal(Truth.Evaluate(other).EnergyEv, fit.Potential.Evaluate(other).EnergyEv, 1e-4);
        Geometries.AssertClose(Truth.Evaluate(other).ForcesEvPerAngstrom, fit.Potential.Evaluate(other).ForcesEvPerAngstrom, 1e-4);
    }

    /// <summary>Geometries of different size among them: the mean that is taken off is a weighted one, too.</summary>
    [Fact]
    public void A_weight_of_two_is_the_geometry_twice()
    {
        LabelledStructure[] some = [.. Labels[..6], Label(Geometries.Random("Co F N F", 7))];
        var options = new LinearTrainingOptions { Members = 0, EnergyWeight = 3, AtomEnergiesEv = new Dictionary<string, double> { ["Co"] = -3, ["F"] = -2, ["N"] = -1 } };
        var weighted = new LinearTraining(new LinearAce(Basis), some, options with { GeometryWeights = [1, 2, 1, 1, 2, 1, 2] }).Fit(1e-3).Potential;
        var twice = new LinearTraining(new LinearAce(Basis), [.. some, some[1], some[4], some[6]], options).Fit(1e-3).Potential;
        var once = new LinearTraining(new LinearAce(Basis), some, options).Fit(1e-3).Potential;
        var other = Geometries.Random("Co F N F N F Co", 99);
        Assert.Equal(twice.Evaluate(other).EnergyEv, weighted.Evaluate(other).EnergyEv, 1e-8);
        Geometries.AssertClose(twice.Evaluate(other).ForcesEvPerAngstrom, weighted.Evaluate(other).ForcesEvPerAngstrom, 1e-8);
        Assert.True(Math.Abs(once.Evaluate(other).EnergyEv - weighted.Evaluate(other).EnergyEv) > 1e-5);
    }

    [Fact]
    public void Weights_that_are_not_positive_or_not_one_per_geometry_are_refused()
    {
        LinearTraining With(params double[] weights) => new(new LinearAce(Basis), Labels[..2], new LinearTrainingOptions { GeometryWeights = weights }, null, TestContext.Current.CancellationToken);
        Assert.Throws<ArgumentException>(() => With(1));
        Assert.Throws<ArgumentException>(() => With(1, 0));
        Assert.Throws<ArgumentException>(() => With(1, double.NaN));
    }

    [Fact]
    public void Snap_fits_the_same_by_both_trainings()
    {
        var (descriptor, options) = (new Bispectrum(BispectrumTests.Settings(2)), new LinearTrainingOptions { Members = 0, EnergyWeight = 3, ForceWeight = 0.5 });
        var fit = new LinearTraining(new LinearSnap(descriptor, ["Co", "F", "N"]), Labels, options).Fit(1e-9);
        var design = new SnapDesign(descriptor, [.. Labels.Select(l => l.Structure)]);
        var reference = new SnapTraining(design, Labels, [.. Enumerable.Range(0, Labels.Length)], 3, 0.5).Fit(1e-14);
        var other = Geometries.Random("Co F N F N F Co", 99);
        Assert.Equal(reference.Evaluate(other).EnergyEv, fit.Potential.Evaluate(other).EnergyEv, 1e-4);
        Geometries.AssertClose(reference.Evaluate(other).ForcesEvPerAngstrom, fit.Potential.Evaluate(other).ForcesEvPerAngstrom, 1e-5);
    }

    [Fact]
    public void The_spread_of_the_committee_is_the_variance_of_linear_regression()
    {
        const double lambda = 1e-3;
        const int members = 2000;
        var training = new LinearTraining(new LinearAce(Basis), Labels[..8], new LinearTrainingOptions { Members = members });
        var fit = training.Fit(lambda);
        var other = Geometries.Random("Co F N F N F Co", 99);
        var leverage = training.Leverage(other, lambda);
        var (mean, rows) = (fit.Sets[0].Beta, Basis.Rows(other));
        for (var x = 1; x < rows.Columns; x += 4)
        {
            var variance = fit.Sets.Skip(1).Average(m => Math.Pow(Enumerable.Range(0, mean.Length).Sum(k => (m.Beta[k] - mean[k]) * rows[k, x]), 2));

            // Five standard errors of a sampled variance.
            Assert.InRange(variance / (leverage[x] * leverage[x]), 1 - 5 * Math.Sqrt(2.0 / members), 1 + 5 * Math.Sqrt(2.0 / members));
        }
    }

    [Fact]
    public void Leverage_falls_below_one_once_a_geometry_is_in_the_training_set()
    {
        const double lambda = 1e-3;
        var options = new LinearTrainingOptions { Members = 0 };
        var before = new LinearTraining(new LinearAce(Basis), Labels[..6], options).Leverage(Labels[6].Structure, lambda);
        var after = new LinearTraining(new LinearAce(Basis), Labels[..7], options).Leverage(Labels[6].Structure, lambda);
        Assert.Contains(before.Skip(1), h => h > 1);
        Assert.All(before.Skip(1).Zip(after.Skip(1)), h => Assert.InRange(h.Second, 0, Math.Min(1, h.First)));
    }

    [Fact]
    public void The_grade_fires_where_the_potential_has_seen_nothing()
    {
        var training = new LinearTraining(new LinearAce(Basis), Labels[..12], new LinearTrainingOptions { Members = 16 });
        var fit = training.Fit(1e-3);
        var committee = new CommitteePotential(fit.Potential, fit.Members).Calibrated(Labels[12..20], [.. Labels[..12].Select(l => l.Structure)]);
        Assert.All(Labels[..12], l => Assert.InRange(committee.Uncertainty(l.Structure).ExtrapolationGrade, 0, 1));
        var compressed = Labels[0].Structure.WithPositions(Array.ConvertAll(Labels[0].Structure.Positions.ToArray(), c => 0.6 * c));
        Assert.InRange(committee.Uncertainty(compressed).ExtrapolationGrade, 1.5, double.MaxValue);
    }

    [Fact]
    public void Calibrated_deviations_are_as_large_as_errors_on_geometries_that_nobody_has_seen()
    {
        var fit = new LinearTraining(new LinearAce(Basis), Labels[..8], new LinearTrainingOptions { Members = 30 }).Fit(1e-1);
        var committee = new CommitteePotential(fit.Potential, fit.Members).Calibrated(Labels[8..24], [.. Labels[..8].Select(l => l.Structure)]);
        var (errors, deviations) = (0.0, 0.0);
        foreach (var label in Labels[24..])
        {
            errors += committee.Evaluate(label.Structure).ForcesEvPerAngstrom.Zip(label.ForcesEvPerAngstrom!, (a, b) => (a - b) * (a - b)).Sum();
            deviations += committee.Uncertainty(label.Structure).ForcesEvPerAngstrom.Sum(d => d * d);
        }

        Assert.InRange(Math.Sqrt(errors / deviations), 0.5, 2);
    }

    [Fact]
    public void An_energy_added_to_every_atom_of_an_element_is_predicted_with_it()
    {
        LabelledStructure[] labels = [.. Enumerable.Range(1, 12).Select(i => Label(Geometries.Random((i % 3) switch { 0 => "Co F N", 1 => "F N N Co", _ => "N N F F" }, i)))];
        static double Added(Structure s) => s.Elements.Sum(e => e.Symbol == "F" ? -30.0 : -10.0);
        LabelledStructure[] shifted = [.. labels.Select(l => l with { EnergyEv = l.EnergyEv + Added(l.Structure) })];
        var options = new LinearTrainingOptions { Members = 0 };
        var (before, after) = (new LinearTraining(new LinearAce(Basis), labels, options).Fit(1e-3), new LinearTraining(new LinearAce(Basis), shifted, options).Fit(1e-3));
        var other = Geometries.Random("Co F F N N", 77);
        Assert.Equal(before.Potential.Evaluate(other).EnergyEv + Added(other), after.Potential.Evaluate(other).EnergyEv, 1e-4);
    }

    [Fact]
    public void Labels_without_forces_and_lambda_zero_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new LinearTraining(new LinearAce(Basis), [Labels[0] with { ForcesEvPerAngstrom = null }], new LinearTrainingOptions()));
        Assert.Throws<ArgumentOutOfRangeException>(() => new LinearTraining(new LinearAce(Basis), Labels[..2], new LinearTrainingOptions { Members = 0 }).Fit(0));
    }

    private static LabelledStructure Label(Structure structure)
    {
        var value = Truth.Evaluate(structure);
        return new LabelledStructure("random", structure, value.EnergyEv, value.ForcesEvPerAngstrom, new Dictionary<string, Matrix>(), 1);
    }
}
