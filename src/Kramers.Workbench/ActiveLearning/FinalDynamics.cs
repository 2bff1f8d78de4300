using Kramers.Atomistics.ActiveLearning;
using Kramers.Atomistics.Dynamics;
using Kramers.Chemistry;
using Kramers.Numerics;

namespace Kramers.Workbench.ActiveLearning;

/// <summary>Dynamics with the final potential, in a new noise: what a user will do with it.</summary>
internal sealed class FinalDynamics
{
    private const ulong NewNoise = 1_000_003;
    private readonly List<Structure> _frames = [];
    private readonly List<Structure> _unknown = [];
    private readonly List<double> _grades = [];

    /// <summary>Geometries at equal distances in time, for the test.</summary>
    public IReadOnlyList<Structure> Frames => _frames;

    /// <summary>Largest extrapolation grade on the way.</summary>
    public double LargestGrade => _grades.DefaultIfEmpty(0).Max();

    /// <summary>Share of the looks at which it was above 1.</summary>
    public double Uncertain => _grades.Select(g => g > 1 ? 1.0 : 0).DefaultIfEmpty(0).Average();

    /// <summary>What broke, in words; null where the molecule stayed whole.</summary>
    public string? Damage { get; private set; }

    /// <summary>How far it came, ps.</summary>
    public double TimePs { get; private set; }

    /// <summary>Whether it ended before its time, by damage or on an unknown surface.</summary>
    public bool IsCutShort { get; private set; }

    /// <summary>Why it was cut short, in words.</summary>
    public string End => Damage ?? FormattableString.Invariant($"grade {_grades[^1]:F1} is beyond the limit");

    /// <summary>Geometries with a grade above 1, the last ones; before a damage of which nothing had told, the last look.</summary>
    public IReadOnlyList<Structure> Unknown => _unknown;

    /// <summary>Why they are to be labelled.</summary>
    public LabelReason Reason { get; private set; } = LabelReason.Uncertain;

    /// <summary>Runs.</summary>
    /// <param name="model">The model.</param>
    /// <param name="start">The minimum.</param>
    /// <param name="options">How long, and how many frames.</param>
    /// <param name="attempt">From 0: each has noise of its own.</param>
    /// <param name="stopsAtLimit">Ends where the grade is beyond the limit; else it is only written down.</param>
    /// <param name="progress">Told the step.</param>
    /// <param name="cancellation">Stops between steps.</param>
    public static FinalDynamics Run(LinearPosterior model, Structure start, LearnOptions options, int attempt, bool stopsAtLimit, IProgress<int> progress, CancellationToken cancellation)
    {
        var (settings, final, guard) = (options.Learning, new FinalDynamics(), new BondGuard(start));
        var random = new SeededRandom((ulong)settings.Seed + NewNoise * (ulong)(attempt + 1));
        var dynamics = new LangevinDynamics(model.Potential, settings.StepFs, settings.TemperatureK, settings.FrictionPerFs, random);
        var state = MotionState.Thermal(model.Potential, start, settings.TemperatureK, random);
        var (steps, looked) = ((int)Math.Ceiling(1e3 * options.FinalPs / settings.StepFs), start);
        for (var step = 1; step <= steps && !final.IsCutShort; step++)
        {
            cancellation.ThrowIfCancellationRequested();
            state = dynamics.Step(state);
            final.TimePs = 1e-3 * step * settings.StepFs;
            if (guard.Damage(state.Structure) is { } damage)
            {
                final.Break(damage, looked);
            }
            else if (step % settings.CheckEvery == 0)
            {
                looked = state.Structure;
                final.Look(looked, model.Grade(looked, settings).Grade, settings, stopsAtLimit);
                progress.Report(step);
            }

            if ((long)step * options.TestLabels / steps > final._frames.Count && !final.IsCutShort)
            {
                final._frames.Add(Superposition.Of(state.Structure, start).Moved);
            }
        }

        return final;
    }

    private void Look(Structure structure, double grade, ActiveLearningSettings settings, bool stopsAtLimit)
    {
        _grades.Add(grade);
        IsCutShort = stopsAtLimit && grade > settings.LargestGrade;
        if (grade > 1)
        {
            _unknown.Add(structure);
            _unknown.RemoveRange(0, Math.Max(0, _unknown.Count - settings.Candidates));
        }
    }

    private void Break(string damage, Structure before)
    {
        (Damage, IsCutShort) = (damage, true);
        if (_unknown.Count == 0)
        {
            _unknown.Add(before);
            Reason = LabelReason.BeforeDamage;
        }
    }
}
