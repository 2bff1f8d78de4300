using Kramers.Chemistry;

namespace Kramers.Workbench.Engines.OpenMolcas;

/// <summary>One ANO-RCC contraction per element: that of its atom nearest to the metal in the graph.</summary>
internal static class OpenMolcasBasis
{
    // Atoms within this many times the sum of the covalent radii count as bonded.
    private const double BondReach = 1.3;

    /// <summary>Elements with an atom bonded to a d or f metal.</summary>
    public static IReadOnlyList<Element> Donors(Structure structure)
    {
        var metals = Enumerable.Range(0, structure.Count).Where(atom => MagneticIon.IsMetal(structure.Elements[atom])).ToArray();
        return [.. structure.Elements.Index().Where(e => metals.Any(metal => IsBonded(structure, metal, e.Index))).Select(e => e.Item).Distinct()];
    }

    /// <summary>Value of the keyword BASIS of GATEWAY.</summary>
    public static string Of(Structure structure, MagneticIon ion, OpenMolcasSettings settings)
    {
        var donors = settings.Donors ?? Donors(structure);
        return string.Join(',', structure.Elements.Distinct().Select(element => $"{element}.ANO-RCC-{Contraction(element)}"));

        string Contraction(Element element) =>
            element == ion.Element ? settings.MetalBasis
            : donors.Contains(element) ? settings.DonorBasis
            : settings.OuterBasis;
    }

    private static bool IsBonded(Structure structure, int metal, int atom)
    {
        var radii = (structure.Elements[metal].CovalentRadius ?? 1.7) + (structure.Elements[atom].CovalentRadius ?? 1.7);
        return atom != metal && structure.Distance(metal, atom) < BondReach * radii;
    }
}
