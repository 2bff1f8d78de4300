using Kramers.Atomistics.ActiveLearning;
using Kramers.Atomistics.Dynamics;
using Kramers.Chemistry;
using Kramers.Numerics;

namespace Kramers.Workbench.ActiveLearning;

/// <summary>Dynamics with the final potential, in a new noise: what a user will do with it.</summary>
/// <param name="Frames">Geometries at equal distances in time, for the test.</param>
/// <param name="LargestGrade">Largest extrapolation grade on the way.</param>
/// <param name="Uncertain">Share of the looks at which it was above 1.</param>
/// <param name="Damage">What broke, in words; null where the molecule stayed whole.</param>
/// <param name="TimePs">How far it came, ps.</param>
internal sealed record FinalDynamics(IReadOnlyList<Structure> Frames, double LargestGrade, double Uncertain, string? Damage, double TimePs)
{
    public static FinalDynamics Run(LinearPosterior model, Structure start, LearnOptions options, IProgress<int> progress, CancellationToken cancellation)
    {
        var settings = options.Learning;
        var random = new SeededRandom((ulong)settings.Seed + 1_000_003);
        var dynamics = new LangevinDynamics(model.Potential, settings.StepFs, settings.TemperatureK, settings.FrictionPerFs, random);
        var state = MotionState.Thermal(model.Potential, start, settings.TemperatureK, random);
        var guard = new BondGuard(start);
        var (steps, frames, grades) = ((int)Math.Ceiling(1e3 * options.FinalPs / settings.StepFs), new List<Structure>(), new List<double>());
        for (var step = 1; step <= steps; step++)
        {
            cancellation.ThrowIfCancellationRequested();
            state = dynamics.Step(state);
            if (guard.Damage(state.Structure) is { } damage)
            {
                return Of(frames, grades, damage, step);
            }

            if (step % settings.CheckEvery == 0)
            {
                grades.Add(model.Grade(state.Structure, settings).Grade);
                progress.Report(step);
            }

            if ((long)step * options.TestLabels / steps > frames.Count)
            {
                frames.Add(Superposition.Of(state.Structure, start).Moved);
            }
        }

        return Of(frames, grades, null, steps);

        FinalDynamics Of(List<Structure> tests, List<double> looks, string? damage, int step) =>
            new(tests, looks.DefaultIfEmpty(0).Max(), looks.Select(g => g > 1 ? 1.0 : 0).DefaultIfEmpty(0).Average(), damage, 1e-3 * step * settings.StepFs);
    }
}
