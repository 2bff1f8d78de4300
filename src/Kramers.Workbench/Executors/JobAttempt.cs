using System.Globalization;

namespace Kramers.Workbench.Executors;

/// <summary>How a program ended.</summary>
/// <param name="ExitCode">What it returned; 124 for one killed at its wall time, 127 for one that is not there.</param>
/// <param name="Seconds">Time that it took, s.</param>
public sealed record JobEnding(int ExitCode, double Seconds)
{
    /// <summary>Exit code of a program killed at its wall time, as of the command timeout.</summary>
    public const int TimedOut = 124;

    /// <summary>Exit code of a program that is not there, as of shells.</summary>
    public const int Missing = 127;
}

/// <summary>
/// One try at a job, in a folder of its own: FOLDER/ID/N. All that is known about it lies there, so that whoever comes later finds the same:
/// the folder <c>claim</c> is made by the one that starts it, the file <c>ending</c> appears when the program has ended.
/// </summary>
/// <param name="Job">The job.</param>
/// <param name="Number">From 1.</param>
/// <param name="Folder">Its folder; the program runs there.</param>
public sealed record JobAttempt(Job Job, int Number, string Folder)
{
    internal const string ClaimName = "kramers-claim";
    internal const string EndingName = "kramers-ending";

    /// <summary>Whether somebody has begun it.</summary>
    public bool IsClaimed => Directory.Exists(Path.Combine(Folder, ClaimName));

    private string EndingFile => Path.Combine(Folder, EndingName);

    /// <summary>How it ended, or null as long as it has not; a program that is killed together with its watcher never ends.</summary>
    public JobEnding? Ending()
    {
        if (!File.Exists(EndingFile))
        {
            return null;
        }

        // On a full disk it may be empty: then nobody knows how the program ended, and it counts as one that was killed.
        var words = File.ReadAllText(EndingFile).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return words.Length == 2 && int.TryParse(words[0], CultureInfo.InvariantCulture, out var code) && double.TryParse(words[1], CultureInfo.InvariantCulture, out var seconds)
            ? new JobEnding(code, seconds)
            : null;
    }

    /// <summary>Writes the input files, where they are not there yet.</summary>
    internal void Prepare() => Job.Work.WriteTo(Folder);

    internal void Claim() => Directory.CreateDirectory(Path.Combine(Folder, ClaimName));

    // By renaming, so that the file is never seen half written.
    internal void End(JobEnding ending)
    {
        var part = EndingFile + ".part";
        File.WriteAllText(part, string.Create(CultureInfo.InvariantCulture, $"{ending.ExitCode} {ending.Seconds:F3}\n"));
        File.Move(part, EndingFile, overwrite: true);
    }
}
