using System.Text.Json.Nodes;
using System.Xml.Linq;
using Kramers.Chemistry;
using Kramers.Tests.Cli;

namespace Kramers.Tests.SpinSystems;

/// <summary>The folder that a run leaves, and the command that starts it.</summary>
public sealed class SpinRunTests : IDisposable
{
    private readonly SystemText _text = new("name: A_B *\ncentres:\n  - { label: A, spin: 1, g: g, zfs: { D: 3 } }\nparameters: { g: { fixed: 2.1 } }\n");

    public void Dispose() => _text.Dispose();

    [Fact]
    public void A_run_leaves_its_files_and_only_those()
    {
        var run = _text.Run("levels");
        Assert.Equal(["inputs.yaml", "levels.csv", "log.txt", "report.html", "result.json"], Directory.GetFiles(_text.Output).Select(f => Path.GetFileName(f)!).Order());
        var json = JsonNode.Parse(File.ReadAllText(Path.Combine(run.Folder, "result.json")))!;
        Assert.Equal(run.Result.Table("levels")["energyCm"], json["tables"]!["levels"]!["energyCm"]!.AsArray().Select(x => (double)x!));
        Assert.Equal(2.1, (double)json["parameters"]!["g"]!);
        Assert.Equal(4, File.ReadAllLines(Path.Combine(run.Folder, "levels.csv")).Length);
        Assert.Contains("A_B *", XDocument.Parse(File.ReadAllText(Path.Combine(run.Folder, "report.html")).Replace("<!DOCTYPE html>", "", StringComparison.Ordinal)).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_decided_the_result_runs_again()
    {
        var first = File.ReadAllText(Path.Combine(_text.Run("magnetisation").Folder, "result.json"));
        File.Copy(Path.Combine(_text.Output, "inputs.yaml"), _text.File, overwrite: true);
        Assert.Equal(first, File.ReadAllText(Path.Combine(_text.Run("magnetisation").Folder, "result.json")));
    }

    [Fact]
    public void Another_task_may_take_the_folder_over_but_not_that_of_a_stranger()
    {
        _text.Run("levels");
        _text.Run("zeeman");
        Assert.False(File.Exists(Path.Combine(_text.Output, "levels.csv")));
        Directory.Delete(_text.Output, recursive: true);
        Directory.CreateDirectory(_text.Output);
        var measured = Path.Combine(_text.Output, "chi.csv");
        File.WriteAllText(measured, "mine");
        Assert.Throws<InputException>(() => _text.Run("levels"));
        Assert.Equal("mine", File.ReadAllText(measured));
    }

    [Fact]
    public void The_command_prints_a_table_and_where_the_report_lies()
    {
        var session = new Session();
        Assert.Equal(0, session.Run("spin", "levels", _text.File, "-o", _text.Output));
        Assert.Matches(@"(?m)^ +3 +3 +1 +100\.0 % 1$", session.Output);
        Assert.EndsWith($"Report: {Path.Combine(_text.Output, "report.html")}\n", session.Output, StringComparison.Ordinal);
        Assert.Empty(session.Error);
    }

    [Fact]
    public void Bad_input_is_exit_code_2_and_leaves_nothing()
    {
        var session = new Session();
        File.AppendAllText(_text.File, "chi: { temperaturesK: [-1] }\n");
        Assert.Equal(2, session.Run("spin", "chi", _text.File, "-o", _text.Output));
        Assert.StartsWith($"{_text.File}:5: 'chi.temperaturesK' is '-1'.", session.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_text.Output));
    }

    [Fact]
    public void A_stopped_run_leaves_nothing()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        var session = new Session { Cancellation = source.Token };
        Assert.Equal(130, session.Run("spin", "magnetisation", _text.File, "-o", _text.Output));
        Assert.False(Directory.Exists(_text.Output));
    }
}
