namespace Kramers.Workbench.Engines;

/// <summary>What engines are asked for, checked at their edge.</summary>
internal static class EngineTasks
{
    /// <exception cref="ArgumentException">The engine does not do this.</exception>
    public static void Require(IEngine engine, EngineTask task)
    {
        if (!engine.Tasks.Contains(task))
        {
            throw new ArgumentException($"{engine.Name} does {string.Join(", ", engine.Tasks)}, not {task}.", nameof(task));
        }
    }
}
