namespace Kramers.Validation.Magnetism.Fits;

/// <summary>A spin system and its measurements in a folder of their own that goes away.</summary>
internal sealed class FitFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("kramers-fit-");

    public FitFolder(string yaml, params (string Name, string Text)[] data)
    {
        File = Write("system.yaml", yaml);
        foreach (var (name, text) in data)
        {
            Write(name, text);
        }
    }

    public string File { get; }

    public void Dispose() => _folder.Delete(recursive: true);

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder.FullName, name);
        System.IO.File.WriteAllText(path, text);
        return path;
    }
}
