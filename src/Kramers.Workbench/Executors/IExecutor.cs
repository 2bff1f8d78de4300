namespace Kramers.Workbench.Executors;

/// <summary>
/// A place where programs run. It keeps nothing in mind: what was begun and what has ended is read from the folders of the attempts, so that a run can be
/// killed at any time and taken up by another process.
/// </summary>
public interface IExecutor
{
    /// <summary>Name, for messages.</summary>
    string Name { get; }

    /// <summary>
    /// Sees every attempt through: starts those that nobody has begun, waits for those that still run since an earlier call. Returns when each has
    /// ended or will not end any more, being claimed without an ending: its watcher was killed.
    /// </summary>
    /// <param name="attempts">The attempts, each in a folder of its own below <paramref name="folder"/>.</param>
    /// <param name="folder">Folder of the campaign, for the executor's own files.</param>
    /// <param name="ended">Told each attempt that has ended, once, one at a time.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <exception cref="ExecutorException">The place does not take jobs: says why.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    void Run(IReadOnlyList<JobAttempt> attempts, string folder, Action<JobAttempt> ended, CancellationToken cancellation);

    /// <summary>What <see cref="Run"/> would start, as text; nothing is written.</summary>
    string Preview(IReadOnlyList<JobAttempt> attempts, string folder);
}

/// <summary>A place for programs does not take jobs.</summary>
public sealed class ExecutorException : Exception
{
    /// <summary>Says why.</summary>
    /// <param name="message">What was tried, what came back, what to change.</param>
    /// <param name="inner">The cause, if any.</param>
    public ExecutorException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }

    internal static ExecutorException CannotWrite(string folder, IOException cause) =>
        new($"{folder} cannot be written: {cause.Message.TrimEnd('.')}. What is done is kept: make room and go on with --resume.", cause);
}
