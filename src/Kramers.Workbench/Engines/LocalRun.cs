using System.ComponentModel;
using System.Diagnostics;

namespace Kramers.Workbench.Engines;

/// <summary>Runs an engine on this machine and waits for it.</summary>
public static class LocalRun
{
    /// <summary>Computes at once, or prepares a folder, runs the program there and reads what came out.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="molecule">The molecule.</param>
    /// <param name="task">What is asked for.</param>
    /// <param name="folder">Folder of the job; made where there is none. Not used by an engine that computes in this process.</param>
    /// <param name="cancellation">Kills the program.</param>
    /// <exception cref="EngineException">The program is missing or failed.</exception>
    /// <exception cref="ArgumentException">The engine does not do this task for this molecule.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static EngineResult Run(IEngine engine, Molecule molecule, EngineTask task, string folder, CancellationToken cancellation)
    {
        switch (engine)
        {
            case IDirectEngine direct:
                return direct.Compute(molecule, task, cancellation);
            case IJobEngine external:
                Run(external.Name, external.Prepare(molecule, task), folder, cancellation).GetAwaiter().GetResult();
                return external.Read(molecule, task, folder);
            default:
                throw new ArgumentException("An engine computes directly or prepares jobs.", nameof(engine));
        }
    }

    // The exit code does not decide: the reader finds more in the output, and programs return 0 after failures.
    private static async Task Run(string engine, PreparedJob job, string folder, CancellationToken cancellation)
    {
        job.WriteTo(folder);
        using var process = Start(engine, job, folder);
        try
        {
            process.StandardInput.Close();
            await Task.WhenAll(
                Save(process.StandardOutput, Path.Combine(folder, job.Output), cancellation),
                Save(process.StandardError, Path.Combine(folder, PreparedJob.Errors), cancellation)).ConfigureAwait(false);
            await process.WaitForExitAsync(cancellation).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    private static Process Start(string engine, PreparedJob job, string folder)
    {
        var start = new ProcessStartInfo(job.Command[0], job.Command.Skip(1))
        {
            WorkingDirectory = Path.GetFullPath(folder),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        foreach (var (name, value) in job.Environment)
        {
            start.Environment[name] = value;
        }

        try
        {
            return Process.Start(start) ?? throw new Win32Exception("it did not start");
        }
        catch (Win32Exception cause)
        {
            throw new EngineException(engine, null, null, $"cannot start '{job.Command[0]}': {cause.Message.TrimEnd('.')}. kramers doctor says how to get it", [], cause);
        }
    }

    private static async Task Save(StreamReader from, string path, CancellationToken cancellation)
    {
        var file = File.Create(path);
        await using (file.ConfigureAwait(false))
        {
            await from.BaseStream.CopyToAsync(file, cancellation).ConfigureAwait(false);
        }
    }
}
