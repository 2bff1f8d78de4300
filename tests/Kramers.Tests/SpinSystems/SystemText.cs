using Kramers.Chemistry;
using Kramers.Tests.Workbench;
using Kramers.Workbench.Reports;
using Kramers.Workbench.SpinSystems;

namespace Kramers.Tests.SpinSystems;

/// <summary>A spin system written as text, in a folder of its own that goes away.</summary>
internal sealed class SystemText : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("kramers-spin-");

    public SystemText(string yaml, string data = "") => (File, Data, _) = (Write("system.yaml", yaml), Write("data.csv", data), 0);

    public string File { get; }

    public string Data { get; }

    public string Output => Path.Combine(_folder.FullName, "output");

    public static TaskResult Compute(string task, string yaml, string data = "")
    {
        using var text = new SystemText(yaml, data);
        return text.Compute(task);
    }

    public static InputException Refused(string task, string yaml, string data = "")
    {
        using var text = new SystemText(yaml, data);
        return Assert.Throws<InputException>(() => text.Compute(task));
    }

    public TaskResult Compute(string task) => SpinPipeline.Compute(task, SpinSystemFile.Load(File), new SilentMonitor(), TestContext.Current.CancellationToken);

    public TaskRun Run(string task) => SpinPipeline.Run(task, File, Output, new SilentMonitor(), TestContext.Current.CancellationToken);

    public void Dispose() => _folder.Delete(recursive: true);

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder.FullName, name);
        System.IO.File.WriteAllText(path, text);
        return path;
    }
}
