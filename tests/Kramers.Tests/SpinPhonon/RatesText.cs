using Kramers.Chemistry;
using Kramers.Tests.Workbench;
using Kramers.Workbench.SpinPhonon;

namespace Kramers.Tests.SpinPhonon;

/// <summary>Files of a magnet written as text, in a folder of their own that goes away.</summary>
internal sealed class RatesText : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("kramers-rates-");

    public RatesText(string yaml, params (string Name, string Text)[] files)
    {
        File = Path.Combine(_folder.FullName, "system.yaml");
        foreach (var (name, text) in files.Append(("system.yaml", yaml)))
        {
            System.IO.File.WriteAllText(Path.Combine(_folder.FullName, name), text);
        }
    }

    public string File { get; }

    public string Output => Path.Combine(_folder.FullName, "output");

    public static RatesResult Compute(string yaml, params (string Name, string Text)[] files)
    {
        using var text = new RatesText(yaml, files);
        return RatesPipeline.Compute(RatesFile.Load(text.File), new SilentMonitor(), TestContext.Current.CancellationToken);
    }

    /// <summary>The message, with the folder taken out.</summary>
    public static string Refused(string yaml, params (string Name, string Text)[] files)
    {
        using var text = new RatesText(yaml, files);
        return Assert.Throws<InputException>(() => RatesFile.Load(text.File)).Message.Replace(text._folder.FullName + Path.DirectorySeparatorChar, "", StringComparison.Ordinal);
    }

    public RatesRun Run(bool converge = false) => RatesPipeline.Run(File, Output, converge, new SilentMonitor(), TestContext.Current.CancellationToken);

    public void Dispose() => _folder.Delete(recursive: true);
}
