using System.Diagnostics;
using Kramers.Numerics;
using Kramers.Tests.Labels;
using Kramers.Tests.Workbench;
using Kramers.Workbench.Engines;
using Kramers.Workbench.Executors;
using Kramers.Workbench.Labels;

namespace Kramers.Tests.Executors;

/// <summary>A disk that is full stops a campaign with a message; with room again it goes on, and nothing that was done is lost.</summary>
public sealed class FullDiskTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("kramers-full-");

    private string Disk => Path.Combine(_folder.FullName, "disk");

    private string Set => Path.Combine(Disk, "set");

    private static CancellationToken Test => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        if (Directory.Exists(Disk))
        {
            Mount("umount", Disk);
        }

        _folder.Delete(recursive: true);
    }

    [Fact]
    public void A_program_whose_output_cannot_be_saved_is_killed_and_done_at_the_next_run()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "There is no /dev/full here.");
        var first = Job("echo done > result", "out");
        var clock = Stopwatch.StartNew();
        var stopped = Assert.Throws<ExecutorException>(() => Run(first, Job("yes | head -c 1000000; sleep 60; echo done > result # 2", "/dev/full")));
        Assert.Contains("No space left on device", stopped.Message, StringComparison.Ordinal);
        Assert.Contains("--resume", stopped.Message, StringComparison.Ordinal);
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 30);
        var outcomes = Run(first, Job("echo done > result # 3", "out"));
        Assert.Equal([(1, null), (1, null)], outcomes.Select(o => (o.Attempt.Number, o.Complaint)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("0 1.5e")]
    public void An_ending_that_was_written_in_part_is_none(string written)
    {
        var job = Job("echo done > result", "out");
        var folder = Directory.CreateDirectory(Path.Combine(_folder.FullName, "campaign", job.Id, "1"));
        folder.CreateSubdirectory("kramers-claim");
        File.WriteAllText(Path.Combine(folder.FullName, "kramers-ending"), written);
        var outcome = Assert.Single(Run(job));
        Assert.Equal((2, null), (outcome.Attempt.Number, outcome.Complaint));
    }

    [Fact]
    public void On_a_disk_that_fills_up_labelling_stops_and_goes_on_when_there_is_room()
    {
        Directory.CreateDirectory(Disk);
        Assert.SkipUnless(Mount("mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", Disk), "A small disk can only be mounted by root on Linux.");
        var molecule = Path.Combine(_folder.FullName, "water.xyz");
        File.WriteAllText(molecule, "3\n\nO 0.0 0.0 0.1\nH 0.0 0.76 -0.48\nH 0.1 -0.76 -0.48\n");
        var engine = new EngineChoice("psi4", "energy-forces") { Program = ["bash", FakePsi4.Write(_folder.FullName)], MemoryMb = 100 };
        var options = new LabelOptions(molecule, engine, new SamplerOptions("random") { Count = 24 }, Set) { Cores = 2, Minutes = 1 };
        var stopped = Assert.Throws<ExecutorException>(() => Label(options));
        Assert.Contains("No space left on device", stopped.Message, StringComparison.Ordinal);
        Assert.True(Mount("mount", "-o", "remount,size=20m", Disk));
        var run = Label(options with { Resume = true });
        Assert.Empty(run.Failures);
        var labels = LabelledSet.Open(Set).Labels;
        Assert.Equal(24, labels.Select(l => l.Id).Distinct().Count());
        Assert.All(labels, l => Assert.Equal(l.Structure.Positions.ToArray().Sum() * PhysicalConstants.HartreeEv, l.EnergyEv!.Value, 1e-6));
    }

    private static LabelRun Label(LabelOptions options) => new LabelPipeline(options, ["kramers"], Test).Run("", new SilentMonitor(), Test);

    private static Job Job(string script, string output) =>
        new(new PreparedJob(new Dictionary<string, string>(), ["bash", "-c", script], output) { MemoryMb = 10 }, TimeSpan.FromSeconds(90));

    private IReadOnlyList<JobOutcome> Run(params Job[] jobs) => new Campaign(Path.Combine(_folder.FullName, "campaign"), new LocalExecutor(1, 100)).Run(
        jobs, attempt => File.Exists(Path.Combine(attempt.Folder, "result")) ? null : "no result", new SilentMonitor(), Test);

    private static bool Mount(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
            process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
