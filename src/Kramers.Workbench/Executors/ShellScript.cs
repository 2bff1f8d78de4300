using System.Text;
using Kramers.Workbench.Engines;

namespace Kramers.Workbench.Executors;

/// <summary>A job as a script for bash.</summary>
internal static class ShellScript
{
    /// <summary>A word as bash takes it for one word.</summary>
    public static string Quote(string word) =>
        word.Length > 0 && word.All(c => char.IsAsciiLetterOrDigit(c) || "-_./=:,+@%".Contains(c, StringComparison.Ordinal))
            ? word
            : $"'{word.Replace("'", @"'\''", StringComparison.Ordinal)}'";

    /// <summary>Environment, command and where its output goes; to be run in the folder of the job.</summary>
    public static string Of(PreparedJob work)
    {
        var text = new StringBuilder("#!/bin/bash\n");
        foreach (var (name, value) in work.Environment)
        {
            text.Append("export ").Append(name).Append('=').Append(Quote(value)).Append('\n');
        }

        return text.Append("exec ").AppendJoin(' ', work.Command.Select(Quote))
            .Append(" > ").Append(Quote(work.Output)).Append(" 2> ").Append(Quote(PreparedJob.Errors)).Append(" < /dev/null\n").ToString();
    }
}
