using System.Globalization;
using Kramers.Workbench.Reports;
using YamlDotNet.RepresentationModel;

namespace Kramers.Workbench.SpinSystems.Fits;

/// <summary>The file of a spin system after its fit.</summary>
public static class FitFile
{
    /// <summary>Name of the file in the folder of a run.</summary>
    public const string Name = "fitted.yaml";

    /// <summary>
    /// The file as its user wrote it, with the fitted values as starts and their standard errors in comments. Data files are named by
    /// their full paths, so that it runs from any folder.
    /// </summary>
    /// <param name="system">The system as it was read; its file must still be there.</param>
    /// <param name="fit">The result of its fit.</param>
    public static string Text(SpinSystemFile system, TaskResult fit)
    {
        ArgumentNullException.ThrowIfNull(system);
        ArgumentNullException.ThrowIfNull(fit);
        var text = File.ReadAllText(system.File);
        var root = Root(text);
        var table = fit.Table("parameters");
        var errors = table.Columns[0].Texts!.Zip(table["standardError"]).ToDictionary(p => p.First, p => p.Second);
        var starts = system.Parameters.Free.Select(p => Start(root, p.Name, fit.Parameters[p.Name], errors[p.Name]));

        // From the end, so that earlier places stay where they are.
        foreach (var edit in starts.Concat(Data(root, system)).DistinctBy(e => e.From).OrderByDescending(e => e.From))
        {
            text = edit.In(text);
        }

        return $"# {fit.Name}: fitted values as starts, made by kramers spin fit.\n" + text;
    }

    private static YamlMappingNode Root(string text)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        return (YamlMappingNode)stream.Documents[0].RootNode;
    }

    private static Edit Start(YamlMappingNode root, string name, double value, double error)
    {
        var comment = double.IsFinite(error) && error > 0 ? FormattableString.Invariant($"{name} +- {error:G2}") : $"{name}: no error";
        return new Edit(root["parameters"][name]["start"], value.ToString("R", CultureInfo.InvariantCulture), comment);
    }

    private static IEnumerable<Edit> Data(YamlMappingNode root, SpinSystemFile system) =>
        ((YamlSequenceNode)root["fit"]["data"]).Zip(system.Fit!.Data, (node, set) => new Edit(node["file"], $"'{Path.GetFullPath(set.Path).Replace("'", "''", StringComparison.Ordinal)}'", null));

    /// <summary>A scalar to be replaced, and a comment for the end of its line.</summary>
    private sealed class Edit(YamlNode node, string replacement, string? comment)
    {
        public long From { get; } = node.Start.Index;

        public string In(string text)
        {
            var (from, to) = ((int)From, (int)node.End.Index);
            var rest = text[to..];
            var end = rest.IndexOf('\n', StringComparison.Ordinal) is >= 0 and var newline ? newline : rest.Length;
            var line = rest[..end].TrimEnd();
            return text[..from] + replacement + line + (comment is null ? "" : (line.Contains('#', StringComparison.Ordinal) ? ", " : "  # ") + comment) + rest[end..];
        }
    }
}
