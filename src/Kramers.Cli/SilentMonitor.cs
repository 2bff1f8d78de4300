using Kramers.Workbench.Pipelines;

namespace Kramers.Cli;

/// <summary>Says nothing, for <c>--quiet</c>.</summary>
internal sealed class SilentMonitor : IRunMonitor, IRunStep
{
    public static SilentMonitor Instance { get; } = new();

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
