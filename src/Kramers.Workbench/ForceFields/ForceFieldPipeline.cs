using Kramers.Chemistry;
using Kramers.Numerics;
using Kramers.Workbench.Pipelines;
using Kramers.Workbench.Reports;

namespace Kramers.Workbench.ForceFields;

/// <summary>'kramers train force-field': labels in, a force field with its errors on a random and on a blocked split, and its learning curve, out.</summary>
public static class ForceFieldPipeline
{
    /// <summary>File of the force field in the folder of a run.</summary>
    public const string ModelFile = "force-field.json";

    private const double HeldOut = 0.1;
    private static readonly int[] Shares = [8, 4, 2];

    /// <summary>Trains and writes the folder.</summary>
    /// <param name="options">Labels and model.</param>
    /// <param name="output">Folder to write to; null means <c>runs/force-field-LABELS</c> below the current folder.</param>
    /// <param name="monitor">Told of progress.</param>
    /// <param name="cancellation">Stops the run; nothing is left half-written.</param>
    /// <exception cref="InputException">Bad input; the message says what to change.</exception>
    /// <exception cref="OperationCanceledException">Stopped.</exception>
    public static TaskRun Run(ForceFieldOptions options, string? output, IRunMonitor monitor, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(options);
        var target = output ?? Path.Combine("runs", "force-field-" + Path.GetFileNameWithoutExtension(options.Labels));
        RunFolder.CheckFree(target, [ModelFile, .. ForceFieldTables.Keys.Select(k => k + ".csv")]);
        var log = new RunLog(monitor);
        var (result, model) = Compute(options, log, cancellation);
        var inputs = RunFolder.Inputs("The flags of kramers train force-field.", options.Settings(), [options.Labels, options.Atoms, options.Test]);
        RunFolder.Write(target, [.. RunFolder.Files(result, inputs, log), (ModelFile, model)]);
        return new TaskRun(result, Path.GetFullPath(target));
    }

    /// <summary>Trains without writing anything.</summary>
    /// <inheritdoc cref="Run"/>
    /// <returns>The numbers, and the text of the force field's file.</returns>
    public static (TaskResult Result, string Model) Compute(ForceFieldOptions options, IRunMonitor monitor, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(monitor);
        if (options is { SofteningKcalPerMol: not null, IsNetwork: true })
        {
            throw new InputException("--softening", null, $"{options.Model} is a network, which weighs all labels the same", "Leave it out, or take a linear model: ace, snap or quadratic-snap");
        }

        var labels = ForceFieldLabels.Read(options);
        var test = options.Test is { } file ? ForceFieldLabels.ReadTest(file) : null;
        var random = new SeededRandom((ulong)options.Seed).Permutation(labels.Frames.Count)[..Math.Min(options.Count ?? int.MaxValue, labels.Frames.Count)];
        int[] order = [.. random], blocked = [.. random.Order()];
        TrainedForceField Train(string what, int[] training, int[] validation) =>
            TrainedForceField.Best(options, labels.AtomEnergiesEv, what, Frames(labels, training), Frames(labels, validation), monitor, cancellation);

        var (rows, curve) = (new List<ForceFieldRow>(), new List<(int Count, ForceFieldScores Scores)>());
        var held = Math.Max(1, (int)Math.Round(HeldOut * order.Length));
        TrainedForceField Split(string name, int[] sequence, out ForceFieldScores scores)
        {
            var field = Train($"{name} split", sequence[..^(2 * held)], sequence[^(2 * held)..^held]);
            scores = field.Score(Frames(labels, sequence[^held..]));
            rows.Add(Row(name, sequence.Length - 2 * held, held, scores, field.Lambda, monitor));
            return field;
        }

        var field = Split("random", order, out var parity);
        Split("blocked", blocked, out _);
        foreach (var share in Shares.Where(share => order.Length / share > 4 * held / share))
        {
            var count = (order.Length - 2 * held) / share;
            curve.Add((count, Train($"{count} labels", order[..count], order[^(2 * held)..^held]).Score(Frames(labels, order[^held..]))));
        }

        curve.Add((order.Length - 2 * held, parity));
        var final = field.Final(options, labels.AtomEnergiesEv, Frames(labels, order), monitor, cancellation);
        if (test is not null)
        {
            parity = final.Score(test);
            rows.Add(Row("test file", order.Length, test.Count, parity, final.Lambda, monitor));
        }

        return (ForceFieldTables.Result(options, final, rows, curve, parity), final.Text());
    }

    private static LabelledStructure[] Frames(ForceFieldLabels labels, IEnumerable<int> indices) => [.. indices.Select(i => labels.Frames[i])];

    private static ForceFieldRow Row(string name, int training, int test, ForceFieldScores scores, double? lambda, IRunMonitor monitor)
    {
        monitor.Say(FormattableString.Invariant($"{name}: {training} labels, energy {scores.EnergyMaeMev:F2} meV, forces {scores.ForceMaeMevPerAngstrom:F1} meV/angstrom"));
        return new ForceFieldRow(name, training, test, scores.EnergyMaeMev, scores.ForceMaeMevPerAngstrom, lambda);
    }
}
