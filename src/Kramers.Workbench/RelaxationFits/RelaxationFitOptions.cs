using Kramers.Chemistry;
using Kramers.Workbench.Inputs;

namespace Kramers.Workbench.RelaxationFits;

/// <summary>All that decides a run of 'kramers fit': docs/fit.md has the keys of the settings file and the flags.</summary>
/// <param name="Task">One of <see cref="Tasks"/>.</param>
/// <param name="Files">Measurements or tables, as paths from the current folder.</param>
public sealed record RelaxationFitOptions(string Task, IReadOnlyList<string> Files)
{
    /// <summary>The tasks, as the command line names them.</summary>
    public static IReadOnlyList<string> Tasks { get; } = ["ac", "dc", "rates"];

    /// <summary>Words for models of task ac.</summary>
    public static IReadOnlyList<string> AcModels => AcTask.Models;

    /// <summary>Words for models of task dc.</summary>
    public static IReadOnlyList<string> DecayModels => DcTask.Models;

    /// <summary>The substance, for ac data in emu/Oe.</summary>
    public SampleOptions Sample { get; init; } = new();

    /// <summary>Of task ac.</summary>
    public AcFitOptions Ac { get; init; } = new();

    /// <summary>Model of task dc: exponential, stretched, double or auto.</summary>
    public string DecayModel { get; init; } = "auto";

    /// <summary>The rate law.</summary>
    public RateFitOptions Rates { get; init; } = new();

    /// <summary>Options for files as named on the command line: measurements with all defaults, or one settings file.</summary>
    /// <exception cref="InputException">A key is unknown, missing or out of range.</exception>
    public static RelaxationFitOptions Load(string task, IReadOnlyList<string> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        return files.FirstOrDefault(IsSettings) is not { } settings ? new RelaxationFitOptions(task, files)
            : files.Count == 1 ? Read(task, YamlSection.Load(settings))
            : throw new InputException(settings, null, "a settings file stands beside other files", "Name the other files in its list 'files'");
    }

    /// <summary>The settings in the layout of their file.</summary>
    /// <param name="folder">Folder that the file will lie in; paths are written relative to it.</param>
    public IReadOnlyDictionary<string, object> Settings(string folder)
    {
        var settings = new Dictionary<string, object>
        {
            ["task"] = Task,
            ["files"] = Files.Select(f => Path.GetRelativePath(Path.GetFullPath(folder), Path.GetFullPath(f))).ToArray(),
        };
        if (Task == "ac")
        {
            (settings["sample"], settings["ac"]) = (Sample.Settings(), Ac.Settings());
        }
        else if (Task == "dc")
        {
            settings["dc"] = new Dictionary<string, object> { ["model"] = DecayModel };
        }

        settings["rates"] = Rates.Settings();
        return settings;
    }

    /// <summary>The same, after a look at numbers that no file or flag may have.</summary>
    /// <exception cref="InputException">A tolerance, the number of draws or a temperature is negative.</exception>
    internal RelaxationFitOptions Checked() =>
        Ac is not { TemperatureToleranceK: >= 0, FieldToleranceTesla: >= 0 } ? throw new InputException(Files[0], null, "a tolerance is negative", "Give the distance up to which values count as equal")
        : Rates.Bootstrap is < 0 or > 100_000 ? throw new InputException(Files[0], null, $"{Rates.Bootstrap} draws of the bootstrap are asked for", "Give a number from 0 to 100000")
        : Rates.EvaluateK.Any(t => !(t > 0)) ? throw new InputException(Files[0], null, "a temperature to evaluate at is not positive", "Give temperatures in K")
        : this;

    private static bool IsSettings(string file) => Path.GetExtension(file) is ".yaml" or ".yml";

    private static RelaxationFitOptions Read(string task, YamlSection root)
    {
        if (root.Text("task", task) is var stated && stated != task)
        {
            throw root.Error("task", $"the settings are those of 'kramers fit {stated}'", $"Run that, or write 'task: {task}'");
        }

        var folder = Path.GetDirectoryName(root.File) ?? "";
        var options = new RelaxationFitOptions(task, [.. root.Words("files").Select(f => Path.Combine(folder, f))]);
        if (task == "ac")
        {
            options = options with { Sample = SampleOptions.Read(root.SectionOrDefaults("sample")), Ac = AcFitOptions.Read(root.SectionOrDefaults("ac")) };
        }
        else if (task == "dc")
        {
            var dc = root.SectionOrDefaults("dc");
            options = options with { DecayModel = dc.Choice("model", options.DecayModel, [.. DcTask.Models]) };
            dc.Finish();
        }

        options = options with { Rates = RateFitOptions.Read(root.SectionOrDefaults("rates")) };
        root.Finish();
        return options;
    }
}
