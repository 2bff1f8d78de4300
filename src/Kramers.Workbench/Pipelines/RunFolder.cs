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
/// The folder of a run: inputs.yaml, result.json, report.html, log.txt. Everything is written beside it first and moved into
/// place at the end, so that a run that fails or is stopped leaves nothing half-written and keeps what an earlier run left.
/// </summary>
internal static class RunFolder
{
    private const string InputsFile = "inputs.yaml";
    private const string ResultFile = "result.json";
    private const string ReportFile = "report.html";
    private const string LogFile = "log.txt";
    private static readonly string[] Files = [InputsFile, ResultFile, ReportFile, LogFile];

    /// <summary>Refuses a folder that this program did not make, before any work is done.</summary>
    /// <exception cref="InputException">The folder holds something else.</exception>
    public static void CheckFree(string folder)
    {
        foreach (var path in new[] { folder, Draft(folder) })
        {
            // A run replaces the folder: whatever else lies in it would be lost.
            if (File.Exists(path) || (Directory.Exists(path) && Directory.EnumerateFileSystemEntries(path).Any(e => !Files.Contains(Path.GetFileName(e)))))
            {
                throw new InputException(path, null, "the output folder holds files that are not of a Kramers run", "Name another folder with --output, or empty this one");
            }
        }

        CheckWritable(folder);
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

    public static void Write(string folder, RelaxOptions options, RelaxResult result, IEnumerable<string> log)
    {
        var full = Full(folder);
        var draft = Draft(folder);
        if (Directory.Exists(draft))
        {
            Directory.Delete(draft, recursive: true);
        }

        Directory.CreateDirectory(draft);
        File.WriteAllText(Path.Combine(draft, InputsFile), Inputs(options));
        ResultJson.Write(result, Path.Combine(draft, ResultFile));
        File.WriteAllText(Path.Combine(draft, ReportFile), RelaxReport.Render(result));
        File.WriteAllLines(Path.Combine(draft, LogFile), log);
        if (Directory.Exists(full))
        {
            Directory.Delete(full, recursive: true);
        }

        Directory.Move(draft, full);
    }

    private static string Full(string folder) => Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));

    /// <summary>Beside the folder, so that moving it into place is one step of the file system.</summary>
    private static string Draft(string folder) => Full(folder) + ".draft";

    /// <summary>All settings in the layout of relax.yaml, defaults filled in; versions and the hash of every file as comments on top.</summary>
    private static string Inputs(RelaxOptions options)
    {
        var text = new StringBuilder();
        text.AppendLine("# Everything that decided the result. Put into the folder of the labels as relax.yaml, it runs again.");
        text.AppendLine(CultureInfo.InvariantCulture, $"# Kramers {typeof(RunFolder).Assembly.GetName().Version!.ToString(3)}, {RuntimeInformation.FrameworkDescription}, {RuntimeInformation.OSArchitecture}");
        text.AppendLine(CultureInfo.InvariantCulture, $"# Linear algebra: {DenseLinearAlgebra.Best.Name}");
        foreach (var file in new[] { options.Labels, options.ReferenceMinimum, options.ReferenceHessian, options.ReferenceDisplacements })
        {
            if (file is not null)
            {
                text.AppendLine(CultureInfo.InvariantCulture, $"# {Path.GetFileName(file)}: SHA-256 {Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file)))}");
            }
        }

        text.Append(new SerializerBuilder().Build().Serialize(options.Resolved));
        return text.ToString();
    }
}
