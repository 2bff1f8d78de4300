using Kramers.Atomistics.ActiveLearning;
using Kramers.Workbench.Pipelines;

namespace Kramers.Workbench.ActiveLearning;

/// <summary>A line per round: why it ended, and why each geometry was taken.</summary>
internal sealed class LearningJournal(RunLog log, IProgress<int> bar) : IProgress<LearningRound>
{
    /// <inheritdoc/>
    public void Report(LearningRound value)
    {
        var labels = string.Join("; ", value.Taken.Select(Words));
        log.Say(FormattableString.Invariant($"Round {value.Round}, {value.TimePs:F2} ps: {value.End}. Labelled: {labels}. {value.Model.Labels} labels, s_z {1000 * value.Model.Residual:G3} meV, lambda {value.Model.Lambda:G1}."));
        foreach (var left in value.LeftOut)
        {
            log.Say(FormattableString.Invariant($"Left out: label {left.Label.Id}, residual {1000 * left.Residual:G3} meV, {left.Deviations:F0} robust standard deviations off the others: it may be of another electronic state."));
        }

        bar.Report(value.Model.Labels);
    }

    /// <summary>Why a geometry was taken.</summary>
    public static string Words(TakenLabel taken)
    {
        var why = taken.Reason switch
        {
            LabelReason.Start => "the start",
            LabelReason.Displaced => "displaced at random",
            LabelReason.Drawn => "drawn at random",
            LabelReason.BeforeDamage => "the last one before the damage",
            _ => FormattableString.Invariant($"{taken.Where}, grade {taken.Grade:F2}"),
        };
        return taken.Label is null ? why + " (the engine failed)" : why;
    }
}
