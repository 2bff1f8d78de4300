using Kramers.Atomistics.ActiveLearning;
using Kramers.Atomistics.Descriptors;
using Kramers.Atomistics.Potentials;
using Kramers.Atomistics.Vibrations;
using Kramers.Chemistry;
using Kramers.Chemistry.Formats;
using Kramers.Chemistry.Sampling;
using Kramers.Numerics;
using Kramers.Workbench.Dynamics;
using Kramers.Workbench.Engines;
using Kramers.Workbench.ForceFields;
using Kramers.Workbench.Pipelines;
using Kramers.Workbench.Reports;

namespace Kramers.Workbench.ActiveLearning;

/// <summary>'kramers learn': a molecule and an engine in, a force field that is sure of the molecule's dynamics out, with as few calls as it takes.</summary>
public static class LearnRun
{
    /// <summary>File of the labels that the force field was fitted to, in the folder of a run.</summary>
    public const string LabelsFile = "labels.xyz";

    private const int Members = 8;

    // Distances for which radial functions are made; no label is needed for them.
    private const int Sampled = 60;
    private const double SampledAngstrom = 0.12;
    private const double RelaxedForce = 0.01;

    /// <summary>Learns, or goes on, and writes the folder. Labels are kept at once in its folder <c>set</c>.</summary>
    /// <param name="options">What is asked.</param>
    /// <param name="output">Folder to write to; null means <c>runs/learn-FILE</c> below the current folder.</param>
    /// <param name="resume">Goes on in a folder that holds labels: what was labelled is not computed again.</param>
    /// <param name="kramers">Program and first arguments that start kramers, for jobs.</param>
    /// <param name="searchPath">Folders of programs, as the PATH variable lists them.</param>
    /// <param name="monitor">Told of progress.</param>
    /// <param name="cancellation">Stops; labels are kept, and are gone on with by <paramref name="resume"/>.</param>
    /// <exception cref="InputException">Bad input; the message says what to change.</exception>
    /// <exception cref="EngineException">The engine is missing or failed.</exception>
    /// <exception cref="OperationCanceledException">Stopped.</exception>
    public static TaskRun Run(LearnOptions options, string? output, bool resume, IReadOnlyList<string> kramers, string searchPath, IRunMonitor monitor, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(options);
        var (target, log) = (Folder(options, output), new RunLog(monitor));
        options.Check();
        var start = StartFile.Read(options.File);
        var inputs = RunFolder.Inputs("kramers learn with these flags runs it again.", options.Settings(), [options.File]);
        LearnFolder.Check(target, inputs, resume);
        var labels = new LearningLabels(options, target, (kramers, searchPath), log, cancellation);
        LearnFolder.Begin(target, inputs);
        try
        {
            return Learn(options, target, inputs, start, labels, log, cancellation);
        }
        catch (ArgumentException cause)
        {
            throw new InputException(options.File, null, cause.Message.ReplaceLineEndings(" ").TrimEnd('.'), "Change the molecule, its charge or its multiplicity", cause);
        }
    }

    /// <summary>Where a run writes to.</summary>
    public static string Folder(LearnOptions options, string? output)
    {
        ArgumentNullException.ThrowIfNull(options);
        return output ?? Path.Combine("runs", "learn-" + Path.GetFileNameWithoutExtension(options.File));
    }

    private static TaskRun Learn(LearnOptions options, string target, string inputs, Structure file, LearningLabels labels, RunLog log, CancellationToken cancellation)
    {
        var start = options.Relax ? Relaxed(options, file, labels, log, cancellation) : file;
        var relaxing = labels.Calls;
        var learned = Explore(options, start, labels, log, cancellation);
        FinalDynamics final;
        using (var bar = log.Begin("Dynamics with the final force field", (int)Math.Ceiling(1e3 * options.FinalPs / options.Learning.StepFs)))
        {
            final = FinalDynamics.Run(learned.Model, start, options, bar, cancellation);
        }

        log.Say($"{final.Frames.Count} geometries of the final dynamics are labelled for the test.");
        LabelledStructure[] test = [.. labels.Label(final.Frames).OfType<LabelledStructure>()];
        var curve = learned.Rounds.Select(r => LearningError.Of(r, test)).ToList();
        var result = LearnTables.Result(options, labels.Level, relaxing, learned, final, curve, test);
        foreach (var warning in result.Warnings)
        {
            log.Say("Warning: " + warning);
        }

        var (fit, committee) = learned.Model.WithCommittee(Members, options.Learning.Seed);
        ExtendedXyz.Write(Path.Combine(target, LabelsFile), learned.Taken.Select(t => t.Label).OfType<LabelledStructure>());
        File.WriteAllText(Path.Combine(target, ForceFieldPipeline.ModelFile), ForceFieldFile.Text(fit, committee));
        LearnFolder.Finish(target, RunFolder.Files(result, inputs, log));
        return new TaskRun(result, Path.GetFullPath(target));
    }

    private static Structure Relaxed(LearnOptions options, Structure file, LearningLabels labels, RunLog log, CancellationToken cancellation)
    {
        var minimum = LbfgsRelaxation.Relax(new LabelledSurface(labels, options.Engine.Engine), file, RelaxedForce, maxEvaluations: 300, cancellation: cancellation);
        log.Say(FormattableString.Invariant($"Relaxed with {minimum.Evaluations} calls; the largest force left is {minimum.MaxForceEvPerAngstrom:G2} eV/angstrom."));
        return minimum.Structure;
    }

    private static LearningResult Explore(LearnOptions options, Structure start, LearningLabels labels, RunLog log, CancellationToken cancellation)
    {
        var sample = RandomDisplacement.Sample(start, SampledAngstrom, Sampled, new SeededRandom((ulong)options.Learning.Seed));
        var types = options.DistinctAtoms ? AtomTypes.OfMolecule(start) : AtomTypes.ByElement([.. start.Elements.Select(e => e.Symbol).Distinct().Order(StringComparer.Ordinal)]);
        var basis = new LinearAce(AceBasis.Fit(new AceSettings { CutoffAngstrom = options.CutoffAngstrom, Degrees = options.Degrees, CountsInProducts = false }, types, sample));
        log.Say($"{basis.Length} coefficients.");
        using var bar = log.Begin("Learning", options.Learning.MostLabels);
        var journal = new LearningJournal(log, bar);
        return new ActiveLearner(start, new LinearObservations(basis, sample, options.Learning.EnergyWeight), options.Learning, labels.Label, journal).Learn(cancellation);
    }
}
