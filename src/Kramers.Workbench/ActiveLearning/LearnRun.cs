using Kramers.Chemistry;
using Kramers.Chemistry.Formats;
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
        ILearning learning = options.IsRecorded
            ? RecordedLearning.Read(options)
            : new EngineLearning(options, Path.GetFullPath(target), (kramers, searchPath), log, cancellation);
        var inputs = RunFolder.Inputs("kramers learn with these flags runs it again.", options.Settings(), [learning.File]);
        LearnFolder.Check(target, inputs, resume);
        LearnFolder.Begin(target, inputs);
        try
        {
            return Write(options, target, inputs, learning.Run(log, cancellation), log);
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
        return output ?? Path.Combine("runs", "learn-" + Path.GetFileNameWithoutExtension(Path.TrimEndingDirectorySeparator(options.File)));
    }

    private static TaskRun Write(LearnOptions options, string target, string inputs, Learned learned, RunLog log)
    {
        var curve = learned.Result.Rounds.Select(r => LearningError.Of(r, learned.Test)).ToList();
        var result = LearnTables.Result(options, learned, curve);
        foreach (var warning in result.Warnings)
        {
            log.Say("Warning: " + warning);
        }

        var (fit, committee) = learned.Result.Model.WithCommittee(Members, options.Learning.Seed);
        ExtendedXyz.Write(Path.Combine(target, LabelsFile), learned.Result.Taken.Select(t => t.Label).OfType<LabelledStructure>().Except(learned.Result.LeftOut.Select(l => l.Label)));
        File.WriteAllText(Path.Combine(target, ForceFieldPipeline.ModelFile), ForceFieldFile.Text(fit, committee));
        LearnFolder.Finish(target, RunFolder.Files(result, inputs, log));
        return new TaskRun(result, Path.GetFullPath(target));
    }
}
