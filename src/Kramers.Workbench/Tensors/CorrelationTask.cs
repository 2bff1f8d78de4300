using Kramers.Atomistics.Dynamics;
using Kramers.Atomistics.Tensors;
using Kramers.Chemistry;
using Kramers.Chemistry.Formats;
using Kramers.Magnetism.SpectralDensities;
using Kramers.Workbench.Dynamics;
using Kramers.Workbench.Pipelines;
using Kramers.Workbench.Reports;

namespace Kramers.Workbench.Tensors;

/// <summary>What 'kramers correlate' is asked.</summary>
/// <param name="File">Molecular dynamics, one frame a step: extended XYZ, or the trajectory.kmd of 'kramers md'.</param>
/// <param name="Model">File of a tensor model.</param>
/// <param name="StepFemtoseconds">Time between two frames, fs.</param>
/// <param name="Blocks">Blocks for spectra and errors.</param>
/// <param name="FieldsTesla">Fields along z for T1, T; only of a model of g.</param>
public sealed record CorrelationOptions(string File, string Model, double StepFemtoseconds, int Blocks, IReadOnlyList<double> FieldsTesla);

/// <summary>
/// 'kramers correlate': a tensor along a trajectory, its autocorrelation C(t) = (1/n) sum over components of &lt;T_c(0) T_c(t)&gt;/&lt;T_c(0)^2&gt;
/// of the fluctuations, its power spectrum beside the vibrational density from the velocities, and T1 from g.
/// </summary>
public static class CorrelationTask
{
    private const double SecondsPerFemtosecond = 1e-15;
    private const double SameTime = 1e-6;

    /// <summary>Computes and writes the folder.</summary>
    /// <param name="options">What is asked.</param>
    /// <param name="output">Folder to write to; null means <c>runs/correlate-FILE</c> below the current folder.</param>
    /// <param name="monitor">Told of progress.</param>
    /// <param name="cancellation">Stops the run; nothing is left half-written.</param>
    /// <exception cref="InputException">Bad input; the message says what to change.</exception>
    /// <exception cref="OperationCanceledException">Stopped.</exception>
    public static TaskRun Run(CorrelationOptions options, string? output, IRunMonitor monitor, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(options);
        var target = output ?? Path.Combine("runs", "correlate-" + Path.GetFileNameWithoutExtension(options.File));
        RunFolder.CheckFree(target, CorrelationTables.Files);
        var log = new RunLog(monitor);
        var result = Compute(options, log, cancellation);
        var settings = new Dictionary<string, object>
        {
            ["trajectory"] = options.File, ["model"] = options.Model, ["stepFemtoseconds"] = options.StepFemtoseconds, ["blocks"] = options.Blocks, ["fieldsTesla"] = options.FieldsTesla.ToArray(),
        };
        RunFolder.Write(target, RunFolder.Files(result, RunFolder.Inputs("The flags of kramers correlate.", settings, [options.File, options.Model]), log));
        return new TaskRun(result, Path.GetFullPath(target));
    }

    /// <summary>Computes without writing anything.</summary>
    /// <inheritdoc cref="Run"/>
    public static TaskResult Compute(CorrelationOptions options, IRunMonitor monitor, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(monitor);
        var frames = Frames(options);
        Check(options, frames);
        var recipe = TensorRecipe.Read(options.Model);
        var (model, _) = recipe.Fit(cancellation);
        var (values, grades) = Along(options, frames, model, monitor, cancellation);
        var step = SecondsPerFemtosecond * options.StepFemtoseconds;
        TargetTrajectory[] targets = [.. recipe.Targets.Select((t, n) => TargetTrajectory.Of(t, recipe.Targets.Take(n).Sum(x => x.Components), step, values))];
        var rates = T1(options, targets);
        var result = CorrelationTables.Result(options, targets, grades, VibrationalDensity(options, frames), rates);
        foreach (var warning in result.Warnings)
        {
            monitor.Say("Warning: " + warning);
        }

        return result;
    }

    private static Structure[] Frames(CorrelationOptions options)
    {
        if (Path.GetExtension(options.File) != Path.GetExtension(DynamicsRun.TrajectoryName))
        {
            return [.. ExtendedXyz.ReadFrames(options.File).Select(f => f.Structure)];
        }

        using var file = TrajectoryFile.Open(options.File);
        var apart = file.Count > 1 ? file[1].TimeFs - file[0].TimeFs : options.StepFemtoseconds;
        return Math.Abs(apart - options.StepFemtoseconds) <= SameTime * apart
            ? [.. Enumerable.Range(0, file.Count).Select(i => file[i].Structure)]
            : throw new InputException("--step", null, FormattableString.Invariant($"the frames of {options.File} lie {apart:g6} fs apart, not {options.StepFemtoseconds:g6}"), "Give the time between two frames");
    }

    private static (double[][] Values, double[] Grades) Along(CorrelationOptions options, Structure[] frames, TensorEnsemble model, IRunMonitor monitor, CancellationToken cancellation)
    {
        using var step = monitor.Begin("Tensor along the trajectory", frames.Length);
        var (values, grades, done) = (new double[frames.Length][], new double[frames.Length], 0);
        try
        {
            Parallel.For(0, frames.Length, new ParallelOptions { CancellationToken = cancellation }, t =>
            {
                (values[t], grades[t]) = (model.Predict(frames[t]), model.Guard.Grade(frames[t]));
                step.Report(Interlocked.Increment(ref done));
            });
        }
        catch (AggregateException e) when (e.InnerException is ArgumentException cause)
        {
            throw new InputException(options.File, null, cause.Message.ReplaceLineEndings(" ").TrimEnd('.'), "Give a trajectory of the molecule that the model was trained on", cause);
        }

        return (values, grades);
    }

    /// <summary>Spectra of the velocities v = dx/dt of all atoms (mass-weighted), summed; velocities are central differences.</summary>
    private static PowerSpectrum[] VibrationalDensity(CorrelationOptions options, Structure[] frames)
    {
        var (masses, step) = (frames[0].Masses(), SecondsPerFemtosecond * options.StepFemtoseconds);
        return [.. Enumerable.Range(0, 3 * frames[0].Count).Select(a =>
        {
            double[] velocity = [.. Enumerable.Range(1, frames.Length - 2).Select(t => Math.Sqrt(masses[a / 3]) * (frames[t + 1].Positions[a] - frames[t - 1].Positions[a]) / (2 * options.StepFemtoseconds))];
            return PowerSpectrum.Of(new TimeSeries(step, velocity).WithoutMean(), options.Blocks, SpectralWindow.Hann);
        })];
    }

    private static BlockAverage[] T1(CorrelationOptions options, TargetTrajectory[] targets)
    {
        if (options.FieldsTesla.Count == 0)
        {
            return [];
        }

        var g = targets.FirstOrDefault(t => t.Target.Name == "g") ?? throw new InputException(options.Model, null, "a field asks for T1, and the model has no g", "Leave out --field, or give a model that was trained with --target g");
        try
        {
            return [.. options.FieldsTesla.Select(b => g.Tensors.RelaxationRate(b, options.Blocks))];
        }
        catch (ArgumentException e)
        {
            throw new InputException(options.File, null, e.Message.ReplaceLineEndings(" ").TrimEnd('.'), "Change --field, --step or --blocks, or sample more often", e);
        }
    }

    private static void Check(CorrelationOptions options, Structure[] frames)
    {
        if (!(options.StepFemtoseconds > 0) || options.FieldsTesla.Any(b => !(b > 0)) || options.Blocks < 2 || options.Blocks > (frames.Length - 2) / 8)
        {
            throw new InputException(options.File, null, "a field, the step or the number of blocks is out of range", $"Give positive --field and --step, and --blocks from 2 to {(frames.Length - 2) / 8}, an eighth of the frames");
        }

        if (frames.Any(f => !f.Elements.SequenceEqual(frames[0].Elements)))
        {
            throw new InputException(options.File, null, "the frames hold different atoms", "Give one trajectory of one molecule");
        }
    }
}
