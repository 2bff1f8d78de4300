using System.Diagnostics;
using Kramers.Atomistics.Descriptors;
using Kramers.Atomistics.Dynamics;
using Kramers.Atomistics.Potentials;
using Kramers.Chemistry;
using Kramers.Chemistry.Formats;
using Kramers.Numerics;

namespace Kramers.Benchmarks;

/// <summary>Time of a step of dynamics of [CoF2(NCH)3] with ACE trained on its labels: wall time, and processor time of all threads together.</summary>
internal static class DynamicsTable
{
    private const double StepFs = 0.5;
    private const double NanosecondsWanted = 2.5;

    // Begun anew so often that no model leaves the labels, where atoms would part and steps become cheap.
    private const int StepsOfRun = 200;
    private const int Runs = 50;

    internal static void Print(string folder)
    {
        var start = ExtendedXyz.Read(Path.Combine(folder, "minimum.xyz"))[0].Structure;
        var labels = ExtendedXyz.Read(Path.Combine(folder, "labels.xyz"));
        foreach (var degrees in new int[][] { [6, 5, 3], [6, 5, 4], [8, 5, 4] })
        {
            Measure("ACE " + string.Join(',', degrees), Ace(labels, degrees), start);
        }
    }

    private static IPotential Ace(IReadOnlyList<LabelledStructure> labels, int[] degrees)
    {
        var basis = AceBasis.Fit(new AceSettings { Degrees = degrees }, AtomTypes.OfMolecule(labels[0].Structure), [.. labels.Select(l => l.Structure)]);
        return new LinearTraining(new LinearAce(basis), labels, new LinearTrainingOptions { Members = 0 }).Fit(1e-4).Potential;
    }

    private static void Measure(string name, IPotential potential, Structure start)
    {
        foreach (var cores in new[] { 1, 2 })
        {
            using var followed = new TrajectoryPotential(potential, cores);
            Move(followed, start, Runs / 2);
            var (wall, processor, bytes) = (Stopwatch.GetTimestamp(), Process.GetCurrentProcess().TotalProcessorTime, GC.GetTotalAllocatedBytes());
            Move(followed, start, Runs);
            const int steps = Runs * StepsOfRun;
            var (w, p, b) = (Stopwatch.GetElapsedTime(wall).TotalMilliseconds / steps, (Process.GetCurrentProcess().TotalProcessorTime - processor).TotalMilliseconds / steps, (GC.GetTotalAllocatedBytes() - bytes) / steps);
            var minutes = w * NanosecondsWanted * 1e6 / StepFs / 60_000;
            Console.WriteLine(FormattableString.Invariant($"{name,-16} {cores} core(s): {w:0.0000} ms per step (processor {p:0.0000} ms, {b} bytes), {NanosecondsWanted} ns at {StepFs} fs in {minutes:0.0} min (processor {minutes * p / w:0.0} min)"));
        }
    }

    private static void Move(IPotential potential, Structure start, int runs)
    {
        var random = new SeededRandom(1);
        var dynamics = new ThermostattedDynamics(potential, StepFs, new BussiThermostat(100, 100, RigidMotion.DegreesOfFreedom(start)), random);
        for (var run = 0; run < runs; run++)
        {
            var state = MotionState.Thermal(potential, start, 100, random).WithoutRigidMotion();
            for (var step = 0; step < StepsOfRun; step++)
            {
                state = dynamics.Step(state);
            }

            if (Enumerable.Range(1, start.Count - 1).Any(i => Math.Abs(state.Structure.Distance(0, i) - start.Distance(0, i)) > 1.5))
            {
                throw new InvalidOperationException("The molecule has come apart: its time would mean nothing.");
            }
        }
    }
}
