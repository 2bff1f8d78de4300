using System.CommandLine;

namespace Kramers.Cli;

/// <summary><c>kramers train WHAT ...</c>: a sub-command for each kind of model.</summary>
internal static class TrainCommand
{
    public const string Name = "train";

    public static Command Create(Shell shell, Runners runners) => new(Name)
    {
        TrainPropertyCommand.Create(shell),
        TrainForceFieldCommand.Create(shell, runners.ForceField),
        TrainTensorCommand.Create(shell, runners.TrainTensor),
    };
}
