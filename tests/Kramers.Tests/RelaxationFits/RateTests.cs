using System.Globalization;
using System.Text;
using Kramers.Chemistry;
using Kramers.Numerics;
using Kramers.Workbench.RelaxationFits;

namespace Kramers.Tests.RelaxationFits;

/// <summary>Rate laws from tables of times, and tables of laws.</summary>
public sealed class RateTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void Named_terms_and_a_fixed_exponent_are_kept()
    {
        var result = Fit(new RateFitOptions { Terms = ["orbach", "raman"] }.WithBounds("n=4"));
        var table = result.Table("parameters");
        Assert.Equal(["Orbach.tau0", "Orbach.U", "Raman.C", "Raman.n"], table.Columns[0].Texts!);
        Assert.Equal(4, result.Parameters["Raman.n"]);
        Assert.Equal("fixed", table.Columns.Single(c => c.Key == "errorOf").Texts![3]);
        Assert.Equal(100, result.Parameters["Orbach.U"], 1e-3);
        Assert.Equal(1e-3, result.Parameters["Raman.C"], 1e-8);
        Assert.Equal(1, result.Table("models").Rows);
    }

    [Fact]
    public void Bounds_hold_a_parameter_back()
    {
        var result = Fit(new RateFitOptions { Terms = ["orbach", "raman"] }.WithBounds("Raman.n=5:9"));
        Assert.Equal(5, result.Parameters["Raman.n"], 9);
        Assert.Equal("at bound", result.Table("parameters").Columns.Single(c => c.Key == "errorOf").Texts![3]);
    }

    [Fact]
    public void Crossover_and_leading_processes_are_those_of_the_formula()
    {
        var result = Fit(new RateFitOptions { Terms = ["orbach", "raman"] });
        var t = result.Table("crossovers")["T_K"].Single();
        Assert.Equal(1, Orbach(t) / Raman(t), 1e-3);
        var law = result.Table("law");
        Assert.All(Enumerable.Range(0, law.Rows), i => Assert.Equal(law["T_K"][i] > t ? "Orbach" : "Raman", law.Columns.Single(c => c.Key == "leading").Texts![i]));
        Assert.All(law["ln_tau_residual"], r => Assert.Equal(0, r, 1e-5));
    }

    [Fact]
    public void Several_files_are_one_series()
    {
        string[] lines = Times().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var cold = _scratch.Write("dc.csv", string.Join('\n', lines[..7]));
        var hot = _scratch.Write("ac.csv", string.Join('\n', [lines[0], .. lines[7..]]));
        var result = Scratch.Compute(new RelaxationFitOptions("rates", [cold, hot]) { Rates = new RateFitOptions { Terms = ["orbach", "raman"] } });
        Assert.Equal(100, result.Parameters["Orbach.U"], 1e-3);
        Assert.Equal(["dc.csv", "ac.csv"], result.Table("tau").Columns.Single(c => c.Key == "source").Texts!.Distinct());
    }

    [Fact]
    public void Errors_may_be_given_in_three_ways()
    {
        var inSeconds = TauFile.Read(_scratch.Write("a.csv", "T_K,tau_s,tau_err_s\n2,10,1\n"))[0];
        var inLogarithm = TauFile.Read(_scratch.Write("b.csv", "T (K);tau (s);ln_tau_error;H_Oe\n2;10;0.1;1000\n"))[0];
        var asInterval = TauFile.Read(_scratch.Write("c.csv", "T_K,tau_s,tau_lower_s,tau_upper_s,ln_tau_sigma\n2,10,5,20,0.7\n"))[0];
        Assert.Equal(0.1, inSeconds.LnTauStandardError, 15);
        Assert.Equal(0.1, inLogarithm.LnTauStandardError);
        Assert.Equal(0.1, inLogarithm.FieldTesla, 15);
        Assert.Equal(Math.Log(2), asInterval.LnTauStandardError, 15);
        Assert.Equal(0.7, asInterval.LnTauSigma);
    }

    [Fact]
    public void The_bootstrap_repeats_itself()
    {
        var options = new RateFitOptions { Terms = ["orbach", "raman"], Bootstrap = 20 };
        Assert.Equal(Fit(options, 0.05).Table("parameters")["bootstrapLower95"], Fit(options, 0.05).Table("parameters")["bootstrapLower95"]);
        Assert.NotEqual(Fit(options, 0.05).Table("parameters")["bootstrapLower95"], Fit(options with { Seed = 2 }, 0.05).Table("parameters")["bootstrapLower95"]);
    }

    [Fact]
    public void Settings_in_a_file_are_those_of_the_flags()
    {
        _scratch.Write("tau.csv", Times());
        var settings = _scratch.Write("s.yaml", "files: [tau.csv]\nrates:\n  terms: [orbach, raman]\n  bounds: { n: [4, 4] }\n  bootstrap: 10\n");
        var read = RelaxationFitOptions.Load("rates", [settings]).Rates;
        var flags = (new RateFitOptions { Terms = ["orbach", "raman"], Bootstrap = 10 }).WithBounds("n=4");
        Assert.Equal(flags.Terms, read.Terms);
        Assert.Equal(flags.Bounds["n"], read.Bounds["n"]);
        Assert.Equal((flags.Bootstrap, flags.Weighting, flags.Seed), (read.Bootstrap, read.Weighting, read.Seed));
        var first = _scratch.Run("rates", settings);
        var json = File.ReadAllText(Path.Combine(first.Folder, "result.json"));
        Assert.Equal(json, File.ReadAllText(Path.Combine(_scratch.Run("rates", Path.Combine(first.Folder, "inputs.yaml")).Folder, "result.json")));
    }

    [Fact]
    public void A_run_does_not_replace_the_folder_of_its_data()
    {
        var first = _scratch.Run("rates", _scratch.Write("tau.csv", Times()));
        var error = Assert.Throws<InputException>(() => _scratch.Run("rates", Path.Combine(first.Folder, "tau.csv")));
        Assert.Contains("the data lie in the output folder", error.Message, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(first.Folder, "law.csv")));
    }

    [Fact]
    public void Laws_are_evaluated_from_their_parameters()
    {
        var file = _scratch.Write("laws.csv", "name,U_cm1,tau0_s,C_s1Kn,n,tau_QTM_s\none,100,1e-8,1e-3,4,\ntwo,,,,,50\n");
        var result = Scratch.Compute(new RelaxationFitOptions("rates", [file]) { Rates = new RateFitOptions { EvaluateK = [2, 50] } });
        var table = result.Table("rates");
        Assert.Equal(1, table["rate_2K_per_s"][0] / (Orbach(2) + Raman(2)), 1e-10);
        Assert.Equal(0.02, table["rate_50K_per_s"][1], 1e-12);
        Assert.Equal(["Orbach", "QTM"], table.Columns.Single(c => c.Key == "leading_50K").Texts!);
        Assert.Equal(Math.Pow(10, 0.25), table["blocking_K"][0], 1e-6); // 1e-3 T^4 = 0.01
        Assert.True(double.IsNaN(table["blocking_K"][1]));
    }

    [Theory]
    [InlineData("T,tau_s\n2,1\n", 1, "the column 'T' does not state its unit")]
    [InlineData("T_K,tau\n2,1\n", 1, "the column 'tau' does not state its unit")]
    [InlineData("T_K,rate\n2,1\n", 1, "the column tau_s is missing")]
    [InlineData("T_K,tau_s\n2,0\n", 2, "'tau_s' is 0, but it can only be positive")]
    [InlineData("T_K,tau_s\n2,1\n3,-4\n", 3, "'tau_s' is -4")]
    [InlineData("T_K,tau_s\n2,long\n", 2, "'long', which is no number")]
    [InlineData("T_K,tau_s\n", 1, "no row has both")]
    [InlineData("T_K,tau_s,B_T,H_Oe\n2,1,0,0\n", 1, "says again")]
    [InlineData("T_K,tau_s,tau_lower_s,tau_upper_s\n2,1,3,2\n", 2, "the upper time lies below the lower")]
    [InlineData("T_K,tau_s\n2,1\n2,1.1\n2,1.2\n2,1\n", null, "the times are from 1 temperature(s), too few to tell a mechanism")]
    public void What_a_table_of_times_lacks_is_said(string text, int? line, string words)
    {
        var file = _scratch.Write("tau.csv", text);
        var error = Assert.Throws<InputException>(() => _scratch.Run("rates", file));
        Assert.Equal(line, error.Line);
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_scratch.Output));
    }

    [Theory]
    [InlineData("name,U_cm1,tau0_s\na,100,\n", "U and tau0 do not come as a pair")]
    [InlineData("name,C_s1Kn,n\na,1,0\n", "C and n do not come as a pair")]
    [InlineData("name,tau_QTM_s\na,\n", "the row has no term")]
    [InlineData("name,U\na,1\n", "the column 'U' is no parameter of a rate law")]
    public void What_a_table_of_laws_lacks_is_said(string text, string words)
    {
        var options = new RelaxationFitOptions("rates", [_scratch.Write("laws.csv", text)]) { Rates = new RateFitOptions { EvaluateK = [2] } };
        Assert.Contains(words, Assert.Throws<InputException>(() => Scratch.Compute(options)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("frobnicate", "n=4", "there is no term 'frobnicate'")]
    [InlineData("orbach", "n=4", "no term has a parameter 'n'")]
    [InlineData("orbach", "tau0=-1", "tau0 cannot be held between -1 and -1")]
    [InlineData("orbach", "U", "'U' is not understood")]
    [InlineData("direct", "m=4", "Direct has no rate at any of the points: it needs a static field")]
    public void Terms_and_parameters_that_cannot_be_are_refused(string term, string bounds, string words) =>
        Assert.Contains(words, Assert.Throws<InputException>(() => Fit(new RateFitOptions { Terms = [term] }.WithBounds(bounds))).Message, StringComparison.Ordinal);

    private Kramers.Workbench.Reports.TaskResult Fit(RateFitOptions options, double noise = 0) =>
        Scratch.Compute(new RelaxationFitOptions("rates", [_scratch.Write("tau.csv", Times(noise))]) { Rates = options });

    private static string Times(double noise = 0)
    {
        var (text, random) = (new StringBuilder("T_K,tau_s\n"), new SeededRandom(3));
        for (var i = 0; i < 14; i++)
        {
            var t = 3.0 + i;
            text.Append(CultureInfo.InvariantCulture, $"{t:R},{Math.Exp(noise * random.Gaussian()) / (Orbach(t) + Raman(t)):R}\n");
        }

        return text.ToString();
    }

    private static double Orbach(double t) => 1e8 * Math.Exp(-Energy.FromCm(100).Kelvin / t);

    private static double Raman(double t) => 1e-3 * Math.Pow(t, 4);
}
