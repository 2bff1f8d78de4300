using Kramers.Chemistry;
using Kramers.Workbench.Engines;
using Kramers.Workbench.Executors;

namespace Kramers.Cli;

/// <summary>The one place where exceptions become messages and exit codes.</summary>
internal static class Guard
{
    public static int Run(Shell shell, Func<int> command)
    {
        try
        {
            return command();
        }
        catch (Exception error)
        {
            return Report(shell, First(error));
        }
    }

    /// <summary>Parallel loops wrap what their bodies throw.</summary>
    private static Exception First(Exception error) =>
        error is AggregateException all ? all.Flatten().InnerExceptions.FirstOrDefault() ?? error : error;

    private static int Report(Shell shell, Exception error)
    {
        switch (error)
        {
            case InputException:
                shell.Error.WriteLine(error.Message);
                return ExitCode.BadInput;
            case EngineException or ExecutorException:
                shell.Error.WriteLine(error.Message);
                return ExitCode.EngineFailed;
            case OperationCanceledException when shell.Cancellation.IsCancellationRequested:
                shell.Error.WriteLine("Stopped; nothing was written.");
                return ExitCode.Interrupted;
            default:
                ReportUnexpected(shell, error);
                return ExitCode.UnexpectedError;
        }
    }

    private static void ReportUnexpected(Shell shell, Exception error)
    {
        if (shell.ShowsStackTraces)
        {
            shell.Error.WriteLine(error);
            return;
        }

        shell.Error.WriteLine($"Unexpected error: {error.Message.ReplaceLineEndings(" ")} ({error.GetType().Name})");
        shell.Error.WriteLine("Set KRAMERS_DEBUG=1 to see where it happened.");
    }
}
