using System.Text;

namespace Kramers.Workbench.Executors.Slurm;

/// <summary>
/// Jobs that are submitted together: an array whose tasks do a bundle of jobs each. Its list, a line per task with the folders of its attempts, is
/// written before it is submitted; by it and by the name in the queue a later process knows what is on its way.
/// </summary>
/// <param name="Name">Name in the queue, of this array alone.</param>
/// <param name="Tasks">Folders of the attempts of each task, relative to the campaign.</param>
internal sealed record SlurmArray(string Name, string[][] Tasks)
{
    /// <summary>Folder of the executor's own files, in that of the campaign.</summary>
    public const string Place = "slurm";

    private const string RunFile = "kramers-run.sh";

    // Room for what a killed program still writes, and for the start of the batch script.
    private const double SpareSeconds = 60;

    private string List => $"{Place}/{Name}.list";

    /// <summary>Arrays of a campaign, whatever has become of them.</summary>
    public static SlurmArray[] ReadAll(string folder)
    {
        var place = Path.Combine(folder, Place);
        return !Directory.Exists(place) ? [] : [.. Directory.EnumerateFiles(place, "*.list").Select(file =>
            new SlurmArray(Path.GetFileNameWithoutExtension(file), [.. File.ReadLines(file).Select(line => line.Split(' '))]))];
    }

    /// <summary>Name of an attempt in the list.</summary>
    public static string Entry(JobAttempt attempt) => $"{attempt.Job.Id}/{attempt.Number}";

    /// <summary>Writes inputs, list and script.</summary>
    /// <returns>Path of the script.</returns>
    public string Write(IReadOnlyList<JobAttempt> attempts, string folder, SlurmSite site)
    {
        foreach (var attempt in attempts)
        {
            attempt.Prepare();
            File.WriteAllText(Path.Combine(attempt.Folder, RunFile), ShellScript.Of(attempt.Job.Work));
        }

        Directory.CreateDirectory(Path.Combine(folder, Place));
        File.WriteAllLines(Path.Combine(folder, List), Tasks.Select(task => string.Join(' ', task)));
        var script = Path.Combine(folder, Place, $"{Name}.sh");
        File.WriteAllText(script, Script(attempts[0].Job, folder, site));
        return script;
    }

    /// <summary>The batch script; all jobs need what the first one needs.</summary>
    public string Script(Job first, string folder, SlurmSite site)
    {
        var bundle = Tasks.Max(task => task.Length);
        var minutes = Math.Ceiling((bundle * first.WallTime.TotalSeconds + SpareSeconds) / 60);
        string[] directives =
        [
            $"--job-name={Name}", $"--array=0-{Tasks.Length - 1}%{site.Running}", "--ntasks=1", $"--cpus-per-task={first.Work.Cores}", $"--mem={first.Work.MemoryMb}",
            $"--time={minutes}", "--no-requeue", $"--output={Path.Combine(folder, Place, Name)}.log", "--open-mode=append", .. site.Directives,
        ];
        var text = new StringBuilder("#!/bin/bash\n");
        foreach (var line in directives.Select(d => $"#SBATCH {d}").Concat(site.Setup))
        {
            text.Append(line).Append('\n');
        }

        return text.Append(Body(folder, Math.Ceiling(first.WallTime.TotalSeconds))).ToString();
    }

    // To make a folder succeeds for one only: a bundle that was submitted twice is computed once.
    private string Body(string folder, double seconds) => $$"""
        cd {{ShellScript.Quote(folder)}} || exit 1
        for attempt in $(sed -n "$((SLURM_ARRAY_TASK_ID + 1))p" {{List}}); do
          mkdir "$attempt/{{JobAttempt.ClaimName}}" 2> /dev/null || continue
          SECONDS=0
          (cd "$attempt" && exec timeout -k 10 {{seconds}} bash {{RunFile}})
          echo "$? $SECONDS" > "$attempt/{{JobAttempt.EndingName}}.part" &&
            mv "$attempt/{{JobAttempt.EndingName}}.part" "$attempt/{{JobAttempt.EndingName}}"
        done

        """;
}
