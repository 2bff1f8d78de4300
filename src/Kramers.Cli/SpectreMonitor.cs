using Kramers.Workbench.Pipelines;
using Spectre.Console;

namespace Kramers.Cli;

/// <summary>Draws a bar per step on a terminal, with the rate and the time left; lines of outcome scroll by above the bars.</summary>
internal sealed class SpectreMonitor : IRunMonitor
{
    private readonly IAnsiConsole _console;
    private readonly ProgressContext _bars;

    private SpectreMonitor(IAnsiConsole console, ProgressContext bars) => (_console, _bars) = (console, bars);

    /// <summary>Runs work under a monitor; the bars stay when it is over.</summary>
    public static T Watch<T>(IAnsiConsole console, Func<IRunMonitor, T> work) => console.Progress()
        .AutoRefresh(true)
        .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PaceColumn())
        .Start(bars => work(new SpectreMonitor(console, bars)));

    /// <inheritdoc/>
    public IRunStep Begin(string title, int total)
    {
        var bar = _bars.AddTask(Markup.Escape(title), maxValue: Math.Max(total, 1));
        bar.IsIndeterminate = total <= 1;
        return new Step(bar);
    }

    /// <inheritdoc/>
    public void Say(string line) => _console.WriteLine(line);

    private sealed class Step(ProgressTask bar) : IRunStep
    {
        private readonly Lock _lock = new();

        public void Report(int value)
        {
            // Threads may report out of order, and a bar that jumps back tells nothing.
            lock (_lock)
            {
                bar.Value = Math.Max(bar.Value, value);
            }
        }

        public void Dispose()
        {
            bar.IsIndeterminate = false;
            bar.Value = bar.MaxValue;
            bar.StopTask();
        }
    }
}
