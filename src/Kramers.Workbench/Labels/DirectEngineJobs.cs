using System.Globalization;
using System.Text.Json;
using Kramers.Chemistry;
using Kramers.Chemistry.Formats;
using Kramers.Numerics.LinearAlgebra;
using Kramers.Workbench.Doctor;
using Kramers.Workbench.Engines;
using Kramers.Workbench.Inputs;

namespace Kramers.Workbench.Labels;

/// <summary>
/// An engine that computes inside its process, as a program of its own: kramers starts itself. A crash of its library then ends one job and not the campaign,
/// libraries that take one call at a time fill all cores, and a cluster can do it.
/// </summary>
public sealed class DirectEngineJobs : IJobEngine
{
    internal const string JobFile = "job.yaml";
    internal const string ResultFile = "label.json";
    private readonly IDirectEngine _engine;
    private readonly EngineChoice _choice;
    private readonly IReadOnlyList<string> _kramers;

    /// <summary>Takes the engine.</summary>
    /// <param name="engine">The engine of <paramref name="choice"/>.</param>
    /// <param name="choice">By which a process finds the same engine again.</param>
    /// <param name="kramers">Program and first arguments that start kramers.</param>
    public DirectEngineJobs(IDirectEngine engine, EngineChoice choice, IReadOnlyList<string> kramers)
    {
        ArgumentNullException.ThrowIfNull(engine);
        ArgumentNullException.ThrowIfNull(choice);
        ArgumentNullException.ThrowIfNull(kramers);
        (_engine, _choice, _kramers) = (engine, choice, kramers);
    }

    /// <inheritdoc/>
    public string Name => _engine.Name;

    /// <inheritdoc/>
    public IReadOnlyList<EngineTask> Tasks => _engine.Tasks;

    /// <inheritdoc/>
    public Finding Find(string searchPath, CancellationToken cancellation) => _engine.Find(searchPath, cancellation);

    /// <inheritdoc/>
    public PreparedJob Prepare(Molecule molecule, EngineTask task)
    {
        ArgumentNullException.ThrowIfNull(molecule);
        EngineTasks.Require(this, task);
        var yaml = string.Create(CultureInfo.InvariantCulture, $"engine: {_choice.Engine}\ntask: {_choice.Task}\n{(_choice.Method is { } m ? $"method: {m}\n" : "")}charge: {molecule.Charge}\nmultiplicity: {molecule.Multiplicity}\n");
        var files = new Dictionary<string, string> { [Geometry.FileName] = Geometry.Xyz(molecule.Structure), [JobFile] = yaml };
        var cores = _choice.Cores.ToString(CultureInfo.InvariantCulture);
        return new PreparedJob(files, [.. _kramers, "labels", "compute", JobFile], "kramers.out")
        {
            Environment = new Dictionary<string, string> { ["OMP_NUM_THREADS"] = cores, ["OPENBLAS_NUM_THREADS"] = cores, ["DOTNET_PROCESSOR_COUNT"] = cores },
            Cores = _choice.Cores,
            MemoryMb = _choice.MemoryMb,
        };
    }

    /// <summary>What the started process does: reads job.yaml, computes, writes label.json beside it.</summary>
    /// <param name="jobFile">Path of job.yaml.</param>
    /// <param name="cancellation">Stops between calculations.</param>
    /// <exception cref="InputException">A file is missing or wrong.</exception>
    /// <exception cref="EngineException">The engine failed.</exception>
    public static void Compute(string jobFile, CancellationToken cancellation)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(jobFile))!;
        var yaml = YamlSection.Load(jobFile);
        var choice = EngineChoice.Read(yaml);
        var molecule = new Molecule(ExtendedXyz.Read(Path.Combine(folder, Geometry.FileName))[0].Structure, yaml.Whole("charge"), yaml.Whole("multiplicity"));
        var result = ((IDirectEngine)choice.Create()).Compute(molecule, choice.EngineTask, cancellation);
        var label = new ComputedLabel(
            result.Provenance.Program, result.Provenance.Version, result.Provenance.LevelOfTheory, result.EnergyEv, result.ForcesEvPerAngstrom,
            result.HessianEvPerAngstrom2?.Data, result.Charges, result.DipoleEAngstrom);
        File.WriteAllText(Path.Combine(folder, ResultFile), JsonSerializer.Serialize(label));
    }

    /// <inheritdoc/>
    public EngineResult Read(Molecule molecule, EngineTask task, string folder)
    {
        ArgumentNullException.ThrowIfNull(molecule);
        Geometry.Require(Name, molecule, folder);
        var path = Path.Combine(folder, ResultFile);
        var found = Load(path, folder);
        var n = 3 * molecule.Structure.Count;
        if (found.EnergyEv is not { } energy || !double.IsFinite(energy) || found.Forces?.Length != n || (task == EngineTask.Hessian && found.Hessian?.Length != n * n))
        {
            throw new EngineException(Name, path, null, $"energy, {n} forces or the Hessian are not there", LastWords(folder));
        }

        return new EngineResult(molecule, task, new EngineProvenance(found.Program, found.Version, found.LevelOfTheory, File.ReadAllText(Path.Combine(folder, JobFile)), null))
        {
            EnergyEv = energy,
            ForcesEvPerAngstrom = found.Forces,
            HessianEvPerAngstrom2 = found.Hessian is { } h ? new Matrix(n, n, h) : null,
            Charges = found.Charges,
            DipoleEAngstrom = found.Dipole,
        };
    }

    private ComputedLabel Load(string path, string folder)
    {
        try
        {
            return JsonSerializer.Deserialize<ComputedLabel>(File.ReadAllText(path))!;
        }
        catch (Exception cause) when (cause is IOException or JsonException)
        {
            throw new EngineException(Name, path, null, cause is IOException ? "it wrote no result" : "the result is cut short", LastWords(folder), cause);
        }
    }

    private static string[] LastWords(string folder)
    {
        var errors = Path.Combine(folder, PreparedJob.Errors);
        return File.Exists(errors) ? [.. File.ReadLines(errors).TakeLast(5)] : [];
    }

    private sealed record ComputedLabel(
        string Program, string Version, string LevelOfTheory, double? EnergyEv, double[]? Forces, double[]? Hessian, double[]? Charges, double[]? Dipole);
}
