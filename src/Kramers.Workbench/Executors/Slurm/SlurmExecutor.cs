using System.Security.Cryptography;
using System.Text;

namespace Kramers.Workbench.Executors.Slurm;

/// <summary>
/// Runs programs on a cluster with Slurm, as arrays. Nothing stays behind on the login node: the process may be stopped while jobs wait or run, and the
/// next one finds them in the queue by their names.
/// </summary>
public sealed class SlurmExecutor : IExecutor
{
    // A controller that is restarted answers again after minutes.
    private const int MostSilences = 60;

    // Files of a node may be seen a little later than the end of its job.
    private const int LooksAfterTheEnd = 2;
    private readonly SlurmSite _site;

    /// <summary>Takes the site profile.</summary>
    public SlurmExecutor(SlurmSite site)
    {
        ArgumentNullException.ThrowIfNull(site);
        _site = site;
    }

    /// <inheritdoc/>
    public string Name => "Slurm";

    /// <inheritdoc/>
    public void Run(IReadOnlyList<JobAttempt> attempts, string folder, Action<JobAttempt> ended, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(attempts);
        ArgumentNullException.ThrowIfNull(ended);
        var known = SlurmArray.ReadAll(folder);
        var live = OnTheirWay(known, cancellation);
        var underWay = live.SelectMany(array => array.Tasks).SelectMany(task => task).ToHashSet(StringComparer.Ordinal);
        var fresh = attempts.Where(a => !a.IsClaimed && !underWay.Contains(SlurmArray.Entry(a)));
        var waiting = new Queue<(SlurmArray Array, JobAttempt[] Attempts)>(Arrays([.. fresh], folder, known.Length));
        var open = attempts.ToList();
        for (var looks = 0; looks < LooksAfterTheEnd && open.Count > 0;)
        {
            Report(open, ended);
            SubmitWhatFits(waiting, live, folder);
            cancellation.WaitHandle.WaitOne(_site.Poll);
            live = OnTheirWay([.. live], cancellation);
            looks = live.Count + waiting.Count == 0 ? looks + 1 : 0;
        }

        Report(open, ended);
    }

    /// <inheritdoc/>
    public string Preview(IReadOnlyList<JobAttempt> attempts, string folder)
    {
        ArgumentNullException.ThrowIfNull(attempts);
        return string.Join('\n', Arrays(attempts, folder, SlurmArray.ReadAll(folder).Length).Select(a => a.Array.Script(a.Attempts[0].Job, folder, _site)));
    }

    private static void Report(List<JobAttempt> open, Action<JobAttempt> ended)
    {
        var done = open.Where(attempt => attempt.Ending() is not null).ToArray();
        open.RemoveAll(done.Contains);
        Array.ForEach(done, ended);
    }

    private void SubmitWhatFits(Queue<(SlurmArray Array, JobAttempt[] Attempts)> waiting, List<SlurmArray> live, string folder)
    {
        while (waiting.TryPeek(out var next) && (live.Count == 0 || live.Sum(array => array.Tasks.Length) + next.Array.Tasks.Length <= _site.QueueSize))
        {
            waiting.Dequeue();
            SlurmCommands.Submit(next.Array.Write(next.Attempts, folder, _site));
            live.Add(next.Array);
        }
    }

    // Those of the arrays that wait or run. A queue that does not answer is no empty queue.
    private List<SlurmArray> OnTheirWay(SlurmArray[] arrays, CancellationToken cancellation)
    {
        for (var silences = 0; silences < MostSilences; silences++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (SlurmCommands.Names() is { } names)
            {
                return [.. arrays.Where(array => names.Contains(array.Name))];
            }

            cancellation.WaitHandle.WaitOne(_site.Poll);
        }

        throw new ExecutorException("The queue of Slurm has not answered for a long time. Jobs that were submitted go on; go on here with --resume.");
    }

    private IEnumerable<(SlurmArray Array, JobAttempt[] Attempts)> Arrays(IReadOnlyList<JobAttempt> attempts, string folder, int number)
    {
        var most = Math.Min(_site.ArraySize, _site.QueueSize) * _site.Bundle;
        foreach (var alike in attempts.GroupBy(a => (a.Job.Work.Cores, a.Job.Work.MemoryMb, a.Job.WallTime)))
        {
            foreach (var chunk in alike.Chunk(most))
            {
                var tasks = chunk.Chunk(_site.Bundle).Select(bundle => bundle.Select(SlurmArray.Entry).ToArray()).ToArray();
                yield return (new SlurmArray($"kramers-{Hash(folder)}-{++number}", tasks), chunk);
            }
        }
    }

    private static string Hash(string folder) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(folder)))[..8];
}
