using System.CommandLine;
using Kramers.Workbench.Labels;

namespace Kramers.Cli;

/// <summary><c>kramers label MOLECULE --engine NAME --task NAME [OPTIONS]</c>.</summary>
internal static class LabelCommand
{
    public const string Name = "label";
    private const int MostFailures = 5;

    public static Command Create(Shell shell)
    {
        var molecule = new Argument<string>("MOLECULE") { Validators = { Watching.RefuseOptions } };
        var output = new Option<string?>("--output", "-o") { HelpName = "DIR" };
        var quiet = new Option<bool>("--quiet", "-q");
        var dryRun = new Option<bool>("--dry-run");
        var flags = new LabelFlags();
        var command = new Command(Name) { molecule, output, quiet, dryRun };
        flags.AddTo(command);
        command.SetAction(parsed =>
        {
            var file = parsed.GetRequiredValue(molecule);
            var folder = parsed.GetValue(output) ?? Path.Combine("runs", $"label-{Path.GetFileNameWithoutExtension(file)}");
            var options = flags.Read(parsed, file, folder);
            return Run(shell, options, parsed.GetValue(dryRun), parsed.GetValue(quiet));
        });
        return command;
    }

    private static int Run(Shell shell, LabelOptions options, bool isDry, bool isQuiet)
    {
        var pipeline = new LabelPipeline(options, Self(), shell.Cancellation);
        if (isDry)
        {
            shell.WriteLine(pipeline.Preview());
            shell.WriteLine($"{pipeline.Count} geometries to label; nothing was written.");
            return ExitCode.Success;
        }

        try
        {
            return Tell(shell, Watching.Run(shell, monitor => pipeline.Run(shell.SearchPath, monitor, shell.Cancellation), isQuiet));
        }
        catch (OperationCanceledException) when (shell.Cancellation.IsCancellationRequested)
        {
            shell.Error.WriteLine($"Stopped; what was done is in {options.Output}. Go on with --resume.");
            return ExitCode.Interrupted;
        }
    }

    private static int Tell(Shell shell, LabelRun run)
    {
        shell.WriteLine($"{run.Added} new labels, {run.Set.Count} in {run.Folder}.");
        if (run.RatesFile is { } rates)
        {
            shell.WriteLine($"Derivatives along the normal modes are in {run.Folder}. Go on with kramers rates {rates}.");
        }

        if (run.Failures.Count == 0)
        {
            return ExitCode.Success;
        }

        foreach (var (folder, complaint) in run.Failures.Take(MostFailures))
        {
            shell.Error.WriteLine($"{folder}: {complaint}");
        }

        shell.Error.WriteLine($"{run.Failures.Count} jobs failed; all are listed in {Path.Combine(run.Folder, "failures.txt")}. Try them again with --resume.");
        return ExitCode.EngineFailed;
    }

    // The program itself, or its assembly under dotnet.
    internal static string[] Self()
    {
        var program = Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "kramers.exe" : "kramers");
        return File.Exists(program) ? [program] : ["dotnet", Path.Combine(AppContext.BaseDirectory, "kramers.dll")];
    }
}
