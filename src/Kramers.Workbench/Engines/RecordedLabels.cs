using Kramers.Chemistry;
using Kramers.Workbench.Doctor;

namespace Kramers.Workbench.Engines;

/// <summary>Labels that were computed before, as an engine: it looks them up. For tests and for trying a pipeline out without any program.</summary>
public sealed class RecordedLabels : IDirectEngine
{
    private const double SameGeometry = 1e-6;
    private readonly IReadOnlyList<LabelledStructure> _labels;
    private readonly string _origin;

    /// <summary>Takes the labels.</summary>
    /// <param name="labels">The labels.</param>
    /// <param name="origin">Where they come from, such as the name of their file.</param>
    public RecordedLabels(IReadOnlyList<LabelledStructure> labels, string origin)
    {
        ArgumentNullException.ThrowIfNull(labels);
        (_labels, _origin) = (labels, origin);
    }

    /// <inheritdoc/>
    public string Name => "recorded labels";

    /// <inheritdoc/>
    public IReadOnlyList<EngineTask> Tasks { get; } = [EngineTask.EnergyForces, EngineTask.DTensor];

    /// <inheritdoc/>
    public Finding Find(string searchPath, CancellationToken cancellation) => new(Name, FindingState.Found, $"{_labels.Count} geometries of {_origin}");

    /// <inheritdoc/>
    public EngineResult Compute(Molecule molecule, EngineTask task, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(molecule);
        EngineTasks.Require(this, task);
        var label = _labels.FirstOrDefault(l => Geometry.Difference(l.Structure, molecule.Structure) < SameGeometry)
            ?? throw Missing($"none of {_labels.Count} geometries is that of this {molecule.Structure.Formula} within {SameGeometry} angstrom");
        var (energy, forces, d) = (label.EnergyEv, label.ForcesEvPerAngstrom, label.Tensors.GetValueOrDefault("D"));
        if (task == EngineTask.DTensor ? d is null : energy is null || forces is null)
        {
            throw Missing($"label '{label.Id}' (line {label.Line}) has no {(task == EngineTask.DTensor ? "D" : "energy and forces")}");
        }

        return new EngineResult(molecule, task, new EngineProvenance(Name, _origin, "as recorded", "", null))
        {
            EnergyEv = energy,
            ForcesEvPerAngstrom = forces,
            DTensorCm = d,
            GTensor = label.Tensors.GetValueOrDefault("g"),
        };
    }

    private EngineException Missing(string found) => new(Name, _origin, null, found, []);
}
