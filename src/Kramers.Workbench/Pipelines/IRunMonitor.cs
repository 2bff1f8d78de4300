namespace Kramers.Workbench.Pipelines;

/// <summary>Where a run tells how far it is. The command line draws bars and lines, tests collect them, a server streams them.</summary>
public interface IRunMonitor
{
    /// <summary>A step begins; disposing what is returned ends it.</summary>
    /// <param name="title">What is done, in words of the field.</param>
    /// <param name="total">Number of units that make the step complete.</param>
    IRunStep Begin(string title, int total);

    /// <summary>One line of outcome to show and to keep in the log.</summary>
    void Say(string line);
}

/// <summary>One step of a run. Report the number of units done so far; safe to call from several threads.</summary>
public interface IRunStep : IProgress<int>, IDisposable;
