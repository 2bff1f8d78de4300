using System.CommandLine;
using Kramers.Workbench.SpinSystems;

namespace Kramers.Cli;

/// <summary><c>kramers spin TASK SYSTEM [--output DIR] [--quiet]</c>.</summary>
internal static class SpinCommand
{
    public const string Name = "spin";

    public static Command Create(Shell shell, TaskRunner spin) => TaskCommand.Create(shell, Name, SpinPipeline.Tasks, "SYSTEM", spin);
}
