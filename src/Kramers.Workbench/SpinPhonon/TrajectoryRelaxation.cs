using Kramers.Chemistry;
using Kramers.Magnetism;
using Kramers.Magnetism.Hamiltonians;
using Kramers.Magnetism.Relaxation;
using Kramers.Magnetism.SpectralDensities;
using Kramers.Magnetism.Spins;
using Kramers.Numerics;
using Kramers.Numerics.LinearAlgebra;
using Kramers.Workbench.Pipelines;
using Kramers.Workbench.Reports;

namespace Kramers.Workbench.SpinPhonon;

/// <summary>What 'kramers t1' is asked.</summary>
/// <param name="File">CSV of tensors along a trajectory.</param>
/// <param name="FieldsTesla">Fields along z of the laboratory, T, positive.</param>
/// <param name="StepFemtoseconds">Time between two lines, fs.</param>
/// <param name="Blocks">Blocks for spectra and errors.</param>
/// <param name="Spin">Spin of a D trajectory; not asked for with g, which belongs to a spin 1/2.</param>
/// <param name="TemperatureK">Temperature of a D trajectory, K.</param>
public sealed record TrajectoryOptions(string File, IReadOnlyList<double> FieldsTesla, double StepFemtoseconds, int Blocks, double? Spin, double? TemperatureK);

/// <summary>'kramers t1': a trajectory of g or D in, its spectrum and T1 against the field out.</summary>
public static class TrajectoryRelaxation
{
    private const int Parts = 4;

    /// <summary>Computes and writes the folder.</summary>
    /// <param name="options">What is asked.</param>
    /// <param name="output">Folder to write to; null means <c>runs/t1-FILE</c> below the current folder.</param>
    /// <param name="monitor">Told of progress.</param>
    /// <param name="cancellation">Stops the run; nothing is left half-written.</param>
    /// <exception cref="InputException">Bad input; the message says what to change.</exception>
    /// <exception cref="OperationCanceledException">Stopped.</exception>
    public static TaskRun Run(TrajectoryOptions options, string? output, IRunMonitor monitor, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(options);
        var target = output ?? Path.Combine("runs", "t1-" + Path.GetFileNameWithoutExtension(options.File));
        RunFolder.CheckFree(target, ["t1.csv", "spectrum.csv"]);
        var log = new RunLog(monitor);
        var result = Compute(options, log, cancellation);
        var settings = new Dictionary<string, object>
        {
            ["file"] = options.File, ["fieldsTesla"] = options.FieldsTesla.ToArray(), ["stepFemtoseconds"] = options.StepFemtoseconds, ["blocks"] = options.Blocks,
        };
        foreach (var (key, value) in new[] { ("spin", options.Spin), ("temperatureK", options.TemperatureK) }.Where(x => x.Item2 is not null))
        {
            settings[key] = value!.Value;
        }

        RunFolder.Write(target, RunFolder.Files(result, RunFolder.Inputs("The flags of kramers t1.", settings, [options.File]), log));
        return new TaskRun(result, Path.GetFullPath(target));
    }

    /// <summary>Computes without writing anything.</summary>
    /// <inheritdoc cref="Run"/>
    public static TaskResult Compute(TrajectoryOptions options, IRunMonitor monitor, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(monitor);
        var (trajectory, isD) = TensorTable.Read(options.File, 1e-15 * options.StepFemtoseconds);
        Check(options, trajectory, isD);
        var rates = new List<BlockAverage>();
        using (var step = monitor.Begin("T1", options.FieldsTesla.Count))
        {
            foreach (var field in options.FieldsTesla)
            {
                cancellation.ThrowIfCancellationRequested();
                rates.Add(RateAt(options, trajectory, isD, field));
                step.Report(rates.Count);
            }
        }

        string[] warnings = [.. Doubts(options, trajectory, isD, rates)];
        foreach (var warning in warnings)
        {
            monitor.Say("Warning: " + warning);
        }

        return TrajectoryTables.Result(options, trajectory, isD, rates, warnings);
    }

    private static BlockAverage RateAt(TrajectoryOptions options, TensorTrajectory trajectory, bool isD, double field)
    {
        try
        {
            return isD ? RateOfD(options, trajectory, field) : trajectory.RelaxationRate(field, options.Blocks);
        }
        catch (ArgumentException e)
        {
            throw new InputException(options.File, null, e.Message.ReplaceLineEndings(" ").TrimEnd('.'), "Change --field, --step or --blocks, or sample more often", e);
        }
    }

    /// <summary>1/T1 from all blocks, its error from the scatter between the quarters of the trajectory.</summary>
    private static BlockAverage RateOfD(TrajectoryOptions options, TensorTrajectory trajectory, double field)
    {
        var spin = Spin.FromDoubled((int)(2 * options.Spin!.Value));
        var mean = new Matrix(3, 3, [.. Enumerable.Range(0, 9).Select(ij => trajectory.Element(ij / 3, ij % 3).Mean)]);
        var system = new SpinSystem(spin, new ZeroFieldSplitting(mean), ZeemanTerm.Isotropic(PhysicalConstants.FreeElectronG));
        var levels = system.Solve(FieldVector.FromTesla(0, 0, field));
        double Rate(TensorTrajectory part, int blocks) =>
            RelaxationTime.Of(ZeroFieldFluctuation.Rates(part, levels, system.Operators(0), options.TemperatureK!.Value, blocks)).Rate;
        var length = trajectory.Count / Parts;
        var quarters = Enumerable.Range(0, Parts).Select(i => Rate(Part(trajectory, i * length, length), Math.Max(1, options.Blocks / Parts)));
        return BlockAverage.Of([.. quarters]) with { Mean = Rate(trajectory, options.Blocks) };
    }

    private static TensorTrajectory Part(TensorTrajectory all, int from, int count) => new(
        all.StepSeconds,
        [.. Enumerable.Range(0, 9).Select(ij => all.Element(ij / 3, ij % 3).Values).ToArray() is var e ? Enumerable.Range(from, count).Select(t => new Matrix(3, 3, [.. e.Select(x => x[t])])) : []]);

    private static void Check(TrajectoryOptions options, TensorTrajectory trajectory, bool isD)
    {
        if (isD && (options.Spin is not { } spin || !(spin >= 1) || 2 * spin != Math.Floor(2 * spin) || !(options.TemperatureK > 0)))
        {
            throw new InputException(options.File, null, "a trajectory of D needs its spin and its temperature", "Give --spin, 1 or more, and --temperature in K");
        }

        if (!isD && (options.Spin is not null || options.TemperatureK is not null))
        {
            throw new InputException(options.File, null, "a trajectory of g belongs to a spin 1/2 and needs no temperature", "Leave out --spin and --temperature");
        }

        if (!(options.StepFemtoseconds > 0) || options.FieldsTesla.Count == 0 || options.FieldsTesla.Any(b => !(b > 0)) || options.Blocks < Parts || options.Blocks > trajectory.Count / (2 * Parts))
        {
            throw new InputException(options.File, null, "a field, the step or the number of blocks is out of range", $"Give positive --field and --step, and --blocks from {Parts} to {trajectory.Count / (2 * Parts)}");
        }
    }

    private static IEnumerable<string> Doubts(TrajectoryOptions options, TensorTrajectory trajectory, bool isD, List<BlockAverage> rates)
    {
        var spacing = options.Blocks / (trajectory.Count * trajectory.StepSeconds);
        var perTesla = PhysicalConstants.BohrMagnetonCm / PhysicalConstants.PlanckCm * (isD ? PhysicalConstants.FreeElectronG : Math.Abs(trajectory.Element(2, 2).Mean));
        var (short_, vague) = (options.FieldsTesla.Where(b => perTesla * b < 3 * spacing).ToArray(), rates.Count(r => r.StandardError > 0.3 * r.Mean));
        if (short_.Length > 0)
        {
            yield return FormattableString.Invariant($"In {short_.Length} fields up to {short_.Max():g3} T the spin turns fewer than three times within a block of {1e12 / spacing:g3} ps: run longer, or take fewer blocks.");
        }

        if (vague > 0)
        {
            yield return $"In {vague} fields the error of T1 exceeds 30 %: run longer, or take more blocks if each still holds many correlation times.";
        }
    }
}
