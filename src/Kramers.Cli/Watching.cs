using System.CommandLine.Parsing;
using Kramers.Workbench.Pipelines;

namespace Kramers.Cli;

/// <summary>What commands that calculate share.</summary>
internal static class Watching
{
    /// <summary>Runs work under the monitor that fits the terminal.</summary>
    public static T Run<T>(Shell shell, Func<IRunMonitor, T> work, bool quiet)
    {
        if (quiet)
        {
            return work(SilentMonitor.Instance);
        }

        if (shell.Out.Profile.Capabilities is { Interactive: true, Ansi: true })
        {
            return SpectreMonitor.Watch(shell.Out, work);
        }

        var plain = new PlainMonitor(shell.WriteLine);
        var result = work(plain);
        plain.Finish();
        return result;
    }

    /// <summary>A mistyped option before an argument would be taken for the argument.</summary>
    public static void RefuseOptions(ArgumentResult result)
    {
        if (result.Tokens.FirstOrDefault(token => token.Value.StartsWith('-')) is { } option)
        {
            result.AddError($"Unrecognized option '{option.Value}'.");
        }
    }
}
