using System.Text.Json.Nodes;
using System.Xml.Linq;
using Kramers.Tests.Simulations;

namespace Kramers.Tests.Cli;

/// <summary>The command <c>kramers simulate</c> and the folder that it leaves.</summary>
public sealed class SimulateCommandTests : IDisposable
{
    private readonly SimulationText _text = new("name: A_B *\nmagnet: { gz: 20 }\nrates:\n  - qtm: { tau: 10 }\nhysteresis: { maxFieldOe: 1e4, sweepOePerSecond: 100, temperaturesK: [2] }\n"
        + "zfcFc: { fieldOe: 1000, lowestK: 2, highestK: 9 }\ndecay: { saturationTesla: 1, sweepTeslaPerSecond: 0.1, temperaturesK: [2], seconds: 9 }\nopenLoop: { fromK: 2, toK: 4 }\n");

    public void Dispose() => _text.Dispose();

    [Theory]
    [InlineData("hysteresis", "hysteresis.csv", "inputs.yaml", "log.txt", "loops.csv", "parameters.csv", "report.html", "result.json")]
    [InlineData("zfc-fc", "inputs.yaml", "log.txt", "parameters.csv", "report.html", "result.json", "zfcFc.csv")]
    [InlineData("decay", "decay.csv", "decays.csv", "inputs.yaml", "log.txt", "parameters.csv", "report.html", "result.json")]
    public void A_run_leaves_its_files_and_only_those(string task, params string[] files)
    {
        var session = new Session();
        Assert.Equal(0, session.Run("simulate", task, _text.File, "-o", _text.Output));
        Assert.Equal(files, Directory.GetFiles(_text.Output).Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal));
        Assert.EndsWith($"Report: {Path.Combine(_text.Output, "report.html")}\n", session.Output, StringComparison.Ordinal);
        var report = XDocument.Parse(File.ReadAllText(Path.Combine(_text.Output, "report.html")).Replace("<!DOCTYPE html>", "", StringComparison.Ordinal)).ToString();
        Assert.Contains("A_B *", report, StringComparison.Ordinal);
        Assert.Contains($"kramers simulate {task}.", report, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("hysteresis")]
    [InlineData("zfc-fc")]
    [InlineData("decay")]
    public void What_decided_the_result_runs_again(string task)
    {
        var first = File.ReadAllText(Path.Combine(_text.Run(task).Folder, "result.json"));
        File.Copy(Path.Combine(_text.Output, "inputs.yaml"), _text.File, overwrite: true);
        Assert.Equal(first, File.ReadAllText(Path.Combine(_text.Run(task).Folder, "result.json")));
    }

    [Fact]
    public void Every_task_has_all_three_blocking_temperatures()
    {
        var numbers = JsonNode.Parse(File.ReadAllText(Path.Combine(_text.Run("decay").Folder, "result.json")))!["numbers"]!.AsObject();
        Assert.All(["blockingTemperature100sK", "blockingTemperatureSplitK", "blockingTemperatureOpenLoopK"], key => Assert.True(numbers.ContainsKey(key), key));
    }

    [Fact]
    public void Bad_input_is_exit_code_2_and_leaves_nothing()
    {
        var session = new Session();
        File.AppendAllText(_text.File, "decays: 1\n");
        Assert.Equal(2, session.Run("simulate", "decay", _text.File, "-o", _text.Output));
        Assert.StartsWith($"{_text.File}:9: the key 'decays' is not known here.", session.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_text.Output));
    }

    [Fact]
    public void A_stopped_run_leaves_nothing()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        var session = new Session { Cancellation = source.Token };
        Assert.Equal(130, session.Run("simulate", "hysteresis", _text.File, "-o", _text.Output));
        Assert.False(Directory.Exists(_text.Output));
    }
}
