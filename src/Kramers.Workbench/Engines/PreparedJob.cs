namespace Kramers.Workbench.Engines;

/// <summary>All that an executor needs to run a program in a folder, here or on a cluster. Paths inside are relative to that folder.</summary>
/// <param name="Files">Names and texts of the files to write.</param>
/// <param name="Command">Program and arguments, to be started in the folder.</param>
/// <param name="Output">Name of the file that takes standard output.</param>
public sealed record PreparedJob(IReadOnlyDictionary<string, string> Files, IReadOnlyList<string> Command, string Output)
{
    /// <summary>Name of the file that takes standard error.</summary>
    public const string Errors = "errors.txt";

    /// <summary>Variables of the environment, besides those that are there.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>Files to copy into the folder: name there, path here.</summary>
    public IReadOnlyDictionary<string, string> Copies { get; init; } = new Dictionary<string, string>();

    /// <summary>Folders that the program wants to find, such as one for scratch files.</summary>
    public IReadOnlyList<string> Folders { get; init; } = [];

    /// <summary>Cores that the program will use.</summary>
    public int Cores { get; init; } = 1;

    /// <summary>Memory that the program will use, in MB.</summary>
    public int MemoryMb { get; init; } = 1000;

    /// <summary>Makes the folder ready for the command.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    public void WriteTo(string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (var name in Folders)
        {
            Directory.CreateDirectory(Path.Combine(folder, name));
        }

        foreach (var (name, text) in Files)
        {
            File.WriteAllText(Path.Combine(folder, name), text);
        }

        foreach (var (name, source) in Copies)
        {
            File.Copy(source, Path.Combine(folder, name), overwrite: true);
        }
    }
}
