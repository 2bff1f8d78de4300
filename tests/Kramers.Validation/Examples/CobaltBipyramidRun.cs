using System.Text.Json.Nodes;
using Kramers.Workbench.Pipelines;

namespace Kramers.Validation.Examples;

/// <summary>One run of examples/01-cobalt-bipyramid as it stands, for all tests of it.</summary>
public sealed class CobaltBipyramidRun : IDisposable
{
    private readonly DirectoryInfo _top = Directory.CreateTempSubdirectory("kramers-cobalt-");

    public CobaltBipyramidRun()
    {
        Run = RelaxPipeline.Run(Example, Path.Combine(_top.FullName, "run"), new NoMonitor(), TestContext.Current.CancellationToken);
        Json = JsonNode.Parse(File.ReadAllText(Path.Combine(Run.Folder, "result.json")))!;
        Report = File.ReadAllText(Path.Combine(Run.Folder, "report.html"));
    }

    public static string Example { get; } = RepositoryRoot.File("examples", "01-cobalt-bipyramid");

    public RelaxRun Run { get; }

    public RelaxResult Result => Run.Result;

    /// <summary>result.json as it was written.</summary>
    public JsonNode Json { get; }

    /// <summary>report.html as it was written.</summary>
    public string Report { get; }

    public void Dispose() => _top.Delete(recursive: true);
}

internal sealed class NoMonitor : IRunMonitor, IRunStep
{
    public IRunStep Begin(string title, int total) => this;

    public void Say(string line)
    {
    }

    public void Report(int value)
    {
    }

    public void Dispose()
    {
    }
}
