using System.CommandLine;
using Kramers.Workbench.Doctor;
using Spectre.Console;

namespace Kramers.Cli;

/// <summary><c>kramers doctor</c>.</summary>
internal static class DoctorCommand
{
    public const string Name = "doctor";

    public static Command Create(Shell shell)
    {
        var command = new Command(Name);
        command.SetAction(_ =>
        {
            Write(shell, Examination.Run(Examination.Checks(shell.SearchPath), shell.Cancellation));
            return ExitCode.Success;
        });
        return command;
    }

    /// <summary>A line per finding, and below it the advice.</summary>
    internal static void Write(Shell shell, IReadOnlyList<Finding> findings)
    {
        foreach (var finding in findings)
        {
            shell.Out.Write(new Text($"{Word(finding.State),-9}", Colour(finding.State)));
            shell.WriteLine($"{finding.Name,-15} {finding.Details}");
            if (finding.Advice is { } advice)
            {
                shell.WriteLine($"{"",-25}{advice}");
            }
        }
    }

    private static string Word(FindingState state) => state switch
    {
        FindingState.Found => "found",
        FindingState.Fallback => "fallback",
        _ => "missing",
    };

    private static Style Colour(FindingState state) => new(state switch
    {
        FindingState.Found => Color.Green,
        FindingState.Fallback => Color.Yellow,
        _ => Color.Grey,
    });
}
