using System.Diagnostics;
using Kramers.Workbench.Pipelines;

namespace Kramers.Cli;

/// <summary>
/// One line per step, for output that goes to a file or a pipe. A step that ends because something went wrong is not done, and
/// its end looks no different: so the line waits until the run goes on.
/// </summary>
internal sealed class PlainMonitor(Action<string> writeLine) : IRunMonitor
{
    private readonly Lock _lock = new();
    private readonly Queue<string> _ended = new();

    /// <inheritdoc/>
    public IRunStep Begin(string title, int total)
    {
        Finish();
        return new Step(this, title);
    }

    /// <inheritdoc/>
    public void Say(string line)
    {
        Finish();
        lock (_lock)
        {
            writeLine(line);
        }
    }

    /// <summary>Writes the lines of the steps that ended so far.</summary>
    public void Finish()
    {
        lock (_lock)
        {
            while (_ended.TryDequeue(out var line))
            {
                writeLine(line);
            }
        }
    }

    private void End(string line)
    {
        lock (_lock)
        {
            _ended.Enqueue(line);
        }
    }

    private sealed class Step(PlainMonitor monitor, string title) : IRunStep
    {
        private readonly Stopwatch _clock = Stopwatch.StartNew();

        public void Report(int value)
        {
        }

        public void Dispose() => monitor.End($"{title} ... done ({Duration.Text(_clock.Elapsed)})");
    }
}
