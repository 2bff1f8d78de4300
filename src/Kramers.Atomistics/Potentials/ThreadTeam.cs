namespace Kramers.Atomistics.Potentials;

/// <summary>
/// Threads that wait for their next task on their toes, since a step of dynamics takes less than the thread pool takes to wake. Whoever is free takes the
/// next part: what a part writes must not depend on who does it. One caller at a time.
/// </summary>
public sealed class ThreadTeam : IDisposable
{
    private readonly Thread[] _others;
    private volatile Action<int>? _part;
    private Exception? _failure;
    private int _parts;
    private int _next;
    private int _round;
    private int _busy;
    private volatile bool _isOver;

    /// <summary>Starts the threads.</summary>
    /// <param name="count">Number of them with that of the caller, at least one.</param>
    public ThreadTeam(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        _others = new Thread[count - 1];
        for (var i = 0; i < _others.Length; i++)
        {
            _others[i] = new Thread(Serve) { IsBackground = true, Name = "Kramers atoms" };
            _others[i].Start();
        }
    }

    /// <summary>The caller alone; it has no threads, and can be shared by everybody.</summary>
    public static ThreadTeam Alone { get; } = new(1);

    /// <summary>Number of threads with that of the caller.</summary>
    public int Count => _others.Length + 1;

    /// <summary>Does parts 0 to <paramref name="parts"/> - 1 and returns when all are done.</summary>
    /// <param name="parts">Number of parts.</param>
    /// <param name="part">Does one of them.</param>
    public void Run(int parts, Action<int> part)
    {
        ArgumentNullException.ThrowIfNull(part);
        if (_others.Length == 0)
        {
            for (var i = 0; i < parts; i++)
            {
                part(i);
            }

            return;
        }

        (_part, _parts, _next, _busy, _failure) = (part, parts, 0, _others.Length, null);
        Interlocked.Increment(ref _round);
        Work();
        var wait = default(SpinWait);
        while (Volatile.Read(ref _busy) > 0)
        {
            wait.SpinOnce(sleep1Threshold: -1);
        }

        if (_failure is { } failure)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(failure);
        }
    }

    /// <summary>Lets the threads go.</summary>
    public void Dispose()
    {
        _isOver = true;
        Interlocked.Increment(ref _round);
        foreach (var thread in _others)
        {
            thread.Join();
        }
    }

    private void Serve()
    {
        for (var seen = 0; ; seen++)
        {
            var wait = default(SpinWait);
            while (Volatile.Read(ref _round) == seen)
            {
                wait.SpinOnce(sleep1Threshold: -1);
            }

            if (_isOver)
            {
                return;
            }

            Work();
            Interlocked.Decrement(ref _busy);
        }
    }

    private void Work()
    {
        try
        {
            for (var i = Interlocked.Increment(ref _next) - 1; i < _parts; i = Interlocked.Increment(ref _next) - 1)
            {
                _part!(i);
            }
        }
        catch (Exception e) // of another thread: it belongs to the caller
        {
            Interlocked.CompareExchange(ref _failure, e, null);
        }
    }
}
