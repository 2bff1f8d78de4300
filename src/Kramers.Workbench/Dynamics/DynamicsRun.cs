using Kramers.Atomistics.Dynamics;
using Kramers.Atomistics.Potentials;
using Kramers.Chemistry;
using Kramers.Chemistry.Formats;
using Kramers.Numerics;
using Kramers.Workbench.Engines;
using Kramers.Workbench.Pipelines;
using Kramers.Workbench.Reports;

namespace Kramers.Workbench.Dynamics;

/// <summary>'kramers md': a geometry and a potential in, a trajectory out. The binary trajectory grows while it runs, and is all that is needed to go on.</summary>
public static class DynamicsRun
{
    /// <summary>Name of the binary trajectory, <see cref="TrajectoryFile"/>.</summary>
    public const string TrajectoryName = "trajectory.kmd";

    /// <summary>1 eV/angstrom^3 in GPa.</summary>
    internal const double GpaPerEvAngstrom3 = PhysicalConstants.ElementaryCharge * 1e21;

    /// <summary>Runs, or goes on, and writes the folder.</summary>
    /// <param name="options">What is asked.</param>
    /// <param name="output">Folder to write to; null means <c>runs/md-FILE</c> below the current folder.</param>
    /// <param name="resume">Goes on with what the folder holds, up to the number of steps asked for.</param>
    /// <param name="monitor">Told of progress.</param>
    /// <param name="cancellation">Stops after a step; what was done stays, and is gone on with by <paramref name="resume"/>.</param>
    /// <exception cref="InputException">Bad input; the message says what to change.</exception>
    /// <exception cref="EngineException">xtb failed.</exception>
    /// <exception cref="OperationCanceledException">Stopped.</exception>
    public static TaskRun Run(DynamicsOptions options, string? output, bool resume, IRunMonitor monitor, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(options);
        var (target, log) = (Folder(options, output), new RunLog(monitor));
        var start = StartFile.Read(options.File);
        options.Check(start);
        var inputs = RunFolder.Inputs("kramers md with these flags runs it again.", options.Settings(), [options.File, .. options.Potential.Files()]);
        CheckFolder(target, inputs, resume);
        var potential = options.Potential.Create(start, options.File);
        using var disposable = potential as IDisposable;
        Directory.CreateDirectory(target);
        File.WriteAllText(Path.Combine(target, RunFolder.InputsFile), inputs);
        var path = Path.Combine(target, TrajectoryName);
        var watch = new GradeWatch(potential as CommitteePotential, options.LargestGrade);
        using (var file = resume ? TrajectoryFile.Open(path, append: true) : TrajectoryFile.Create(path, start))
        {
            using var followed = new TrajectoryPotential(potential, options.Cores);
            Move(options, followed, start, file, watch, log, cancellation);
        }

        return Finish(options, target, inputs, watch, potential, log, cancellation);
    }

    /// <summary>Where a run writes to.</summary>
    public static string Folder(DynamicsOptions options, string? output)
    {
        ArgumentNullException.ThrowIfNull(options);
        return output ?? Path.Combine("runs", "md-" + Path.GetFileNameWithoutExtension(options.File));
    }

    private static void Move(DynamicsOptions options, IPotential potential, Structure start, TrajectoryFile file, GradeWatch watch, RunLog log, CancellationToken cancellation)
    {
        var random = file.Count > 0 ? new SeededRandom(file[file.Count - 1].Random) : new SeededRandom((ulong)options.Seed);
        var (state, done) = file.Count > 0 ? GoingOn(potential, file[file.Count - 1]) : (First(options, potential, start, random), 0L);
        if (file.Count == 0)
        {
            file.Append(TrajectoryFrame.Of(state, 0, 0, random.State));
        }
        else
        {
            log.Say(FormattableString.Invariant($"Going on from step {done}."));
        }

        var propagator = Propagator(options, potential, start, random);
        using var bar = log.Begin("Dynamics", options.Steps);
        for (var step = done + 1; step <= options.Steps; step++)
        {
            cancellation.ThrowIfCancellationRequested();
            state = Moved(propagator, state, step);
            if (step % options.Every == 0)
            {
                file.Append(TrajectoryFrame.Of(state, step, step * options.StepFs, random.State));
                watch.Check(state.Structure, step);
                bar.Report((int)step);
            }
        }
    }

    private static (MotionState State, long Step) GoingOn(IPotential potential, TrajectoryFrame last) => (MotionState.At(potential, last.Structure, last.Velocities), last.Step);

    // The bath of Langevin drives the motion of the whole; else it is taken off, where it would stay for ever.
    private static MotionState First(DynamicsOptions options, IPotential potential, Structure start, SeededRandom random)
    {
        var state = MotionState.Thermal(potential, start, options.TemperatureK, random);
        return options.Thermostat == "langevin" ? state : state.WithoutRigidMotion();
    }

    private static IPropagator Propagator(DynamicsOptions options, IPotential potential, Structure start, SeededRandom random)
    {
        var piston = options.PressureGpa is { } pressure
            ? new CellRescaling(pressure / GpaPerEvAngstrom3, options.TemperatureK, options.PistonFs, options.CompressibilityPerGpa * GpaPerEvAngstrom3)
            : null;
        return options.Thermostat switch
        {
            "langevin" => new ThermostattedDynamics(potential, options.StepFs, new LangevinThermostat(options.TemperatureK, 1 / options.BathFs), random, piston),
            "bussi" => new ThermostattedDynamics(potential, options.StepFs, new BussiThermostat(options.TemperatureK, options.BathFs, RigidMotion.DegreesOfFreedom(start)), random, piston),
            _ => new VelocityVerlet(potential, options.StepFs),
        };
    }

    private static MotionState Moved(IPropagator propagator, MotionState state, long step)
    {
        try
        {
            var next = propagator.Step(state);
            return double.IsFinite(next.TotalEnergyEv) ? next : throw new ArithmeticException("The energy is no longer finite.");
        }
        catch (Exception cause) when (cause is ArithmeticException or ArgumentException)
        {
            throw new InputException("--step", null, FormattableString.Invariant($"the motion has become unstable at step {step}: {cause.Message.ReplaceLineEndings(" ").TrimEnd('.')}"), "Take a shorter --step, or start from a relaxed geometry; frames so far are kept", cause);
        }
    }

    private static TaskRun Finish(DynamicsOptions options, string target, string inputs, GradeWatch watch, IPotential potential, RunLog log, CancellationToken cancellation)
    {
        using var file = TrajectoryFile.Open(Path.Combine(target, TrajectoryName));
        TrajectoryFrame[] frames = [.. Enumerable.Range(0, file.Count).Select(i => file[i])];
        var result = DynamicsTables.Result(options, frames, watch.Of(frames), options.Thermostat == "none" ? Shadow(options, potential, frames, log, cancellation) : null);
        foreach (var warning in result.Warnings)
        {
            log.Say("Warning: " + warning);
        }

        WriteXyz(Path.Combine(target, "trajectory.xyz"), frames);
        foreach (var (name, text) in RunFolder.Files(result, inputs, log))
        {
            File.WriteAllText(Path.Combine(target, name), text);
        }

        return new TaskRun(result, Path.GetFullPath(target));
    }

    /// <summary>Time (ps) and the energy that the steps conserve (eV), for some of the frames, as each costs three evaluations.</summary>
    private static (double[] Ps, double[] Ev) Shadow(DynamicsOptions options, IPotential potential, TrajectoryFrame[] frames, RunLog log, CancellationToken cancellation)
    {
        const int most = 500;
        var verlet = new VelocityVerlet(potential, options.StepFs);
        TrajectoryFrame[] some = [.. frames.Where((_, i) => i % ((frames.Length + most - 1) / most) == 0)];
        var energies = new double[some.Length];
        using var bar = log.Begin("Energy that the steps conserve", some.Length);
        for (var k = 0; k < some.Length; k++)
        {
            cancellation.ThrowIfCancellationRequested();
            energies[k] = verlet.ShadowEnergyEv(MotionState.At(potential, some[k].Structure, some[k].Velocities));
            bar.Report(k + 1);
        }

        return ([.. some.Select(f => f.TimeFs / 1000)], energies);
    }

    // Frame by frame: as one text, those of a nanosecond are a gigabyte of memory.
    private static void WriteXyz(string path, IEnumerable<TrajectoryFrame> frames)
    {
        var noTensors = new Dictionary<string, Numerics.LinearAlgebra.Matrix>();
        using var text = new StreamWriter(path);
        ExtendedXyz.Write(text, frames.Select(f => new LabelledStructure(FormattableString.Invariant($"step-{f.Step}"), f.Structure, f.EnergyEv, null, noTensors, 0)));
    }

    /// <summary>A trajectory may be the work of days: it is never written over, and gone on with only under the same settings.</summary>
    private static void CheckFolder(string target, string inputs, bool resume)
    {
        var isThere = File.Exists(Path.Combine(target, TrajectoryName));
        if (!resume && (isThere || File.Exists(target) || (Directory.Exists(target) && Directory.EnumerateFileSystemEntries(target).Any())))
        {
            throw new InputException(target, null, isThere ? "there is a trajectory already" : "the output folder is not empty", "Go on with --resume, or name another folder with --output");
        }

        if (resume && !isThere)
        {
            throw new InputException(target, null, "there is no trajectory to go on with", "Leave out --resume, or name its folder with --output");
        }

        if (resume && Deciding(inputs).Except(Deciding(File.ReadAllText(Path.Combine(target, RunFolder.InputsFile)))).FirstOrDefault() is { } other)
        {
            throw new InputException(Path.Combine(target, RunFolder.InputsFile), null, $"the run was begun with other settings than '{other}'", "Give the same; only --steps may change");
        }
    }

    // Files by their hashes too, but not versions of the program.
    private static IEnumerable<string> Deciding(string inputs) =>
        inputs.ReplaceLineEndings("\n").Split('\n').Where(l => (!l.StartsWith('#') || l.Contains("SHA-256", StringComparison.Ordinal)) && !l.StartsWith("steps:", StringComparison.Ordinal));
}
