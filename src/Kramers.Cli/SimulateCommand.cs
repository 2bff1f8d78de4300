using System.CommandLine;
using Kramers.Workbench.Simulations;

namespace Kramers.Cli;

/// <summary><c>kramers simulate TASK FILE [--output DIR] [--quiet]</c>.</summary>
internal static class SimulateCommand
{
    public const string Name = "simulate";

    public static Command Create(Shell shell, TaskRunner simulate) => TaskCommand.Create(shell, Name, SimulationPipeline.Tasks, "FILE", simulate);
}
