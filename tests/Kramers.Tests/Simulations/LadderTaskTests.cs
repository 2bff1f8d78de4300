using Kramers.Chemistry;
using Kramers.Tests.Workbench;
using Kramers.Workbench.Reports;
using Kramers.Workbench.Simulations;

namespace Kramers.Tests.Simulations;

/// <summary>Loops of all levels under the rates of a 'kramers rates' file.</summary>
public class LadderTaskTests
{
    private const string Ladder = """
        name: doublet
        rates: rates.yaml
        hysteresis: { maxFieldTesla: 0.2, sweepTeslaPerSecond: 0.01, temperaturesK: [2, 4] }
        ladder: { intervals: 40 }

        """;

    private const string Rates = """
        name: doublet
        centres:
          - { label: A, spin: 1/2, g: [[2, 0, 0.001], [0, 2, 0], [0.001, 0, 2]] }
        modes:
          coordinate: sqrt(hbar/2mw)
          list: [ { frequencyCm: 0.1, gxx: 0, gxz: 0.01 } ]
        rates:
          temperaturesK: [2]
          axis: [0, 0, 1]
          processes: [one-phonon]
          line: { shape: lorentzian, fwhmCm: 1 }

        """;

    [Fact]
    public void Fast_rates_follow_equilibrium()
    {
        // D = -1 cm^-1 and a broad strong mode: rates are large against the sweep, and M is that of the three levels -1 -+ g mu_B B and 0.
        const string spinOne = """
            name: S = 1
            centres:
              - { label: A, spin: 1, g: 2, zfs: { D: -1, E: 0.0001 } }
            modes:
              coordinate: sqrt(hbar/2mw)
              list: [ { frequencyCm: 1, Dxz: 0.3 } ]
            rates:
              temperaturesK: [2]
              axis: [0, 0, 1]
              processes: [one-phonon]
              line: { shape: lorentzian, fwhmCm: 1, occupation: transition-energy }

            """;
        var result = Compute(Ladder, spinOne);
        Assert.All(result.Table("hysteresis").Columns.Single(c => c.Key == "loop").Texts!, t => Assert.Equal("closed", t));
        var (b, m) = (result.Table("loops")["fieldTesla"], result.Table("loops")["magnetisationAt4KBohr"]);
        const double kT = 0.695034800 * 4;
        Assert.All(Enumerable.Range(0, b.Length), i =>
        {
            var x = 2 * 0.46686447783 * b[i] / kT;
            Assert.Equal(4 * Math.Sinh(x) / (2 * Math.Cosh(x) + Math.Exp(-1 / kT)), m[i], 2e-3);
        });
    }

    [Fact]
    public void Without_coupling_the_doublet_tunnels_or_stays_as_Landau_and_Zener_say()
    {
        // No phonon flips S = 1 with D = -30 cm^-1. It meets one gap, 2E, at zero field, and turns there with Landau and Zener's probability.
        const string spinOne = """
            name: S = 1
            centres:
              - { label: A, spin: 1, g: 2, zfs: { D: -30, E: 0.0000001 } }
            modes:
              coordinate: sqrt(hbar/2mw)
              list: [ { frequencyCm: 1, Dxz: 0 } ]
            rates:
              temperaturesK: [2]
              axis: [0, 0, 1]
              processes: [one-phonon]

            """;
        var frozen = Compute(Ladder, spinOne);
        var crossing = frozen.Table("crossings");
        Assert.Equal([2e-7], crossing["gapCm"], (a, b) => Math.Abs(a / b - 1) < 1e-3);
        var p = crossing["tunnelProbability"][0];
        var divergence = 4 * 0.46686447783 * 0.01;
        Assert.Equal(1 - Math.Exp(-Math.PI * Math.PI * 4e-14 * 29979245800 / divergence), p, 1e-3); // pi^2 gap^2/(h v), h = 1/c
        Assert.InRange(p, 0.2, 0.8);
        var (b, m) = (frozen.Table("loops")["fieldTesla"], frozen.Table("loops")["magnetisationAt2KBohr"]);
        var (top, bottom) = (m[0], m[b.Length / 2 - 1]);
        Assert.Equal(1 - 2 * p, bottom / top, 1e-3);
    }

    [Theory]
    [InlineData("picture: redfield", "", "populations in one field")]
    [InlineData("internalField: { gaussianTesla: 0.01 }", "", "populations in one field")]
    [InlineData("", "sweep: 3\n", "'sweep' is not known")]
    [InlineData("", "openLoop: { coerciveTesla: 1, hole: 2 }\n", "'openLoop.hole' is not known")]
    public void What_cannot_be_swept_is_refused(string rates, string ladder, string message)
    {
        var error = Assert.Throws<InputException>(() => Compute(Ladder + ladder, Rates + (rates.Length > 0 ? "  " + rates + "\n" : "")));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Levels_that_stay_degenerate_are_refused_with_advice()
    {
        var spectator = Rates.Replace("modes:", "  - { label: B, spin: 1/2, g: 0 }\nmodes:", StringComparison.Ordinal).Replace("gxx", "A.gxx", StringComparison.Ordinal).Replace("gxz", "A.gxz", StringComparison.Ordinal);
        Assert.Contains("degenerate", Assert.Throws<InputException>(() => Compute(Ladder, spectator)).Message, StringComparison.Ordinal);
    }

    private static TaskResult Compute(string ladder, string rates)
    {
        using var text = new SimulationText(ladder);
        text.Write("rates.yaml", rates);
        return SimulationPipeline.Compute(LadderFile.Load(text.File), new SilentMonitor(), TestContext.Current.CancellationToken);
    }
}
