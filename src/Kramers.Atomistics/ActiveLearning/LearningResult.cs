using Kramers.Chemistry;

namespace Kramers.Atomistics.ActiveLearning;

/// <summary>Why a geometry was labelled.</summary>
public enum LabelReason
{
    /// <summary>It is the start.</summary>
    Start,

    /// <summary>Its coordinates were displaced at random from the start, so that there is something to begin with.</summary>
    Displaced,

    /// <summary>It was drawn at random from recorded labels, so that there is something to begin with.</summary>
    Drawn,

    /// <summary>The model was not sure of it, and of all candidates it tells most.</summary>
    Uncertain,

    /// <summary>The last geometry before the molecule came apart, of which the model had thought itself sure.</summary>
    BeforeDamage,
}

/// <summary>A geometry that was labelled.</summary>
/// <param name="Label">The label; null where the engine failed.</param>
/// <param name="Round">Number of the stretch of dynamics that brought it, 0 before the first.</param>
/// <param name="TimePs">Dynamics until then, all stretches together, ps.</param>
/// <param name="Reason">Why.</param>
/// <param name="Grade"><see cref="LinearPosterior.Grade"/>; above 1 it is to be labelled. Before the first model it is not known: NaN.</param>
/// <param name="Where">The row with that grade, such as "force on C3".</param>
public sealed record TakenLabel(LabelledStructure? Label, int Round, double TimePs, LabelReason Reason, double Grade, string Where);

/// <summary>A stretch of dynamics, and the model after it.</summary>
/// <param name="Round">Its number, from 0.</param>
/// <param name="TimePs">Dynamics until then, ps.</param>
/// <param name="End">Why it ended, a sentence.</param>
/// <param name="Taken">What was labelled after it.</param>
/// <param name="Model">The model that knows these labels.</param>
public sealed record LearningRound(int Round, double TimePs, string End, IReadOnlyList<TakenLabel> Taken, LinearPosterior Model)
{
    /// <summary>Labels that the model and all after it do without, as they lie off the surface of the others.</summary>
    public IReadOnlyList<LeftOutLabel> LeftOut { get; init; } = [];
}

/// <summary>What was learned.</summary>
/// <param name="Rounds">All stretches; the last one's model is the final one.</param>
/// <param name="IsQuiet">Whether the time asked for has passed without a geometry to label.</param>
/// <param name="TimePs">All dynamics, ps.</param>
public sealed record LearningResult(IReadOnlyList<LearningRound> Rounds, bool IsQuiet, double TimePs)
{
    /// <summary>The final model.</summary>
    public LinearPosterior Model => Rounds[^1].Model;

    /// <summary>All that was labelled, in order.</summary>
    public IEnumerable<TakenLabel> Taken => Rounds.SelectMany(r => r.Taken);

    /// <summary>All labels that the final model does without.</summary>
    public IEnumerable<LeftOutLabel> LeftOut => Rounds.SelectMany(r => r.LeftOut);
}
