using Kramers.Chemistry;
using Kramers.Chemistry.Shapes;

namespace Kramers.Atomistics.Descriptors;

/// <summary>
/// Chemical features of the ligands: smallest, mean and largest value, over all donors of all metals, of the electronegativity of the donor less
/// that of the metal (Pauling's scale), and where electronic structure is at hand of the ligand's HOMO and LUMO in eV and of the bond order
/// of metal and donor. Bahlke et al., J. Phys. Chem. A 124, 8708 (2020), with statistics in place of a
/// list by site. A haptic ligand counts as one donor, with the mean electronegativity of its atoms. Ligands without an empty orbital do not count for the LUMO.
/// </summary>
/// <param name="electrons">Electronic structure; null for electronegativity alone.</param>
public sealed class LigandFeatures(ILigandElectrons? electrons = null) : IStructureDescriptor
{
    private static readonly string[] Quantities = ["electronegativity difference", "HOMO", "LUMO", "bond order"];

    /// <inheritdoc/>
    public IReadOnlyList<string> FeatureNames =>
        [.. Quantities.Take(electrons is null ? 1 : 4).SelectMany(q => (string[])[$"smallest {q}", $"mean {q}", $"largest {q}"])];

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">There is no metal, or no donor, or an element without electronegativity, or no ligand with an empty orbital.</exception>
    public double[] Evaluate(Structure structure)
    {
        ArgumentNullException.ThrowIfNull(structure);
        var rows = (from metal in Enumerable.Range(0, structure.Count)
                    where Metals.IsMetal(structure.Elements[metal])
                    from donor in CoordinationSphere.Around(structure, metal, haptic: true).Donors
                    select Values(structure, metal, donor)).ToList();
        if (rows.Count == 0)
        {
            throw new ArgumentException($"Features of ligands need a metal with donors; {structure.Formula} has none.", nameof(structure));
        }

        var columns = Enumerable.Range(0, rows[0].Length).Select(q => rows.Select(r => r[q]).OfType<double>().ToList()).ToList();
        if (columns.FindIndex(c => c.Count == 0) is var none && none >= 0)
        {
            throw new ArgumentException($"No ligand of {structure.Formula} has a {Quantities[none]}.", nameof(structure));
        }

        return [.. columns.SelectMany(c => (double[])[c.Min(), c.Average(), c.Max()])];
    }

    private double?[] Values(Structure structure, int metal, Donor donor)
    {
        var difference = donor.Atoms.Average(i => Electronegativity.Of(structure.Elements[i])) - Electronegativity.Of(structure.Elements[metal]);
        if (electrons is null)
        {
            return [difference];
        }

        var (homo, lumo, order) = electrons.Of(structure, metal, donor);
        return [difference, homo, lumo, order];
    }
}
