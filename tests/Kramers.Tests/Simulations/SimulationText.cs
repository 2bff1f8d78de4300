using Kramers.Chemistry;
using Kramers.Tests.Workbench;
using Kramers.Workbench.Reports;
using Kramers.Workbench.Simulations;

namespace Kramers.Tests.Simulations;

/// <summary>A simulation file written as text, in a folder of its own that goes away.</summary>
internal sealed class SimulationText : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("kramers-simulate-");

    public SimulationText(string yaml) => File = Write("magnet.yaml", yaml);

    public string File { get; }

    public string Output => Path.Combine(_folder.FullName, "output");

    /// <summary>The result of a task; a second file may lie beside the first.</summary>
    public static TaskResult Compute(string task, string yaml, string name = "", string text = "")
    {
        using var simulation = new SimulationText(yaml);
        if (name.Length > 0)
        {
            simulation.Write(name, text);
        }

        return SimulationPipeline.Compute(task, SimulationFile.Load(simulation.File), new SilentMonitor(), TestContext.Current.CancellationToken);
    }

    public static InputException Refused(string task, string yaml, string name = "", string text = "") => Assert.Throws<InputException>(() => Compute(task, yaml, name, text));

    public TaskRun Run(string task) => SimulationPipeline.Run(task, File, Output, new SilentMonitor(), TestContext.Current.CancellationToken);

    public string Write(string name, string text)
    {
        var path = Path.Combine(_folder.FullName, name);
        System.IO.File.WriteAllText(path, text);
        return path;
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
