using Kramers.Atomistics.ActiveLearning;
using Kramers.Atomistics.Descriptors;
using Kramers.Atomistics.Potentials;
using Kramers.Chemistry;
using Kramers.Chemistry.Sampling;
using Kramers.Numerics;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Tests.Atomistics.ActiveLearning;

public sealed class LinearPosteriorTests
{
    private const double Weight = 10;
    private const double Lambda = 0.1;
    private static readonly Structure[] Sample = RandomDisplacement.Sample(Morse.Water, 0.1, 40, new SeededRandom(1));
    private static readonly LinearAce Basis = new(AceBasis.Fit(new AceSettings { CutoffAngstrom = 4, Degrees = [5, 4] }, AtomTypes.ByElement(["H", "O"]), Sample));
    private static readonly LabelledStructure[] Labels = [.. RandomDisplacement.Sample(Morse.Water, 0.06, 7, new SeededRandom(2)).Select(new Morse().Label)];
    private static readonly Structure Unseen = RandomDisplacement.Sample(Morse.Water, 0.08, 1, new SeededRandom(3))[0];

    [Fact]
    public void Labels_that_come_one_by_one_give_the_fit_to_all_at_once()
    {
        var (grown, whole) = (Of(Labels).Fit(Lambda).Potential.Evaluate(Unseen), Whole().Fit(Lambda).Potential.Evaluate(Unseen));
        Assert.Equal(whole.EnergyEv, grown.EnergyEv, 1e-6);
        var largest = whole.ForcesEvPerAngstrom.Max(Math.Abs); // normal equations keep half the digits
        Assert.Equal(whole.ForcesEvPerAngstrom, grown.ForcesEvPerAngstrom, (a, b) => Math.Abs(a - b) < 1e-6 * largest);
    }

    /// <summary>The constant, which <see cref="LinearTraining"/> fixes at the mean, has a variance of 1/(n w) here.</summary>
    [Fact]
    public void The_standard_deviation_is_that_of_the_fit_to_all_at_once()
    {
        var (grown, whole) = (Of(Labels).Fit(Lambda).Leverage(Unseen), Whole().Leverage(Unseen, Lambda));
        Assert.Equal(whole[1..], grown[1..], (a, b) => Math.Abs(a - b) < 1e-6 * a);
        Assert.Equal(whole[0] * whole[0] + 1 / (Labels.Length * Weight), grown[0] * grown[0] / Weight, 1e-6);
    }

    [Fact]
    public void The_residual_of_a_label_left_out_needs_no_second_fit()
    {
        var loss = Enumerable.Range(0, Labels.Length).Sum(i =>
        {
            var value = Of([.. Labels.Where((_, k) => k != i)]).Fit(Lambda).Potential.Evaluate(Labels[i].Structure);
            return Weight * Math.Pow(value.EnergyEv - Labels[i].EnergyEv!.Value, 2) + value.ForcesEvPerAngstrom.Zip(Labels[i].ForcesEvPerAngstrom!, (a, b) => (a - b) * (a - b)).Sum();
        });
        Assert.Equal(1, Of(Labels).Fit(Lambda).LeaveOneOutLoss / loss, 1e-5);
    }

    [Fact]
    public void A_label_makes_its_own_geometry_certain()
    {
        var observations = Of(Labels);
        var before = observations.Fit(Lambda).Leverage(Unseen);
        observations.Add(new Morse().Label(Unseen, 9));
        var after = observations.Fit(Lambda).Leverage(Unseen);
        Assert.All(after.Zip(before), pair => Assert.True(pair.First < pair.Second && pair.First < 1));
    }

    [Fact]
    public void The_spread_of_the_committee_is_the_standard_deviation()
    {
        var model = Of(Labels).Fit(Lambda);
        var spread = model.WithCommittee(400, 1).Committee.Uncertainty(Unseen).ForcesEvPerAngstrom;
        Assert.Equal(model.Leverage(Unseen)[1..].Select(h => model.Residual * h), spread, (a, b) => Math.Abs(a - b) < 0.15 * a + 1e-6);
    }

    [Fact]
    public void The_next_choice_is_made_as_if_the_last_had_been_labelled()
    {
        const int size = 10;
        var model = Of(Labels).Fit(Lambda);
        var overlap = model.Overlap([.. Sample.Take(2)]);
        var known = OptimalSelection.Known(overlap, 0, size);
        var observations = Of([.. Labels, new Morse().Label(Sample[0], 0)]);
        var leverage = observations.Fit(Lambda).Leverage(Sample[1]);
        Assert.Equal(leverage, Enumerable.Range(size, size).Select(r => Math.Sqrt(known[r, r])), (a, b) => Math.Abs(a - b) < 1e-6);
    }

    [Fact]
    public void The_geometry_that_tells_most_is_chosen_and_its_twin_is_not()
    {
        // Rows of three geometries: the second is the first again, the third looks elsewhere but is less uncertain.
        var x = Matrix.FromRows([3, 0], [3, 0], [0, 2]);
        var overlap = x * x.Transpose();
        Assert.Equal([0, 2], OptimalSelection.Choose(overlap, 1, 3, 1));
        Assert.Equal([0], OptimalSelection.Choose(overlap, 1, 3, 2.5));
        Assert.Equal([0], OptimalSelection.Choose(overlap, 1, 1, 1));
    }

    private static LinearObservations Of(LabelledStructure[] labels)
    {
        var observations = new LinearObservations(Basis, Sample, Weight);
        foreach (var label in labels)
        {
            observations.Add(label);
        }

        return observations;
    }

    private static LinearTraining Whole() => new(Basis, Labels, new LinearTrainingOptions { EnergyWeight = Weight });
}
