using System.Text.Json.Nodes;
using System.Xml.Linq;
using Kramers.Tests.SpinPhonon;

namespace Kramers.Tests.Cli;

/// <summary>The folder that a run leaves, and the command that starts it.</summary>
public sealed class RatesCommandTests : IDisposable
{
    private readonly RatesText _text = new("""
        name: A_B *
        centres: [ { label: Co, spin: 3/2, g: 2.2, zfs: { D: -40, E: 3 } } ]
        modes:
          coordinate: sqrt(hbar/mw)
          file: modes.csv
        rates: { temperaturesK: [10, 20, 40, 60, 90] }

        """, ("modes.csv", "frequencyCm,Dxx,Dyy,Dxz\n60,0.1,-0.1,0.3\n85,0.2,0,-0.15\n"));

    public void Dispose() => _text.Dispose();

    [Fact]
    public void A_run_leaves_its_files_and_only_those()
    {
        var run = _text.Run(converge: true);
        Assert.Equal(
            ["convergence.csv", "inputs.yaml", "levels.csv", "log.txt", "modes.csv", "path.csv", "report.html", "result.json", "tau.csv"],
            Directory.GetFiles(_text.Output).Select(f => Path.GetFileName(f)!).Order());
        var json = JsonNode.Parse(File.ReadAllText(Path.Combine(run.Folder, "result.json")))!;
        Assert.Equal(run.Result.Relaxation.TauSeconds, json["relaxation"]!["tauSeconds"]!.AsArray().Select(x => (double)x!));
        Assert.Contains("A_B *", XDocument.Parse(File.ReadAllText(Path.Combine(run.Folder, "report.html")).Replace("<!DOCTYPE html>", "", StringComparison.Ordinal)).ToString(), StringComparison.Ordinal);
        Assert.Contains("modes.csv: SHA-256", File.ReadAllText(Path.Combine(run.Folder, "inputs.yaml")), StringComparison.Ordinal);
    }

    [Fact]
    public void What_decided_the_result_runs_again()
    {
        var first = File.ReadAllText(Path.Combine(_text.Run(converge: true).Folder, "result.json"));
        File.Copy(Path.Combine(_text.Output, "inputs.yaml"), _text.File, overwrite: true);
        Assert.Equal(first, File.ReadAllText(Path.Combine(_text.Run().Folder, "result.json")));
    }

    [Fact]
    public void The_check_of_convergence_has_the_run_itself_among_its_rows()
    {
        var result = _text.Run(converge: true).Result;
        var (convergence, relaxation) = (result.Convergence!, result.Relaxation);
        Assert.Equal([2.5, 5, 10, 20, 40], convergence.Widths.Select(p => p.Value));
        Assert.Equal([1, 2], convergence.Modes.Select(p => p.Value));
        var atRun = convergence.TemperaturesK.Select(t => relaxation.TauSeconds[Array.IndexOf(relaxation.TemperaturesK, t)]).ToArray();
        Assert.Equal(atRun, convergence.Widths[2].TauSeconds);
        Assert.Equal(atRun, convergence.Modes[1].TauSeconds);
        Assert.Equal(2 * convergence.TemperaturesK.Length, convergence.Verdicts.Count);
    }

    [Fact]
    public void The_command_prints_tau_and_where_the_report_lies()
    {
        var session = new Session();
        Assert.Equal(0, session.Run("rates", _text.File, "--converge", "-o", _text.Output, "--quiet"));
        Assert.Matches(@"(?m)^ +10 +\d\.\d{3}e[+-]?\d+ +\d\.\d{3}e[+-]?\d+ +\d\.\d{3}e[+-]?\d+$", session.Output);
        Assert.Contains("when the line is half or twice as wide", session.Output, StringComparison.Ordinal);
        Assert.EndsWith($"Report: {Path.Combine(_text.Output, "report.html")}\n", session.Output, StringComparison.Ordinal);
        Assert.Empty(session.Error);
    }

    [Fact]
    public void Bad_input_is_exit_code_2_and_leaves_nothing()
    {
        var session = new Session();
        File.AppendAllText(_text.File, "convergence: {}\n");
        Assert.Equal(2, session.Run("rates", _text.File, "-o", _text.Output));
        Assert.StartsWith($"{_text.File}:7: the key 'convergence' is not known here.", session.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_text.Output));
    }
}
