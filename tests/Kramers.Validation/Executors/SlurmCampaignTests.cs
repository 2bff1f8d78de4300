using System.Diagnostics;
using Kramers.Workbench.Engines;
using Kramers.Workbench.Executors;
using Kramers.Workbench.Executors.Slurm;
using Kramers.Workbench.Pipelines;

namespace Kramers.Validation.Executors;

/// <summary>Campaigns on a real Slurm, where there is one (docs/labels.md says how to start one of a single node).</summary>
public sealed class SlurmCampaignTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("kramers-slurm-");

    private string Place => Path.Combine(_folder.FullName, "campaign");

    private string Ledger => Path.Combine(_folder.FullName, "ledger");

    public SlurmCampaignTests() => Assert.SkipUnless(HasSlurm(), "There is no Slurm here that answers sinfo: apt-get install slurm-wlm munge, then .ci/start-slurm.");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Every_job_of_a_large_campaign_is_done_once_though_one_in_twenty_fails()
    {
        const int count = 2000;
        var jobs = Enumerable.Range(0, count).Select(i => Job(i, i % 20 == 7 ? "[ -e ../1/failed ] || { touch failed; exit 1; }" : "")).ToArray();
        var outcomes = Run(jobs, new SlurmSite { Bundle = 25, ArraySize = 30, QueueSize = 50, Poll = TimeSpan.FromSeconds(0.5) });
        Assert.All(outcomes, o => Assert.Null(o.Complaint));
        Assert.Equal(count / 20, outcomes.Count(o => o.Attempt.Number == 2));
        Assert.Equal(Enumerable.Range(0, count), Done());
    }

    [Fact]
    public void A_driver_that_was_stopped_finds_its_jobs_in_the_queue()
    {
        using var stop = new CancellationTokenSource();
        var jobs = Enumerable.Range(0, 12).Select(i => Job(i, "sleep 0.5")).ToArray();
        var site = new SlurmSite { Bundle = 3, Poll = TimeSpan.FromSeconds(0.3) };
        Assert.ThrowsAny<OperationCanceledException>(() => Run(jobs, site, stop.Token, _ => stop.Cancel()));
        Assert.All(Run(jobs, site), o => Assert.Equal((1, null), (o.Attempt.Number, o.Complaint)));
        Assert.Equal(Enumerable.Range(0, 12), Done());
        Assert.Single(Directory.GetFiles(Path.Combine(Place, "slurm"), "*.list"));
    }

    [Fact]
    public void Jobs_that_the_cluster_kills_are_tried_again_and_those_that_overrun_end_as_timed_out()
    {
        var name = Path.Combine(_folder.FullName, "cancelled");
        var killed = Job(0, $"[ -e {name} ] || {{ touch {name}; scancel $SLURM_ARRAY_JOB_ID; sleep 600; }}");
        var slow = new Job(new PreparedJob(new Dictionary<string, string>(), ["sleep", "30"], "out"), TimeSpan.FromSeconds(1));
        var outcomes = Run([killed, slow], new SlurmSite { Poll = TimeSpan.FromSeconds(0.3) });
        Assert.Equal((2, null), (outcomes[0].Attempt.Number, outcomes[0].Complaint));
        Assert.Equal([0], Done());
        Assert.Equal(JobEnding.TimedOut, outcomes[1].Attempt.Ending()!.ExitCode);
    }

    // Slurm itself ends a job after a minute at the earliest; timeout, which comes before, is set to far more.
    [Fact]
    public void A_job_that_Slurm_kills_at_its_own_wall_time_is_tried_again()
    {
        var jobs = new[] { Job(0, "[ -e ../1/started ] || { touch started; sleep 600; }", 600), Job(1, "", 600) };
        var outcomes = Run(jobs, new SlurmSite { Directives = ["--time=1"], Poll = TimeSpan.FromSeconds(0.5) });
        Assert.Equal([(2, null), (1, null)], outcomes.Select(o => (o.Attempt.Number, o.Complaint)));
        Assert.Equal([0, 1], Done());
    }

    [Fact]
    public async Task When_the_node_is_lost_every_job_is_still_done_once()
    {
        var started = Path.Combine(_folder.FullName, "started");
        var jobs = Enumerable.Range(0, 12).Select(i => Job(i, i == 5 ? $"[ -e {started} ] || {{ touch {started}; sleep 600; }}" : "sleep 0.2")).ToArray();
        var losing = Task.Run(() => LoseTheNodeWhen(() => File.Exists(started) && File.Exists(Ledger) && File.ReadAllLines(Ledger).Length == 11), TestContext.Current.CancellationToken);
        var outcomes = Run(jobs, new SlurmSite { Bundle = 3, Poll = TimeSpan.FromSeconds(0.5) });
        await losing;
        Assert.All(outcomes, o => Assert.Null(o.Complaint));
        Assert.Equal(2, outcomes[5].Attempt.Number);
        Assert.Equal(Enumerable.Range(0, 12), Done());
    }

    [Fact]
    public void A_script_that_is_refused_says_why()
    {
        var refused = Assert.Throws<ExecutorException>(() => Run([Job(0, "")], new SlurmSite { Directives = ["--partition=no-such-partition"] }));
        Assert.Contains("invalid partition", refused.Message, StringComparison.Ordinal);
    }

    private static void LoseTheNodeWhen(Func<bool> isTime)
    {
        SpinWait.SpinUntil(isTime, TimeSpan.FromMinutes(2));
        Thread.Sleep(TimeSpan.FromSeconds(1));
        var node = Says("sinfo", "-h", "-N", "-o", "%N").Split('\n')[0].Trim();
        try
        {
            Says("scontrol", "update", $"nodename={node}", "state=down", "reason=test");
            Thread.Sleep(TimeSpan.FromSeconds(3));
        }
        finally
        {
            // A node that answers may have come back by itself (ReturnToService): then this is refused.
            Says("scontrol", "update", $"nodename={node}", "state=resume");
        }
    }

    private static string Says(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return said;
    }

    private static bool HasSlurm()
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo("sinfo", "-h") { RedirectStandardOutput = true, RedirectStandardError = true })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    private int[] Done() => [.. File.ReadLines(Ledger).Select(int.Parse).Order()];

    private Job Job(int number, string before, double seconds = 40) => new(
        new PreparedJob(new Dictionary<string, string>(), ["bash", "-c", $"{(before.Length > 0 ? before + "; " : "")}echo {number} >> {Ledger}; touch result"], "out") { MemoryMb = 100 },
        TimeSpan.FromSeconds(seconds));

    private IReadOnlyList<JobOutcome> Run(Job[] jobs, SlurmSite site, CancellationToken? cancellation = null, Action<JobAttempt>? watch = null) =>
        new Campaign(Place, new SlurmExecutor(site)).Run(jobs, attempt =>
        {
            watch?.Invoke(attempt);
            return File.Exists(Path.Combine(attempt.Folder, "result")) ? null : "no result";
        }, new NoProgress(), cancellation ?? TestContext.Current.CancellationToken);
}

/// <summary>A monitor that keeps nothing.</summary>
internal sealed class NoProgress : IRunMonitor, IRunStep
{
    public IRunStep Begin(string title, int total) => this;

    public void Say(string line)
    {
    }

    public void Report(int value)
    {
    }

    public void Dispose()
    {
    }
}
