using Kramers.Chemistry;
using Kramers.Chemistry.Formats;
using Kramers.Workbench.Doctor;
using Kramers.Workbench.Engines;
using Kramers.Workbench.Executors;
using Kramers.Workbench.Executors.Slurm;
using Kramers.Workbench.Pipelines;

namespace Kramers.Workbench.Labels;

/// <summary>What a labelling has brought.</summary>
/// <param name="Set">All labels of the folder.</param>
/// <param name="Added">How many are new.</param>
/// <param name="Failures">Folder and complaint of each job that failed.</param>
/// <param name="Folder">Folder of the set.</param>
/// <param name="RatesFile">Task spin-phonon, all labels there: the input of kramers rates that was written; else null.</param>
public sealed record LabelRun(LabelledSet Set, int Added, IReadOnlyList<(string Folder, string Complaint)> Failures, string Folder, string? RatesFile);

/// <summary>From a molecule to a labelled set: geometries, jobs, results. What was labelled before, in the same folder, is not computed again.</summary>
public sealed class LabelPipeline
{
    private const string FailuresFile = "failures.txt";
    private const string JobsFolder = "jobs";
    private readonly LabelOptions _options;
    private readonly EngineChoice _choice;
    private readonly IJobEngine _engine;
    private readonly SpinPhononStencil? _stencil;
    private readonly List<string> _ids = [];
    private readonly Dictionary<string, Molecule> _molecules = new(StringComparer.Ordinal);
    private readonly List<Job> _jobs = [];
    private readonly LabelledSet _known;
    private readonly IExecutor _executor;

    /// <summary>Makes geometries and jobs; nothing is written.</summary>
    /// <param name="options">The request.</param>
    /// <param name="kramers">Program and first arguments that start kramers.</param>
    /// <param name="cancellation">Stops.</param>
    /// <exception cref="InputException">A file or setting is wrong, or the folder holds labels and the request does not say to go on.</exception>
    public LabelPipeline(LabelOptions options, IReadOnlyList<string> kramers, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(options);
        RequirePositive(options);
        _known = Known(options);
        _executor = Executor(options);
        var molecules = Molecules(options);
        _options = options.Engine.Engine == EngineChoice.MolcasName ? LabelRequest.WithDonors(options, molecules[0].Structure) : options;
        _choice = _options.Engine.For(molecules[0].Structure);
        var engine = _choice.Create();
        _engine = engine as IJobEngine ?? new DirectEngineJobs((IDirectEngine)engine, _choice, kramers);
        var done = _known.Calculations;
        var wallTime = TimeSpan.FromMinutes(options.Minutes);
        _stencil = options.Engine.Task == EngineChoice.SpinPhonon ? options.Sampler.SpinPhonon(options.File, molecules, cancellation) : null;
        foreach (var molecule in _stencil?.Molecules ?? options.Sampler.Sample(options.File, molecules, cancellation))
        {
            var job = new Job(Prepare(molecule), wallTime);
            _ids.Add(job.Id);
            if (!done.ContainsKey(job.Id) && _molecules.TryAdd(job.Id, molecule))
            {
                _jobs.Add(job);
            }
        }
    }

    /// <summary>Number of geometries that have no label yet.</summary>
    public int Count => _jobs.Count;

    /// <summary>What <see cref="Run"/> would start.</summary>
    public string Preview() => Campaign().Preview(_jobs);

    /// <summary>Computes and writes the set; what is done when it is stopped is kept.</summary>
    /// <param name="searchPath">Folders of programs, as the PATH variable lists them.</param>
    /// <param name="monitor">Told how far it is.</param>
    /// <param name="cancellation">Stops; go on with <see cref="LabelOptions.Resume"/>.</param>
    /// <exception cref="EngineException">The program is not on this machine, where it is to run.</exception>
    /// <exception cref="ExecutorException">The place does not take jobs, or the folder cannot be written: the disk is full.</exception>
    public LabelRun Run(string searchPath, IRunMonitor monitor, CancellationToken cancellation)
    {
        RequireEngine(searchPath, cancellation);
        try
        {
            return Label(monitor, cancellation);
        }
        catch (IOException cause)
        {
            throw ExecutorException.CannotWrite(_options.Output, cause);
        }
    }

    private LabelRun Label(IRunMonitor monitor, CancellationToken cancellation)
    {
        Directory.CreateDirectory(_options.Output);
        LabelRequest.Write(_options);
        var done = new Dictionary<string, (JobAttempt Attempt, EngineResult Result)>(StringComparer.Ordinal);
        IReadOnlyList<JobOutcome> outcomes = [];
        LabelledSet set;
        try
        {
            outcomes = Campaign().Run(_jobs, attempt => Judge(attempt, done), monitor, cancellation);
        }
        finally
        {
            set = Keep(done);
        }

        return new LabelRun(set, done.Count, Failures(outcomes), _options.Output, Derivatives(set));
    }

    // Not before every geometry has its label: a stencil with a hole gives no derivative.
    private string? Derivatives(LabelledSet set)
    {
        var labels = set.Calculations;
        if (_stencil is null || !_ids.All(labels.ContainsKey))
        {
            return null;
        }

        var values = _ids.ConvertAll(id => SpinHamiltonianLabel.Of(labels[id].Frame, labels[id].Record)
            ?? throw new EngineException(_engine.Name, _options.Output, null, $"label {id} has neither D nor a crystal field: {string.Join(' ', labels[id].Record.Warnings)}".TrimEnd('.'), []));
        foreach (var (name, text) in _stencil.Files(values, Path.GetFileNameWithoutExtension(_options.File)))
        {
            File.WriteAllText(Path.Combine(_options.Output, name), text);
        }

        return Path.Combine(_options.Output, SpinPhononStencil.RatesFile);
    }

    private static void RequirePositive(LabelOptions options)
    {
        (string Flag, double Value)[] flags =
        [
            ("--cores", options.Cores), ("--memory", options.MemoryMb), ("--job-cores", options.Engine.Cores), ("--job-memory", options.Engine.MemoryMb),
            ("--minutes", options.Minutes), ("--attempts", options.Attempts),
        ];
        if (flags.FirstOrDefault(flag => !(flag.Value > 0)) is { Flag: { } wrong, Value: var value })
        {
            throw new InputException("kramers label", null, FormattableString.Invariant($"{wrong} is {value}"), "Give a number above zero");
        }
    }

    private static LabelledSet Known(LabelOptions options)
    {
        var exists = File.Exists(Path.Combine(options.Output, LabelledSet.ProvenanceFile)) || Directory.Exists(Path.Combine(options.Output, JobsFolder));
        if (exists && !options.Resume)
        {
            throw new InputException(options.Output, null, "the folder holds labels", "Go on there with --resume, or name another folder with --output");
        }

        return File.Exists(Path.Combine(options.Output, LabelledSet.ProvenanceFile)) ? LabelledSet.Open(options.Output) : LabelledSet.Merge();
    }

    private Campaign Campaign() => new(Path.Combine(_options.Output, JobsFolder), _executor, _options.Attempts);

    private static IExecutor Executor(LabelOptions options) => options.Executor == "slurm"
        ? new SlurmExecutor(options.Site is { } site ? SlurmSite.Read(site) : new SlurmSite())
        : new LocalExecutor(options.Cores, Math.Max(options.MemoryMb, options.Engine.MemoryMb));

    private static Molecule[] Molecules(LabelOptions options)
    {
        var frames = ExtendedXyz.Read(options.File);
        try
        {
            return [.. frames.Select(frame => new Molecule(frame.Structure, options.Charge, options.Multiplicity))];
        }
        catch (ArgumentException cause)
        {
            throw new InputException(options.File, null, cause.Message.TrimEnd('.'), "Give --charge and --multiplicity", cause);
        }
    }

    private PreparedJob Prepare(Molecule molecule)
    {
        try
        {
            return _engine.Prepare(molecule, _choice.EngineTask);
        }
        catch (ArgumentException cause)
        {
            throw new InputException(_options.File, null, cause.Message.TrimEnd('.'), $"{_engine.Name} does not take this molecule as it is", cause);
        }
    }

    // On a cluster the program comes with the lines of the site profile: only there it shows whether it is found.
    private void RequireEngine(string searchPath, CancellationToken cancellation)
    {
        if (_options.Executor == "local" && _options.Engine.Program.Count == 0 && _engine.Find(searchPath, cancellation) is { State: not FindingState.Found } finding)
        {
            throw new EngineException(_engine.Name, null, null, $"it is not on this machine. {finding.Advice ?? finding.Details}".TrimEnd('.'), []);
        }
    }

    private string? Judge(JobAttempt attempt, Dictionary<string, (JobAttempt Attempt, EngineResult Result)> done)
    {
        try
        {
            done[attempt.Job.Id] = (attempt, _engine.Read(_molecules[attempt.Job.Id], _choice.EngineTask, attempt.Folder));
            return null;
        }
        catch (EngineException failure)
        {
            return attempt.Ending()!.ExitCode == JobEnding.TimedOut ? $"killed after {attempt.Job.WallTime.TotalMinutes:G3} minutes, its wall time. {failure.Message}" : failure.Message;
        }
    }

    private LabelledSet Keep(Dictionary<string, (JobAttempt Attempt, EngineResult Result)> done)
    {
        var labels = done.OrderBy(d => d.Key, StringComparer.Ordinal).Select(d => d.Value.Result.ToLabelled(d.Key)).ToArray();
        var set = LabelledSet.Merge(_known, new LabelledSet(labels, done.ToDictionary(d => d.Key, d => Record(d.Value.Attempt, d.Value.Result))));
        set.Save(_options.Output);
        foreach (var (attempt, _) in done.Values.Where(_ => !_options.KeepRaw))
        {
            Directory.Delete(Path.GetDirectoryName(attempt.Folder)!, recursive: true);
        }

        return set;
    }

    private LabelRecord Record(JobAttempt attempt, EngineResult result) => new(
        result.Provenance.Program, result.Provenance.Version, result.Provenance.LevelOfTheory, _choice.Task, result.Molecule.Charge, result.Molecule.Multiplicity,
        attempt.Ending()!.Seconds, attempt.Number, attempt.Job.Work.Files, result.Warnings, FurtherQuantities.Of(result));

    private List<(string Folder, string Complaint)> Failures(IReadOnlyList<JobOutcome> outcomes)
    {
        var failures = outcomes.Where(o => o.Complaint is not null).Select(o => (o.Attempt.Folder, Complaint: o.Complaint!)).ToList();
        File.WriteAllLines(Path.Combine(_options.Output, FailuresFile), failures.Select(f => $"{f.Folder}: {f.Complaint}"));
        return failures;
    }
}
