namespace Kramers.Atomistics.Descriptors;

/// <summary>
/// One-hot encoding of the ligands on the sites of a common core: for every site one number per ligand, 1 for the one that sits there and
/// 0 for the others. Bahlke et al., J. Phys. Chem. A 124, 8708 (2020).
/// </summary>
public sealed class SiteEncoding
{
    private readonly IReadOnlyList<(string Site, IReadOnlyList<string> Ligands)> _sites;

    /// <summary>Takes the sites with the ligands that may sit there; their order is that of the features.</summary>
    /// <exception cref="ArgumentException">There is no site, a site without ligands, or with one twice.</exception>
    public SiteEncoding(IReadOnlyList<(string Site, IReadOnlyList<string> Ligands)> sites)
    {
        ArgumentNullException.ThrowIfNull(sites);
        if (sites.Count == 0 || sites.Any(s => s.Ligands.Count == 0 || s.Ligands.Distinct().Count() < s.Ligands.Count))
        {
            throw new ArgumentException("Every site needs a list of ligands, each once.", nameof(sites));
        }

        _sites = [.. sites];
        FeatureNames = [.. _sites.SelectMany(s => s.Ligands.Select(l => $"{s.Site} is {l}"))];
    }

    /// <summary>Sites and ligands as they were seen in complexes.</summary>
    /// <param name="sites">Names of the sites.</param>
    /// <param name="complexes">For every complex the ligand on each site.</param>
    /// <exception cref="ArgumentException">A complex has another number of ligands than there are sites.</exception>
    public static SiteEncoding Of(IReadOnlyList<string> sites, IReadOnlyList<IReadOnlyList<string>> complexes)
    {
        ArgumentNullException.ThrowIfNull(sites);
        ArgumentNullException.ThrowIfNull(complexes);
        foreach (var complex in complexes)
        {
            Check(sites.Count, complex);
        }

        IReadOnlyList<string> On(int site) => [.. complexes.Select(c => c[site]).Distinct().Order(StringComparer.Ordinal)];
        return new SiteEncoding([.. sites.Select((name, n) => (name, On(n)))]);
    }

    /// <summary>Site and ligand of every feature.</summary>
    public IReadOnlyList<string> FeatureNames { get; }

    /// <summary>The features of a complex, each 0 or 1.</summary>
    /// <param name="ligands">The ligand on each site.</param>
    /// <exception cref="ArgumentException">A ligand was not seen on its site, or their number is not that of the sites.</exception>
    public double[] Evaluate(IReadOnlyList<string> ligands)
    {
        ArgumentNullException.ThrowIfNull(ligands);
        Check(_sites.Count, ligands);
        var features = new List<double>();
        for (var n = 0; n < ligands.Count; n++)
        {
            var (site, known) = _sites[n];
            if (!known.Contains(ligands[n]))
            {
                throw new ArgumentException($"Site {site} was set up for {string.Join(", ", known)}, but holds {ligands[n]}. Train with that ligand too.", nameof(ligands));
            }

            features.AddRange(known.Select(l => l == ligands[n] ? 1.0 : 0.0));
        }

        return [.. features];
    }

    private static void Check(int sites, IReadOnlyList<string> ligands)
    {
        if (ligands.Count != sites)
        {
            throw new ArgumentException($"There are {sites} sites, but {ligands.Count} ligands: {string.Join(", ", ligands)}.", nameof(ligands));
        }
    }
}
