using System.CommandLine;
using Kramers.Workbench.Labels;

namespace Kramers.Cli;

/// <summary>The options of <c>kramers label</c>, in the order of its help.</summary>
internal sealed class LabelFlags
{
    private static readonly SamplerOptions Sampling = new("none");
    private readonly Option<string> _engine = new Option<string>("--engine") { Required = true }.AcceptOnlyFromAmong([.. EngineChoice.Engines]);
    private readonly Option<string> _task = new Option<string>("--task") { Required = true }.AcceptOnlyFromAmong([.. EngineChoice.Tasks]);
    private readonly Option<string?> _settings = new("--settings");
    private readonly Option<int> _charge = new("--charge");
    private readonly Option<int> _multiplicity = Of("--multiplicity", 1);
    private readonly Option<string?> _method = new("--method");
    private readonly Option<string?> _basis = new("--basis");
    private readonly Option<int?> _oxidation = new("--oxidation");
    private readonly Option<string?> _orbitals = new("--orbitals");
    private readonly Option<string?> _program = new("--program");
    private readonly Option<string> _sampler = Of("--sampler", "none").AcceptOnlyFromAmong([.. SamplerOptions.Kinds]);
    private readonly Option<int> _count = Of("--sample", Sampling.Count);
    private readonly Option<ulong> _seed = Of("--seed", Sampling.Seed);
    private readonly Option<double> _sigma = Of("--sigma", Sampling.Sigma);
    private readonly Option<double> _temperature = Of("--temperature", Sampling.Temperature);
    private readonly Option<string?> _hessian = new("--hessian");
    private readonly Option<double> _step = Of("--step", Sampling.Step);
    private readonly Option<int> _points = Of("--points", Sampling.Points);
    private readonly Option<string?> _atoms = new("--atoms");
    private readonly Option<double> _from = new("--from");
    private readonly Option<double> _to = new("--to");
    private readonly Option<string> _executor = Of("--executor", "local").AcceptOnlyFromAmong("local", "slurm");
    private readonly Option<string?> _site = new("--site");
    private readonly Option<int> _cores = Of("--cores", Environment.ProcessorCount);
    private readonly Option<int> _memory = Of("--memory", 4000);
    private readonly Option<int?> _jobCores = new("--job-cores");
    private readonly Option<int?> _jobMemory = new("--job-memory");
    private readonly Option<double> _minutes = Of("--minutes", 60.0);
    private readonly Option<int> _attempts = Of("--attempts", 2);
    private readonly Option<bool> _resume = new("--resume");
    private readonly Option<bool> _raw = new("--raw");

    /// <summary>Declares them.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in new Option[]
        {
            _engine, _task, _settings, _charge, _multiplicity, _method, _basis, _oxidation, _orbitals, _program, _sampler, _count, _seed, _sigma, _temperature, _hessian, _step, _points,
            _atoms, _from, _to, _executor, _site, _cores, _memory, _jobCores, _jobMemory, _minutes, _attempts, _resume, _raw,
        })
        {
            command.Options.Add(option);
        }
    }

    /// <summary>What was typed, as a request.</summary>
    public LabelOptions Read(ParseResult parsed, string file, string folder) => new(file, Engine(parsed), Sampler(parsed), folder)
    {
        Charge = parsed.GetValue(_charge),
        Multiplicity = parsed.GetValue(_multiplicity),
        Executor = parsed.GetValue(_executor)!,
        Site = parsed.GetValue(_site),
        Cores = parsed.GetValue(_cores),
        MemoryMb = parsed.GetValue(_memory),
        Minutes = parsed.GetValue(_minutes),
        Attempts = parsed.GetValue(_attempts),
        Resume = parsed.GetValue(_resume),
        KeepRaw = parsed.GetValue(_raw),
    };

    // What is typed stands above what the file of settings says.
    private EngineChoice Engine(ParseResult parsed)
    {
        var choice = new EngineChoice(parsed.GetRequiredValue(_engine), parsed.GetRequiredValue(_task));
        choice = parsed.GetValue(_settings) is { } file ? choice.WithSettings(file) : choice;
        return choice with
        {
            Method = parsed.GetValue(_method) ?? choice.Method,
            Basis = parsed.GetValue(_basis) ?? choice.Basis,
            OxidationState = parsed.GetValue(_oxidation) ?? choice.OxidationState,
            StartOrbitals = parsed.GetValue(_orbitals) ?? choice.StartOrbitals,
            Cores = parsed.GetValue(_jobCores) ?? choice.Cores,
            MemoryMb = parsed.GetValue(_jobMemory) ?? choice.MemoryMb,
            Program = parsed.GetValue(_program)?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? choice.Program,
        };
    }

    private SamplerOptions Sampler(ParseResult parsed) => new(parsed.GetValue(_sampler)!)
    {
        Count = parsed.GetValue(_count),
        Seed = parsed.GetValue(_seed),
        Sigma = parsed.GetValue(_sigma),
        Temperature = parsed.GetValue(_temperature),
        Hessian = parsed.GetValue(_hessian),
        Step = parsed.GetValue(_step),
        Points = parsed.GetValue(_points),
        Atoms = Atoms(parsed.GetValue(_atoms)),
        From = parsed.GetValue(_from),
        To = parsed.GetValue(_to),
    };

    // A word that is no number becomes atom 0, which no molecule has.
    private static int[] Atoms(string? text) => text is null ? [] : [.. text.Split(',').Select(word => int.TryParse(word, out var atom) ? atom : 0)];

    private static Option<T> Of<T>(string name, T value) => new(name) { DefaultValueFactory = _ => value };
}
