using Kramers.Atomistics.ActiveLearning;
using Kramers.Atomistics.Descriptors;
using Kramers.Atomistics.Potentials;
using Kramers.Chemistry;
using Kramers.Chemistry.Sampling;
using Kramers.Numerics;

namespace Kramers.Tests.Atomistics.ActiveLearning;

public sealed class OutlyingLabelsTests
{
    private const int Planted = 9;
    private const double Accuracy = 0.03;
    private static readonly Structure[] Sample = RandomDisplacement.Sample(Morse.Water, 0.08, 40, new SeededRandom(1));
    private static readonly LinearAce Basis = new(AceBasis.Fit(new AceSettings { CutoffAngstrom = 4, Degrees = [6, 6] }, AtomTypes.ByElement(["H", "O"]), Sample));
    private static readonly LabelledStructure[] Labels = [.. Sample.Take(20).Select(new Morse().Label)];

    /// <summary>One label is of another state: 1 eV higher, with the forces of another geometry.</summary>
    [Fact]
    public void A_label_of_another_state_is_left_out_and_the_fit_is_as_if_it_had_never_been()
    {
        LabelledStructure[] planted = [.. Labels];
        planted[Planted] = Labels[Planted] with { EnergyEv = Labels[Planted].EnergyEv + 1, ForcesEvPerAngstrom = Labels[Planted + 1].ForcesEvPerAngstrom };
        var (model, leftOut) = OutlyingLabels.Fit(Of(planted), Accuracy);
        var spoiled = Of(planted).Fit(model.Lambda);
        var clean = Of([.. Labels.Where((_, k) => k != Planted)]).Fit(model.Lambda);
        Assert.Same(planted[Planted], Assert.Single(leftOut).Label);
        Assert.Equal(clean.Residual, model.Residual, 1e-6 * clean.Residual);
        Assert.True(spoiled.Residual > 10 * model.Residual);
        Assert.Equal(clean.Potential.Evaluate(Sample[30]).EnergyEv, model.Potential.Evaluate(Sample[30]).EnergyEv, 1e-6);
    }

    [Fact]
    public void Labels_of_one_surface_are_all_kept()
    {
        var (model, leftOut) = OutlyingLabels.Fit(Of(Labels), accuracy: 0);
        Assert.Empty(leftOut);
        Assert.Equal(Labels.Length, model.Labels);
    }

    [Fact]
    public void The_residual_of_the_fit_is_the_mean_of_those_of_its_labels()
    {
        var model = Of(Labels).Fit();
        Assert.Equal(model.Residual * model.Residual, model.LabelResiduals.Average(r => r * r), 1e-12);
    }

    [Theory]
    [InlineData(0.5, 0.03, 12)] // far off
    [InlineData(0.5, 0.6, null)] // but as accurate as was asked for
    [InlineData(0.09, 0.03, null)] // within ten deviations
    public void Median_and_median_deviation_say_what_is_far(double last, double accuracy, int? index)
    {
        double[] residuals = [0.9, .. Enumerable.Range(0, 11).Select(k => 0.040 + 0.002 * k), last]; // the first one is the start
        Assert.Equal(index, OutlyingLabels.Worst(residuals, accuracy)?.Index);
    }

    [Fact]
    public void Of_a_few_labels_nobody_knows_what_is_usual() => Assert.Null(OutlyingLabels.Worst([0.01, 0.01, 0.02, 9], Accuracy));

    private static LinearObservations Of(LabelledStructure[] labels)
    {
        var observations = new LinearObservations(Basis, Sample, energyWeight: 10);
        foreach (var label in labels)
        {
            observations.Add(label);
        }

        return observations;
    }
}
