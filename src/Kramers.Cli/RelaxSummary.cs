using System.Globalization;
using Kramers.Workbench.Pipelines;
using Spectre.Console;

namespace Kramers.Cli;

/// <summary>The table at the end of <c>kramers relax</c>: what to look at before opening the report.</summary>
internal static class RelaxSummary
{
    private static readonly double[] WantedKelvin = [2, 5, 10, 20, 50, 100, 300];

    /// <summary>Writes the table and where the report lies.</summary>
    /// <param name="shell">Where to.</param>
    /// <param name="run">The run.</param>
    /// <param name="wallTime">How long it took.</param>
    /// <param name="withWarnings">Whether to repeat what the run warned of: for a reader who did not see it go by.</param>
    public static void Write(Shell shell, RelaxRun run, TimeSpan wallTime, bool withWarnings)
    {
        shell.WriteLine("");
        var table = new Grid().AddColumn(new GridColumn().NoWrap().PadRight(3)).AddColumn();
        foreach (var (name, value) in Rows(run.Result).Append(("wall time", Duration.Text(wallTime))))
        {
            table.AddRow(new Text(name), new Text(value));
        }

        shell.Out.Write(table);
        foreach (var warning in run.Result.Warnings.Where(_ => withWarnings))
        {
            shell.WriteLine($"Warning: {warning}");
        }

        shell.WriteLine("");
        shell.WriteLine($"Report: {Path.Combine(run.Folder, "report.html")}");
    }

    private static IEnumerable<(string Name, string Value)> Rows(RelaxResult result)
    {
        var (spin, relaxation) = (result.SpinHamiltonian, result.Relaxation);
        yield return ("molecule", $"{result.Molecule.Name} ({result.Molecule.Formula})");
        if (result.Potential?.Test is { } potential)
        {
            yield return ("energy RMSE", Format($"{potential.EnergyRmseKcalPerMol:g3} kcal/mol on {result.Data.Test} held-out geometries"));
            yield return ("force RMSE", Format($"{potential.ForceRmseEvPerAngstrom:g3} eV/angstrom"));
        }

        yield return ("frequency RMSE", result.Phonons.FrequencyRmseCm is { } f ? Format($"{f:g3} cm^-1") : "no reference Hessian");
        yield return ("D tensor RMSE", Format($"{result.Tensors.D.Test.RmseCm:g3} cm^-1"));
        yield return ("g tensor RMSE", Format($"{result.Tensors.G.Test.Rmse:g3}"));
        yield return ("D", Format($"{spin.DCm:0.00} cm^-1") + Reference(spin.ReferenceDCm, "0.00"));
        yield return ("E", Format($"{spin.ECm:0.000} cm^-1") + Reference(spin.ReferenceECm, "0.000"));
        yield return ("g", string.Join(", ", spin.GMain.Select(g => Format($"{g:0.000}"))));
        yield return ("U_eff", relaxation.Fit.UeffCm is { } u ? Format($"{u.Value:0.0} \u00b1 {u.StandardError:g2} cm^-1 (fit of ln tau within {relaxation.Fit.RmsLogTau:g2} rms)") : "the data do not determine it");
        yield return ("T_B (100 s)", relaxation.BlockingTemperatureK is { } t ? Format($"{t:0.0} K") : "tau does not cross 100 s");
        foreach (var i in Shown(relaxation.TemperaturesK))
        {
            yield return (Format($"tau at {relaxation.TemperaturesK[i]:g3} K"), Seconds(relaxation.TauSeconds[i]));
        }
    }

    /// <summary>The temperatures of the run nearest to round ones, within a tenth.</summary>
    private static IEnumerable<int> Shown(double[] kelvin) => WantedKelvin
        .Select(wanted => Enumerable.Range(0, kelvin.Length).MinBy(i => Math.Abs(Math.Log(kelvin[i] / wanted))))
        .Where((i, k) => i < kelvin.Length && Math.Abs(kelvin[i] / WantedKelvin[k] - 1) < 0.1)
        .Distinct();

    private static string Reference(double? cm, string format) =>
        cm is { } value ? $" (label at the minimum {value.ToString(format, CultureInfo.InvariantCulture)})" : "";

    private static string Seconds(double tau) => double.IsFinite(tau) ? Format($"{tau:0.00e+0} s") : "infinite";

    private static string Format(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
