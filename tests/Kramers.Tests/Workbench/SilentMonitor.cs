using Kramers.Workbench.Pipelines;

namespace Kramers.Tests.Workbench;

/// <summary>Calls an action with the title of every step that begins and the progress of every report; says nothing.</summary>
internal sealed class SilentMonitor(Action<string, int>? watch = null) : IRunMonitor
{
    public IRunStep Begin(string title, int total)
    {
        watch?.Invoke(title, 0);
        return new Step(done => watch?.Invoke(title, done));
    }

    public void Say(string line)
    {
    }

    private sealed class Step(Action<int> report) : IRunStep
    {
        public void Report(int value) => report(value);

        public void Dispose()
        {
        }
    }
}
