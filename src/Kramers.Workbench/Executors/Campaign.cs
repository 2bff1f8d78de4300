using Kramers.Chemistry;
using Kramers.Workbench.Pipelines;

namespace Kramers.Workbench.Executors;

/// <summary>What became of a job.</summary>
/// <param name="Attempt">The last try at it.</param>
/// <param name="Complaint">Why it failed, or null: it is done.</param>
public sealed record JobOutcome(JobAttempt Attempt, string? Complaint);

/// <summary>
/// Many jobs, each to be done once. The folder is all the memory there is: a campaign that was killed is taken up by running it again with the same jobs;
/// what is done is not repeated, what still runs is waited for, what failed is tried anew.
/// </summary>
public sealed class Campaign
{
    private const string LockName = "lock";
    private readonly string _folder;
    private readonly IExecutor _executor;
    private readonly int _attempts;

    /// <summary>Takes folder and place.</summary>
    /// <param name="folder">Folder of the campaign; made where there is none.</param>
    /// <param name="executor">Where programs run.</param>
    /// <param name="attempts">How often a failing job is tried in one run, at least once.</param>
    public Campaign(string folder, IExecutor executor, int attempts = 2)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(executor);
        ArgumentOutOfRangeException.ThrowIfLessThan(attempts, 1);
        (_folder, _executor, _attempts) = (Path.GetFullPath(folder), executor, attempts);
    }

    /// <summary>Does all jobs; jobs with the same content are done once.</summary>
    /// <param name="jobs">The jobs.</param>
    /// <param name="judge">Looks into the folder of a program that has ended: null if the work is done, else why it is not. An exit code alone decides nothing.</param>
    /// <param name="monitor">Told how many jobs are done.</param>
    /// <param name="cancellation">Stops; what is done stays done.</param>
    /// <returns>One for each different job, in the order of the jobs.</returns>
    /// <exception cref="InputException">Another process is at work in the folder.</exception>
    /// <exception cref="ExecutorException">The place does not take jobs, or the folder cannot be written: the disk is full.</exception>
    public IReadOnlyList<JobOutcome> Run(IReadOnlyList<Job> jobs, Func<JobAttempt, string?> judge, IRunMonitor monitor, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(judge);
        ArgumentNullException.ThrowIfNull(monitor);
        try
        {
            return Attempts(jobs, judge, monitor, cancellation);
        }
        catch (IOException cause)
        {
            throw ExecutorException.CannotWrite(_folder, cause);
        }
    }

    /// <summary>What <see cref="Run"/> would start first, as text; nothing is written.</summary>
    public string Preview(IReadOnlyList<Job> jobs) =>
        _executor.Preview([.. Distinct(jobs).Select(LastAttempt).Where(attempt => attempt.Ending() is null)], _folder);

    private JobOutcome[] Attempts(IReadOnlyList<Job> jobs, Func<JobAttempt, string?> judge, IRunMonitor monitor, CancellationToken cancellation)
    {
        Directory.CreateDirectory(_folder);
        using var alone = Lock();
        var outcomes = Distinct(jobs).Select(job => Found(job, judge)).ToArray();
        using var step = monitor.Begin($"Jobs on {_executor.Name}", outcomes.Length);
        step.Report(outcomes.Count(IsDone));

        // What an earlier process began and nobody ended costs a round to find out, not an attempt.
        var rounds = _attempts + (outcomes.Any(o => o.Attempt.IsClaimed && o.Attempt.Ending() is null) ? 1 : 0);
        for (var round = 0; round < rounds && outcomes.Any(MayTry(round)); round++)
        {
            Round(round, outcomes, judge, step, cancellation);
        }

        return outcomes;
    }

    private static IEnumerable<Job> Distinct(IReadOnlyList<Job> jobs) => jobs.DistinctBy(job => job.Id);

    private static bool IsDone(JobOutcome outcome) => outcome.Complaint is null;

    // A program that is not there will not be there a minute later; at the next run it may be.
    private static Func<JobOutcome, bool> MayTry(int round) =>
        outcome => !IsDone(outcome) && (round == 0 || outcome.Attempt.Ending()?.ExitCode != JobEnding.Missing);

    private void Round(int round, JobOutcome[] outcomes, Func<JobAttempt, string?> judge, IRunStep step, CancellationToken cancellation)
    {
        int[] open = [.. Enumerable.Range(0, outcomes.Length).Where(i => MayTry(round)(outcomes[i]))];
        var places = open.ToDictionary(i => outcomes[i].Attempt.Job.Id);
        JobAttempt[] attempts = [.. open.Select(i => Next(outcomes[i].Attempt, isFirst: round == 0))];
        foreach (var attempt in attempts)
        {
            outcomes[places[attempt.Job.Id]] = new JobOutcome(attempt, "it has not ended: the program or the machine was stopped");
        }

        _executor.Run(attempts, _folder, attempt =>
        {
            outcomes[places[attempt.Job.Id]] = new JobOutcome(attempt, judge(attempt));
            step.Report(outcomes.Count(IsDone));
        }, cancellation);
    }

    private JobOutcome Found(Job job, Func<JobAttempt, string?> judge)
    {
        var attempt = LastAttempt(job);
        return new JobOutcome(attempt, attempt.Ending() is null ? "it has not run" : judge(attempt));
    }

    // One without ending from an earlier process may still run somewhere: the executor knows.
    private JobAttempt Next(JobAttempt last, bool isFirst) => isFirst && last.Ending() is null ? last : Attempt(last.Job, last.Number + 1);

    private JobAttempt LastAttempt(Job job)
    {
        var number = 1;
        while (Directory.Exists(Attempt(job, number + 1).Folder))
        {
            number++;
        }

        return Attempt(job, number);
    }

    private JobAttempt Attempt(Job job, int number) => new(job, number, Path.Combine(_folder, job.Id, $"{number}"));

    private FileStream Lock()
    {
        try
        {
            return new FileStream(Path.Combine(_folder, LockName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException cause) when (File.Exists(Path.Combine(_folder, LockName)))
        {
            throw new InputException(_folder, null, "another process is at work in this folder", "Wait for it, or stop it", cause);
        }
    }
}
