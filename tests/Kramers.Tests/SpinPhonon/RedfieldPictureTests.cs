using Kramers.Magnetism.Relaxation;
using Kramers.Numerics;

namespace Kramers.Tests.SpinPhonon;

/// <summary>'picture: redfield': right without a field, and that of populations where levels lie apart.</summary>
public class RedfieldPictureTests
{
    /// <summary>
    /// S = 3/2, D = -50 cm^-1: a jump between the doublets turns their polarisation by pi about z (Dxz), about x (Dxx - Dyy), or not (Dyz). The
    /// component along i then has the generator [[-Ku, f Kd], [f Ku, -Kd]], f the mean of its signs; along z it is the slowest here.
    /// </summary>
    [Fact]
    public void Without_a_field_tau_is_that_of_a_polarisation_between_two_doublets()
    {
        const double a = 0.03, b = 0.01, c = 0.02, fwhm = 4;
        var result = RatesText.Compute("""
            name: four levels
            centres: [ { label: Co, spin: 3/2, g: 2, zfs: { D: -50 } } ]
            modes:
              coordinate: sqrt(hbar/2mw)
              list:
                - { frequencyCm: 100, Dxz: 0.03 }
                - { frequencyCm: 100, Dxx: 0.01, Dyy: -0.01 }
                - { frequencyCm: 100, Dyz: 0.02 }
            rates: { picture: redfield, temperaturesK: [20, 30, 40, 50], processes: [one-phonon], line: { fwhmCm: 4 } }
            """);
        Assert.Equal(0, result.Relaxation.Fields.Single().FieldTesla);
        for (var i = 0; i < 4; i++)
        {
            var n = BoseEinstein.Occupation(100, result.Relaxation.TemperaturesK[i]);
            var sum = 3 * (a * a + b * b + c * c) * 4 * Math.PI * Math.PI / PhysicalConstants.PlanckCm * LineShape.GaussianFwhm(fwhm).Density(0);
            var f = (a * a - b * b + c * c) / (a * a + b * b + c * c);
            var (up, down) = (sum * n, sum * (n + 1));
            var slowest = 2 * up * down * (1 - f * f) / (up + down + Math.Sqrt((up + down) * (up + down) - 4 * up * down * (1 - f * f)));
            Assert.Equal(1, result.Relaxation.TauSeconds[i] * slowest, 1e-6);
        }

        Assert.Null(result.Redfield!.T2Seconds);
        Assert.All(result.Redfield.Diagnostics, d => Assert.True(d.SmallestKossakowskiEigenvalue > -1e-12 && d.TraceDefect < 1e-12));
    }

    /// <summary>x -> y -> z -> x turns the molecule but not its relaxation: inside a doublet any basis will do. Populations would care.</summary>
    [Fact]
    public void Without_a_field_tau_does_not_depend_on_the_axes()
    {
        const string rates = "rates: { picture: redfield, temperaturesK: [40, 60, 80, 100], line: { fwhmCm: 12 } }\n";
        var upright = RatesText.Compute(Magnet("[[-40, 0, 0], [0, 3, 0], [0, 0, -90]]", "Dxz: 0.3, Dxx: 0.2, Dyy: 0.1, Dxy: 0.25", "Dyz: 0.3, Dzz: 0.2", third: "Dxy: 0.4, Dxz: -0.2") + rates);
        var turned = RatesText.Compute(Magnet("[[-90, 0, 0], [0, -40, 0], [0, 0, 3]]", "Dxy: 0.3, Dyy: 0.2, Dzz: 0.1, Dyz: 0.25", "Dxz: 0.3, Dxx: 0.2", third: "Dyz: 0.4, Dxy: -0.2") + rates);
        Assert.All(upright.Relaxation.TauSeconds.Zip(turned.Relaxation.TauSeconds), p => Assert.Equal(1, p.First / p.Second, 1e-6));
        Assert.All(upright.Relaxation.TauSeconds, tau => Assert.True(double.IsFinite(tau)));
    }

    [Fact]
    public void Where_levels_lie_apart_both_pictures_agree_process_by_process()
    {
        string Yaml(string picture) => Magnet("[[-40, 2, 1], [2, 3, 0], [1, 0, -90]]", "Dxz: 0.003, Dxx: 0.002, gxx: 1e-4", "Dyz: 0.003, Dzz: 0.002, Dxy: 0.004", "quadratic: pairs.csv, ")
            + $"rates: {{ picture: {picture}, temperaturesK: [40, 60, 80, 100], fieldsTesla: [9], axis: [0.3, 0.2, 1], line: {{ shape: lorentzian, fwhmCm: 12 }} }}\n";
        var pairs = ("pairs.csv", "p,q,Dxx,Dxz\n1,1,0.002,0.001\n1,2,0.003,-0.002\n");
        var (populations, redfield) = (RatesText.Compute(Yaml("populations"), pairs), RatesText.Compute(Yaml("redfield"), pairs));
        static void Same(double[] expected, double[] actual) => Assert.All(expected.Zip(actual), p => Assert.Equal(1, p.Second / p.First, 1e-6));
        Same(populations.Relaxation.TauSeconds, redfield.Relaxation.TauSeconds);
        Same(populations.Relaxation.OnePhononTauSeconds, redfield.Relaxation.OnePhononTauSeconds);
        Same(populations.Relaxation.RamanTauSeconds, redfield.Relaxation.RamanTauSeconds);
        Same(populations.QuadraticTauSeconds!, redfield.QuadraticTauSeconds!);
    }

    [Fact]
    public void Two_levels_dephase_half_as_fast_as_they_relax()
    {
        var result = RatesText.Compute("""
            name: A
            centres: [ { label: R, spin: 1/2, g: 2 } ]
            modes: { coordinate: sqrt(hbar/mw), list: [ { frequencyCm: 9, gxz: 0.001 } ] }
            rates: { picture: redfield, temperaturesK: [5, 10, 20, 40], fieldsTesla: [10], axis: [0, 0, 1], processes: [one-phonon], line: { fwhmCm: 2 } }
            """);
        Assert.All(result.Redfield!.T2Seconds!.Zip(result.Relaxation.TauSeconds), t => Assert.Equal(2, t.First / t.Second, 1e-9));
    }

    [Fact]
    public void Populations_without_a_field_recommend_it()
    {
        const string magnet = "name: A\ncentres: [ { label: Co, spin: 3/2, g: 2, zfs: { D: -40 } } ]\nmodes: { coordinate: sqrt(hbar/mw), list: [ { frequencyCm: 80, Dxz: 0.1 } ] }\n";
        Assert.Contains(RatesText.Compute(magnet + "rates: { temperaturesK: [20], fieldsTesla: [0] }\n").Warnings, w => w.Contains("picture: redfield", StringComparison.Ordinal));
        Assert.DoesNotContain(RatesText.Compute(magnet + "rates: { temperaturesK: [20], picture: redfield }\n").Warnings, w => w.Contains("picture: redfield", StringComparison.Ordinal));
    }

    /// <summary>At 3 K one hundred wavenumbers up is never reached: the generator's fastest rate hides the slowest.</summary>
    [Fact]
    public void A_time_beyond_rounding_is_not_told()
    {
        var result = RatesText.Compute("""
            name: A
            centres: [ { label: Co, spin: 3/2, g: 2, zfs: { D: -50 } } ]
            modes: { coordinate: sqrt(hbar/mw), list: [ { frequencyCm: 100, Dxz: 0.2, Dxx: 0.3 }, { frequencyCm: 100, Dxy: 0.3, Dyz: -0.3 }, { frequencyCm: 100, Dyz: 0.1, Dxx: 0.2 } ] }
            rates: { picture: redfield, temperaturesK: [3, 80], processes: [one-phonon], line: { fwhmCm: 4 } }
            """);
        Assert.Equal(double.PositiveInfinity, result.Relaxation.TauSeconds[0]);
        Assert.True(double.IsFinite(result.Relaxation.TauSeconds[1]));
        Assert.True(result.Redfield!.NoisePerSecond[0] > 0);
        Assert.Contains(result.Warnings, w => w.StartsWith("At 1 temperatures up to 3 K 1/tau lies below its rounding floor", StringComparison.Ordinal));
    }

    private static string Magnet(string tensor, string first, string second, string more = "", string third = "Dxz: 0") => $$"""
        name: A
        centres: [ { label: Co, spin: 3/2, g: 2, zfs: { tensor: {{tensor}} } } ]
        modes: { coordinate: sqrt(hbar/mw), {{more}}list: [ { frequencyCm: 120, {{first}} }, { frequencyCm: 145, {{second}} }, { frequencyCm: 130, {{third}} } ] }

        """;
}
