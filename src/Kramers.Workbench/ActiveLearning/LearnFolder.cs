using Kramers.Chemistry;
using Kramers.Workbench.Pipelines;

namespace Kramers.Workbench.ActiveLearning;

/// <summary>The folder of a learning: labels may be the work of days, so they are never written over, and gone on with only under the same level of theory.</summary>
internal static class LearnFolder
{
    private static readonly string[] Level = ["engine:", "method:", "basis:", "charge:", "multiplicity:"];

    /// <exception cref="InputException">The folder is not to be written to.</exception>
    public static void Check(string target, string inputs, bool resume)
    {
        var old = Path.Combine(target, RunFolder.InputsFile);
        if (!resume && (File.Exists(target) || (Directory.Exists(target) && Directory.EnumerateFileSystemEntries(target).Any())))
        {
            throw new InputException(target, null, "the output folder is not empty", "Go on with --resume, or name another folder with --output");
        }

        if (resume && !File.Exists(old))
        {
            throw new InputException(target, null, "there is nothing to go on with", "Leave out --resume, or name its folder with --output");
        }

        if (resume && Deciding(inputs).Except(Deciding(File.ReadAllText(old))).FirstOrDefault() is { } other)
        {
            throw new InputException(old, null, $"its labels were made with another setting than '{other}'", "Give the same, or name another folder with --output");
        }
    }

    /// <summary>Writes what decides the run, before its first label.</summary>
    public static void Begin(string target, string inputs)
    {
        Directory.CreateDirectory(target);
        File.WriteAllText(Path.Combine(target, RunFolder.InputsFile), inputs);
    }

    /// <summary>Writes the results beside the labels.</summary>
    public static void Finish(string target, IEnumerable<(string Name, string Text)> files)
    {
        foreach (var (name, text) in files)
        {
            File.WriteAllText(Path.Combine(target, name), text);
        }
    }

    private static IEnumerable<string> Deciding(string inputs) => inputs.ReplaceLineEndings("\n").Split('\n').Where(line => Level.Any(key => line.StartsWith(key, StringComparison.Ordinal)));
}
