using System.Text.RegularExpressions;

namespace Kramers.Workbench.Doctor;

/// <summary>Looks for a program in the folders of a search path and asks it for its version.</summary>
public sealed partial class ProgramCheck : ICheck
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly string[] Endings = OperatingSystem.IsWindows() ? [".exe", ".bat", ".cmd"] : [""];
    private readonly OptionalProgram _program;
    private readonly string _searchPath;

    /// <summary>Makes the check.</summary>
    /// <param name="program">What to look for.</param>
    /// <param name="searchPath">Folders, separated as in the PATH variable.</param>
    public ProgramCheck(OptionalProgram program, string searchPath)
    {
        ArgumentNullException.ThrowIfNull(program);
        ArgumentNullException.ThrowIfNull(searchPath);
        (_program, _searchPath) = (program, searchPath);
    }

    /// <inheritdoc/>
    public Finding Run(CancellationToken cancellation)
    {
        if (Candidates().FirstOrDefault(File.Exists) is not { } path)
        {
            return new Finding(_program.Name, FindingState.Missing, $"not on the PATH ({_program.Purpose})", _program.HowToGet);
        }

        if (!IsTheRightOne(path))
        {
            return new Finding(_program.Name, FindingState.Missing, $"{path} is another program of that name: there is no {_program.Companion} beside it", _program.HowToGet);
        }

        var said = VersionQuestion.Ask(path, _program.VersionArgument, Patience, cancellation);
        return new Finding(_program.Name, FindingState.Found, $"{Version(said)}, {path}: {_program.Purpose}");
    }

    /// <summary>The first line with something like a version: 6.5.1, 22.05.8, or a LAMMPS date such as 29 Sep 2021.</summary>
    private static string Version(string? said) =>
        said is null
            ? "version unknown: no answer"
            : said.Split('\n').FirstOrDefault(VersionPattern().IsMatch)?.Trim(' ', '\t', '\r', '*', '|') ?? "version unknown";

    [GeneratedRegex(@"\b\d{1,2} [A-Z][a-z]{2} \d{4}\b|(?<![\d.])\d+(\.\d+)+", RegexOptions.CultureInvariant)]
    private static partial Regex VersionPattern();

    private IEnumerable<string> Candidates() =>
        from folder in _searchPath.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        from ending in Endings
        select Path.Combine(folder, _program.Name + ending);

    private bool IsTheRightOne(string path)
    {
        if (_program.Companion is null)
        {
            return true;
        }

        var target = File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path;
        return File.Exists(Path.Combine(Path.GetDirectoryName(target)!, _program.Companion + Path.GetExtension(target)));
    }
}
