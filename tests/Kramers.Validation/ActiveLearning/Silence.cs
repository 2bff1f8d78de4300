using Kramers.Workbench.Pipelines;

namespace Kramers.Validation.ActiveLearning;

/// <summary>Says nothing.</summary>
internal sealed class Silence : IRunMonitor, IRunStep
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
