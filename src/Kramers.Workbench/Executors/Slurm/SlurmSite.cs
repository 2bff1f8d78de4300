using Kramers.Chemistry;
using Kramers.Workbench.Inputs;

namespace Kramers.Workbench.Executors.Slurm;

/// <summary>What a cluster asks for and how much it takes: the site profile, a YAML file.</summary>
public sealed record SlurmSite
{
    private static readonly string[] NamedDirectives = ["partition", "account", "qos"];

    /// <summary>Further lines for sbatch, such as --partition=long or --account=magnets.</summary>
    public IReadOnlyList<string> Directives { get; init; } = [];

    /// <summary>Lines of bash before the program, such as module load openmolcas.</summary>
    public IReadOnlyList<string> Setup { get; init; } = [];

    /// <summary>Most tasks of one array; at most MaxArraySize of slurm.conf.</summary>
    public int ArraySize { get; init; } = 1000;

    /// <summary>Most tasks in the queue at once.</summary>
    public int QueueSize { get; init; } = 2000;

    /// <summary>Most tasks of an array that run at once.</summary>
    public int Running { get; init; } = 100;

    /// <summary>Jobs that one task of an array does one after the other: more than 1 for jobs of seconds.</summary>
    public int Bundle { get; init; } = 1;

    /// <summary>Time between two looks at the queue.</summary>
    public TimeSpan Poll { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Reads a site profile; all keys are optional.</summary>
    /// <exception cref="InputException">The file is missing, or a key is wrong or unknown.</exception>
    public static SlurmSite Read(string file)
    {
        var yaml = YamlSection.Load(file);
        var defaults = new SlurmSite();
        string[] named = [.. NamedDirectives.Select(key => (key, Value: yaml.OptionalText(key))).Where(d => d.Value is not null).Select(d => $"--{d.key}={d.Value}")];
        var site = new SlurmSite
        {
            Directives = [.. named, .. Lines(yaml, "directives")],
            Setup = Lines(yaml, "setup"),
            ArraySize = yaml.Whole("array-size", defaults.ArraySize, 1),
            QueueSize = yaml.Whole("queue-size", defaults.QueueSize, 1),
            Running = yaml.Whole("running", defaults.Running, 1),
            Bundle = yaml.Whole("bundle", defaults.Bundle, 1),
            Poll = TimeSpan.FromSeconds(yaml.Number("poll-seconds", defaults.Poll.TotalSeconds, 0.1)),
        };
        yaml.Finish();
        return site;
    }

    private static string[] Lines(YamlSection yaml, string key) => yaml.Keys.Contains(key) ? yaml.Words(key) : [];
}
