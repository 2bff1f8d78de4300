using System.CommandLine;
using System.Globalization;
using Kramers.Chemistry;
using Kramers.Workbench.ActiveLearning;
using Kramers.Workbench.Labels;

namespace Kramers.Cli;

/// <summary>The options of <c>kramers learn</c>, in the order of its help.</summary>
internal sealed class LearnFlags
{
    private static readonly LearnOptions Usual = new("", new EngineChoice("", ""));
    private readonly Option<string> _engine = new Option<string>("--engine") { HelpName = "NAME", Required = true }.AcceptOnlyFromAmong([.. EngineChoice.Engines, LearnOptions.Recorded]);
    private readonly Option<string?> _settings = new("--settings") { HelpName = "FILE" };
    private readonly Option<string?> _method = new("--method") { HelpName = "NAME" };
    private readonly Option<string?> _basis = new("--basis") { HelpName = "NAME" };
    private readonly Option<int> _charge = new("--charge") { HelpName = "Q" };
    private readonly Option<int?> _multiplicity = new("--multiplicity") { HelpName = "M" };
    private readonly Option<bool> _noRelax = new("--no-relax");
    private readonly Option<double> _temperature = Of("--temperature", "K", Usual.TemperatureK, "-T");
    private readonly Option<double> _step = Of("--step", "FS", Usual.StepFs);
    private readonly Option<bool> _distinct = new("--distinct-atoms");
    private readonly Option<double> _cutoff = Of("--cutoff", "ANGSTROM", Usual.CutoffAngstrom);
    private readonly Option<string?> _degrees = new("--degrees") { HelpName = "D,D,..." };
    private readonly Option<double> _energyWeight = Of("--energy-weight", "W", Usual.EnergyWeight);
    private readonly Option<double> _delta = Of("--delta", "D", Usual.Delta);
    private readonly Option<double> _accuracy = Of("--accuracy", "A", Usual.Accuracy);
    private readonly Option<double> _limit = Of("--limit", "G", Usual.LargestGrade);
    private readonly Option<double> _quietTime = Of("--quiet-time", "PS", Usual.QuietPs);
    private readonly Option<int> _labels = Of("--labels", "N", Usual.MostLabels);
    private readonly Option<double> _final = Of("--final", "PS", Usual.FinalPs);
    private readonly Option<int> _test = Of("--test", "N", Usual.TestLabels);
    private readonly Option<int> _seed = Of("--seed", "N", Usual.Seed);
    private readonly Option<string> _executor = Of("--executor", "NAME", Usual.Executor).AcceptOnlyFromAmong("local", "slurm");
    private readonly Option<string?> _site = new("--site") { HelpName = "FILE" };
    private readonly Option<int> _cores = Of("--cores", "N", Environment.ProcessorCount);
    private readonly Option<double> _minutes = Of("--minutes", "T", Usual.Minutes);

    public void AddTo(Command command)
    {
        foreach (var option in new Option[]
        {
            _engine, _settings, _method, _basis, _charge, _multiplicity, _noRelax, _temperature, _step, _distinct, _cutoff, _degrees, _energyWeight, _delta, _accuracy, _limit, _quietTime, _labels, _final, _test, _seed,
            _executor, _site, _cores, _minutes,
        })
        {
            command.Options.Add(option);
        }
    }

    /// <summary>What was typed.</summary>
    public LearnOptions Read(ParseResult parsed, string file) => new(file, Engine(parsed))
    {
        Charge = parsed.GetValue(_charge),
        Multiplicity = parsed.GetValue(_multiplicity),
        Relax = !parsed.GetValue(_noRelax),
        DistinctAtoms = parsed.GetValue(_distinct),
        CutoffAngstrom = parsed.GetValue(_cutoff),
        Degrees = parsed.GetValue(_degrees) is { } text ? Whole(text) : Usual.Degrees,
        FinalPs = parsed.GetValue(_final),
        TestLabels = parsed.GetValue(_test),
        Executor = parsed.GetRequiredValue(_executor),
        Site = parsed.GetValue(_site),
        Cores = parsed.GetValue(_cores),
        Minutes = parsed.GetValue(_minutes),
        TemperatureK = parsed.GetValue(_temperature),
        StepFs = parsed.GetValue(_step),
        EnergyWeight = parsed.GetValue(_energyWeight),
        Delta = parsed.GetValue(_delta),
        Accuracy = parsed.GetValue(_accuracy),
        LargestGrade = parsed.GetValue(_limit),
        QuietPs = parsed.GetValue(_quietTime),
        MostLabels = parsed.GetValue(_labels),
        Seed = parsed.GetValue(_seed),
    };

    private EngineChoice Engine(ParseResult parsed)
    {
        var choice = new EngineChoice(parsed.GetRequiredValue(_engine), "energy-forces");
        choice = parsed.GetValue(_settings) is { } file ? choice.WithSettings(file) : choice;
        return choice with { Method = parsed.GetValue(_method) ?? choice.Method, Basis = parsed.GetValue(_basis) ?? choice.Basis };
    }

    private static int[] Whole(string text)
    {
        int[] degrees = [.. text.Split(',').Select(w => int.TryParse(w, NumberStyles.None, CultureInfo.InvariantCulture, out var d) ? d : -1)];
        return degrees is { Length: <= 4 } && degrees.All(d => d >= 0)
            ? degrees
            : throw new InputException("--degrees", null, $"'{text}' is no list of one to four degrees", "Write for example 8,6,5: for products of one, two and three neighbours");
    }

    private static Option<T> Of<T>(string name, string help, T value, params string[] aliases) => new(name, aliases) { HelpName = help, DefaultValueFactory = _ => value };
}
