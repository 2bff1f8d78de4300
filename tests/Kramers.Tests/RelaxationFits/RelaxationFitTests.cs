using System.Globalization;
using System.Text;
using Kramers.Numerics;
using Kramers.Workbench.RelaxationFits;

namespace Kramers.Tests.RelaxationFits;

/// <summary>What went into made-up measurements comes out again.</summary>
public sealed class RelaxationFitTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void Ac_curves_of_an_Orbach_process_give_its_barrier()
    {
        var run = _scratch.Run("ac", _scratch.Write("x.csv", Scratch.Ac(Arrhenius([10, 11, 12, 13, 14], 0))));
        var table = run.Result.Table("ac_params");
        Assert.Equal(5, table.Rows);
        Assert.All(Enumerable.Range(0, 5), i =>
        {
            Assert.Equal(1, table["tau_s"][i] / Tau(table["T_K"][i]), 1e-6);
            Assert.Equal(0.1, table["alpha"][i], 1e-6);
            Assert.Equal(10, table["T_K"][i] * table["chi_T_cm3mol"][i], 1e-6);
        });
        Assert.Equal(100, run.Result.Parameters["Orbach.U"], 1e-3);
        Assert.Equal(Energy.FromCm(100).Kelvin, run.Result.Numbers.Single(n => n.Key == "barrierK").Value, 1e-2);

        // tau = 100 s where U/k_B T = ln(100 s/tau0).
        Assert.Equal(Energy.FromCm(100).Kelvin / Math.Log(100 / 1e-8), run.Result.Numbers.Single(n => n.Key == "blockingK").Value, 1e-4);
        Assert.All(new[] { "inputs.yaml", "result.json", "report.html", "log.txt", "ac_params.csv", "ac_points.csv", "tau.csv", "parameters.csv", "law.csv", "models.csv" }, f => Assert.True(File.Exists(Path.Combine(run.Folder, f)), f));
    }

    [Fact]
    public void A_time_outside_the_window_is_flagged_and_no_number()
    {
        var curves = Scratch.Ac([(10, 0, 1e-2), (20, 0, 1e-6)]);
        var table = Scratch.Compute(new("ac", [_scratch.Write("x.csv", curves)])).Table("ac_params");
        Assert.Equal(1e-2, table["tau_s"][0], 1e-7);
        Assert.True(double.IsNaN(table["tau_s"][1]));
        Assert.StartsWith("tau < ", table.Columns.Single(c => c.Key == "status").Texts![1], StringComparison.Ordinal);
    }

    [Fact]
    public void Each_static_field_is_a_series_with_its_own_law()
    {
        var path = _scratch.Write("x.csv", Scratch.Ac([.. Arrhenius([10, 11, 12, 13, 14], 0), .. Arrhenius([10, 11, 12, 13, 14], 0.1)]));
        var both = Scratch.Compute(new("ac", [path]));
        Assert.Contains(both.Warnings, w => w.StartsWith("2 static fields", StringComparison.Ordinal));
        Assert.Equal(["0 T", "0.1 T"], both.Table("parameters").Columns.Single(c => c.Key == "series").Texts!.Distinct());
        var one = Scratch.Compute(new RelaxationFitOptions("ac", [path]) { Ac = new AcFitOptions { FieldTesla = 0.1 } });
        Assert.All(one.Table("ac_params")["B_T"], b => Assert.Equal(0.1, b));
        Assert.DoesNotContain(one.Warnings, w => w.Contains("static fields", StringComparison.Ordinal));
    }

    [Fact]
    public void Temperatures_that_wander_within_the_tolerance_are_one_isotherm()
    {
        var lines = Scratch.Ac([(10, 0, 1e-2)]).Split('\n');
        for (var i = 1; i < lines.Length - 1; i++)
        {
            lines[i] = (10 + 0.004 * (i % 5)).ToString("R", CultureInfo.InvariantCulture) + lines[i]["10".Length..];
        }

        var table = Scratch.Compute(new("ac", [_scratch.Write("x.csv", string.Join('\n', lines))])).Table("ac_params");
        Assert.Equal(1, table.Rows);
        Assert.Equal(1e-2, table["tau_s"][0], 1e-7);
    }

    [Fact]
    public void With_one_temperature_the_times_stand_and_the_rate_law_is_refused_with_its_reason()
    {
        var result = Scratch.Compute(new("ac", [_scratch.Write("x.csv", Scratch.Ac([(10, 0, 1e-2)]))]));
        Assert.Equal(1e-2, result.Table("tau")["tau_s"][0], 1e-7);
        Assert.Empty(result.Parameters);
        Assert.Contains(result.Warnings, w => w.StartsWith("No rate law: 1 temperature(s) have a measured tau", StringComparison.Ordinal));
    }

    [Fact]
    public void Without_rates_there_are_none()
    {
        var path = _scratch.Write("x.csv", Scratch.Ac(Arrhenius([10, 11, 12, 13, 14], 0)));
        var result = Scratch.Compute(new RelaxationFitOptions("ac", [path]) { Rates = new RateFitOptions { IsSkipped = true } });
        Assert.Empty(result.Parameters);
        Assert.DoesNotContain(result.Tables, t => t.Key == "models");
    }

    [Fact]
    public void The_number_of_processes_is_found_where_it_is_asked_for()
    {
        // Two Debye processes, 0.3 s and 1 ms, with weights 0.6 and 0.4.
        var text = new StringBuilder("T_K,B_T,f_Hz,chi_re_cm3mol,chi_im_cm3mol\n");
        for (var i = 0; i <= 24; i++)
        {
            var w = 2 * Math.PI * 0.1 * Math.Pow(10, i / 6.0);
            var (slow, fast) = (w * 0.3, w * 1e-3);
            text.Append(CultureInfo.InvariantCulture, $"5,0,{w / (2 * Math.PI):R},{0.1 + 0.6 / (1 + slow * slow) + 0.4 / (1 + fast * fast):R},{0.6 * slow / (1 + slow * slow) + 0.4 * fast / (1 + fast * fast):R}\n");
        }

        var result = Scratch.Compute(new RelaxationFitOptions("ac", [_scratch.Write("x.csv", text.ToString())]) { Ac = new AcFitOptions { Model = "debye", Processes = 0 } });
        Assert.Equal([0.3, 1e-3], result.Table("ac_params")["tau_s"], (a, b) => Math.Abs(a / b - 1) < 1e-6);
        Assert.Equal(2, result.Table("ac_models").Rows);
        Assert.Equal(0.3, result.Table("tau-1")["tau_s"][0], 1e-6);
        Assert.Equal(1e-3, result.Table("tau-2")["tau_s"][0], 1e-9);
    }

    [Theory]
    [InlineData("exponential", 1.0, "auto")]
    [InlineData("stretched", 0.7, "auto")]
    [InlineData("stretched", 0.7, "stretched")]
    public void Decays_give_their_time_and_form(string form, double beta, string model)
    {
        var random = new SeededRandom(4);
        var text = new StringBuilder("T_K,B_T,t_s,M_muB\n");
        for (var i = 0; i < 200; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"2,0,{3.0 * i:R},{0.2 + 2 * Math.Exp(-Math.Pow(3.0 * i / 90, beta)) + 1e-3 * random.Gaussian():R}\n");
        }

        var result = Scratch.Compute(new RelaxationFitOptions("dc", [_scratch.Write("x.csv", text.ToString())]) { DecayModel = model });
        var table = result.Table("dc_params");
        Assert.EndsWith(form, result.Title, StringComparison.Ordinal);
        Assert.InRange(Math.Abs(table["tau_s"][0] - 90), 0, 4 * table["tau_err_s"][0]);
        Assert.InRange(Math.Abs(table["M_eq"][0] - 0.2), 0, 4 * table["M_eq_err"][0]);

        // exp of the mean of ln tau is what the rate law takes (Zorn 2002).
        Assert.Equal(table["tau_s"][0] * Math.Exp(0.5772156649 * (1 - 1 / (form == "stretched" ? table["beta"][0] : 1))), result.Table("tau")["tau_s"][0], 1e-6);
    }

    /// <summary>No noise at all: the arithmetic of files and units alone.</summary>
    private static IEnumerable<(double, double, double)> Arrhenius(double[] kelvin, double tesla) => kelvin.Select(t => (t, tesla, Tau(t)));

    private static double Tau(double kelvin) => 1e-8 * Math.Exp(Energy.FromCm(100).Kelvin / kelvin);
}
