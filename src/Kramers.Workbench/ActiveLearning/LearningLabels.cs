using Kramers.Chemistry;
using Kramers.Workbench.Engines;
using Kramers.Workbench.Executors;
using Kramers.Workbench.Labels;
using Kramers.Workbench.Pipelines;

namespace Kramers.Workbench.ActiveLearning;

/// <summary>
/// The engine of a learning, with a memory: every label stands at once in a labelled set, and none is computed twice. A run that was stopped goes on by
/// beginning anew, and finds here all that it had asked for.
/// </summary>
internal sealed class LearningLabels
{
    /// <summary>Folder of the set in that of the run.</summary>
    public const string SetFolder = "set";

    private const string CandidatesFile = "candidates.xyz";
    private const string Task = "energy-forces";
    private const int MostFailures = 10;
    private readonly LearnOptions _options;
    private readonly EngineChoice _choice;
    private readonly IEngine _engine;
    private readonly string _folder;
    private readonly (IReadOnlyList<string> Kramers, string SearchPath) _programs;
    private readonly IRunMonitor _monitor;
    private readonly CancellationToken _cancellation;
    private LabelledSet _set;
    private int _failures;

    public LearningLabels(LearnOptions options, string folder, (IReadOnlyList<string> Kramers, string SearchPath) programs, IRunMonitor monitor, CancellationToken cancellation)
    {
        _choice = options.Engine with { Task = Task };
        (_options, _engine, _folder, _programs, _monitor, _cancellation) = (options, _choice.Create(), Path.Combine(folder, SetFolder), programs, monitor, cancellation);
        _set = File.Exists(Path.Combine(_folder, LabelledSet.ProvenanceFile)) ? LabelledSet.Open(_folder) : LabelledSet.Merge();
    }

    /// <summary>Geometries that were asked for, those answered from memory too.</summary>
    public int Calls { get; private set; }

    /// <summary>Name of the program, and level of theory where a label tells it.</summary>
    public string Level => _set.Count > 0 ? $"{_set.Records.Values.First().Program}, {_set.Records.Values.First().LevelOfTheory}" : _engine.Name;

    /// <summary>Labels; null where the engine failed.</summary>
    /// <exception cref="EngineException">The program is missing, or fails again and again.</exception>
    public IReadOnlyList<LabelledStructure?> Label(IReadOnlyList<Structure> structures)
    {
        Calls += structures.Count;
        var labels = _engine is IDirectEngine direct ? [.. structures.Select(s => Direct(direct, s))] : Jobs(structures);
        _failures = labels.All(l => l is null) ? _failures + 1 : 0;
        return _failures < MostFailures ? labels : throw new EngineException(_engine.Name, _folder, null, $"{MostFailures} times it labelled nothing", []);
    }

    private LabelledStructure? Direct(IDirectEngine engine, Structure structure)
    {
        _cancellation.ThrowIfCancellationRequested();
        var molecule = Molecule(structure);
        var job = new DirectEngineJobs(engine, _choice, ["kramers"]).Prepare(molecule, EngineTask.EnergyForces);
        var id = new Job(job, TimeSpan.FromMinutes(1)).Id;
        if (_set.Labels.FirstOrDefault(l => l.Id == id) is not { } label)
        {
            try
            {
                var result = engine.Compute(molecule, EngineTask.EnergyForces, _cancellation);
                label = result.ToLabelled(id);
                var record = new LabelRecord(
                    result.Provenance.Program, result.Provenance.Version, result.Provenance.LevelOfTheory, Task, molecule.Charge, molecule.Multiplicity, 0, 1, job.Files, result.Warnings, FurtherQuantities.Of(result));
                _set = LabelledSet.Merge(_set, new LabelledSet([label], new Dictionary<string, LabelRecord> { [id] = record }));
                _set.Save(_folder);
            }
            catch (EngineException failure) when (_set.Count > 0)
            {
                _monitor.Say(failure.Message.ReplaceLineEndings(" "));
                return null;
            }
        }

        return label with { Structure = structure };
    }

    private LabelledStructure?[] Jobs(IReadOnlyList<Structure> structures)
    {
        Directory.CreateDirectory(_folder);
        var file = Path.Combine(_folder, CandidatesFile);
        File.WriteAllText(file, string.Concat(structures.Select(Geometry.Xyz)));
        var request = new LabelOptions(file, _choice, new SamplerOptions("none"), _folder)
        {
            Charge = _options.Charge, Multiplicity = Multiplicity(structures[0]), Executor = _options.Executor, Site = _options.Site, Cores = _options.Cores, MemoryMb = _options.MemoryMb,
            Minutes = _options.Minutes, Resume = true,
        };
        var run = new LabelPipeline(request, _programs.Kramers, _cancellation).Run(_programs.SearchPath, _monitor, _cancellation);
        foreach (var (folder, complaint) in run.Failures)
        {
            _monitor.Say($"{folder}: {complaint}".ReplaceLineEndings(" "));
        }

        _set = run.Set;
        return [.. structures.Select(s => Recorded(s))];
    }

    // Ten decimals were written: the label is that of the geometry as it was.
    private LabelledStructure? Recorded(Structure structure)
    {
        const double same = 1e-6;
        return _set.Labels.FirstOrDefault(l => Geometry.Difference(l.Structure, structure) < same) is { } label ? label with { Structure = structure } : null;
    }

    private Molecule Molecule(Structure structure) => new(structure, _options.Charge, Multiplicity(structure));

    private int Multiplicity(Structure structure) => _options.Multiplicity ?? 1 + Math.Abs(structure.Elements.Sum(e => e.AtomicNumber) - _options.Charge) % 2;
}
