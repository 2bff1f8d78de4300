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

    /// <summary>Names for the keyword BASIS of GATEWAY.</summary>
    /// <exception cref="InputException">The auxiliary basis is not that of these bases.</exception>
    public static string[] Of(Structure structure, MagneticIon ion, OpenMolcasSettings settings)
    {
        var donors = settings.Donors ?? Donors(structure);
        string[] names = [.. structure.Elements.Distinct().Select(element => $"{element}.ANO-RCC-{Contraction(element)}")];
        if (settings.AuxiliaryBasis is { } library)
        {
            RequireIn(library, names);
        }

        return names;

        string Contraction(Element element) =>
            element == ion.Element ? settings.MetalBasis
            : donors.Contains(element) ? settings.DonorBasis
            : settings.OuterBasis;
    }

    // The headings are such as /DY.ANO-RCC-VDZP....acCD-aux-basis. GATEWAY says nothing where one is missing.
    private static void RequireIn(string library, string[] names)
    {
        var headings = File.ReadLines(library).Where(line => line.StartsWith('/')).ToArray();
        if (names.FirstOrDefault(name => !headings.Any(line => line.StartsWith($"/{name}.", StringComparison.OrdinalIgnoreCase))) is { } missing)
        {
            throw new InputException(library, null, $"it has no auxiliary basis for {missing}", "Take that of a job with the same elements and bases");
        }
    }

    private static bool IsBonded(Structure structure, int metal, int atom)
    {
        var radii = (structure.Elements[metal].CovalentRadius ?? 1.7) + (structure.Elements[atom].CovalentRadius ?? 1.7);
        return atom != metal && structure.Distance(metal, atom) < BondReach * radii;
    }
}
