using Kramers.Atomistics.Dynamics;
using Kramers.Chemistry;
using Kramers.Chemistry.Sampling;
using Kramers.Numerics;

namespace Kramers.Atomistics.ActiveLearning;

/// <summary>
/// A potential that learns where it walks: molecular dynamics with the model of the moment, until its standard deviation says that a geometry is unknown;
/// that one is labelled and learned, and the walk goes on, until nothing is unknown any more. Lunghi and Sanvito, Sci. Adv. 5, eaaw2210 (2019),
/// https://doi.org/10.1126/sciadv.aaw2210; Briganti and Lunghi, Mach. Learn.: Sci. Technol. 4, 035005 (2023), https://doi.org/10.1088/2632-2153/ace418.
/// </summary>
public sealed class ActiveLearner
{
    private readonly ActiveLearningSettings _settings;
    private readonly LinearObservations _observations;
    private readonly Labelling _label;
    private readonly IProgress<LearningRound>? _progress;
    private readonly List<LearningRound> _rounds = [];
    private readonly SeededRandom _random;
    private readonly Structure _start;
    private readonly BondGuard _guard;
    private MotionState? _last;
    private double _time;
    private double _quiet;

    /// <summary>Sets up the learning.</summary>
    /// <param name="start">The molecule at or near a minimum.</param>
    /// <param name="observations">The model, without labels.</param>
    /// <param name="settings">Settings.</param>
    /// <param name="label">The engine.</param>
    /// <param name="progress">Told each round.</param>
    public ActiveLearner(Structure start, LinearObservations observations, ActiveLearningSettings settings, Labelling label, IProgress<LearningRound>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(start);
        ArgumentNullException.ThrowIfNull(observations);
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(label);
        (_start, _observations, _settings, _label, _progress) = (start, observations, settings, label, progress);
        (_random, _guard) = (new SeededRandom((ulong)settings.Seed), new BondGuard(start));
    }

    /// <summary>Labels geometries: one label each, in their order, null where the engine failed.</summary>
    /// <exception cref="OperationCanceledException">Stopped.</exception>
    public delegate IReadOnlyList<LabelledStructure?> Labelling(IReadOnlyList<Structure> structures);

    /// <summary>Learns until the dynamics is quiet, or the labels are spent; called again, it goes on.</summary>
    /// <param name="cancellation">Stops between steps.</param>
    /// <exception cref="OperationCanceledException">Stopped.</exception>
    /// <exception cref="InvalidOperationException">The engine failed for the start.</exception>
    public LearningResult Learn(CancellationToken cancellation)
    {
        if (_rounds.Count == 0)
        {
            Begin();
        }

        while (_quiet < _settings.QuietPs && _observations.Count < _settings.MostLabels)
        {
            var stretch = Walk(_rounds[^1].Model, cancellation);
            if (stretch.Candidates.Count > 0)
            {
                Learn(stretch);
            }
        }

        return new LearningResult(_rounds, _quiet >= _settings.QuietPs, _time);
    }

    /// <summary>Learns what another dynamics with the model has found to be unknown; a time without any geometry to label is then to pass anew.</summary>
    /// <param name="structures">Its geometries, one or more.</param>
    /// <param name="reason">Why each is to be labelled.</param>
    /// <param name="end">Why that dynamics ended, a sentence.</param>
    /// <exception cref="InvalidOperationException">Nothing was learned yet.</exception>
    public void Learn(IReadOnlyList<Structure> structures, LabelReason reason, string end)
    {
        ArgumentNullException.ThrowIfNull(structures);
        if (_rounds.Count == 0)
        {
            throw new InvalidOperationException("There is no model yet.");
        }

        (_last, _quiet) = (null, 0);
        Learn(new Stretch([.. structures.Select(s => Grade(_rounds[^1].Model, s) with { Reason = reason })], end));
    }

    private void Begin()
    {
        Structure[] first = [_start, .. RandomDisplacement.Sample(_start, _settings.DisplacementAngstrom, _settings.Displacements, _random)];
        var taken = first.Zip(_label(first), (_, label) => label).Select((label, i) => new TakenLabel(label, 0, 0, i == 0 ? LabelReason.Start : LabelReason.Displaced, double.NaN, "")).ToList();
        if (taken[0].Label is null)
        {
            throw new InvalidOperationException("The engine failed for the start.");
        }

        Finish("start and displaced geometries", taken);
    }

    /// <summary>Dynamics until there is enough to choose from, or none is left to be done.</summary>
    private Stretch Walk(LinearPosterior model, CancellationToken cancellation)
    {
        var state = _last is { } last ? MotionState.At(model.Potential, last.Structure, [.. last.Velocities]) : MotionState.Thermal(model.Potential, _start, _settings.TemperatureK, _random);
        var dynamics = new LangevinDynamics(model.Potential, _settings.StepFs, _settings.TemperatureK, _settings.FrictionPerFs, _random);
        var (candidates, before, sinceFirst) = (new List<Candidate>(), state.Structure, 0);
        while (_quiet < _settings.QuietPs)
        {
            for (var step = 0; step < _settings.CheckEvery; step++)
            {
                cancellation.ThrowIfCancellationRequested();
                state = dynamics.Step(state);
                if (_guard.Damage(state.Structure) is { } damage)
                {
                    _last = null;
                    return Broken(candidates, before, damage);
                }
            }

            (_time, _last) = (_time + _settings.CheckPs, state);
            var candidate = Grade(model, state.Structure);
            if (candidate.Grade <= 1)
            {
                (_quiet, before) = (_quiet + _settings.CheckPs, state.Structure);
            }
            else
            {
                candidates.Add(candidate);
                _quiet = 0;
            }

            if (candidate.Grade > _settings.LargestGrade)
            {
                _last = null;
                return new Stretch(candidates, FormattableString.Invariant($"grade {candidate.Grade:F1} is beyond {_settings.LargestGrade:G3}: the dynamics begins anew"));
            }

            sinceFirst += candidates.Count > 0 ? 1 : 0;
            if (candidates.Count == _settings.Candidates || sinceFirst == 2 * _settings.Candidates)
            {
                return new Stretch(candidates, candidates.Count == 1 ? "one candidate" : $"{candidates.Count} candidates");
            }
        }

        return new Stretch(candidates, "no geometry left to label");
    }

    private Stretch Broken(List<Candidate> candidates, Structure before, string damage)
    {
        _quiet = 0;
        return new Stretch(candidates.Count > 0 ? candidates : [new Candidate(before, 0, "", LabelReason.BeforeDamage)], damage + ": the dynamics begins anew");
    }

    private Candidate Grade(LinearPosterior model, Structure structure)
    {
        var (grade, row) = model.Grade(structure, _settings);
        return new Candidate(Superposition.Of(structure, _start).Moved, grade, Row(structure, row), LabelReason.Uncertain);
    }

    /// <summary>A row of <see cref="LinearPosterior.Grade"/> in words.</summary>
    internal static string Row(Structure structure, int row) =>
        row == 0 ? "energy" : FormattableString.Invariant($"force on {structure.Elements[(row - 1) / 3].Symbol}{(row - 1) / 3 + 1}");

    private void Learn(Stretch stretch)
    {
        var chosen = Choose(stretch.Candidates);
        var labels = _label([.. chosen.Select(c => c.Structure)]);
        var taken = chosen.Zip(labels, (c, label) => new TakenLabel(label, _rounds.Count, _time, c.Reason, c.Grade, c.Where)).ToList();
        if (labels.Any(l => l is null))
        {
            _last = null; // an engine fails where no molecule should be
        }

        Finish(stretch.End, taken);
    }

    private List<Candidate> Choose(List<Candidate> candidates)
    {
        if (candidates.Count == 1)
        {
            return candidates;
        }

        var model = _rounds[^1].Model;
        var overlap = model.Overlap([.. candidates.Select(c => c.Structure)]);
        var most = Math.Min(_settings.Batch, _settings.MostLabels - _observations.Count);
        var chosen = OptimalSelection.Choose(overlap, 1 + 3 * _start.Count, most, _settings.Threshold(model) / model.Residual);
        return chosen.Count > 0 ? [.. chosen.Select(i => candidates[i])] : [candidates.MaxBy(c => c.Grade)!]; // a grade of 1 within rounding
    }

    private void Finish(string end, List<TakenLabel> taken)
    {
        foreach (var label in taken.Select(t => t.Label).OfType<LabelledStructure>())
        {
            _observations.Add(label);
        }

        var (model, leftOut) = OutlyingLabels.Fit(_observations, _settings.Accuracy);
        _rounds.Add(new LearningRound(_rounds.Count, _time, end, taken, model) { LeftOut = leftOut });
        _progress?.Report(_rounds[^1]);
    }

    private sealed record Candidate(Structure Structure, double Grade, string Where, LabelReason Reason);

    private sealed record Stretch(List<Candidate> Candidates, string End);
}
