using System.CommandLine;
using System.Globalization;
using Kramers.Workbench.SpinPhonon;

namespace Kramers.Cli;

/// <summary><c>kramers rates SYSTEM [--converge] [--output DIR] [--quiet]</c>.</summary>
internal static class RatesCommand
{
    public const string Name = "rates";
    private const int MostTemperatures = 12;

    public static Command Create(Shell shell, RatesRunner rates)
    {
        var system = new Argument<string>("SYSTEM") { Validators = { Watching.RefuseOptions } };
        var converge = new Option<bool>("--converge");
        var output = new Option<string?>("--output", "-o") { HelpName = "DIR" };
        var quiet = new Option<bool>("--quiet", "-q");
        var command = new Command(Name) { system, converge, output, quiet };
        command.SetAction(parsed =>
        {
            var isQuiet = parsed.GetValue(quiet);
            var run = Watching.Run(
                shell,
                monitor => rates(parsed.GetRequiredValue(system), parsed.GetValue(output), parsed.GetValue(converge), monitor, shell.Cancellation),
                isQuiet);
            Write(shell, run, isQuiet);
            return ExitCode.Success;
        });
        return command;
    }

    /// <summary>tau at some temperatures, the barriers, and where the report lies.</summary>
    internal static void Write(Shell shell, RatesRun run, bool withNotes)
    {
        var (result, relaxation) = (run.Result, run.Result.Relaxation);
        shell.WriteLine("");
        shell.WriteLine("     T (K)       tau (s)    one-phonon         Raman");
        var count = relaxation.TemperaturesK.Length;
        foreach (var i in Enumerable.Range(0, Math.Min(count, MostTemperatures)).Select(k => count <= MostTemperatures ? k : k * (count - 1) / (MostTemperatures - 1)))
        {
            shell.WriteLine(Line($"{relaxation.TemperaturesK[i],10:0.###}{Seconds(relaxation.TauSeconds[i]),14}{Seconds(relaxation.OnePhononTauSeconds[i]),14}{Seconds(relaxation.RamanTauSeconds[i]),14}"));
        }

        shell.WriteLine("");
        shell.WriteLine($"barrier, slope of ln tau   {Cm(result.Barrier.SlopeCm)}");
        shell.WriteLine($"barrier, U_eff of the fit  {Cm(relaxation.UeffCm)}");
        shell.WriteLine($"barrier, leading path      {Cm(result.Barrier.LadderCm)}");
        shell.WriteLine($"one-phonon = Raman at      {Kelvin(result.CrossoversK)}");
        shell.WriteLine($"tau = 100 s at             {Kelvin(relaxation.BlockingTemperatureK is { } t ? [t] : [])}");
        if (result.InternalField is { } inner)
        {
            shell.WriteLine(Line($"lost to internal fields    {100 * inner.PromptLoss:0.0} % at once; tau is that of the mean M(t) of the rest"));
        }

        foreach (var note in result.Warnings.Select(w => $"Warning: {w}").Concat(result.Convergence?.Verdicts ?? []).Where(_ => withNotes))
        {
            shell.WriteLine(note);
        }

        shell.WriteLine("");
        shell.WriteLine($"Report: {Path.Combine(run.Folder, "report.html")}");
    }

    private static string Seconds(double tau) => double.IsFinite(tau) ? Line($"{tau:0.000e+0}") : "infinite";

    private static string Cm(double? value) => value is { } cm ? Line($"{cm:0.0} cm^-1") : "not determined";

    private static string Kelvin(double[] values) => values.Length == 0 ? "no temperature of the run" : string.Join(", ", values.Select(k => Line($"{k:0.00} K")));

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
