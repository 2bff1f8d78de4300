using Kramers.Magnetism.Relaxation;
using Kramers.Numerics;

namespace Kramers.Tests.SpinPhonon;

/// <summary>
/// S = 3/2 with D = -50 cm^-1: one mode on resonance at 100 cm^-1 with dD_xz/dQ = a (M changes by 1) and another with dD_xx/dQ =
/// -dD_yy/dQ = b (M changes by 2). All in closed form: from +3/2 there are two ways to -3/2, over +1/2 and over -1/2, of equal current.
/// </summary>
public class FourLevelTests
{
    private const double A = 0.02;
    private const double B = 0.03;
    private const double Fwhm = 4;
    private const string Modes = """
          list:
            - { frequencyCm: 100, Dxz: 0.02 }
            - { frequencyCm: 100, Dxx: 0.03, Dyy: -0.03 }

        """;

    [Fact]
    public void Tau_is_that_of_two_ways_over_the_barrier()
    {
        var result = RatesText.Compute(Yaml("sqrt(hbar/2mw)"));
        for (var i = 0; i < result.Relaxation.TemperaturesK.Length; i++)
        {
            Assert.Equal(1, result.Relaxation.TauSeconds[i] / Tau(result.Relaxation.TemperaturesK[i]), 1e-6);
        }

        Assert.Equal(Enumerable.Repeat(double.PositiveInfinity, 5), result.Relaxation.RamanTauSeconds);
        Assert.Empty(result.CrossoversK);
    }

    [Fact]
    public void Q_without_the_two_under_the_root_makes_tau_twice_as_long()
    {
        var (zeroPoint, dimensionless) = (RatesText.Compute(Yaml("sqrt(hbar/2mw)")), RatesText.Compute(Yaml("sqrt(hbar/mw)")));
        Assert.Equal(2, dimensionless.Relaxation.TauSeconds[0] / zeroPoint.Relaxation.TauSeconds[0], 1e-9);
    }

    [Fact]
    public void Both_ways_carry_half_and_lead_over_the_upper_doublet()
    {
        var paths = RatesText.Compute(Yaml("sqrt(hbar/2mw)")).Paths.Where(p => p.TemperatureK == 10).ToArray();
        Assert.Equal(2, paths.Length);
        Assert.Equal([2, 3], paths.Select(p => p.Steps[0].To).Order());
        foreach (var path in paths)
        {
            Assert.Equal(0.5, path.Share, 1e-4);
            Assert.Equal(100, path.SummitCm, 0.01);
            Assert.Equal([(1, path.Steps[0].To), (path.Steps[0].To, 0)], path.Steps.Select(s => (s.From, s.To)));
            Assert.Equal([1, 1], path.Steps.Select(s => s.Modes.Single().Share), (x, y) => Math.Abs(x - y) < 1e-9);
            Assert.Equal([0, 1], path.Steps.Select(s => s.Modes.Single().Mode).Order());
            Assert.All(path.Steps, s => Assert.Equal(("one-phonon", 1.0), (s.Process, s.ProcessShare)));
        }
    }

    [Fact]
    public void The_slope_of_ln_tau_is_the_barrier_where_the_phonons_are_frozen()
    {
        var result = RatesText.Compute(Yaml("sqrt(hbar/2mw)"));
        Assert.Equal(100, result.Barrier.SlopeCm!.Value, 0.05);
        Assert.Equal(100, result.Barrier.LadderCm!.Value, 0.01);
        Assert.Equal(100, result.Relaxation.UeffCm!.Value, 0.05);
    }

    [Fact]
    public void Without_one_of_the_modes_nothing_crosses()
    {
        var result = RatesText.Compute(Yaml("sqrt(hbar/2mw)").Replace("    - { frequencyCm: 100, Dxz: 0.02 }\n", "", StringComparison.Ordinal));
        Assert.All(result.Relaxation.TauSeconds, tau => Assert.True(tau > 1e20, $"{tau} s"));
    }

    private static string Yaml(string coordinate) => $$"""
        name: four levels
        centres:
          - { label: Co, spin: 3/2, g: 2, zfs: { D: -50 } }
        modes:
          coordinate: {{coordinate}}
        {{Modes}}
        rates:
          temperaturesK: [5, 6, 7, 8.5, 10]
          fieldsTesla: [1e-4]
          processes: [one-phonon]
          line: { fwhmCm: {{Fwhm}} }
        """;

    /// <summary>1/tau = 2 (k1 k2 + k2 k1)/(k1 + k2), k the rates up, with &lt;1/2|Sx Sz + Sz Sx|3/2> = sqrt3 and &lt;-1/2|Sx^2 - Sy^2|3/2> = sqrt3.</summary>
    private static double Tau(double temperature)
    {
        var up = 4 * Math.PI * Math.PI / PhysicalConstants.PlanckCm * LineShape.GaussianFwhm(Fwhm).Density(0) * BoseEinstein.Occupation(100, temperature);
        var (k1, k2) = (3 * A * A * up, 3 * B * B * up);
        return (k1 + k2) / (4 * k1 * k2);
    }
}
