namespace Kramers.Numerics.LinearAlgebra;

/// <summary>
/// While one of these is open OpenBLAS uses one thread per call, because many calls run side by side: its own threads in ours
/// made a powder average of 30 states thirty times slower. The setting belongs to the whole process, so the scopes are counted,
/// and the last one to close restores what the first one found.
/// </summary>
public sealed class SingleThreadedBlas : IDisposable
{
    private static readonly Lock Gate = new();
    private static int _open;
    private static int _threadsBefore;
    private bool _isClosed;

    /// <summary>From here on OpenBLAS, where the machine has it, uses one thread per call.</summary>
    public SingleThreadedBlas()
    {
        lock (Gate)
        {
            if (_open++ == 0 && OpenBlas.Search.Library is { } library)
            {
                _threadsBefore = library.Threads;
                library.Threads = 1;
            }
        }
    }

    /// <summary>Restores the threads, once the last scope closes. A second call does nothing.</summary>
    public void Dispose()
    {
        lock (Gate)
        {
            if (_isClosed)
            {
                return;
            }

            _isClosed = true;
            if (--_open == 0 && OpenBlas.Search.Library is { } library)
            {
                library.Threads = _threadsBefore;
            }
        }
    }
}
