using Kramers.Workbench.Doctor;

namespace Kramers.Workbench.Engines;

/// <summary>
/// A quantum-chemistry program under one contract: which tasks it can do, and whether it is on this machine. How it does them is said by
/// <see cref="IDirectEngine"/> or <see cref="IJobEngine"/>. An engine carries its settings (method, basis, active space) and nothing that changes.
/// </summary>
public interface IEngine
{
    /// <summary>Name of the program.</summary>
    string Name { get; }

    /// <summary>What it can be asked for.</summary>
    IReadOnlyList<EngineTask> Tasks { get; }

    /// <summary>Looks for the program: version and place, or how to get it.</summary>
    /// <param name="searchPath">Folders of programs, as the PATH variable lists them.</param>
    /// <param name="cancellation">Gives up asking.</param>
    Finding Find(string searchPath, CancellationToken cancellation);
}

/// <summary>An engine that computes inside this process.</summary>
public interface IDirectEngine : IEngine
{
    /// <summary>Computes.</summary>
    /// <exception cref="EngineException">The program is missing or failed.</exception>
    /// <exception cref="ArgumentException">The engine does not do this task.</exception>
    EngineResult Compute(Molecule molecule, EngineTask task, CancellationToken cancellation);
}

/// <summary>
/// An engine that runs as a program of its own, here or elsewhere: it writes the input and later reads the folder in which the
/// program has run. Both are pure: the same molecule and task give the same job, and a folder may be read on another machine.
/// </summary>
public interface IJobEngine : IEngine
{
    /// <summary>Input, command and environment.</summary>
    /// <exception cref="ArgumentException">The engine does not do this task, or not for this molecule: says why.</exception>
    PreparedJob Prepare(Molecule molecule, EngineTask task);

    /// <summary>Reads a finished folder.</summary>
    /// <param name="molecule">What was prepared; a folder of another geometry is refused.</param>
    /// <param name="task">The task that was prepared.</param>
    /// <param name="folder">The folder.</param>
    /// <exception cref="EngineException">The program failed or did not come to its end, or a number is not where it must be: names file, line and what was looked for.</exception>
    EngineResult Read(Molecule molecule, EngineTask task, string folder);
}
