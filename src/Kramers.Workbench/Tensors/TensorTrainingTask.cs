using Kramers.Atomistics.Tensors;
using Kramers.Chemistry;
using Kramers.Numerics;
using Kramers.Workbench.Pipelines;
using Kramers.Workbench.Reports;

namespace Kramers.Workbench.Tensors;

/// <summary>What 'kramers train tensor' is asked.</summary>
/// <param name="File">Extended XYZ with the labels.</param>
/// <param name="Targets">Keys of the tensors.</param>
/// <param name="Model">One of <see cref="TensorRecipe.Models"/>.</param>
public sealed record TensorTrainingOptions(string File, IReadOnlyList<string> Targets, string Model)
{
    /// <summary>Element of the centre; null takes the heaviest of the first geometry.</summary>
    public string? Centre { get; init; }

    /// <summary>Elements of the neighbours that are seen; null takes all but the centre's, and hydrogen only where there is nothing else.</summary>
    public IReadOnlyList<string>? Neighbours { get; init; }

    /// <summary>Cutoff, angstrom.</summary>
    public double CutoffAngstrom { get; init; } = 6;

    /// <summary>Share of the labels that no fit sees.</summary>
    public double TestFraction { get; init; } = 0.2;

    /// <summary>Whether frames follow each other in time: test labels and folds are blocks then.</summary>
    public bool IsTrajectory { get; init; }

    /// <summary>Decides test labels and folds where they are drawn at random.</summary>
    public int Seed { get; init; } = 1;
}

/// <summary>'kramers train tensor': labels in, a model with its errors and its learning curve out.</summary>
public static class TensorTrainingTask
{
    internal const string ModelFile = "model.json";
    private const int FewestLabels = 20;
    private static readonly double[] CurveShares = [0.25, 0.5, 0.75];

    /// <summary>Trains and writes the folder.</summary>
    /// <param name="options">What is asked.</param>
    /// <param name="output">Folder to write to; null means <c>runs/tensor-FILE</c> below the current folder.</param>
    /// <param name="monitor">Told of progress.</param>
    /// <param name="cancellation">Stops the run; nothing is left half-written.</param>
    /// <exception cref="InputException">Bad input; the message says what to change.</exception>
    /// <exception cref="OperationCanceledException">Stopped.</exception>
    public static TaskRun Run(TensorTrainingOptions options, string? output, IRunMonitor monitor, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(options);
        var target = output ?? Path.Combine("runs", "tensor-" + Path.GetFileNameWithoutExtension(options.File));
        RunFolder.CheckFree(target, [.. TensorTables.Files, ModelFile]);
        var log = new RunLog(monitor);
        var (result, recipe) = Compute(options, log, cancellation);
        var settings = new Dictionary<string, object>
        {
            ["labels"] = options.File, ["targets"] = options.Targets.ToArray(), ["model"] = options.Model, ["centre"] = recipe.Centre, ["neighbours"] = recipe.Neighbours, ["cutoffAngstrom"] = options.CutoffAngstrom,
            ["testFraction"] = options.TestFraction, ["trajectory"] = options.IsTrajectory, ["seed"] = options.Seed,
        };
        RunFolder.Write(target, [.. RunFolder.Files(result, RunFolder.Inputs("The flags of kramers train tensor.", settings, [options.File]), log), (ModelFile, recipe.ToJson())]);
        return new TaskRun(result, Path.GetFullPath(target));
    }

    /// <summary>Trains without writing anything.</summary>
    /// <returns>Errors, parity and learning curve, and the model of the training labels.</returns>
    /// <inheritdoc cref="Run"/>
    public static (TaskResult Result, TensorRecipe Recipe) Compute(TensorTrainingOptions options, IRunMonitor monitor, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(monitor);
        Check(options);
        var (targets, examples) = TensorTarget.Read(options.File, options.Targets);
        var (train, test) = Split(options, examples);
        var recipe = Recipe(options, targets, examples);
        using var step = monitor.Begin("Tensor model", CurveShares.Length + 1);
        var curve = new List<CurvePoint>();
        TensorEnsemble? model = null;
        foreach (var share in CurveShares.Append(1))
        {
            cancellation.ThrowIfCancellationRequested();
            var count = (int)(share * train.Length);
            (model, recipe) = Fit(options, recipe with { Lambda = [], Width = [], Networks = [] }, train[..count], cancellation);
            curve.Add(new CurvePoint(count, TensorErrors.Of(targets, model, test)));
            step.Report(curve.Count);
        }

        var result = TensorTables.Result(options, targets, model!, train, test, curve);
        foreach (var warning in result.Warnings)
        {
            monitor.Say("Warning: " + warning);
        }

        return (result, recipe);
    }

    private static (TensorEnsemble Model, TensorRecipe Recipe) Fit(TensorTrainingOptions options, TensorRecipe recipe, TensorExample[] train, CancellationToken cancellation)
    {
        try
        {
            return recipe.With(train).Fit(cancellation);
        }
        catch (ArgumentException e)
        {
            throw new InputException(options.File, null, e.Message.ReplaceLineEndings(" ").TrimEnd('.'), "Change --centre, --neighbours, --cutoff or --model, or give labels of one molecule with its atoms in one order", e);
        }
    }

    private static TensorRecipe Recipe(TensorTrainingOptions options, TensorTarget[] targets, TensorExample[] examples)
    {
        var centre = options.Centre ?? examples[0].Structure.Elements.MaxBy(e => e.AtomicNumber).Symbol;
        string[] seen = [.. examples[0].Structure.Elements.OrderByDescending(e => e.AtomicNumber).Select(e => e.Symbol).Distinct().Where(s => s != centre)];

        // Hydrogen of a large ligand follows the atom that carries it; of water it is all there is. Where it turns by itself, --neighbours names it.
        string[] heavy = [.. seen.Where(s => s != "H")];
        return new TensorRecipe
        {
            Model = options.Model, Targets = targets, Centre = centre, Neighbours = [.. options.Neighbours ?? (heavy.Length > 0 ? heavy : seen)],
            CutoffAngstrom = options.CutoffAngstrom, Seed = options.IsTrajectory ? null : (ulong)options.Seed,
        };
    }

    /// <summary>The last frames of a trajectory, or some at random.</summary>
    private static (TensorExample[] Train, TensorExample[] Test) Split(TensorTrainingOptions options, TensorExample[] examples)
    {
        var test = Math.Max(1, (int)Math.Round(options.TestFraction * examples.Length));
        if (examples.Length < FewestLabels || examples.Length - test < FewestLabels / 2)
        {
            throw new InputException(options.File, null, $"{examples.Length} labels, {test} of them for testing, are too few", $"Give {FewestLabels} labels or more, and a smaller --test");
        }

        int[] order = options.IsTrajectory ? [.. Enumerable.Range(0, examples.Length)] : new SeededRandom((ulong)options.Seed).Permutation(examples.Length);
        return ([.. order[..^test].Select(i => examples[i])], [.. order[^test..].Select(i => examples[i])]);
    }

    private static void Check(TensorTrainingOptions options)
    {
        if (options.Targets.Count == 0 || !TensorRecipe.Models.Contains(options.Model) || !(options.CutoffAngstrom > 0) || !(options.TestFraction is > 0 and < 1)
            || (options.Centre is { } centre && !Element.TryFromSymbol(centre, out _)) || options.Neighbours?.All(n => Element.TryFromSymbol(n, out _)) == false)
        {
            throw new InputException(options.File, null, "a target, the model, the centre, a neighbour, the cutoff or the share of the test is out of range",
                $"Give --target, --model {string.Join(", ", TensorRecipe.Models)}, symbols of elements as --centre and --neighbours, a positive --cutoff, and --test between 0 and 1");
        }
    }
}

/// <summary>One point of a learning curve.</summary>
/// <param name="Labels">Training labels.</param>
/// <param name="Errors">Error of each target on the test labels.</param>
internal sealed record CurvePoint(int Labels, TensorErrors[] Errors);
