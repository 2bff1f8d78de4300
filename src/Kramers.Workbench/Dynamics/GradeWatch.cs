using Kramers.Atomistics.Dynamics;
using Kramers.Atomistics.Potentials;
using Kramers.Chemistry;

namespace Kramers.Workbench.Dynamics;

/// <summary>The extrapolation grade of each kept frame, where the potential has a committee that knows it: a model that is asked about what it has not seen says so.</summary>
/// <param name="committee">The potential with its committee; null where there is none.</param>
/// <param name="limit">Grade at which the run stops.</param>
internal sealed class GradeWatch(CommitteePotential? committee, double limit)
{
    private readonly Dictionary<long, double> _grades = [];

    /// <summary>Grades a frame that was just kept.</summary>
    /// <exception cref="InputException">The grade is beyond the limit.</exception>
    public void Check(Structure structure, long step)
    {
        if (committee is null)
        {
            return;
        }

        var grade = _grades[step] = committee.Uncertainty(structure).ExtrapolationGrade;
        if (grade > limit)
        {
            throw new InputException(
                "--limit", null, FormattableString.Invariant($"the extrapolation grade is {grade:0.0} at step {step}, beyond the limit of {limit:g3}: the force field is asked about what it has not seen"),
                "Train it with labels of such geometries (kramers learn), or go on with --resume and a higher --limit; frames so far are kept, this one last");
        }
    }

    /// <summary>The grade of every frame, also of those of an earlier run; null without a committee.</summary>
    public double[]? Of(TrajectoryFrame[] frames) =>
        committee is null ? null : Array.ConvertAll(frames, f => _grades.TryGetValue(f.Step, out var grade) ? grade : committee.Uncertainty(f.Structure).ExtrapolationGrade);
}
