using Kramers.Workbench.Reports;
using Kramers.Workbench.Simulations;

namespace Kramers.Validation.Examples;

/// <summary>What the README of examples/04-hysteresis says, from its files.</summary>
public class HysteresisExampleTests
{
    [Fact]
    public void The_metallocene_blocks_where_its_README_says()
    {
        var result = Compute("zfc-fc", "dysprosium.yaml");
        Assert.Equal(66.57, Number(result, "blockingTemperature100sK"), 0.01);
        Assert.Equal(68.24, Number(result, "blockingTemperatureSplitK"), 0.01);
        Assert.Equal(80.19, Number(result, "blockingTemperatureOpenLoopK"), 0.02);
        Assert.Equal(51.4, Number(result, "zfcMaximumK"), 0.05);
        Assert.Empty(result.Warnings);
    }

    [Fact]
    public void Its_loops_close_with_temperature()
    {
        var table = Compute("hysteresis", "dysprosium.yaml").Table("hysteresis");
        Assert.Equal([4.955, 3.053, 0.655, 0.138, 0.054, 0.003], table["remanenceBohr"], (a, b) => Math.Abs(a - b) < 1e-3);
        Assert.Equal([double.NaN, double.NaN, 1.213, 0.370, 0.168, 0.011], table["coerciveFieldTesla"], (a, b) => (double.IsNaN(a) && double.IsNaN(b)) || Math.Abs(a - b) < 1e-3);
    }

    [Fact]
    public void Its_magnetisation_decays_with_the_tau_of_the_law()
    {
        var result = Compute("decay", "dysprosium.yaml");
        var (decays, curves) = (result.Table("decays"), result.Table("decay"));
        Assert.Equal([3472, 494.1, 148.0, 112.1, 67.3], decays["tauSeconds"], (a, b) => Math.Abs(a - b) < 0.5);
        var (t, m) = (curves["timeSeconds"], curves["magnetisationAt40KBohr"]);
        Assert.All(Enumerable.Range(0, t.Length), i => Assert.Equal(m[0] * Math.Exp(-t[i] / decays["tauSeconds"][1]), m[i], 1e-3));
    }

    [Fact]
    public void The_butterfly_is_pinched_at_zero_and_open_beside_it()
    {
        var result = Compute("hysteresis", "butterfly.yaml");
        var (loops, summary) = (result.Table("loops"), result.Table("hysteresis"));
        Assert.InRange(summary["remanenceFraction"][0], 0, 0.005);
        Assert.Equal(25.5, summary["areaTeslaBohr"][0], 0.1);
        var half = Enumerable.Range(0, loops.Rows).Where(i => Math.Abs(loops["fieldTesla"][i] - 0.5) < 1e-9).Select(i => loops["magnetisationAt2KBohr"][i]).ToArray();
        Assert.Equal(2, half.Length);
        Assert.InRange(half[0] - half[1], 7, 9);
        Assert.True(double.IsNaN(Number(result, "blockingTemperatureOpenLoopK")));
    }

    [Fact]
    public void The_giant_spin_climbs_in_steps()
    {
        var result = SimulationPipeline.Compute(LadderFile.Load(RepositoryRoot.File("examples", "04-hysteresis", "giant-spin.yaml")), new NoMonitor(), TestContext.Current.CancellationToken);
        Assert.Equal([1.942, 0.986, 0.117, 0.000], result.Table("hysteresis")["coerciveFieldTesla"], (a, b) => Math.Abs(a - b) < 1e-3);
        var step = 0.46 / (2 * 0.46686447783 * Math.Cos(Math.Atan(0.02)));
        Assert.Equal(0.4928, step, 1e-4);
        Assert.All(result.Table("crossings")["fieldTesla"], b => Assert.Equal(Math.Round(b / step), b / step, 2e-3));
        var (b, m) = (result.Table("loops")["fieldTesla"], result.Table("loops")["magnetisationAt1.8KBohr"]);
        double At(double tesla) => m[Enumerable.Range(0, b.Length / 2).MinBy(i => Math.Abs(b[i] - tesla))];
        Assert.True(At(-3.1 * step + 0.2) - At(-3 * step - 0.02) > 4 * (At(-2 * step - 0.05) - At(-2.8 * step)), "the step at n = 3 stands out from what lies between the steps");
    }

    private static double Number(TaskResult result, string key) => result.Numbers.Single(n => n.Key == key).Value;

    private static TaskResult Compute(string task, string file) =>
        SimulationPipeline.Compute(task, SimulationFile.Load(RepositoryRoot.File("examples", "04-hysteresis", file)), new NoMonitor(), TestContext.Current.CancellationToken);
}
