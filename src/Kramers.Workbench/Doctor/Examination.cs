using Kramers.Workbench.Engines.Xtb;

namespace Kramers.Workbench.Doctor;

/// <summary>All checks of <c>kramers doctor</c>, in the order in which they are shown.</summary>
public static class Examination
{
    /// <summary>The runtime, linear algebra, libxtb, then every optional program.</summary>
    /// <param name="searchPath">Folders of programs, as the PATH variable lists them.</param>
    public static IReadOnlyList<ICheck> Checks(string searchPath) =>
    [
        new RuntimeCheck(),
        new LinearAlgebraCheck(),
        new EngineCheck(new XtbEngine(), searchPath),
        .. OptionalPrograms.All.Select(program => new ProgramCheck(program, searchPath)),
    ];

    /// <summary>Runs checks side by side.</summary>
    /// <param name="checks">The checks.</param>
    /// <param name="cancellation">Stops programs that are being asked.</param>
    /// <returns>One finding per check, in their order.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static IReadOnlyList<Finding> Run(IReadOnlyList<ICheck> checks, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(checks);
        return [.. checks.AsParallel().AsOrdered().WithCancellation(cancellation).Select(check => check.Run(cancellation))];
    }
}
