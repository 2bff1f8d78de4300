using System.Globalization;
using Kramers.Numerics;
using Kramers.Workbench.Reports;
using Kramers.Workbench.SpinSystems;

namespace Kramers.Validation.Examples;

/// <summary>What the README of examples/02-spin-systems says, from its files.</summary>
public class SpinExamplesTests
{
    [Fact]
    public void The_data_of_the_copper_dimer_follow_Bleaney_and_Bowers_within_their_noise()
    {
        var points = File.ReadLines(Example("copper-dimer.csv")).Skip(2).Select(l => Array.ConvertAll(l.Split(','), x => double.Parse(x, CultureInfo.InvariantCulture))).ToArray();
        var deviations = points.Select(p => (p[1] - BleaneyBowers(p[0])) / p[2]).ToArray();
        Assert.Equal(60, deviations.Length);
        Assert.InRange(Math.Sqrt(deviations.Average(d => d * d)), 0.7, 1.3);
        Assert.InRange(deviations.Max(Math.Abs), 1, 4);
    }

    [Fact]
    public void The_copper_dimer_is_found_again()
    {
        var fit = Compute("fit", "copper-dimer.yaml");
        var table = fit.Table("parameters");
        double[] truth = [-148, 2.16, 0.012, 120e-6], expected = [-148.09, 2.1600, 0.01192, 1.217e-4], errors = [0.24, 0.0033, 9.8e-5, 1.4e-6];
        for (var p = 0; p < truth.Length; p++)
        {
            Assert.Equal(1, table["value"][p] / expected[p], 2e-4);
            Assert.Equal(1, table["standardError"][p] / errors[p], 0.02);
            Assert.InRange(Math.Abs(table["value"][p] - truth[p]), 0, 2 * table["standardError"][p]);
        }

        Assert.Equal(0.0096, fit.Numbers.Single(n => n.Key == "rOfSet1").Value, 4);
        Assert.Equal(0.80, fit.Numbers.Single(n => n.Key == "reducedChiSquared").Value, 2);
        Assert.Equal(8, fit.Numbers.Single(n => n.Key == "startsAtBest").Value);
        Assert.Empty(fit.Warnings);
    }

    [Fact]
    public void Cobalt_has_the_levels_g_and_magnetisation_of_its_README()
    {
        Assert.Equal(2 * Math.Sqrt(60 * 60 + 3 * 6 * 6), Compute("levels", "cobalt.yaml").Table("levels")["energyCm"][2], 9);
        var g = Compute("gtensor", "cobalt.yaml").Table("gtensors");
        Assert.Equal([0.590, 0.683, 7.724], new[] { g["g1"][0], g["g2"][0], g["g3"][0] }, (a, b) => Math.Abs(a - b) < 5e-4);
        Assert.Equal(2.076, Compute("magnetisation", "cobalt.yaml").Table("magnetisation")["magnetisationAt2KBohr"][^1], 3);
        var chi = Compute("chi", "cobalt.yaml").Table("chi")["chiTCm3KPerMol"];
        Assert.Equal(1.904, chi[0], 3);
        Assert.Equal(2.555, chi[^1], 3);
        Assert.Equal(0, Compute("torque", "cobalt.yaml").Table("torque")["torqueAt2KBohrTesla"][0], 9);
        Assert.Equal(0, Compute("zeeman", "cobalt.yaml").Table("zeeman")["level1Cm"][0]);
    }

    [Fact]
    public void The_lowest_cobalt_doublet_has_the_g_of_the_closed_formula()
    {
        // E mixes |+-3/2> with |-+1/2>: cos d and sin d with tan 2d = sqrt3 E/|D|. The moments of the pair give
        // gz = g (3 cos^2 d - sin^2 d) = g (1 + 2 cos 2d) and gx, gy = g |2 sin^2 d -+ 2 sqrt3 sin d cos d|.
        var (sin, cos) = Math.SinCos(Math.Atan2(Math.Sqrt(3) * 6, 60));
        double[] expected = [2.1 * Math.Abs(1 - cos - Math.Sqrt(3) * sin), 2.2 * Math.Abs(1 - cos + Math.Sqrt(3) * sin), 2.6 * (1 + 2 * cos)];
        var g = Compute("gtensor", "cobalt.yaml").Table("gtensors");
        Assert.Equal(expected.Order(), new[] { g["g1"][0], g["g2"][0], g["g3"][0] }, (a, b) => Math.Abs(a - b) < 1e-9);
    }

    [Fact]
    public void Dysprosium_has_the_doublets_of_its_README()
    {
        var g = Compute("gtensor", "dysprosium.yaml").Table("gtensors");
        Assert.Equal([0, 99.74, 205.38, 228.53, 249.17, 271.98, 285.13, 300.46], g["energyCm"], (a, b) => Math.Abs(a - b) < 5e-3);
        Assert.Equal(19.9985, g["g3"][0], 4);
        Assert.InRange(g["g2"][0], 0, 3e-4);
        var chi = Compute("chi", "dysprosium.yaml").Table("chi")["chiTCm3KPerMol"];
        Assert.Equal(12.55, chi[0], 2);
        Assert.Equal(14.13, chi[^1], 2);
        Assert.InRange(chi[^1], 14, 0.125049365 * 16 / 9.0 * 63.75); // below the free ion's
    }

    [Fact]
    public void A_powder_of_dysprosium_gives_up_R_ln_2_less_what_lies_across_the_field()
    {
        // An Ising doublet keeps its entropy where the field is across: the mean over directions of S(x cos theta), x = g mu_B B/k_B T,
        // is (pi^2/6)/x for large x, from the integral of ln(1 + e^-u) + u/(e^u + 1).
        var heat = Compute("heat", "dysprosium.yaml");
        var x = 19.9985 * PhysicalConstants.BohrMagnetonCm * 3 / (PhysicalConstants.BoltzmannCm * 2);
        var expected = PhysicalConstants.GasConstant * (Math.Log(2) - Math.PI * Math.PI / 6 / x);
        Assert.Equal(5.084, expected, 3);
        Assert.Equal(expected, heat.Table("entropyDrop")["entropyDropAt3TJPerMolK"][0], 0.01);
        Assert.Empty(heat.Warnings);
    }

    [Fact]
    public void The_ring_of_iron_is_solved_by_total_spin()
    {
        var levels = Compute("levels", "iron-ring.yaml");
        Assert.Equal(20 * -43.934711, levels.Numbers.Single().Value, 4);
        Assert.Equal(4332, levels.Table("levels").Rows);
        Assert.Equal(0, levels.Table("levels")["totalSpin"][0]);
        Assert.Equal(46656, levels.Table("levels")["states"].Sum());
    }

    [Fact]
    public void The_ring_of_chromium_is_sampled_within_its_errors()
    {
        // 100 random vectors and another seed: docs/theory/clusters.md.
        double[] expected = [0.253263, 1.453, 3.624, 9.009, 15.6231], theirErrors = [6e-6, 0.005, 0.017, 0.007, 0.0015];
        var chi = Compute("chi", "chromium-ring.yaml").Table("chi");
        for (var k = 0; k < expected.Length; k++)
        {
            var error = Math.Sqrt(Math.Pow(chi["chiTErrorCm3KPerMol"][k], 2) + theirErrors[k] * theirErrors[k]);
            Assert.InRange(Math.Abs(chi["chiTCm3KPerMol"][k] - expected[k]), 0, 3 * error);
        }
    }

    private static TaskResult Compute(string task, string file) =>
        SpinPipeline.Compute(task, SpinSystemFile.Load(Example(file)), new NoMonitor(), TestContext.Current.CancellationToken);

    private static string Example(string file) => RepositoryRoot.File("examples", "02-spin-systems", file);

    /// <summary>chi T of make_data.py, cm^3 K/mol, T in kelvin.</summary>
    private static double BleaneyBowers(double t)
    {
        const double curie = 0.125049365 * 2.16 * 2.16;
        return 0.988 * 6 * curie / (3 + Math.Exp(296 / (PhysicalConstants.BoltzmannCm * t))) + 0.012 * 0.75 * curie + 120e-6 * t;
    }
}
