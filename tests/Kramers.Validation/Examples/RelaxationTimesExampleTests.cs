using System.Globalization;
using Kramers.Workbench.Pipelines;
using Kramers.Workbench.RelaxationFits;
using Kramers.Workbench.Reports;

namespace Kramers.Validation.Examples;

/// <summary>What the README of examples/03-relaxation-times says, from its files.</summary>
public sealed class RelaxationTimesExampleTests : IDisposable
{
    // What make_data.py used.
    private const double U = 280, Tau0 = 1e-11, C = 1e-3, N = 4, TauQtm = 300;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("kramers-fit");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Ac_data_give_back_the_times_they_were_made_with()
    {
        var table = Compute("ac", "ac.dat").Table("ac_params");
        Assert.Equal(17, table.Rows);
        var status = table.Columns.Single(c => c.Key == "status").Texts!;
        Assert.Equal(Enumerable.Repeat("measured", 15), status[..15]);
        Assert.Equal(["tau < 0.00016 s", "tau < 0.00016 s"], status[15..]);
        Assert.All(table["tau_s"][15..], tau => Assert.True(double.IsNaN(tau)));
        for (var i = 0; i < 15; i++)
        {
            Assert.InRange(Math.Abs(table["tau_s"][i] - Tau(table["T_K"][i])), 0, 4 * table["tau_err_s"][i]);
            Assert.Equal(0.12 - 0.09 * (table["T_K"][i] - 6) / 22, table["alpha"][i], 0.012);
            Assert.Equal(11.5 / table["T_K"][i], table["chi_T_cm3mol"][i], 0.02 * 11.5 / table["T_K"][i]);
        }
    }

    [Fact]
    public void Decays_give_back_the_mean_times_they_were_made_with()
    {
        var run = Compute("dc", "decays.dat");
        var times = run.Table("tau");
        Assert.Equal(7, times.Rows);
        for (var i = 0; i < 7; i++)
        {
            Assert.InRange(Math.Abs(Math.Log(times["tau_s"][i] / Tau(times["T_K"][i]))), 0, 4 * times["ln_tau_error"][i]);
            Assert.Equal(0.85, run.Table("dc_params")["beta"][i], 0.01);
        }
    }

    [Fact]
    public void Both_together_give_all_three_processes_within_their_intervals()
    {
        var (ac, dc) = (Write("ac", "ac.dat"), Write("dc", "decays.dat"));
        var run = RelaxationFitPipeline.Run("rates", [Path.Combine(ac.Folder, "tau.csv"), Path.Combine(dc.Folder, "tau.csv")], o => o, Path.Combine(_folder.FullName, "rates"), Silence.Instance, TestContext.Current.CancellationToken);
        var parameters = run.Result.Table("parameters");
        Assert.Equal(["QTM.tau_QTM", "Orbach.tau0", "Orbach.U", "Raman.C", "Raman.n"], parameters.Columns[0].Texts!);
        double[] truth = [TauQtm, Tau0, U, C, N];
        for (var k = 0; k < truth.Length; k++)
        {
            Assert.InRange(truth[k], parameters["lower95"][k], parameters["upper95"][k]);
        }

        Assert.Equal(BlockingK(), run.Result.Numbers.Single(n => n.Key == "blockingK").Value, 0.01);
        Assert.True(run.Result.Table("models")["deltaAicc"][1] > 10);
        double[] found = [310, 1.02e-11, 279.7, 1.003e-3, 3.999], digits = [0.5, 0.005e-11, 0.05, 0.0005e-3, 0.0005];
        Assert.All(Enumerable.Range(0, found.Length), k => Assert.InRange(parameters["value"][k], found[k] - digits[k], found[k] + digits[k]));
        Assert.Equal(1.613, run.Result.Numbers.Single(n => n.Key == "blockingK").Value, 5e-4);
        Assert.Equal(19.9, run.Result.Table("crossovers")["T_K"][^1], 0.05);
        Assert.Equal(1.77, ac.Result.Numbers.Single(n => n.Key == "blockingK").Value, 0.005);
    }

    [Fact]
    public void Times_with_larger_errors_leave_more_open()
    {
        var parameters = Compute("rates", "tau.csv").Table("parameters");
        Assert.Equal(283, parameters["value"][2], 0.5);
        Assert.Equal(4, parameters["standardError"][2], 0.5);
        Assert.Equal([229, 918], new[] { parameters["lower95"][0], parameters["upper95"][0] }, (a, b) => Math.Abs(a - b) < 0.5);
    }

    [Fact]
    public void Laws_of_the_example_have_the_temperatures_of_their_formulas()
    {
        var options = new RelaxationFitOptions("rates", [Example("laws.csv")]) { Rates = new RateFitOptions { EvaluateK = [2, 10, 50] } };
        var table = RelaxationFitPipeline.Compute(options, Silence.Instance, TestContext.Current.CancellationToken).Table("rates");
        Assert.Equal(BlockingK(), table["blocking_K"][0], 1e-6);
        Assert.Equal(Math.Pow(0.01 / C, 1 / N), table["blocking_K"][1], 1e-6);
        Assert.Equal(["Raman", "Raman"], table.Columns.Single(c => c.Key == "leading_2K").Texts!);
        Assert.Equal(["Orbach", "Orbach"], table.Columns.Single(c => c.Key == "leading_50K").Texts!);
    }

    [Theory]
    [InlineData("ac", "ac.dat")]
    [InlineData("dc", "decays.dat")]
    [InlineData("rates", "tau.csv")]
    public void The_inputs_of_a_run_give_the_same_result_again(string task, string file)
    {
        var first = Write(task, file);
        var second = RelaxationFitPipeline.Run(task, [Path.Combine(first.Folder, "inputs.yaml")], o => o, Path.Combine(_folder.FullName, "again"), Silence.Instance, TestContext.Current.CancellationToken);
        Assert.Equal(File.ReadAllText(Path.Combine(first.Folder, "result.json")), File.ReadAllText(Path.Combine(second.Folder, "result.json")));
        Assert.Equal(File.ReadAllText(Path.Combine(first.Folder, "report.html")), File.ReadAllText(Path.Combine(second.Folder, "report.html")));
    }

    /// <summary>The published table has U in K and no units in its titles; its facts were counted once more by another program.</summary>
    [Fact]
    public void The_laws_of_SIMDAVIS_are_evaluated_from_their_parameters()
    {
        var path = RepositoryRoot.File("..", "shared", "data", "simdavis", "full_fit_parameters.csv");
        Assert.SkipUnless(File.Exists(path), $"The SIMDAVIS table is not here: put full_fit_parameters.csv at {path}.");
        string[][] rows = [.. File.ReadLines(path).Skip(1).Where(l => l.Trim(';').Length > 0).Select(l => l.Split(';'))];
        var table = RelaxationFitPipeline.Compute(new RelaxationFitOptions("rates", [path]) { Rates = new RateFitOptions { EvaluateK = [2, 10, 50] } }, Silence.Instance, TestContext.Current.CancellationToken).Table("rates");
        Assert.Equal(27, table.Rows);
        string[] leading = table.Columns.Single(c => c.Key == "leading_2K").Texts!;
        for (var i = 0; i < 27; i++)
        {
            var p = Array.ConvertAll(rows[i][^6..^1], x => double.Parse(x, CultureInfo.InvariantCulture));
            double orbach = Math.Exp(-p[0] / 2) / p[1], raman = p[2] * Math.Pow(2, p[3]), qtm = p[4] > 0 ? 1 / p[4] : 0;
            Assert.Equal(1, table["rate_2K_per_s"][i] / (orbach + raman + qtm), 1e-10);
            Assert.Equal(qtm > orbach && qtm > raman ? "QTM" : raman > orbach ? "Raman" : "Orbach", leading[i]);
            Assert.Equal(p[4] is 0 or > 100, double.IsFinite(table["blocking_K"][i]));
        }
    }

    private TaskRun Write(string task, string file) =>
        RelaxationFitPipeline.Run(task, [Example(file)], Corrected, Path.Combine(_folder.FullName, task), Silence.Instance, TestContext.Current.CancellationToken);

    private static TaskResult Compute(string task, string file) => RelaxationFitPipeline.Compute(Corrected(new RelaxationFitOptions(task, [Example(file)])), Silence.Instance, TestContext.Current.CancellationToken);

    private static RelaxationFitOptions Corrected(RelaxationFitOptions options) => options with { Sample = new SampleOptions { Diamagnetism = "-4.2e-4" } };

    private static string Example(string file) => RepositoryRoot.File("examples", "03-relaxation-times", file);

    private static double Tau(double kelvin) => 1 / (Math.Exp(-U * 1.438776877 / kelvin) / Tau0 + C * Math.Pow(kelvin, N) + 1 / TauQtm);

    /// <summary>Orbach is nothing there: C T^n + 1/tau_QTM = 1/100 s.</summary>
    private static double BlockingK() => Math.Pow((0.01 - 1 / TauQtm) / C, 1 / N);

    private sealed class Silence : IRunMonitor, IRunStep
    {
        public static readonly Silence Instance = new();

        public IRunStep Begin(string title, int total) => this;

        public void Say(string line)
        {
        }

        public void Report(int value)
        {
        }

        public void Dispose()
        {
        }
    }
}
