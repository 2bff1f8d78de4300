using System.CommandLine;
using System.Globalization;
using Kramers.Workbench.Reports;
using Kramers.Workbench.Reports.Charts;

namespace Kramers.Cli;

/// <summary><c>kramers NAME TASK FILE [--output DIR] [--quiet]</c>: one question to one input file.</summary>
internal static class TaskCommand
{
    private const int MostRows = 16;
    private const int MostColumns = 8;

    public static Command Create(Shell shell, string name, IReadOnlyList<string> tasks, string argument, TaskRunner runner)
    {
        var task = new Argument<string>("TASK") { Validators = { Watching.RefuseOptions } }.AcceptOnlyFromAmong([.. tasks]);
        var file = new Argument<string>(argument) { Validators = { Watching.RefuseOptions } };
        var output = new Option<string?>("--output", "-o") { HelpName = "DIR" };
        var quiet = new Option<bool>("--quiet", "-q");
        var command = new Command(name) { task, file, output, quiet };
        command.SetAction(parsed =>
        {
            var isQuiet = parsed.GetValue(quiet);
            var run = Watching.Run(
                shell,
                monitor => runner(parsed.GetRequiredValue(task), parsed.GetRequiredValue(file), parsed.GetValue(output), monitor, shell.Cancellation),
                isQuiet);
            Write(shell, run, withWarnings: isQuiet);
            return ExitCode.Success;
        });
        return command;
    }

    /// <summary>The first table, thinned out to so many rows, the single numbers, and where the report lies.</summary>
    internal static void Write(Shell shell, TaskRun run, bool withWarnings, int mostRows = MostRows)
    {
        var (result, table) = (run.Result, run.Result.Tables[0]);
        shell.WriteLine($"{result.Name}: {RichText.ToPlain(result.Title)}");
        shell.WriteLine("");
        var columns = table.Columns.Take(MostColumns).ToArray();
        string[] header = [.. columns.Select(c => RichText.ToPlain(c.Heading))];
        string[][] rows = [header, .. TaskReport.Spread(table.Rows, mostRows).Select(row => columns.Select(c => Cell(c, row)).ToArray())];
        int[] widths = [.. header.Select((_, c) => rows.Max(r => r[c].Length))];
        foreach (var row in rows)
        {
            shell.WriteLine(string.Join("  ", row.Select((cell, c) => columns[c].Texts is null ? cell.PadLeft(widths[c]) : cell.PadRight(widths[c]))).TrimEnd());
        }

        foreach (var number in result.Numbers)
        {
            shell.WriteLine($"{RichText.ToPlain(number.Heading)}: {Format(number.Value)}");
        }

        foreach (var warning in result.Warnings.Where(_ => withWarnings))
        {
            shell.WriteLine($"Warning: {warning}");
        }

        shell.WriteLine("");
        shell.WriteLine($"Report: {Path.Combine(run.Folder, "report.html")}");
    }

    private static string Cell(ResultColumn column, int row) => column.Texts is { } words ? words[row] : Format(column.Values[row]);

    private static string Format(double x) => double.IsNaN(x) ? "not determined" : (Math.Abs(x) < 1e-12 ? 0 : x).ToString("G6", CultureInfo.InvariantCulture);
}
