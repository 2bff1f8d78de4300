using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Chemistry;

/// <summary>A geometry and what a quantum-chemistry program says about it: the raw material of learning.</summary>
/// <param name="Id">Name within its file, for example "eq-000".</param>
/// <param name="Structure">The geometry.</param>
/// <param name="EnergyEv">Total energy in eV, null where the file has none.</param>
/// <param name="ForcesEvPerAngstrom">[3N] as x1 y1 z1 x2 ..., minus the gradient of the energy, in eV/angstrom; null where the file has none.</param>
/// <param name="Tensors">Name to 3 x 3 tensor in the frame of the geometry, for example "D" in cm^-1 and "g" without dimension.</param>
/// <param name="Line">Line of the comment of this geometry in its file, from 1, for messages.</param>
public sealed record LabelledStructure(
    string Id,
    Structure Structure,
    double? EnergyEv,
    double[]? ForcesEvPerAngstrom,
    IReadOnlyDictionary<string, Matrix> Tensors,
    int Line);
