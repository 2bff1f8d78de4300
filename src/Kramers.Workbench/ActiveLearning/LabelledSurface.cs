using Kramers.Atomistics.Potentials;
using Kramers.Chemistry;
using Kramers.Workbench.Engines;

namespace Kramers.Workbench.ActiveLearning;

/// <summary>The engine's own energy surface, each point of it a label: for the way to the minimum.</summary>
internal sealed class LabelledSurface(LearningLabels labels, string engine) : IPotential
{
    /// <inheritdoc/>
    /// <exception cref="EngineException">The engine failed.</exception>
    public PotentialValue Evaluate(Structure structure) => labels.Label([structure])[0] is { } label
        ? PotentialValue.OfMolecule(structure, label.EnergyEv!.Value, label.ForcesEvPerAngstrom!)
        : throw new EngineException(engine, null, null, "it failed on the way to the minimum. Give a relaxed geometry with --no-relax", []);
}
