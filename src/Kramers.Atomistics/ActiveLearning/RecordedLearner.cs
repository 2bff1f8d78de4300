using Kramers.Chemistry;
using Kramers.Numerics;

namespace Kramers.Atomistics.ActiveLearning;

/// <summary>
/// Active learning without an engine: of geometries that are labelled already, those are learned that the model is not sure of, as
/// <see cref="ActiveLearner"/> does along its dynamics. To see how many labels of a set are needed, and to try settings out.
/// </summary>
public sealed class RecordedLearner
{
    private readonly ActiveLearningSettings _settings;
    private readonly LinearObservations _observations;
    private readonly IProgress<LearningRound>? _progress;
    private readonly List<LabelledStructure> _open;
    private readonly List<LearningRound> _rounds = [];

    /// <summary>Sets up the learning.</summary>
    /// <param name="recorded">Labels to choose among, of one molecule; the first is the start.</param>
    /// <param name="observations">The model, without labels.</param>
    /// <param name="settings">Settings; those of the dynamics are not used.</param>
    /// <param name="progress">Told each round.</param>
    /// <exception cref="ArgumentException">Fewer labels than are needed to begin.</exception>
    public RecordedLearner(IReadOnlyList<LabelledStructure> recorded, LinearObservations observations, ActiveLearningSettings settings, IProgress<LearningRound>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(recorded);
        ArgumentNullException.ThrowIfNull(observations);
        ArgumentNullException.ThrowIfNull(settings);
        if (recorded.Count <= settings.Displacements)
        {
            throw new ArgumentException($"Of {recorded.Count} labels nothing can be chosen: {settings.Displacements + 1} are needed to begin.", nameof(recorded));
        }

        (_observations, _settings, _progress, _open) = (observations, settings, progress, [.. recorded]);
    }

    /// <summary>Learns until the model is sure of all that is left, or the labels are spent.</summary>
    /// <param name="cancellation">Stops between rounds.</param>
    /// <exception cref="OperationCanceledException">Stopped.</exception>
    public LearningResult Learn(CancellationToken cancellation)
    {
        Begin();
        while (_observations.Count < _settings.MostLabels && Next(_rounds[^1].Model, cancellation) is { Count: > 0 } chosen)
        {
            Finish("all geometries left were looked at", chosen);
        }

        return new LearningResult(_rounds, _observations.Count < _settings.MostLabels, 0);
    }

    private void Begin()
    {
        var others = new SeededRandom((ulong)_settings.Seed).Permutation(_open.Count - 1).Take(_settings.Displacements).Select(k => _open[k + 1]);
        LabelledStructure[] first = [_open[0], .. others];
        Finish("the start and geometries drawn at random", [.. first.Select((label, k) => new TakenLabel(label, 0, 0, k == 0 ? LabelReason.Start : LabelReason.Drawn, double.NaN, ""))]);
    }

    // The choice among the least certain: as many as the dynamics would have brought.
    private List<TakenLabel> Next(LinearPosterior model, CancellationToken cancellation)
    {
        var graded = _open.Select(label =>
        {
            cancellation.ThrowIfCancellationRequested();
            var (grade, row) = model.Grade(label.Structure, _settings);
            return (Label: label, Grade: grade, Row: row);
        }).Where(g => g.Grade > 1).OrderByDescending(g => g.Grade).Take(_settings.Candidates).ToList();
        if (graded.Count == 0)
        {
            return [];
        }

        var overlap = model.Overlap([.. graded.Select(g => g.Label.Structure)]);
        var size = overlap.Rows / graded.Count;
        var most = Math.Min(_settings.Batch, _settings.MostLabels - _observations.Count);
        return [.. OptimalSelection.Choose(overlap, size, most, _settings.Threshold(model) / model.Residual)
            .Select(k => new TakenLabel(graded[k].Label, _rounds.Count, 0, LabelReason.Uncertain, graded[k].Grade, ActiveLearner.Row(graded[k].Label.Structure, graded[k].Row)))];
    }

    private void Finish(string end, List<TakenLabel> taken)
    {
        foreach (var label in taken.Select(t => t.Label!))
        {
            _observations.Add(label);
            _open.Remove(label);
        }

        var (model, leftOut) = OutlyingLabels.Fit(_observations, _settings.Accuracy);
        _rounds.Add(new LearningRound(_rounds.Count, 0, end, taken, model) { LeftOut = leftOut });
        _progress?.Report(_rounds[^1]);
    }
}
