using Kramers.Chemistry;

namespace Kramers.Workbench.Dynamics;

/// <summary>All that decides a run of 'kramers phonons'.</summary>
/// <param name="File">Extended XYZ with a molecule or a crystal.</param>
/// <param name="Potential">The potential.</param>
public sealed record PhononOptions(string File, PotentialChoice Potential)
{
    /// <summary>Cells along a, b, c for the force constants of a crystal.</summary>
    public (int A, int B, int C) Supercell { get; init; } = (2, 2, 2);

    /// <summary>Wavevectors along the reciprocal vectors of a crystal.</summary>
    public (int A, int B, int C) Mesh { get; init; } = (8, 8, 8);

    /// <summary>Full width at half maximum in the density of states, cm^-1.</summary>
    public double FwhmCm { get; init; } = 5;

    /// <summary>Of the thermal displacements, K.</summary>
    public double TemperatureK { get; init; } = 300;

    /// <summary>Takes the geometry of the file as it is, without relaxing it first.</summary>
    public bool AsIs { get; init; }

    internal Dictionary<string, object> Settings() => new()
    {
        ["file"] = Path.GetFileName(File), ["potential"] = Potential.Name, ["charge"] = Potential.Charge, ["multiplicity"] = Potential.Multiplicity?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "lowest",
        ["supercell"] = Text(Supercell), ["mesh"] = Text(Mesh), ["fwhmCm"] = FwhmCm, ["temperatureK"] = TemperatureK, ["asIs"] = AsIs,
    };

    /// <exception cref="InputException">A number is out of range.</exception>
    internal void Check()
    {
        if (Math.Min(Math.Min(Supercell.A, Supercell.B), Supercell.C) < 1 || Math.Min(Math.Min(Mesh.A, Mesh.B), Mesh.C) < 1)
        {
            throw new InputException("--supercell", null, "a number of cells or wavevectors is not positive", "Write --supercell and --mesh such as 2x2x2");
        }

        if (!(FwhmCm > 0) || !(TemperatureK >= 0))
        {
            throw new InputException("--fwhm", null, "the width is not positive, or the temperature negative", "Give --fwhm in cm^-1 and --temperature in K");
        }
    }

    private static string Text((int A, int B, int C) n) => FormattableString.Invariant($"{n.A}x{n.B}x{n.C}");
}
