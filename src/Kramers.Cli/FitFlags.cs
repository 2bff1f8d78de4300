using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Kramers.Chemistry;
using Kramers.Workbench.RelaxationFits;

namespace Kramers.Cli;

/// <summary>The flags of <c>kramers fit</c>: what each changes of the settings, and the tasks that it belongs to.</summary>
internal sealed class FitFlags
{
    private readonly List<(Option Option, string Tasks, Func<ParseResult, RelaxationFitOptions, RelaxationFitOptions> Apply)> _flags = [];

    public FitFlags()
    {
        Add<double>("--mass", "MG", "ac", (o, x) => o with { Sample = o.Sample with { MassMilligrams = x } });
        Add<double>("--molar-mass", "G", "ac", (o, x) => o with { Sample = o.Sample with { MolarMassGramsPerMole = x } });
        Add<string>("--diamagnetism", "CM3", "ac", (o, x) => o with { Sample = o.Sample with { Diamagnetism = x } });
        Add<string>("--model", "NAME", "ac dc", (o, x) => o.Task == "ac" ? o with { Ac = o.Ac with { Model = Among("--model", x, RelaxationFitOptions.AcModels) } } : o with { DecayModel = Among("--model", x, RelaxationFitOptions.DecayModels) });
        Add<string>("--processes", "N", "ac", (o, x) => o with { Ac = o.Ac with { Processes = Among("--processes", x, ["1", "2", "auto"]) == "auto" ? 0 : x[0] - '0' } });
        Add<double>("--field", "T", "ac", (o, x) => o with { Ac = o.Ac with { FieldTesla = x } });
        Add<double>("--temperature-tolerance", "K", "ac", (o, x) => o with { Ac = o.Ac with { TemperatureToleranceK = x } });
        Add<bool>("--no-rates", null, "ac dc", (o, x) => o with { Rates = o.Rates with { IsSkipped = x } });
        Add<string>("--terms", "LIST", "ac dc rates", (o, x) => o with { Rates = o.Rates with { Terms = x == "auto" ? [] : x.Split(',') } });
        Add<string[]>("--fix", "NAME=VALUE", "ac dc rates", Bounds);
        Add<string[]>("--bounds", "NAME=FROM:TO", "ac dc rates", Bounds);
        Add<string>("--weighting", "NAME", "ac dc rates", (o, x) => o with { Rates = o.Rates with { Weighting = Among("--weighting", x, RateModels.Weightings) } });
        Add<int>("--bootstrap", "N", "ac dc rates", (o, x) => o with { Rates = o.Rates with { Bootstrap = x } });
        Add<string>("--evaluate", "KELVIN", "rates", (o, x) => o with { Rates = o.Rates with { EvaluateK = Temperatures(x) } });
    }

    public IEnumerable<Option> All => _flags.Select(f => f.Option);

    /// <exception cref="InputException">A flag was given that the task does not have.</exception>
    public void CheckBelong(ParseResult parsed, string task)
    {
        if (_flags.FirstOrDefault(f => IsGiven(parsed, f.Option) && !f.Tasks.Split(' ').Contains(task)).Option is { } stray)
        {
            throw new InputException(stray.Name, null, $"'kramers fit {task}' has no such option", "Take it out, or see 'kramers fit --help'");
        }
    }

    public RelaxationFitOptions Apply(ParseResult parsed, RelaxationFitOptions options) =>
        _flags.Where(f => IsGiven(parsed, f.Option)).Aggregate(options, (changed, flag) => flag.Apply(parsed, changed));

    private void Add<T>(string name, string? value, string tasks, Func<RelaxationFitOptions, T, RelaxationFitOptions> change)
    {
        var option = new Option<T>(name) { HelpName = value, Validators = { RefuseOptions } };
        _flags.Add((option, tasks, (parsed, options) => change(options, parsed.GetRequiredValue(option))));
    }

    private static bool IsGiven(ParseResult parsed, Option option) => parsed.GetResult(option) is { Implicit: false };

    private static RelaxationFitOptions Bounds(RelaxationFitOptions options, string[] texts) =>
        texts.Aggregate(options, (o, text) => o with { Rates = o.Rates.WithBounds(text) });

    private static string Among(string flag, string word, IReadOnlyList<string> words) =>
        words.Contains(word) ? word : throw new InputException(flag, null, $"it is '{word}'", $"It takes one of {string.Join(", ", words)}");

    private static double[] Temperatures(string text) => Array.ConvertAll(text.Split(','), t =>
        double.TryParse(t, NumberStyles.Float, CultureInfo.InvariantCulture, out var kelvin)
            ? kelvin
            : throw new InputException("--evaluate", null, $"'{t}' is no temperature", "Write temperatures in K such as 2,10,50"));

    /// <summary>A forgotten value would swallow the next flag; negative numbers are values.</summary>
    private static void RefuseOptions(OptionResult result)
    {
        if (result.Tokens.FirstOrDefault(t => t.Value.StartsWith("--", StringComparison.Ordinal)) is { } next)
        {
            result.AddError($"Option '{result.Option.Name}' lacks its value before '{next.Value}'.");
        }
    }
}
