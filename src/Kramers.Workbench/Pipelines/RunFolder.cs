using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Kramers.Chemistry;
using Kramers.Numerics.LinearAlgebra;
using Kramers.Workbench.Reports;
using YamlDotNet.Serialization;

namespace Kramers.Workbench.Pipelines;

/// <summary>
/// The folder of a run: inputs.yaml, result.json, report.html, log.txt, tables. Everything is written beside it first and moved into
/// place at the end, so that a run that fails or is stopped leaves nothing half-written and keeps what an earlier run left.
/// </summary>
internal static class RunFolder
{
    public const string InputsFile = "inputs.yaml";
    public const string ResultFile = "result.json";
    public const string ReportFile = "report.html";
    public const string LogFile = "log.txt";
    private static readonly string[] OfEveryRun = [InputsFile, ResultFile, ReportFile, LogFile];

    /// <summary>Refuses a folder that this program did not make, before any work is done.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="tables">Names of further files that runs may have left there, beside inputs.yaml.</param>
    /// <exception cref="InputException">The folder holds something else.</exception>
    public static void CheckFree(string folder, params IReadOnlyCollection<string> tables)
    {
        foreach (var path in new[] { folder, Draft(folder) })
        {
            // A run replaces the folder: whatever else lies in it would be lost.
            if (File.Exists(path) || (Directory.Exists(path) && !IsRun(path, tables)))
            {
                throw new InputException(path, null, "the output folder holds files that are not of a Kramers run", "Name another folder with --output, or empty this one");
            }
        }

        CheckWritable(folder);
    }

    /// <summary>A lone table might be a measurement: only beside inputs.yaml it is ours.</summary>
    private static bool IsRun(string path, IReadOnlyCollection<string> tables)
    {
        var others = Directory.EnumerateFileSystemEntries(path).Select(e => Path.GetFileName(e)!).Except(OfEveryRun).ToArray();
        return others.Length == 0 || (File.Exists(Path.Combine(path, InputsFile)) && others.All(tables.Contains));
    }

    /// <summary>Minutes of work must not end at a folder that cannot be written.</summary>
    private static void CheckWritable(string folder)
    {
        var existing = Path.GetFullPath(folder);
        while (!Directory.Exists(existing))
        {
            existing = Path.GetDirectoryName(existing)!;
        }

        try
        {
            var probe = Directory.CreateDirectory(Path.Combine(existing, Path.GetRandomFileName()));
            probe.Delete();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputException(folder, null, $"the output folder cannot be written: {e.Message.TrimEnd('.')}", "Name another folder with --output", e);
        }
    }

    /// <summary>Replaces the folder by these files, all or none.</summary>
    public static void Write(string folder, IEnumerable<(string Name, string Text)> files)
    {
        var full = Full(folder);
        var draft = Draft(folder);
        if (Directory.Exists(draft))
        {
            Directory.Delete(draft, recursive: true);
        }

        Directory.CreateDirectory(draft);
        foreach (var (name, text) in files)
        {
            File.WriteAllText(Path.Combine(draft, name), text);
        }

        if (Directory.Exists(full))
        {
            Directory.Delete(full, recursive: true);
        }

        Directory.Move(draft, full);
    }

    /// <summary>The files of a task: inputs, result, tables, report and log.</summary>
    public static IEnumerable<(string Name, string Text)> Files(TaskResult result, string inputs, RunLog log) =>
    [
        (InputsFile, inputs),
        (ResultFile, TaskResultText.Json(result)),
        .. result.Tables.Select(t => (t.Key + ".csv", TaskResultText.Csv(t))),
        (ReportFile, TaskReport.Render(result)),
        (LogFile, string.Concat(log.Lines.Select(line => line + "\n"))),
    ];

    private static string Full(string folder) => Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));

    /// <summary>Beside the folder, so that moving it into place is one step of the file system.</summary>
    private static string Draft(string folder) => Full(folder) + ".draft";

    /// <summary>Settings in the layout of their file, defaults filled in; versions and the hash of every other file as comments on top.</summary>
    /// <param name="advice">How to run them again.</param>
    /// <param name="settings">The settings.</param>
    /// <param name="files">The files that they name; null entries are left out.</param>
    public static string Inputs(string advice, IReadOnlyDictionary<string, object> settings, IEnumerable<string?> files)
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"# Everything that decided the result. {advice}");
        text.AppendLine(CultureInfo.InvariantCulture, $"# Kramers {typeof(RunFolder).Assembly.GetName().Version!.ToString(3)}, {RuntimeInformation.FrameworkDescription}, {RuntimeInformation.OSArchitecture}");
        text.AppendLine(CultureInfo.InvariantCulture, $"# Linear algebra: {DenseLinearAlgebra.Best.Name}");
        foreach (var file in files.OfType<string>())
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"# {Path.GetFileName(file)}: SHA-256 {Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file)))}");
        }

        text.Append(new SerializerBuilder().Build().Serialize(settings));
        return text.ToString();
    }
}
