using System.Globalization;
using System.Text;
using Kramers.Magnetism.Magnetometry;
using Kramers.Numerics;
using Kramers.Workbench.Reports;

namespace Kramers.Tests.SpinSystems.Fits;

/// <summary>Fits of synthetic measurements: they find the parameters that made them, within their errors, and say what they cannot find.</summary>
public class SpinFitTests
{
    private const double Noise = 0.005;

    private const string Dimer = """
        name: pair
        centres:
          - { label: A, spin: 1/2, g: g }
          - { label: B, spin: 1/2, g: g }
        couplings:
          - { between: [A, B], J: J, convention: +J }
        parameters:
          J: { start: 5, min: -200, max: 200 }
          g: { start: 2, min: 1.8, max: 2.6 }
        fit:
          starts: 3
          data:
            - { file: data.csv }

        """;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_fit_of_chi_T_recovers_J_and_g(int seed)
    {
        var fit = SystemText.Compute("fit", Dimer, BleaneyBowers(60, 2.1, seed));
        AssertFound(fit, 0, 60);
        AssertFound(fit, 1, 2.1);
        Assert.InRange(fit.Numbers.Single(n => n.Key == "reducedChiSquared").Value, 0.4, 1.8);
        Assert.Equal(3, fit.Numbers.Single(n => n.Key == "startsAtBest").Value);
        Assert.Empty(fit.Warnings);
    }

    [Fact]
    public void Chi_and_M_are_fitted_at_once_with_ratios_kept()
    {
        // A Ni(II) with D = 5 and g = 2.2: what M(B, T) and chi T together determine, M alone and chi T alone do less well.
        const string yaml = """
            name: Ni
            centres:
              - { label: Ni, spin: 1, g: g, zfs: { D: D, E: E } }
            parameters:
              g: { start: 2, min: 1.8, max: 2.6 }
              D: { start: 2, min: 0.1, max: 20 }
              E: { tiedTo: D, factor: 0.1 }
            powder: { degree: 11 }
            fit:
              starts: 2
              data:
                - { file: chi.csv, errorPercent: 0.5 }
                - { file: m.csv, errorPercent: 0.5 }

            """;
        using var text = new SystemText(yaml);
        var folder = Path.GetDirectoryName(text.File)!;
        var truth = yaml.Replace("start: 2,", "start: 2.2,", StringComparison.Ordinal).Replace("D: { start: 2.2, min", "D: { start: 5, min", StringComparison.Ordinal);
        var random = new SeededRandom(5);
        var chi = SystemText.Compute("chi", truth + "chi: { temperaturesK: { from: 2, to: 300, steps: 25 } }\n").Table("chi");
        var m = SystemText.Compute("magnetisation", truth + "magnetisation: { fieldsTesla: [1, 2, 3, 4, 5, 6, 7], temperaturesK: [2, 4] }\n").Table("magnetisation");
        File.WriteAllText(Path.Combine(folder, "chi.csv"), "T_K,chiT\n" + string.Concat(chi["temperatureK"].Zip(chi["chiTCm3KPerMol"], (t, x) => Row(t, Noisy(x, random)))));
        File.WriteAllText(Path.Combine(folder, "m.csv"), "B_T,T_K,M\n" + string.Concat(new[] { 2, 4 }.SelectMany(t => m["fieldTesla"].Zip(m[$"magnetisationAt{t}KBohr"], (b, x) => Row(b, t, Noisy(x, random))))));
        var fit = text.Compute("fit");
        AssertFound(fit, 0, 2.2);
        AssertFound(fit, 1, 5);
        Assert.Equal(0.1 * fit.Parameters["D"], fit.Parameters["E"], 12);
        Assert.Equal(0.1 * fit.Table("parameters")["standardError"][1], fit.Table("parameters")["standardError"][2], 12);
        Assert.Equal(["rOfSet1", "rOfSet2"], fit.Numbers.Take(2).Select(n => n.Key));
    }

    [Fact]
    public void R_and_the_correlations_are_what_they_claim()
    {
        var fit = SystemText.Compute("fit", Dimer, BleaneyBowers(60, 2.1, 4));
        var (points, correlation) = (fit.Table("fit"), fit.Table("correlation"));
        Assert.Equal(Math.Sqrt(points["residual"].Sum(r => r * r) / points["measured"].Sum(m => m * m)), fit.Numbers[0].Value, 12);
        Assert.Equal(correlation["J"][1], correlation["g"][0], 12);
        Assert.Equal(fit.Table("covariance")["J"][0], Math.Pow(fit.Table("parameters")["standardError"][0], 2), 12);
        Assert.True(correlation["J"][1] > 0.3); // stronger coupling takes from chi T what a larger g gives
    }

    [Fact]
    public void Two_parameters_that_do_the_same_are_named()
    {
        // Only the sum of the two couplings counts.
        var yaml = Dimer.Replace("J: J, convention: +J }", "J: J, convention: +J }\n  - { between: [A, B], J: K, convention: +J }", StringComparison.Ordinal)
            .Replace("  g: { start", "  K: { start: 1, min: -200, max: 200 }\n  g: { start", StringComparison.Ordinal);
        var fit = SystemText.Compute("fit", yaml, BleaneyBowers(60, 2.1, 1));
        Assert.Equal(60, fit.Parameters["J"] + fit.Parameters["K"], 0.5);
        Assert.Contains(fit.Warnings, w => w.StartsWith("The data do not determine J and K", StringComparison.Ordinal) || w.Contains("can hardly be told apart", StringComparison.Ordinal));
    }

    [Fact]
    public void A_parameter_at_its_bound_is_named_and_a_fixed_one_stays()
    {
        var yaml = Dimer.Replace("g: { start: 2, min: 1.8, max: 2.6 }", "g: { fixed: 2.1 }", StringComparison.Ordinal).Replace("max: 200 }", "max: 30 }", StringComparison.Ordinal);
        var fit = SystemText.Compute("fit", yaml, BleaneyBowers(60, 2.1, 1));
        Assert.Equal((30, 2.1), (fit.Parameters["J"], fit.Parameters["g"]));
        Assert.StartsWith("J ran into its bound 30", Assert.Single(fit.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_seed_gives_the_same_text()
    {
        var data = BleaneyBowers(60, 2.1, 1);
        Assert.Equal(TaskResultText.Json(SystemText.Compute("fit", Dimer, data)), TaskResultText.Json(SystemText.Compute("fit", Dimer, data)));
    }

    [Fact]
    public void Without_stated_errors_there_is_no_reduced_chi_squared()
    {
        var fit = SystemText.Compute("fit", Dimer, WithoutErrors(BleaneyBowers(60, 2.1, 1)));
        AssertFound(fit, 0, 60);
        Assert.DoesNotContain(fit.Numbers, n => n.Key == "reducedChiSquared");
        Assert.Contains(fit.Warnings, w => w.StartsWith("No errors were stated", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("T_K,M\n2,1\n", 1, "the column B_T is missing. Name a column B_T; found are T_K, M")]
    [InlineData("T,chiT\n2,1\n", 1, "the column T_K is missing")]
    [InlineData("T_K,x\n2,1\n", 1, "the columns are T_K, x. Name exactly one of them chi")]
    [InlineData("T_K,chiT\n# comment\n2,NaN\n", 3, "chiT is 'NaN'. Write a finite number")]
    [InlineData("T_K,chiT\n2,\n", 2, "chiT is ''")]
    [InlineData("T_K,chiT\n-2,1\n", 2, "T_K is '-2'. Write a positive number")]
    [InlineData("T_K,chiT\n2\n", 2, "1 cells under 2 columns")]
    [InlineData("T_K,chiT,error\n2,1,0\n", 2, "error is '0'. Write a positive number")]
    [InlineData("# nothing\n", null, "the file is empty")]
    [InlineData("T_K,chiT\n", null, "no point lies between 0 and 1000000 K")]
    [InlineData("T_K,chiT\n2,1\n4,1\n", null, "2 points cannot determine 2 parameters")]
    public void Data_that_do_not_do_are_refused(string data, int? line, string words)
    {
        var error = SystemText.Refused("fit", Dimer, data);
        Assert.Equal(line, error.Line);
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ file: data.csv, fromK: 400 }", "no point lies between 400 and 1000000 K. Change fromK and toK")]
    [InlineData("{ file: other.csv }", "no such file")]
    [InlineData("{ file: data.csv, errorPercent: 0 }", "an error is not positive")]
    public void A_set_that_does_not_do_is_refused(string set, string words) =>
        Assert.Contains(words, SystemText.Refused("fit", Dimer.Replace("{ file: data.csv }", set, StringComparison.Ordinal), BleaneyBowers(60, 2, 1)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_fit_needs_something_to_fit()
    {
        Assert.Contains("no parameter is free", SystemText.Refused("fit", Dimer.Replace("start: 5, min: -200, max: 200", "fixed: 5", StringComparison.Ordinal).Replace("start: 2, min: 1.8, max: 2.6", "fixed: 2", StringComparison.Ordinal)).Message, StringComparison.Ordinal);
        Assert.Contains("has no section 'fit'", SystemText.Refused("fit", Dimer[..Dimer.IndexOf("fit:", StringComparison.Ordinal)]).Message, StringComparison.Ordinal);
    }

    /// <summary>Within three standard errors, and those no larger than a twentieth of the value.</summary>
    private static void AssertFound(TaskResult fit, int parameter, double truth)
    {
        var (value, error) = (fit.Table("parameters")["value"][parameter], fit.Table("parameters")["standardError"][parameter]);
        Assert.InRange(error, 1e-6 * truth, 0.05 * truth);
        Assert.InRange(value, truth - 3 * error, truth + 3 * error);
    }

    private static string BleaneyBowers(double j, double g, int seed)
    {
        var random = new SeededRandom((ulong)seed);
        var text = new StringBuilder("T_K,chiT,error\n");
        for (var t = 4.0; t <= 300; t += 8)
        {
            var chi = MolarSusceptibility.FromBohrMagnetonsPerTesla(
                2 * g * g * PhysicalConstants.BohrMagnetonCm / (PhysicalConstants.BoltzmannCm * t) / (3 + Math.Exp(j / (PhysicalConstants.BoltzmannCm * t))));
            text.Append(Row(t, Noisy(chi.ChiT(t), random), Noise * chi.ChiT(t)));
        }

        return text.ToString();
    }

    private static string WithoutErrors(string csv) => string.Concat(csv.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l[..l.LastIndexOf(',')] + "\n"));

    private static double Noisy(double x, SeededRandom random) => x * (1 + Noise * random.Gaussian());

    private static string Row(params double[] cells) => string.Join(",", cells.Select(c => c.ToString("R", CultureInfo.InvariantCulture))) + "\n";
}
