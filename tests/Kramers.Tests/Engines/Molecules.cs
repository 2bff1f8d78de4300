using Kramers.Chemistry;
using Kramers.Workbench.Engines;

namespace Kramers.Tests.Engines;

/// <summary>Molecules of these tests.</summary>
internal static class Molecules
{
    public static Molecule Water { get; } = Of(0, 1, ("O", 0, 0.02, 0.1), ("H", 0.79, 0, -0.5), ("H", -0.74, 0.1, -0.52));

    /// <summary>Amidogen, a doublet.</summary>
    public static Molecule Amidogen { get; } = Of(0, 2, ("N", 0, 0, 0.1), ("H", 0, 0.8, 0.66), ("H", 0.05, -0.81, 0.62));

    /// <summary>A flattened tetrahedron, cobalt(II), S = 3/2.</summary>
    public static Molecule CobaltTetrafluoride { get; } = Of(-2, 4,
        ("Co", 0, 0, 0), ("F", 1.60, 0.10, 0.95), ("F", -1.60, -0.10, 0.95), ("F", 0.05, 1.55, -1.05), ("F", -0.05, -1.55, -1.05));

    public static Molecule DysprosiumTrifluoride { get; } = Of(0, 6,
        ("Dy", 0, 0, 0.1), ("F", 2.06, 0.02, -0.1), ("F", -1.00, 1.80, -0.08), ("F", -1.05, -1.75, -0.12));

    /// <summary>Planar, D2h: 2.299 angstrom to bridging, 2.234 to terminal chlorides, 93.2 degrees at the bridges; the triplet.</summary>
    public static Molecule CopperHexachloride { get; } = Of(-2, 3,
        ("Cu", 1.67, 0, 0), ("Cu", -1.67, 0, 0), ("Cl", 0, 1.58, 0), ("Cl", 0, -1.58, 0),
        ("Cl", 3.25, 1.58, 0), ("Cl", -3.25, 1.58, 0), ("Cl", 3.25, -1.58, 0), ("Cl", -3.25, -1.58, 0));

    public static Molecule Of(int charge, int multiplicity, params (string Symbol, double X, double Y, double Z)[] atoms) => new(
        new Structure([.. atoms.Select(a => Element.FromSymbol(a.Symbol))], [.. atoms.SelectMany(a => new[] { a.X, a.Y, a.Z })]), charge, multiplicity);

    public static Molecule Moved(this Molecule molecule, int coordinate, double step)
    {
        var x = molecule.Structure.Positions.ToArray();
        x[coordinate] += step;
        return new Molecule(molecule.Structure.WithPositions(x), molecule.Charge, molecule.Multiplicity);
    }
}
