using System.CommandLine;
using System.Diagnostics;
using Kramers.Chemistry;
using Kramers.Workbench.Pipelines;

namespace Kramers.Cli;

/// <summary><c>kramers relax FOLDER</c>, and live <c>kramers relax MOLECULE --engine xtb+openmolcas --charge N --multiplicity N</c>.</summary>
internal static class RelaxCommand
{
    public const string Name = "relax";
    private const string Engines = "xtb+openmolcas";

    public static Command Create(Shell shell, RelaxRunner relax)
    {
        var input = new Argument<string>("INPUT") { Validators = { Watching.RefuseOptions } };
        var engine = new Option<string?>("--engine").AcceptOnlyFromAmong(Engines);
        var output = new Option<string?>("--output", "-o") { HelpName = "DIR" };
        var quiet = new Option<bool>("--quiet", "-q");
        var flags = new RelaxFlags();
        var command = new Command(Name) { input, engine, output, quiet };
        flags.AddTo(command);
        command.SetAction(parsed =>
        {
            var (name, folder) = (parsed.GetRequiredValue(input), parsed.GetValue(output));
            var isQuiet = parsed.GetValue(quiet);
            if (parsed.GetValue(engine) is not null)
            {
                return Live(shell, flags.Read(parsed, name, folder ?? Path.Combine("runs", $"relax-{Path.GetFileNameWithoutExtension(name)}")), isQuiet);
            }

            flags.RefuseAll(parsed);
            return File.Exists(name)
                ? throw new InputException(name, null, "it is a file", $"Give the folder of relax.yaml, or for a molecule --engine {Engines} with its --charge and --multiplicity")
                : Run(shell, monitor => relax(name, folder, monitor, shell.Cancellation), isQuiet);
        });
        return command;
    }

    private static int Live(Shell shell, LiveRelaxOptions options, bool quiet)
    {
        var pipeline = new LiveRelaxPipeline(options, LabelCommand.Self());
        var clock = Stopwatch.StartNew();
        try
        {
            var run = Watching.Run(shell, monitor => pipeline.Run(shell.SearchPath, monitor, shell.Cancellation), quiet);
            Write(shell, run, clock.Elapsed, quiet);
            return ExitCode.Success;
        }
        catch (OperationCanceledException) when (shell.Cancellation.IsCancellationRequested)
        {
            shell.Error.WriteLine($"Stopped; what was done is in {options.Output}. Go on with --resume.");
            return ExitCode.Interrupted;
        }
    }

    private static void Write(Shell shell, LiveRelaxRun run, TimeSpan wallTime, bool quiet)
    {
        if (run.Tensors is { } tensors)
        {
            RelaxSummary.Write(shell, tensors, wallTime, withWarnings: quiet);
        }
        else if (run is { Rates: { } rates, Multiplet: { } multiplet })
        {
            shell.WriteLine("");
            shell.WriteLine($"levels (cm^-1)             {multiplet.LevelsInWords}");
            shell.WriteLine($"g of the lowest pair       {multiplet.GInWords}");
            shell.WriteLine($"wall time                  {Duration.Text(wallTime)}");
            RatesCommand.Write(shell, rates, withNotes: quiet);
        }
    }

    private static int Run(Shell shell, Func<IRunMonitor, RelaxRun> relax, bool quiet)
    {
        var clock = Stopwatch.StartNew();
        var run = Watching.Run(shell, relax, quiet);
        RelaxSummary.Write(shell, run, clock.Elapsed, withWarnings: quiet);
        return ExitCode.Success;
    }
}
