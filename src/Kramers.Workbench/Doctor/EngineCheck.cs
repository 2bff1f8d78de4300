using Kramers.Workbench.Engines;

namespace Kramers.Workbench.Doctor;

/// <summary>Whether an engine can be used here, and what it would enable.</summary>
public sealed class EngineCheck : ICheck
{
    private readonly IEngine _engine;
    private readonly string _searchPath;

    /// <summary>Makes the check.</summary>
    /// <param name="engine">What to look for.</param>
    /// <param name="searchPath">Folders of programs, as the PATH variable lists them.</param>
    public EngineCheck(IEngine engine, string searchPath)
    {
        ArgumentNullException.ThrowIfNull(engine);
        ArgumentNullException.ThrowIfNull(searchPath);
        (_engine, _searchPath) = (engine, searchPath);
    }

    /// <inheritdoc/>
    public Finding Run(CancellationToken cancellation) => _engine.Find(_searchPath, cancellation);
}
