using Kramers.Atomistics.ActiveLearning;
using Kramers.Atomistics.Descriptors;
using Kramers.Atomistics.Dynamics;
using Kramers.Atomistics.Potentials;
using Kramers.Chemistry;
using Kramers.Chemistry.Sampling;
using Kramers.Numerics;

namespace Kramers.Tests.Atomistics.ActiveLearning;

public sealed class ActiveLearnerTests
{
    private const double KcalMol = 0.0433641;
    private static readonly ActiveLearningSettings Settings = new() { QuietPs = 0.5, MostLabels = 60, Delta = 1, Accuracy = 0.03 };
    private static readonly Lazy<LearningResult> Learned = new(() => Learn(Settings));

    [Fact]
    public void It_ends_quietly_and_every_label_has_its_reason()
    {
        var result = Learned.Value;
        Assert.True(result.IsQuiet);
        Assert.Equal(result.Model.Labels, result.Taken.Count());
        Assert.InRange(result.Model.Labels, 6, 59);
        Assert.Equal([LabelReason.Start, LabelReason.Displaced, LabelReason.Displaced, LabelReason.Displaced, LabelReason.Displaced], result.Rounds[0].Taken.Select(t => t.Reason));
        Assert.All(result.Taken.Where(t => t.Reason == LabelReason.Uncertain), t => Assert.True(t.Grade > 1 && t.Where.Length > 0));
    }

    [Fact]
    public void The_energy_is_right_along_the_dynamics_of_the_true_surface()
    {
        var (truth, model) = (new Morse(), Learned.Value.Model.Potential);
        var frames = ThermalTrajectory.Sample(truth, Morse.Water, 300, 20, new SeededRandom(7), TestContext.Current.CancellationToken);
        Assert.InRange(frames.Average(f => Math.Abs(model.Evaluate(f).EnergyEv - truth.Evaluate(f).EnergyEv)), 0, 0.2 * KcalMol);
    }

    /// <summary>One bond is pulled out of the range of 300 K: the model says that it does not know before it is wrong by 1 kcal/mol.</summary>
    [Fact]
    public void The_grade_fires_before_the_energy_is_wrong()
    {
        var (truth, model) = (new Morse(), Learned.Value.Model);
        var path = PathScan.Bond(Morse.Water, 0, 1, [.. Enumerable.Range(0, 60).Select(i => 0.96 + 0.02 * i)]);
        var fires = Array.FindIndex([.. path], s => model.Grade(s, Settings).Grade > 1);
        var wrong = Array.FindIndex([.. path], s => Math.Abs(model.Potential.Evaluate(s).EnergyEv - truth.Evaluate(s).EnergyEv) > KcalMol);
        Assert.InRange(fires, 1, wrong - 1);
    }

    [Fact]
    public void The_same_seed_asks_for_the_same_labels()
    {
        var again = Learn(Settings);
        Assert.Equal(Positions(Learned.Value), Positions(again));
        Assert.NotEqual(Positions(again), Positions(Learn(Settings with { Seed = 2, MostLabels = 8 })));
    }

    [Fact]
    public void A_geometry_that_the_engine_cannot_do_is_left_out()
    {
        var calls = 0;
        var result = Learn(Settings with { MostLabels = 10 }, s => ++calls == 7 ? null : new Morse().Label(s, calls));
        Assert.Single(result.Taken, t => t.Label is null);
        Assert.Equal(result.Taken.Count() - 1, result.Model.Labels);
    }

    /// <summary>The engine finds another state for one geometry; without that label the learning is as sure as before.</summary>
    [Fact]
    public void One_label_of_another_state_does_not_make_the_model_unsure()
    {
        var (calls, settings) = (0, Settings with { Delta = 0.1, Accuracy = 0.001, MostLabels = 30 });
        var result = Learn(settings, s => ++calls == 14 ? new Morse().Label(s, calls) with { EnergyEv = -1998, ForcesEvPerAngstrom = [3, 0, 0, -1, 2, 0, -2, -2, 0] } : new Morse().Label(s, calls));
        Assert.Equal("label-14", Assert.Single(result.LeftOut).Label.Id);
        Assert.Equal(result.Taken.Count() - 1, result.Model.Labels);
        Assert.True(result.Model.Labels > 14);
        Assert.InRange(result.Model.Residual, 0, 2 * Learn(settings).Model.Residual);
    }

    [Fact]
    public void What_another_dynamics_does_not_know_is_learned_and_the_quiet_time_passes_anew()
    {
        var learner = Learner(Settings, s => new Morse().Label(s, 0));
        var before = learner.Learn(TestContext.Current.CancellationToken);
        var (labels, time) = (before.Model.Labels, before.TimePs);
        var stretched = PathScan.Bond(Morse.Water, 0, 1, [1.3])[0];
        learner.Learn([stretched], LabelReason.Uncertain, "the final dynamics was cut short");
        var after = learner.Learn(TestContext.Current.CancellationToken);
        var taken = after.Taken.ElementAt(labels);
        Assert.True(taken.Grade > Settings.LargestGrade);
        Assert.True(after.Model.Grade(stretched, Settings).Grade < 1);
        Assert.True(after.IsQuiet && after.TimePs >= time + Settings.QuietPs - 1e-9);
    }

    [Fact]
    public void Of_recorded_labels_few_are_enough_for_all()
    {
        var truth = new Morse();
        var frames = ThermalTrajectory.Sample(truth, Morse.Water, 300, 120, new SeededRandom(3), TestContext.Current.CancellationToken);
        LabelledStructure[] recorded = [truth.Label(Morse.Water, 0), .. frames.Select((f, k) => truth.Label(f, k + 1))];
        var result = new RecordedLearner(recorded, Observations(Settings), Settings).Learn(TestContext.Current.CancellationToken);
        Assert.True(result.IsQuiet);
        Assert.InRange(result.Model.Labels, 6, 59);
        Assert.All(recorded, r => Assert.True(result.Model.Grade(r.Structure, Settings).Grade < 1));
        Assert.InRange(recorded.Average(r => Math.Abs(result.Model.Potential.Evaluate(r.Structure).EnergyEv - r.EnergyEv!.Value)), 0, 0.2 * KcalMol);
    }

    [Theory]
    [InlineData(1, 0.96, false)]
    [InlineData(1, 1.3, false)]
    [InlineData(1, 1.5, true)]
    [InlineData(1, 0.5, true)]
    public void A_broken_bond_and_atoms_in_one_place_are_seen(int atom, double distance, bool isDamage)
    {
        var structure = PathScan.Bond(Morse.Water, 0, atom, [distance])[0];
        Assert.Equal(isDamage, new BondGuard(Morse.Water).Damage(structure) is not null);
    }

    private static double[] Positions(LearningResult result) => [.. result.Taken.SelectMany(t => t.Label!.Structure.Positions.ToArray())];

    private static LearningResult Learn(ActiveLearningSettings settings, Func<Structure, LabelledStructure?>? label = null) =>
        Learner(settings, label ?? (s => new Morse().Label(s, 0))).Learn(TestContext.Current.CancellationToken);

    private static ActiveLearner Learner(ActiveLearningSettings settings, Func<Structure, LabelledStructure?> label) =>
        new(Morse.Water, Observations(settings), settings, all => [.. all.Select(label)]);

    private static LinearObservations Observations(ActiveLearningSettings settings)
    {
        var sample = RandomDisplacement.Sample(Morse.Water, 0.12, 40, new SeededRandom(1));
        var basis = new LinearAce(AceBasis.Fit(new AceSettings { CutoffAngstrom = 4, Degrees = [8, 6] }, AtomTypes.ByElement(["H", "O"]), sample));
        return new LinearObservations(basis, sample, settings.EnergyWeight);
    }
}
