using Kramers.Chemistry;

namespace Kramers.Workbench.PropertyModels;

/// <summary>What 'kramers train property' is asked.</summary>
/// <param name="File">Structures (.xyz, .extxyz) or a table (.csv).</param>
/// <param name="Target">Key of the comment lines, or column, that is learned.</param>
public sealed record TrainOptions(string File, string Target)
{
    /// <summary>Name of the descriptor of structures.</summary>
    public string? Descriptor { get; init; }

    /// <summary>Name of the learner; null: gpr for numbers, forest for classes.</summary>
    public string? Model { get; init; }

    /// <summary>File of settings of descriptors and learners; null for their defaults.</summary>
    public string? Settings { get; init; }

    /// <summary>Key or column of groups that are left out as a whole; null for none.</summary>
    public string? Group { get; init; }

    /// <summary>Whether folds are blocks of neighbours, for samples along a trajectory.</summary>
    public bool Blocks { get; init; }

    /// <summary>Number of folds; null: five, or one for each group.</summary>
    public int? Folds { get; init; }

    /// <summary>Columns of a table that are no features.</summary>
    public IReadOnlyList<string> Ignored { get; init; } = [];

    /// <summary>Number of validations with scrambled targets; 0 for none.</summary>
    public int Scrambles { get; init; } = 10;

    /// <summary>Seed of folds, scrambling and fits.</summary>
    public ulong Seed { get; init; } = 1;

    internal bool IsTable => DataFile.IsTable(File);

    internal void Check()
    {
        if (Folds is < 2)
        {
            throw new InputException("--folds", null, $"{Folds} folds are no validation", "Give 2 or more");
        }

        if (Scrambles is < 0 or > 1000)
        {
            throw new InputException("--scramble", null, $"{Scrambles} is out of range", "Give 0 for none, up to 1000");
        }

        if (Group is not null && Blocks)
        {
            throw new InputException("--blocks", null, "folds are blocks or groups, not both", "Leave one of --blocks and --group out");
        }

        if (IsTable != (Descriptor is null))
        {
            throw new InputException("--descriptor", null, IsTable ? "the columns of a table are its features" : "structures need a descriptor", IsTable ? "Leave it out" : $"Give one of {string.Join(", ", DescriptorChoice.Names)}");
        }
    }

    internal Dictionary<string, object> Resolved(IReadOnlyDictionary<string, object> settings) => new[]
    {
        ("file", (object?)File), ("target", Target), ("descriptor", Descriptor), ("model", Model), ("group", Group), ("blocks", Blocks), ("folds", Folds), ("ignore", Ignored.Count > 0 ? Ignored.ToArray() : null),
        ("scramble", Scrambles), ("seed", Seed), ("settings", settings),
    }.Where(s => s.Item2 is not null).ToDictionary(s => s.Item1, s => s.Item2!);
}
