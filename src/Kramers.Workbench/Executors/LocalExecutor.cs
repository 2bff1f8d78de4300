using System.ComponentModel;
using System.Diagnostics;
using Kramers.Workbench.Engines;

namespace Kramers.Workbench.Executors;

/// <summary>Runs programs on this machine, as many at once as cores and memory allow.</summary>
public sealed class LocalExecutor : IExecutor
{
    private readonly int _cores;
    private readonly int _memoryMb;

    /// <summary>Takes what may be used.</summary>
    /// <param name="cores">Cores, all programs together.</param>
    /// <param name="memoryMb">Memory in MB, all programs together.</param>
    public LocalExecutor(int cores, int memoryMb)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(cores, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(memoryMb, 1);
        (_cores, _memoryMb) = (cores, memoryMb);
    }

    /// <inheritdoc/>
    public string Name => "this machine";

    /// <inheritdoc/>
    public void Run(IReadOnlyList<JobAttempt> attempts, string folder, Action<JobAttempt> ended, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(attempts);
        ArgumentNullException.ThrowIfNull(ended);
        foreach (var attempt in attempts)
        {
            RequireFits(attempt.Job.Work);
        }

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var running = new List<Task<JobAttempt>>();
        try
        {
            // Programs die with the process that watches them: one that is claimed without an ending does not run any more.
            Pool(attempts.Where(a => !a.IsClaimed), running, ended, stop.Token);
        }
        finally
        {
            stop.Cancel();
            Task.WhenAll(running).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default).Wait(CancellationToken.None);
        }
    }

    /// <inheritdoc/>
    public string Preview(IReadOnlyList<JobAttempt> attempts, string folder)
    {
        ArgumentNullException.ThrowIfNull(attempts);
        return string.Concat(attempts.Select(a => $"cd {a.Folder} && {string.Join(' ', a.Job.Work.Command.Select(ShellScript.Quote))} > {ShellScript.Quote(a.Job.Work.Output)}\n"));
    }

    private void RequireFits(PreparedJob work)
    {
        if (work.Cores > _cores || work.MemoryMb > _memoryMb)
        {
            throw new ExecutorException($"A job needs {work.Cores} cores and {work.MemoryMb} MB, and {_cores} cores and {_memoryMb} MB are given. Ask for less per job or give more.");
        }
    }

    private void Pool(IEnumerable<JobAttempt> attempts, List<Task<JobAttempt>> running, Action<JobAttempt> ended, CancellationToken cancellation)
    {
        var waiting = new Queue<JobAttempt>(attempts);
        var (cores, memory) = (_cores, _memoryMb);
        while (waiting.Count + running.Count > 0)
        {
            while (waiting.TryPeek(out var next) && next.Job.Work.Cores <= cores && next.Job.Work.MemoryMb <= memory)
            {
                (cores, memory) = (cores - next.Job.Work.Cores, memory - next.Job.Work.MemoryMb);
                var attempt = waiting.Dequeue();
                running.Add(Task.Run(() => RunOne(attempt, cancellation), cancellation));
            }

            var first = Task.WhenAny(running).GetAwaiter().GetResult();
            running.Remove(first);
            var done = first.GetAwaiter().GetResult();
            (cores, memory) = (cores + done.Job.Work.Cores, memory + done.Job.Work.MemoryMb);
            ended(done);
        }
    }

    private static async Task<JobAttempt> RunOne(JobAttempt attempt, CancellationToken cancellation)
    {
        attempt.Prepare();
        attempt.Claim();
        var clock = Stopwatch.StartNew();
        var code = await ExitCode(attempt, cancellation).ConfigureAwait(false);
        attempt.End(new JobEnding(code, clock.Elapsed.TotalSeconds));
        return attempt;
    }

    private static async Task<int> ExitCode(JobAttempt attempt, CancellationToken cancellation)
    {
        var work = attempt.Job.Work;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(attempt.Job.WallTime);
        using var process = new Process { StartInfo = StartInfo(work, attempt.Folder) };
        try
        {
            process.Start();
        }
        catch (Win32Exception cause)
        {
            await File.WriteAllTextAsync(Path.Combine(attempt.Folder, PreparedJob.Errors), $"cannot start '{work.Command[0]}': {cause.Message}\n", cancellation).ConfigureAwait(false);
            return JobEnding.Missing;
        }

        try
        {
            process.StandardInput.Close();
            await Task.WhenAll(
                Save(process.StandardOutput, Path.Combine(attempt.Folder, work.Output), limit),
                Save(process.StandardError, Path.Combine(attempt.Folder, PreparedJob.Errors), limit)).ConfigureAwait(false);
            await process.WaitForExitAsync(limit.Token).ConfigureAwait(false);
            return process.ExitCode;
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            cancellation.ThrowIfCancellationRequested();
            return JobEnding.TimedOut;
        }
        catch (IOException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    private static ProcessStartInfo StartInfo(PreparedJob work, string folder)
    {
        var start = new ProcessStartInfo(work.Command[0], work.Command.Skip(1))
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        foreach (var (name, value) in work.Environment)
        {
            start.Environment[name] = value;
        }

        return start;
    }

    // A program whose output nobody takes any more waits for ever: where one stream cannot be saved, the other is given up.
    private static async Task Save(StreamReader from, string path, CancellationTokenSource limit)
    {
        try
        {
            var file = File.Create(path);
            await using (file.ConfigureAwait(false))
            {
                await from.BaseStream.CopyToAsync(file, limit.Token).ConfigureAwait(false);
            }
        }
        catch (IOException)
        {
            await limit.CancelAsync().ConfigureAwait(false);
            throw;
        }
    }
}
