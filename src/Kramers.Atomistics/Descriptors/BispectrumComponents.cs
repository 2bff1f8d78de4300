namespace Kramers.Atomistics.Descriptors;

/// <summary>One bispectrum component of three channels: the three places in which a moving neighbour enters.</summary>
internal sealed record BispectrumComponent(AdjointTerm[] Terms, int E1, int E2, int E3)
{
    public bool IsAllOf(int channel) => E1 == channel && E2 == channel && E3 == channel;

    /// <summary>All components in LAMMPS' order: channels outermost, then j1, j2, j.</summary>
    public static IEnumerable<BispectrumComponent> All(BispectrumSettings settings, int channels)
    {
        var products = new Dictionary<(int, int, int), CouplingProduct>();
        CouplingProduct Product(int a, int b, int c) =>
            products.TryGetValue((a, b, c), out var p) ? p : products[(a, b, c)] = new CouplingProduct(a, b, c);

        for (var e = 0; e < channels * channels * channels; e++)
        {
            var (e1, e2, e3) = (e / (channels * channels), e / channels % channels, e % channels);
            foreach (var (j1, j2, j) in Bispectrum.Triples(settings.TwoJMax))
            {
                // dB = dU_j* : Z^j_{j1 j2} + (j+1)/(j1+1) dU_{j1}* : Z^{j1}_{j j2} + (j+1)/(j2+1) dU_{j2}* : Z^{j2}_{j j1},
                // from the symmetry of B/(j+1) under exchange of its three indices (Thompson et al., eq. 8 and 9).
                var scale = settings.Normalise ? 1.0 : j + 1;
                yield return new BispectrumComponent(
                    [
                        new AdjointTerm(Product(j1, j2, j), e1, e2, e3, scale / (j + 1)),
                        new AdjointTerm(Product(j, j2, j1), e3, e2, e1, scale / (j1 + 1)),
                        new AdjointTerm(Product(j, j1, j2), e3, e1, e2, scale / (j2 + 1)),
                    ],
                    e1,
                    e2,
                    e3);
            }
        }
    }
}

/// <summary>factor * Z of channels First and Second, to be contracted with the density (or its change) of channel Target.</summary>
internal sealed record AdjointTerm(CouplingProduct Product, int First, int Second, int Target, double Factor)
{
    public void Fill(Density[] densities, int[] start, Density z)
    {
        z.Re.AsSpan(0, Product.HalfLength).Clear();
        z.Im.AsSpan(0, Product.HalfLength).Clear();
        Product.Add(densities[First], densities[Second], start, Factor, z.Re, z.Im);
    }
}

/// <summary>A product that enters the adjoint once, with the sum of c_k times factor over the components k that need it.</summary>
internal sealed record AdjointSum(CouplingProduct Product, int First, int Second, int Target, (int Component, double Factor)[] Parts)
{
    public double Coefficient(ReadOnlySpan<double> coefficients)
    {
        var sum = 0.0;
        foreach (var (component, factor) in Parts)
        {
            sum += coefficients[component] * factor;
        }

        return sum;
    }

    /// <summary>Terms of all components with like products together; Z^j_{jj} is the same for exchanged channels.</summary>
    public static IEnumerable<AdjointSum> Collect(IReadOnlyList<BispectrumComponent> components) =>
        from k in Enumerable.Range(0, components.Count)
        from term in components[k].Terms
        let exchange = term.Product.J1 == term.Product.J2 && term.First > term.Second
        let first = exchange ? term.Second : term.First
        let second = exchange ? term.First : term.Second
        group (k, term) by (term.Product, first, second, term.Target) into same
        select new AdjointSum(
            same.Key.Product,
            same.Key.first,
            same.Key.second,
            same.Key.Target,
            [.. same.GroupBy(t => t.k, (k, parts) => (k, parts.Sum(p => p.term.Factor)))]);
}
