using Kramers.Chemistry;
using Kramers.Tests.Workbench;
using Kramers.Workbench.Engines;
using Kramers.Workbench.Executors;
using Kramers.Workbench.Executors.Slurm;

namespace Kramers.Tests.Executors;

/// <summary>Every job is done once: after failures, after a stop, after a kill.</summary>
public sealed class CampaignTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("kramers-campaign-");

    private string Ledger => Path.Combine(_folder.FullName, "ledger");

    private string Place => Path.Combine(_folder.FullName, "campaign");

    private static CancellationToken Test => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void The_same_content_is_the_same_job_wherever_its_program_lies()
    {
        static string Id(string command, string text, string value = "1") => new Job(
            new PreparedJob(new Dictionary<string, string> { ["a"] = text }, [command], "out") { Environment = new Dictionary<string, string> { ["N"] = value } },
            TimeSpan.FromSeconds(1)).Id;
        Assert.Equal(Id("/usr/bin/xtb", "x"), Id("/opt/bin/xtb", "x"));
        Assert.Equal(4, new[] { Id("xtb", "x"), Id("xtb", "y"), Id("psi4", "x"), Id("xtb", "x", "2") }.Distinct().Count());
    }

    [Fact]
    public void Jobs_run_side_by_side_within_cores_and_memory()
    {
        var log = Path.Combine(_folder.FullName, "log");
        var jobs = Enumerable.Range(0, 6).Select(i => Shell($"echo + >> {log}; sleep 0.3; echo - >> {log} # {i}")).ToArray();
        Assert.All(Run(jobs, new LocalExecutor(8, 2000)), o => Assert.Null(o.Complaint));
        var (most, now) = (0, 0);
        foreach (var line in File.ReadLines(log))
        {
            now += line == "+" ? 1 : -1;
            most = Math.Max(most, now);
        }

        Assert.Equal(2, most);
    }

    [Fact]
    public void A_job_larger_than_the_machine_is_refused_before_anything_runs()
    {
        var refused = Assert.Throws<ExecutorException>(() => Run([Task(0), Shell("true")], new LocalExecutor(1, 500)));
        Assert.Contains("1000 MB", refused.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(Ledger));
    }

    [Fact]
    public void A_failure_is_tried_again_and_a_success_is_not()
    {
        var fails = Shell($"[ -e {_folder.FullName}/again ] && echo done > result; touch {_folder.FullName}/again");
        var outcomes = Run([Task(0), fails, Task(1), Task(0)], Local);
        Assert.All(outcomes, o => Assert.Null(o.Complaint));
        Assert.Equal([1, 2, 1], outcomes.Select(o => o.Attempt.Number));
        Run([Task(0), fails, Task(1)], Local);
        Assert.Equal(["0", "1"], File.ReadLines(Ledger).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_missing_program_is_not_tried_twice_in_one_run()
    {
        var outcome = Assert.Single(Run([new Job(new PreparedJob(new Dictionary<string, string>(), ["no-such-program"], "out"), TimeSpan.FromSeconds(5))], Local));
        Assert.Equal((1, JobEnding.Missing), (outcome.Attempt.Number, outcome.Attempt.Ending()!.ExitCode));
        Assert.Contains("no-such-program", File.ReadAllText(Path.Combine(outcome.Attempt.Folder, PreparedJob.Errors)), StringComparison.Ordinal);
    }

    [Fact]
    public void At_its_wall_time_a_program_is_killed_with_its_children()
    {
        var pid = Path.Combine(_folder.FullName, "pid");
        var work = new PreparedJob(new Dictionary<string, string>(), ["bash", "-c", $"sleep 60 & echo $! > {pid}; wait"], "out");
        var outcome = Assert.Single(Run([new Job(work, TimeSpan.FromSeconds(1))], Local, attempts: 1));
        Assert.Equal(JobEnding.TimedOut, outcome.Attempt.Ending()!.ExitCode);
        // A killed process is gone when the kernel gets to it, and stays as a zombie until its parent asks.
        var status = $"/proc/{File.ReadAllText(pid).Trim()}/stat";
        Assert.True(SpinWait.SpinUntil(() => IsGone(status), TimeSpan.FromSeconds(30)));
    }

    private static bool IsGone(string status)
    {
        try
        {
            return File.ReadAllText(status).Contains(" Z ", StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return true;
        }
    }

    [Fact]
    public void A_campaign_that_was_stopped_in_the_middle_goes_on_where_it_was()
    {
        using var stop = new CancellationTokenSource();
        var jobs = Enumerable.Range(0, 12).Select(i => Task(i)).ToArray();
        var judged = new List<Job>();
        Assert.ThrowsAny<OperationCanceledException>(() => new Campaign(Place, Local).Run(jobs, attempt =>
        {
            judged.Add(attempt.Job);
            if (judged.Count == 4)
            {
                stop.Cancel();
            }

            return Judge(attempt);
        }, new SilentMonitor(), stop.Token));
        Assert.InRange(judged.Count, 4, 6);
        var outcomes = Run(jobs, Local);
        Assert.All(outcomes, o => Assert.Null(o.Complaint));
        Assert.All(outcomes.Where(o => judged.Contains(o.Attempt.Job)), o => Assert.Equal(1, o.Attempt.Number));
        var runs = File.ReadLines(Ledger).Select(int.Parse).CountBy(n => n).ToDictionary();
        Assert.Equal(12, runs.Count);
        Assert.All(judged, job => Assert.Equal(1, runs[Array.IndexOf(jobs, job)]));

        // What the stop killed on two cores, after its line was written.
        Assert.InRange(runs.Values.Sum(), 12, 14);
    }

    [Fact]
    public void An_attempt_whose_watcher_was_killed_is_repeated_in_a_folder_of_its_own()
    {
        var job = Task(0);
        Directory.CreateDirectory(Path.Combine(Place, job.Id, "1", "kramers-claim"));
        var outcome = Assert.Single(Run([job], Local, attempts: 1));
        Assert.Equal((2, null), (outcome.Attempt.Number, outcome.Complaint));
    }

    [Fact]
    public void Two_processes_do_not_work_in_one_folder()
    {
        var second = Assert.Single(Run([Shell("echo done > result")], Local, judge: attempt =>
            Assert.Throws<InputException>(() => Run([Task(1)], Local)).Message));
        Assert.Contains("another process", second.Complaint, StringComparison.Ordinal);
    }

    [Fact]
    public void What_would_run_is_shown_and_nothing_written()
    {
        var preview = new Campaign(Place, new SlurmExecutor(new SlurmSite { ArraySize = 2, Bundle = 3, Running = 5, Setup = ["module load xtb"], Directives = ["--partition=long"] }))
            .Preview([.. Enumerable.Range(0, 8).Select(i => Task(i))]);
        Assert.Contains("#SBATCH --array=0-1%5\n", preview, StringComparison.Ordinal);
        Assert.Contains("#SBATCH --array=0-0%5\n", preview, StringComparison.Ordinal);
        Assert.Contains("#SBATCH --partition=long\nmodule load xtb\n", preview, StringComparison.Ordinal);
        Assert.Contains("#SBATCH --time=3\n", preview, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Place));
    }

    [Theory]
    [InlineData("""{"jobs":[{"name":"a","job_state":"RUNNING"},{"name":"b","job_state":"COMPLETED"},{"name":"c","job_state":"PENDING"},{"name":"a","job_state":"FAILED"}]}""")]
    [InlineData("""{"jobs":[{"name":"a","job_state":["RUNNING"]},{"name":"b","job_state":["COMPLETED"]},{"name":"c","job_state":["PENDING"]},{"name":"d","job_state":["CANCELLED","POWERING_UP_NODE"]}]}""")]
    public void The_queue_is_understood_in_both_dialects(string json)
    {
        Assert.Equal(["a", "c"], SlurmCommands.NamesInJson(json).Order(StringComparer.Ordinal));
        Assert.Equal(["a", "c"], SlurmCommands.NamesInLines("a|RUNNING\nb|COMPLETED\nc|PENDING\n").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_site_profile_says_what_the_cluster_wants_and_a_wrong_key_is_named()
    {
        var file = Path.Combine(_folder.FullName, "site.yaml");
        File.WriteAllText(file, "partition: long\naccount: magnets\ndirectives: [--constraint=fast]\nsetup: [module load openmolcas]\nbundle: 20\n");
        var site = SlurmSite.Read(file);
        Assert.Equal(["--partition=long", "--account=magnets", "--constraint=fast"], site.Directives);
        Assert.Equal((20, 1000, "module load openmolcas"), (site.Bundle, site.ArraySize, Assert.Single(site.Setup)));
        File.WriteAllText(Path.Combine(_folder.FullName, "short.yaml"), "bundle: 4\n");
        Assert.Equal((4, 0), (SlurmSite.Read(Path.Combine(_folder.FullName, "short.yaml")).Bundle, SlurmSite.Read(Path.Combine(_folder.FullName, "short.yaml")).Directives.Count));
        File.AppendAllText(file, "bundel: 3\n");
        Assert.Equal(6, Assert.Throws<InputException>(() => SlurmSite.Read(file)).Line);
    }

    private static LocalExecutor Local => new(2, 4000);

    private Job Task(int number) => Shell($"sleep 0.05; echo {number} >> {Ledger}; echo done > result");

    private static Job Shell(string script) => new(new PreparedJob(new Dictionary<string, string>(), ["bash", "-c", script], "out"), TimeSpan.FromSeconds(30));

    private IReadOnlyList<JobOutcome> Run(Job[] jobs, IExecutor executor, int attempts = 2, Func<JobAttempt, string?>? judge = null) =>
        new Campaign(Place, executor, attempts).Run(jobs, judge ?? Judge, new SilentMonitor(), Test);

    private static string? Judge(JobAttempt attempt) =>
        File.Exists(Path.Combine(attempt.Folder, "result")) || attempt.Job.Work.Command[^1].Contains("echo +", StringComparison.Ordinal) ? null : "no result";
}
