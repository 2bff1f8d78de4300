using System.CommandLine;
using System.CommandLine.Help;
using System.Reflection;

namespace Kramers.Cli;

/// <summary><c>kramers</c> itself: all commands, and the two options that stand alone. A new command is one line here.</summary>
internal static class KramersCommand
{
    public static RootCommand Create(Shell shell, Runners runners)
    {
        var root = new RootCommand
        {
            RelaxCommand.Create(shell, runners.Relax),
            SpinCommand.Create(shell, runners.Spin),
            FitCommand.Create(shell, runners.Fit),
            SimulateCommand.Create(shell, runners.Simulate),
            ConvertCommand.Create(shell),
            RatesCommand.Create(shell, runners.Rates),
            ShapeCommand.Create(shell, runners.Shape),
            LigandsCommand.Create(shell),
            BuildCommand.Create(shell, runners.Build),
            LabelCommand.Create(shell),
            LabelsCommand.Create(shell),
            LearnCommand.Create(shell),
            TrajectoryCommand.Create(shell, runners.Trajectory),
            MdCommand.Create(shell),
            PhononsCommand.Create(shell),
            TrainCommand.Create(shell, runners),
            CorrelateCommand.Create(shell, runners.Correlate),
            AverageCommand.Create(shell),
            DescribeCommand.Create(shell),
            PredictCommand.Create(shell),
            DoctorCommand.Create(shell),
        };
        root.Options.OfType<HelpOption>().Single().Action = new PrintAction(shell, HelpText.Of);
        root.Options.OfType<VersionOption>().Single().Action = new PrintAction(shell, _ => $"kramers {Version}\n");
        return root;
    }

    private static string Version =>
        typeof(KramersCommand).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
}
