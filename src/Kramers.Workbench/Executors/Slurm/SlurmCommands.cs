using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;

namespace Kramers.Workbench.Executors.Slurm;

/// <summary>The queue of a cluster, asked by its own commands.</summary>
public static class SlurmCommands
{
    private static readonly string[] Ended =
        ["BOOT_FAIL", "CANCELLED", "COMPLETED", "DEADLINE", "FAILED", "NODE_FAIL", "OUT_OF_MEMORY", "PREEMPTED", "REVOKED", "TIMEOUT"];

    /// <summary>Names of the jobs that wait or run, from what squeue --json prints; every version since 20.11.</summary>
    /// <exception cref="JsonException">It is not JSON of squeue.</exception>
    public static IReadOnlySet<string> NamesInJson(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.TryGetProperty("jobs", out var jobs)
            ? jobs.EnumerateArray().Where(IsOpen).Select(job => job.GetProperty("name").GetString()!).ToHashSet(StringComparer.Ordinal)
            : throw new JsonException("there is no list 'jobs'");
    }

    /// <summary>The same from lines of name and state.</summary>
    public static IReadOnlySet<string> NamesInLines(string lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        return lines.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(line => line.Split('|'))
            .Where(words => words.Length == 2 && !Ended.Contains(words[1]))
            .Select(words => words[0])
            .ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Names of the jobs that wait or run, or null where the queue does not answer just now.</summary>
    /// <exception cref="ExecutorException">There is no Slurm here.</exception>
    internal static IReadOnlySet<string>? Names()
    {
        var (code, output, _) = Ask("squeue", "--me", "--json");
        if (code == 0 && output.StartsWith('{'))
        {
            return NamesInJson(output);
        }

        // Versions without JSON, and sites that were built without it.
        (code, output, _) = Ask("squeue", "--me", "-h", "-o", "%j|%T");
        return code == 0 ? NamesInLines(output) : null;
    }

    /// <summary>Hands a script to the queue.</summary>
    /// <exception cref="ExecutorException">It is refused, or there is no Slurm here.</exception>
    internal static void Submit(string script)
    {
        var (code, _, errors) = Ask("sbatch", "--parsable", script);
        if (code != 0)
        {
            throw new ExecutorException($"sbatch refuses {script}: {errors.Trim()}. Change the site profile (docs/labels.md) and go on with --resume.");
        }
    }

    // A string until 23.02, a list of flags since.
    private static bool IsOpen(JsonElement job)
    {
        var state = job.GetProperty("job_state");
        return state.ValueKind == JsonValueKind.Array
            ? !state.EnumerateArray().Any(s => Ended.Contains(s.GetString()))
            : !Ended.Contains(state.GetString());
    }

    private static (int Code, string Output, string Errors) Ask(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var errors = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return (process.ExitCode, output, errors.GetAwaiter().GetResult());
        }
        catch (Win32Exception cause)
        {
            throw new ExecutorException($"There is no {program} on this machine: Slurm is used from the login node of a cluster.", cause);
        }
    }
}
