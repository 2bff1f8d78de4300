using System.Globalization;
using Kramers.Cli;
using Kramers.Tests.Reports;
using Kramers.Workbench.Pipelines;
using Spectre.Console;

namespace Kramers.Tests.Cli;

public class RelaxCommandTests
{
    [Fact]
    public void Folder_and_output_reach_the_run()
    {
        (string, string?)? seen = null;
        var session = new Session { Relax = (folder, output, _, _) => Answer(() => seen = (folder, output)) };
        Assert.Equal(0, session.Run("relax", "my folder", "-o", "there"));
        Assert.Equal(("my folder", "there"), seen);
        Assert.Equal(0, session.Run("relax", "my folder"));
        Assert.Equal(("my folder", null), seen);
    }

    [Fact]
    public void The_summary_has_the_numbers_and_where_the_report_lies()
    {
        var session = new Session();
        Assert.Equal(0, session.Run("relax", "folder", "--quiet"));
        Assert.Matches(@"(?m)^energy RMSE +0\.387 kcal/mol on 24 held-out geometries *$", session.Output);
        Assert.Matches(@"(?m)^frequency RMSE +4\.37 cm\^-1 *$", session.Output);
        Assert.Matches(@"(?m)^D +-115\.37 cm\^-1 \(label at the minimum -115\.22\) *$", session.Output);
        Assert.Matches(@"(?m)^g +2\.131, 2\.152, 2\.914 *$", session.Output);
        Assert.Matches(@"(?m)^U_eff +231\.4 ± 3\.6 cm\^-1 \(fit of ln tau within 0\.12 rms\) *$", session.Output);
        Assert.Matches(@"(?m)^tau at 2 K +\d\.\d\de\+\d s *$", session.Output);
        Assert.Matches(@"(?m)^tau at 300 K +\d\.\d\de-\d+ s *$", session.Output);
        Assert.Matches(@"(?m)^E +3\.214 cm\^-1 \(label at the minimum 3\.087\) *$", session.Output);
        Assert.EndsWith($"Report: {Path.Combine("/results/relax-test", "report.html")}\n", session.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_data_do_not_determine_is_said_in_words()
    {
        var session = new Session { Relax = (_, _, _, _) => new RelaxRun(SampleResult.WithoutBlocking(), "/r") };
        session.Run("relax", "folder");
        Assert.Matches("(?m)^U_eff +the data do not determine it *$", session.Output);
        Assert.Matches("(?m)^T_B .* tau does not cross 100 s *$", session.Output);
    }

    [Fact]
    public void Without_a_terminal_each_step_is_one_plain_line()
    {
        var session = new Session { Relax = Narrated };
        session.Run("relax", "folder");
        var lines = session.Output.Split('\n');
        Assert.Matches(@"^Read labels \.\.\. done \(\d\.\d s\)$", lines[0]);
        Assert.Equal("236 geometries", lines[1]);
        Assert.Matches(@"^Rates \.\.\. done \(\d\.\d s\)$", lines[2]);
        Assert.DoesNotContain('\u001b', session.Output);
    }

    [Fact]
    public void Quiet_leaves_only_the_results()
    {
        var session = new Session { Relax = Narrated };
        session.Run("relax", "folder", "--quiet");
        Assert.DoesNotContain("Read labels", session.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("236 geometries", session.Output, StringComparison.Ordinal);
        Assert.Contains("Report: ", session.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Warnings_that_nobody_saw_go_by_come_with_the_results()
    {
        const string warning = "Warning: The fit of tau leaves 0.12";
        var session = new Session();
        session.Run("relax", "folder", "--quiet");
        Assert.Contains(warning, session.Output, StringComparison.Ordinal);
        session.Run("relax", "folder");
        Assert.DoesNotContain(warning, session.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_terminal_gets_bars_and_the_lines_above_them()
    {
        var screen = new StringWriter(CultureInfo.InvariantCulture);
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.Yes, Interactive = InteractionSupport.Yes, Out = new AnsiConsoleOutput(screen) });
        var run = SpectreMonitor.Watch(console, monitor => Narrated("", null, monitor, default));
        Assert.Equal("/r", run.Folder);
        Assert.Contains("236 geometries", screen.ToString(), StringComparison.Ordinal);
        Assert.Contains("Read labels", screen.ToString(), StringComparison.Ordinal);
        Assert.Contains('\u001b', screen.ToString());
    }

    [Fact]
    public void A_bar_tells_count_rate_and_time_left()
    {
        Assert.Equal("50/200, 10/s, 15 s left", PaceColumn.Pace(50, 200, TimeSpan.FromSeconds(5)));
        Assert.Equal("0/200", PaceColumn.Pace(0, 200, TimeSpan.FromSeconds(5)));
    }

    [Theory]
    [InlineData(0.04, "0.0 s")]
    [InlineData(1.24, "1.2 s")]
    [InlineData(59.4, "59 s")]
    [InlineData(59.7, "1 min 00 s")]
    [InlineData(192, "3 min 12 s")]
    [InlineData(3599.7, "1 h 00 min")]
    [InlineData(7500, "2 h 05 min")]
    public void Times_read_well(double seconds, string text) => Assert.Equal(text, Duration.Text(TimeSpan.FromSeconds(seconds)));

    private static RelaxRun Narrated(string folder, string? output, IRunMonitor monitor, CancellationToken cancellation)
    {
        using (var step = monitor.Begin("Read labels", 236))
        {
            step.Report(100);
            step.Report(236);
        }

        monitor.Say("236 geometries");
        using (monitor.Begin("Rates", 1))
        {
        }

        return Answer(() => { });
    }

    private static RelaxRun Answer(Action seen)
    {
        seen();
        return new RelaxRun(SampleResult.Create(), "/r");
    }
}
