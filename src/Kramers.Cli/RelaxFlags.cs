using System.CommandLine;
using Kramers.Chemistry;
using Kramers.Workbench.Pipelines;

namespace Kramers.Cli;

/// <summary>The options of <c>kramers relax</c> that belong to a molecule alone, in the order of its help.</summary>
internal sealed class RelaxFlags
{
    private readonly Option<int> _charge = new("--charge");
    private readonly Option<int?> _multiplicity = new("--multiplicity");
    private readonly Option<int?> _oxidation = new("--oxidation");
    private readonly Option<int?> _samples = new("--sample");
    private readonly Option<double?> _temperature = new("--temperature");
    private readonly Option<ulong?> _seed = new("--seed");
    private readonly Option<string?> _settings = new("--settings");
    private readonly Option<int?> _cores = new("--cores");
    private readonly Option<bool> _resume = new("--resume");

    private Option[] All => [_charge, _multiplicity, _oxidation, _samples, _temperature, _seed, _settings, _cores, _resume];

    /// <summary>Declares them.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in All)
        {
            command.Options.Add(option);
        }
    }

    /// <summary>What was typed, as a request.</summary>
    /// <exception cref="InputException">A number is missing or out of range.</exception>
    public LiveRelaxOptions Read(ParseResult parsed, string file, string folder)
    {
        var options = new LiveRelaxOptions(file, folder)
        {
            Charge = parsed.GetValue(_charge),
            Multiplicity = parsed.GetValue(_multiplicity) ?? throw new InputException(_multiplicity.Name, null, "the spin of the molecule is not given", "Give 2S+1, such as --multiplicity 4"),
            OxidationState = parsed.GetValue(_oxidation),
            Settings = parsed.GetValue(_settings),
            Cores = parsed.GetValue(_cores) ?? Environment.ProcessorCount,
            Resume = parsed.GetValue(_resume),
        };
        options = options with
        {
            Samples = parsed.GetValue(_samples),
            TemperatureK = parsed.GetValue(_temperature) ?? options.TemperatureK,
            Seed = parsed.GetValue(_seed) ?? options.Seed,
        };
        return !(options.Samples < LiveRelaxOptions.FewestSamples) && options.TemperatureK > 0
            ? options
            : throw new InputException(_samples.Name, null, "--sample or --temperature is too small", $"Give at least {LiveRelaxOptions.FewestSamples} samples and a temperature above zero");
    }

    /// <summary>A folder has its own settings.</summary>
    /// <exception cref="InputException">One of them was typed.</exception>
    public void RefuseAll(ParseResult parsed)
    {
        if (All.FirstOrDefault(option => parsed.GetResult(option) is { Implicit: false }) is { } typed)
        {
            throw new InputException(typed.Name, null, "it goes with a molecule and --engine", "Leave it out for a folder, whose relax.yaml says everything");
        }
    }
}
