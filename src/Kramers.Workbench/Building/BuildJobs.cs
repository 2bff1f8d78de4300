using System.Globalization;
using Kramers.Workbench.Engines;
using Kramers.Workbench.Executors;
using Kramers.Workbench.Pipelines;

namespace Kramers.Workbench.Building;

/// <summary>A batch in parts, each built by a kramers of its own: here or on a cluster.</summary>
/// <param name="Executor">Where they run.</param>
/// <param name="Kramers">Program and first arguments that start kramers.</param>
public sealed record BuildJobs(IExecutor Executor, IReadOnlyList<string> Kramers)
{
    private const string PartFile = "part.csv";
    private const string PartFolder = "part";

    /// <summary>Recipes of a job.</summary>
    public int RecipesPerJob { get; init; } = 100;

    /// <summary>Wall time of a job in minutes.</summary>
    public double Minutes { get; init; } = 60;

    /// <summary>Builds recipes and returns the journals of all parts. Begun in the same folder again, what is done is not repeated.</summary>
    /// <exception cref="ExecutorException">Some jobs failed, or the place does not take jobs.</exception>
    internal IReadOnlyList<string> Run(BuildOptions options, IReadOnlyList<RecipeLine> recipes, string folder, IRunMonitor monitor, CancellationToken cancellation)
    {
        Job[] jobs = [.. recipes.Chunk(RecipesPerJob).Select(part => new Job(Prepare(options, part), TimeSpan.FromMinutes(Minutes)))];
        var outcomes = new Campaign(folder, Executor).Run(jobs, Complaint, monitor, cancellation);
        JobOutcome[] failed = [.. outcomes.Where(o => o.Complaint is not null)];
        return failed.Length == 0
            ? [.. outcomes.Select(o => Journal(o.Attempt))]
            : throw new ExecutorException($"{failed.Length} of {outcomes.Count} jobs failed, the first in {failed[0].Attempt.Folder}: {failed[0].Complaint}. What is done is kept: go on with --resume.");
    }

    private PreparedJob Prepare(BuildOptions options, IReadOnlyList<RecipeLine> part)
    {
        string[] command =
        [
            .. Kramers, "build", "--batch", PartFile, "--output", PartFolder, "--cores", "1", "--quiet", "--isomers", Word(options.MostIsomers), "--seed", Word(options.Seed),
            "--xtb", options.Refinement.ToString().ToLowerInvariant(), .. options.Multiplicity is { } m ? ["--multiplicity", Word(m)] : Array.Empty<string>(),
        ];
        return new PreparedJob(new Dictionary<string, string> { [PartFile] = RecipeFile.Text(part) }, command, "kramers.out")
        {
            Environment = new Dictionary<string, string> { ["OMP_NUM_THREADS"] = "1", ["OPENBLAS_NUM_THREADS"] = "1", ["DOTNET_PROCESSOR_COUNT"] = "1" },
        };
    }

    private static string Word(IFormattable number) => number.ToString(null, CultureInfo.InvariantCulture);

    private static string Journal(JobAttempt attempt) => Path.Combine(attempt.Folder, PartFolder, BuildJournal.FileName);

    private static string? Complaint(JobAttempt attempt)
    {
        if (File.Exists(Journal(attempt)))
        {
            return null;
        }

        var errors = Path.Combine(attempt.Folder, PreparedJob.Errors);
        var words = File.Exists(errors) ? string.Join(' ', File.ReadLines(errors).TakeLast(3)) : "";
        return words.Length > 0 ? words.TrimEnd('.') : "kramers wrote no complexes";
    }
}
