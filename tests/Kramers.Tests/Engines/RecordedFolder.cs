using System.IO.Compression;

namespace Kramers.Tests.Engines;

/// <summary>A copy of a recorded job's folder that a test may damage.</summary>
internal sealed class RecordedFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("kramers-engine-");

    public RecordedFolder(string name)
    {
        foreach (var file in Directory.EnumerateFiles(System.IO.Path.Combine(Source(), name)))
        {
            using var from = new GZipStream(File.OpenRead(file), CompressionMode.Decompress);
            using var to = File.Create(this[System.IO.Path.GetFileNameWithoutExtension(file)]);
            from.CopyTo(to);
        }
    }

    public string Path => _folder.FullName;

    public string this[string file] => System.IO.Path.Combine(Path, file);

    /// <summary>The first lines of a file alone, as a program leaves it that was killed; the last may be half.</summary>
    public void Truncate(string file, double fraction)
    {
        var text = File.ReadAllText(this[file]);
        File.WriteAllText(this[file], text[..(int)(fraction * text.Length)]);
    }

    public void DeleteLine(string file, int index) =>
        File.WriteAllLines(this[file], File.ReadAllLines(this[file]).Where((_, i) => i != index));

    public void Replace(string file, string old, string by)
    {
        var text = File.ReadAllText(this[file]);
        Assert.Contains(old, text, StringComparison.Ordinal);
        File.WriteAllText(this[file], text.Replace(old, by, StringComparison.Ordinal));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static string Source([System.Runtime.CompilerServices.CallerFilePath] string here = "") =>
        System.IO.Path.Combine(System.IO.Path.GetDirectoryName(here)!, "Recorded");
}
