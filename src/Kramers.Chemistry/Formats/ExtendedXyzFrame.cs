using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Chemistry.Formats;

/// <summary>One frame of an extended XYZ file with all that its comment line says.</summary>
/// <param name="Structure">Elements and positions.</param>
/// <param name="ForcesEvPerAngstrom">[3N] from the columns <c>forces:R:3</c>, in eV/angstrom, or null.</param>
/// <param name="Info">Every key of the comment line and the text of its value, without quotes; T where a key has no value.</param>
/// <param name="Lattice">[3, 3] cell vectors as rows, in angstrom, or null.</param>
/// <param name="Periodic">Whether the cell repeats along a, b, c. As in ASE: what <c>pbc</c> says, else true where there is a lattice.</param>
/// <param name="Line">Line of the comment in the file, from 1.</param>
public sealed record ExtendedXyzFrame(
    Structure Structure,
    double[]? ForcesEvPerAngstrom,
    IReadOnlyDictionary<string, string> Info,
    Matrix? Lattice,
    IReadOnlyList<bool> Periodic,
    int Line);
