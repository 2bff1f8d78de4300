using Kramers.Tests.RelaxationFits;
using Kramers.Workbench.RelaxationFits;
using Kramers.Workbench.Reports;

namespace Kramers.Tests.Cli;

public sealed class FitCommandTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void Flags_reach_the_options()
    {
        var options = Options("ac", "x.dat", "--mass", "26.3", "--molar-mass", "839", "--diamagnetism", "-4e-4", "--model", "debye", "--processes", "auto", "--field", "0.1",
            "--temperature-tolerance", "0.02", "--no-rates", "--terms", "orbach,qtm", "--fix", "U=200", "--bounds", "tau0=1e-12:1e-6", "--bootstrap", "50", "--weighting", "equal");
        Assert.Equal(new SampleOptions { MassMilligrams = 26.3, MolarMassGramsPerMole = 839, Diamagnetism = "-4e-4" }, options.Sample);
        Assert.Equal(new AcFitOptions { Model = "debye", Processes = 0, FieldTesla = 0.1, TemperatureToleranceK = 0.02 }, options.Ac);
        Assert.Equal(["orbach", "qtm"], options.Rates.Terms);
        Assert.Equal([200, 200], options.Rates.Bounds["U"]);
        Assert.Equal([1e-12, 1e-6], options.Rates.Bounds["tau0"]);
        Assert.Equal((true, 50, "equal"), (options.Rates.IsSkipped, options.Rates.Bootstrap, options.Rates.Weighting));
        Assert.Equal("stretched", Options("dc", "x.dat", "--model", "stretched").DecayModel);
        Assert.Equal([2, 10.5], Options("rates", "x.csv", "--evaluate", "2,10.5").Rates.EvaluateK);
    }

    [Fact]
    public void A_flag_that_is_not_given_leaves_the_settings_of_the_file()
    {
        var file = _scratch.Write("s.yaml", "files: [x.csv]\nac: { model: debye, processes: 2 }\n");
        Assert.Equal(new AcFitOptions { Model = "debye", Processes = 1 }, Options("ac", file, "--processes", "1").Ac);
    }

    [Fact]
    public void A_run_prints_the_parameters_and_where_the_report_lies()
    {
        var session = new Session();
        var times = _scratch.Write("tau.csv", "T_K,tau_s\n" + string.Concat(Enumerable.Range(4, 12).Select(t => FormattableString.Invariant($"{t},{1e-6 * Math.Exp(60.0 / t):R}\n"))));
        Assert.Equal(0, session.Run("fit", "rates", times, "--output", _scratch.Output));
        Assert.Empty(session.Error);
        Assert.Matches(@"(?m)^Orbach\.tau0 +s +1E-06 ", session.Output);
        Assert.EndsWith($"Report: {Path.Combine(_scratch.Output, "report.html")}\n", session.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ac", "text", "Dear colleague,\nthe samples are in the fridge.\n", "x.txt")]
    [InlineData("ac", "no chi''", "T_K,B_T,f_Hz,chi_re_cm3mol\n2,0,1,1\n", "Add one of chi_im_cm3mol")]
    [InlineData("ac", "negative frequency", "T_K,B_T,f_Hz,chi_re_cm3mol,chi_im_cm3mol\n2,0,-1,1,1\n", "can only be positive")]
    [InlineData("ac", "no absorption", "T_K,B_T,f_Hz,chi_re_cm3mol,chi_im_cm3mol\n2,0,1,1,0\n2,0,2,1,0\n", "chi'' is zero")]
    [InlineData("ac", "no units", "T_K,field,f_Hz,chi_re_cm3mol,chi_im_cm3mol\n2,0,1,1,1\n", "'field'")]
    [InlineData("ac", "no mass", "T_K,B_T,f_Hz,chi_re_emuOe,chi_im_emuOe\n2,0,1,1,1\n", "Give --mass in mg")]
    [InlineData("ac", "few frequencies", "T_K,B_T,f_Hz,chi_re_cm3mol,chi_im_cm3mol\n2,0,1,1,1\n", "1 frequencies are too few")]
    [InlineData("ac", "dc data", "T_K,B_T,M_muB\n2,1,1\n", "this is not an ac measurement")]
    [InlineData("dc", "no decay", "T_K,B_T,M_muB\n2,1,1\n", "no 5 moments follow each other")]
    [InlineData("rates", "tau of zero", "T_K,tau_s\n2,0\n", "can only be positive")]
    public void Bad_input_is_one_line_and_leaves_nothing(string task, string what, string text, string words)
    {
        var session = new Session();
        Assert.Equal(2, session.Run("fit", task, _scratch.Write("x.txt", text), "-o", _scratch.Output));
        Assert.Contains(words, session.Error, StringComparison.Ordinal);
        Assert.Single(session.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.False(Directory.Exists(_scratch.Output), what);
    }

    [Fact]
    public void A_temperature_that_was_never_held_is_refused()
    {
        var sweep = Scratch.Ac(Enumerable.Range(0, 40).Select(i => (10 + 0.02 * i, 0.0, 1e-2)));
        var session = new Session();
        Assert.Equal(2, session.Run("fit", "ac", _scratch.Write("x.csv", sweep), "-o", _scratch.Output));
        Assert.Contains("temperatures run from 10 to 10.78 K", session.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--mass: 'kramers fit rates' has no such option", "rates", "x.csv", "--mass", "1")]
    [InlineData("--model: it is 'exponential'. It takes one of debye", "ac", "x.csv", "--model", "exponential")]
    [InlineData("--fix, --bounds: 'n' is not understood", "rates", "x.csv", "--fix", "n")]
    [InlineData("--evaluate: 'cold' is no temperature", "rates", "x.csv", "--evaluate", "cold")]
    [InlineData("a temperature to evaluate at is not positive", "rates", "x.csv", "--evaluate", "-2")]
    [InlineData("a tolerance is negative", "ac", "x.csv", "--temperature-tolerance", "-1")]
    [InlineData("-3 draws of the bootstrap", "rates", "x.csv", "--bootstrap", "-3")]
    [InlineData("lacks its value before '--quiet'", "rates", "x.csv", "--fix", "--quiet")]
    [InlineData("See 'kramers fit --help'", "epr", "x.csv")]
    [InlineData("See 'kramers fit --help'", "ac")]
    [InlineData("See 'kramers fit --help'", "ac", "x.csv", "--bootstrap", "many")]
    public void Flags_that_cannot_be_are_refused(string words, params string[] args)
    {
        var session = new Session();
        Assert.Equal(2, session.Run(["fit", .. args]));
        Assert.Contains(words, session.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("files: [x.csv]\nmodel: debye\n", "'model' is not known here")]
    [InlineData("task: dc\nfiles: [x.csv]\n", "the settings are those of 'kramers fit dc'")]
    [InlineData("ac: { model: debye }\n", "'files' is missing")]
    [InlineData("files: [x.csv]\nrates: { bounds: { n: 4 } }\n", "the bounds of 'n' are no pair")]
    public void Settings_that_cannot_be_are_refused(string yaml, string words)
    {
        var session = new Session();
        Assert.Equal(2, session.Run("fit", "ac", _scratch.Write("s.yaml", yaml)));
        Assert.Contains(words, session.Error, StringComparison.Ordinal);
    }

    private static RelaxationFitOptions Options(params string[] args)
    {
        RelaxationFitOptions? seen = null;
        var session = new Session
        {
            Fit = (task, files, flags, _, _, _) =>
            {
                seen = flags(RelaxationFitOptions.Load(task, files));
                return new TaskRun(Empty, "/results");
            },
        };
        Assert.Equal(0, session.Run(["fit", .. args]));
        return seen!;
    }

    private static TaskResult Empty => new() { Command = "fit", Task = "ac", Name = "x", Title = "x", Tables = [new ResultTable("x", "x", [new ResultColumn("x", "x", [1])])], Parameters = new Dictionary<string, double>() };
}
