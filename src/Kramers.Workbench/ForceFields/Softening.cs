using Kramers.Chemistry;
using Kramers.Numerics;

namespace Kramers.Workbench.ForceFields;

/// <summary>Weights 1/(1 + e/e0) of geometries, e their energy above the lowest: what a model misses grows with the distance from the minimum, and forces of soft modes are small.</summary>
internal static class Softening
{
    /// <summary>One weight per label.</summary>
    /// <param name="kcalPerMol">e0; null weighs all the same.</param>
    /// <param name="labels">Geometries with energies.</param>
    /// <param name="lowestEv">Energy of the lowest, eV; what lies below counts as it does.</param>
    public static double[] Weights(double? kcalPerMol, IReadOnlyList<LabelledStructure> labels, double lowestEv) =>
        [.. labels.Select(l => kcalPerMol is { } e0 ? 1 / (1 + Math.Max(0, l.EnergyEv!.Value - lowestEv) * PhysicalConstants.EvKcalPerMol / e0) : 1)];
}
