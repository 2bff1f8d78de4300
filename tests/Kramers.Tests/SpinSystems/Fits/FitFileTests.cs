using Kramers.Tests.Workbench;
using Kramers.Workbench.SpinSystems;
using Kramers.Workbench.SpinSystems.Fits;

namespace Kramers.Tests.SpinSystems.Fits;

/// <summary>The file after a fit: the user's own layout, fitted values as starts, ready to run again.</summary>
public class FitFileTests
{
    private const string Yaml = """
        # our nickel, measured in March
        name: Ni
        centres:
          - { label: Ni, spin: 2, g: 2, zfs: { D: D, E: E } }
        parameters:
          D: { min: 0.1, start: 3.5, max: 20 }   # from EPR
          E:
            start: 0.4
            min: 0.01
          K: { tiedTo: D }
        sample: { tipCm3PerMol: K }
        fit: { starts: 1, data: [ { file: "data.csv", label: INS } ] }

        """;

    private const string Data = "E_cm1\n1.04\n3.99\n16.1\n16.4\n";

    [Fact]
    public void The_layout_stays_and_the_starts_are_the_fit()
    {
        using var text = new SystemText(Yaml, Data);
        var system = SpinSystemFile.Load(text.File);
        var fit = text.Compute("fit");
        var lines = FitFile.Text(system, fit).Split('\n');
        var (values, errors) = (fit.Table("parameters")["value"], fit.Table("parameters")["standardError"]);
        Assert.Equal("# Ni: fitted values as starts, made by kramers spin fit.", lines[0]);
        var expected = Yaml.Split('\n');
        expected[5] = FormattableString.Invariant($"  D: {{ min: 0.1, start: {values[0]:R}, max: 20 }}   # from EPR, D +- {errors[0]:G2}");
        expected[7] = FormattableString.Invariant($"    start: {values[1]:R}  # E +- {errors[1]:G2}");
        expected[11] = $"fit: {{ starts: 1, data: [ {{ file: '{text.Data}', label: INS }} ] }}";
        Assert.Equal(expected, lines[1..]);
    }

    [Fact]
    public void It_runs_again_from_another_folder_and_stays_at_the_minimum()
    {
        using var text = new SystemText(Yaml, Data);
        var fit = text.Compute("fit");
        using var again = new SystemText(FitFile.Text(SpinSystemFile.Load(text.File), fit));
        var system = SpinSystemFile.Load(again.File);
        Assert.Equal(fit.Parameters.Values, system.Parameters.Start.Values);
        var second = SpinPipeline.Compute("fit", system, new SilentMonitor(), TestContext.Current.CancellationToken);
        Assert.All(fit.Parameters, p => Assert.Equal(1, second.Parameters[p.Key] / p.Value, 6));
    }

    [Fact]
    public void A_run_writes_it_and_is_replaced_by_the_next_one()
    {
        using var text = new SystemText(Yaml, Data);
        var run = text.Run("fit");
        Assert.Equal(FitFile.Text(SpinSystemFile.Load(text.File), run.Result), File.ReadAllText(Path.Combine(run.Folder, FitFile.Name)));
        Assert.Equal(run.Folder, text.Run("fit").Folder);
    }
}
