using System.ComponentModel;
using System.Diagnostics;

namespace Kramers.Workbench.Doctor;

/// <summary>Starts a program with one argument and collects what it says, for a few seconds at most.</summary>
internal static class VersionQuestion
{
    /// <summary>Standard output and error together; null where the program cannot be started or does not end in time.</summary>
    public static string? Ask(string path, string argument, TimeSpan patience, CancellationToken cancellation)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        deadline.CancelAfter(patience);
        try
        {
            return Collect(path, argument, deadline.Token).GetAwaiter().GetResult();
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return null;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    private static async Task<string> Collect(string path, string argument, CancellationToken deadline)
    {
        var start = new ProcessStartInfo(path, [argument])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,

            // Some programs leave files where they are asked.
            WorkingDirectory = Path.GetTempPath(),
        };
        using var process = Process.Start(start) ?? throw new Win32Exception();
        try
        {
            process.StandardInput.Close();
            var (output, error) = (process.StandardOutput.ReadToEndAsync(deadline), process.StandardError.ReadToEndAsync(deadline));
            await process.WaitForExitAsync(deadline).ConfigureAwait(false);
            return $"{await output.ConfigureAwait(false)}\n{await error.ConfigureAwait(false)}";
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }
}
