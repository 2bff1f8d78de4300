using Kramers.Numerics;
using Kramers.Workbench.Reports;

namespace Kramers.Tests.Simulations;

/// <summary>What the tasks compute, against closed forms and against each other.</summary>
public class SimulationTaskTests
{
    private const string Crystal = "name: x\nmagnet: { gz: 20 }\nsample: { form: crystal }\n";
    private const string Doublet = Crystal + "rates:\n  - qtm: { tau: 10 }\n";
    private const string Loop = "hysteresis: { maxFieldTesla: 1, sweepTeslaPerSecond: 0.01, temperaturesK: [0.005] }\nopenLoop: { fromK: 0.002, toK: 0.01 }\n";

    /// <summary>M(t) = M0 (2 exp(-t/tau) - 1) once the field has turned.</summary>
    [Fact]
    public void A_saturated_doublet_turns_at_the_sweep_rate_times_tau_ln_2()
    {
        var loop = SimulationText.Compute("hysteresis", Doublet + Loop).Table("hysteresis");
        Assert.Equal(0.01 * 10 * Math.Log(2), loop["coerciveFieldTesla"][0], 1e-4);
        Assert.Equal(10, loop["remanenceBohr"][0], 0.1);
    }

    [Fact]
    public void A_crystal_in_zero_field_decays_exponentially()
    {
        var table = SimulationText.Compute("decay", Doublet + "decay: { saturationTesla: 1, watchTesla: 0, sweepTeslaPerSecond: 1, temperaturesK: [2], seconds: 50 }\n").Table("decay");
        var (t, m) = (table["timeSeconds"], table["magnetisationAt2KBohr"]);
        Assert.Equal(50, t[^1], 9);
        Assert.All(Enumerable.Range(0, t.Length), i => Assert.Equal(m[0] * Math.Exp(-t[i] / 10), m[i], 1e-3));
    }

    /// <summary>T = U/ln(100 s/tau0).</summary>
    [Fact]
    public void An_Orbach_process_reaches_100_s_at_U_over_the_logarithm()
    {
        var result = SimulationText.Compute("hysteresis", Crystal + "rates:\n  - orbach: { UK: 200, tau0: 1e-9 }\n" + Loop);
        Assert.Equal(200 / Math.Log(100 / 1e-9), Number(result, "blockingTemperature100sK"), 6);
    }

    [Fact]
    public void The_loop_is_open_below_its_blocking_temperature_and_closed_above()
    {
        const string Magnet = Crystal + "rates:\n  - orbach: { UK: 200, tau0: 1e-9 }\n";
        static string Hysteresis(string kelvin) => $"hysteresis: {{ maxFieldTesla: 2, sweepTeslaPerSecond: 0.005, temperaturesK: [{kelvin}] }}\n";
        var kelvin = Number(SimulationText.Compute("hysteresis", Magnet + Hysteresis("2")), "blockingTemperatureOpenLoopK");
        var around = SimulationText.Compute("hysteresis", Magnet + Hysteresis(FormattableString.Invariant($"{kelvin * 0.999}, {kelvin * 1.001}")));
        Assert.Equal(["open", "closed"], around.Table("hysteresis").Columns.Single(c => c.Key == "loop").Texts!);
    }

    /// <summary>FC less ZFC falls by the factor exp(-integral of dT/(q tau)), whatever M_eq is, q the heating rate.</summary>
    [Fact]
    public void Field_cooled_and_zero_field_cooled_curves_part_where_the_heating_rate_says()
    {
        var result = SimulationText.Compute("zfc-fc", Crystal + "rates:\n  - orbach: { UK: 200, tau0: 1e-9 }\nzfcFc: { fieldOe: 1000, lowestK: 2, highestK: 20, heatingKPerMinute: 3 }\n");
        var table = result.Table("zfcFc");
        var (t, zfc, fc) = (table["temperatureK"], table["zfcBohr"], table["fcWarmingBohr"]);
        double Rate(double kelvin) => Math.Exp(-200 / kelvin) / 1e-9 / (3.0 / 60);
        var exponent = 0.0;
        for (var i = 1; i < t.Length; i++)
        {
            exponent += (t[i] - t[i - 1]) * (Rate(t[i - 1]) + 4 * Rate((t[i] + t[i - 1]) / 2) + Rate(t[i])) / 6;
            Assert.Equal((fc[0] - zfc[0]) * Math.Exp(-exponent), fc[i] - zfc[i], 5e-5 * fc.Max());
        }

        var split = Number(result, "blockingTemperatureSplitK");
        Assert.All(Enumerable.Range(0, t.Length).Where(i => t[i] > split), i => Assert.True(fc[i] - zfc[i] <= 0.01 * fc[i]));
        Assert.True(fc[t.Count(x => x < split) - 1] - zfc[t.Count(x => x < split) - 1] > 0.01 * fc[t.Count(x => x < split) - 1]);
    }

    [Theory]
    [InlineData("UK: 200", "Ucm: 139.0069", 1e-6)]
    [InlineData("UK: 287.7553755", "Ucm: 200", 1e-8)]
    public void A_barrier_may_be_in_K_or_in_wavenumbers(string kelvin, string wavenumbers, double accuracy)
    {
        double Blocking(string u) => Number(SimulationText.Compute("hysteresis", Crystal + "rates:\n  - orbach: { " + u + ", tau0: 1e-9 }\n" + Loop), "blockingTemperature100sK");
        Assert.Equal(1, Blocking(kelvin) / Blocking(wavenumbers), accuracy);
    }

    [Fact]
    public void Fields_may_be_in_oersted()
    {
        var tesla = SimulationText.Compute("hysteresis", Doublet + Loop);
        var oersted = SimulationText.Compute("hysteresis", Doublet + Loop.Replace("maxFieldTesla: 1", "maxFieldOe: 1e4", StringComparison.Ordinal).Replace("sweepTeslaPerSecond: 0.01", "sweepOePerSecond: 100", StringComparison.Ordinal));
        Assert.Equal(tesla.Table("loops")["magnetisationAt0.005KBohr"], oersted.Table("loops")["magnetisationAt0.005KBohr"], (a, b) => Math.Abs(a - b) < 1e-9);
    }

    [Fact]
    public void Moments_of_a_powder_that_do_not_turn_show_half()
    {
        string Frozen(string form) => Doublet.Replace("crystal", form, StringComparison.Ordinal).Replace("tau: 10", "tau: 1e9", StringComparison.Ordinal) + Loop;
        var (crystal, powder) = (SimulationText.Compute("hysteresis", Frozen("crystal")), SimulationText.Compute("hysteresis", Frozen("powder")));
        Assert.Equal(10, crystal.Table("hysteresis")["remanenceBohr"][0], 1e-4);
        Assert.Equal(5, powder.Table("hysteresis")["remanenceBohr"][0], 1e-4);
    }

    [Fact]
    public void A_spin_system_of_one_doublet_is_that_doublet()
    {
        const string More = "rates:\n  - qtm: { tau: 10 }\nhysteresis: { maxFieldTesla: 1, sweepTeslaPerSecond: 0.01, temperaturesK: [1] }\nopenLoop: { fromK: 1, toK: 2 }\n";
        var system = SimulationText.Compute("hysteresis", "name: x\nmagnet: { system: s.yaml }\n" + More, "s.yaml", "name: s\ncentres:\n  - { label: A, spin: 1/2, g: [0, 0, 6] }\n");
        var doublet = SimulationText.Compute("hysteresis", "name: x\nmagnet: { gz: 6 }\nsample: { form: crystal }\n" + More);
        Assert.Equal(doublet.Table("loops")["magnetisationAt1KBohr"], system.Table("loops")["magnetisationAt1KBohr"], (a, b) => Math.Abs(a - b) < 1e-4);
    }

    [Fact]
    public void A_free_moment_that_relaxes_fast_saturates_at_g_J_and_shows_no_loop()
    {
        var loop = SimulationText.Compute("hysteresis", "name: x\nmagnet: { g: 4/3, J: 15/2 }\nrates:\n  - qtm: { tau: 1e-6 }\nhysteresis: { maxFieldTesla: 7, sweepTeslaPerSecond: 0.01, temperaturesK: [0.1] }\nopenLoop: { fromK: 0.1, toK: 0.2 }\n");
        Assert.Equal(10, loop.Table("loops")["magnetisationAt0.1KBohr"][0], 1e-6);
        Assert.Equal("closed", loop.Table("hysteresis").Columns.Single(c => c.Key == "loop").Texts![0]);
    }

    [Fact]
    public void Each_term_has_its_rate()
    {
        const string Terms = """
            rates:
              - orbach: { Ucm: 100, tau0: 1e-8 }
              - orbach: { UK: 30, tau0: 1e-2 }
              - raman: { C: 1e-3, n: 4 }
              - localModeRaman: { C: 7, wcm: 40 }
              - bronsVanVleck: { C: 2e-3, n: 3, e: 2, f: 5 }
              - direct: { A: 0.3 }
              - phononBottleneck: { Q: 0.02 }
              - qtm: { tau: 5 }
              - quenchedQtm: { tau: 2, BqOe: 500 }
              - thermallyAssistedQtm: { tau: 0.1, Ecm: 60 }
            decay: { saturationTesla: 5, watchTesla: 0.1, sweepTeslaPerSecond: 1, temperaturesK: [8], seconds: 1 }

            """;
        const double Thermal = 8 * PhysicalConstants.BoltzmannCm;
        const double B = 0.1;
        var x = Math.Exp(40 / Thermal);
        var rate = Math.Exp(-100 / Thermal) / 1e-8 + Math.Exp(-30.0 / 8) / 1e-2 + 1e-3 * 4096 + 7 * x / ((x - 1) * (x - 1))
            + 2e-3 * 512 * (1 + 2 * B * B) / (1 + 5 * B * B) + 0.3 * Math.Pow(B, 4) * 8 + 0.02 * 64 + 1 / 5.0 + 0.5 / (1 + 4) + 10 / (1 + Math.Exp(60 / Thermal));
        Assert.Equal(1, rate * SimulationText.Compute("decay", Crystal + Terms).Table("decays")["tauSeconds"][0], 12);
    }

    [Fact]
    public void A_task_without_its_section_says_what_to_add()
    {
        Assert.Contains("'zfcFc' is missing. Add 'zfcFc: {", SimulationText.Refused("zfc-fc", Doublet + Loop).Message, StringComparison.Ordinal);
        Assert.Contains("'decay' is missing", SimulationText.Refused("decay", Doublet + Loop).Message, StringComparison.Ordinal);
        Assert.Contains("'hysteresis' is missing", SimulationText.Refused("hysteresis", Doublet).Message, StringComparison.Ordinal);
    }

    private static double Number(TaskResult result, string key) => result.Numbers.Single(n => n.Key == key).Value;
}
