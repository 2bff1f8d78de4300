using Kramers.Chemistry;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Atomistics.Descriptors;

/// <summary>
/// Bispectrum components of the neighbour density on the 3-sphere, the descriptor of SNAP: B_{j1 j2 j} = sum conj(U_j) Z^j_{j1 j2}
/// with j1 >= j2 and j >= j1, ordered as in LAMMPS. Bartok et al., PRB 87, 184115 (2013),
/// https://doi.org/10.1103/PhysRevB.87.184115; Thompson et al., J. Comput. Phys. 285, 316 (2015).
/// </summary>
public sealed class Bispectrum : IDescriptor
{
    private readonly BispectrumSettings _settings;
    private readonly Dictionary<string, int> _elementIndex;
    private readonly HypersphericalMap _map;
    private readonly Component[] _components;
    private readonly int _channels;

    /// <summary>Prepares index lists and Clebsch-Gordan tables.</summary>
    /// <exception cref="ArgumentException">A setting is out of its range; the message names it.</exception>
    public Bispectrum(BispectrumSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        Check(settings);
        _settings = settings;
        _elementIndex = settings.Elements.Select((e, i) => (e.Key, i)).ToDictionary(x => x.Key, x => x.i, StringComparer.Ordinal);
        _channels = settings.ElementChannels ? settings.Elements.Count : 1;
        _map = new HypersphericalMap(settings.TwoJMax);
        _components = [.. MakeComponents()];
    }

    /// <summary>The settings it was made from.</summary>
    public BispectrumSettings Settings => _settings;

    /// <inheritdoc/>
    public int Length => _components.Length;

    /// <summary>The doubled (j1, j2, j) of one channel's components, in order.</summary>
    /// <param name="twoJMax">Twice the largest angular momentum.</param>
    public static IEnumerable<(int J1, int J2, int J)> Triples(int twoJMax) =>
        from j1 in Enumerable.Range(0, twoJMax + 1)
        from j2 in Enumerable.Range(0, j1 + 1)
        from step in Enumerable.Range(0, j2 + 1)
        let j = j1 - j2 + 2 * step
        where j >= j1 && j <= twoJMax
        select (j1, j2, j);

    /// <inheritdoc/>
    public Matrix Evaluate(Structure structure)
    {
        var (elements, values, densities) = Prepare(structure);
        var work = _map.MakeWorkspace();
        for (var i = 0; i < structure.Count; i++)
        {
            FillDensities(structure, elements, i, work, densities);
            FillValues(densities, elements[i], values.Row(i));
        }

        return values;
    }

    /// <inheritdoc/>
    public DescriptorGradient EvaluateWithGradient(Structure structure)
    {
        var (elements, values, densities) = Prepare(structure);
        var work = _map.MakeWorkspace();
        var adjoints = _components.SelectMany(c => c.Terms.Select(t => new Density(t.Product.HalfLength))).ToArray();
        var pairs = new List<PairGradient>();
        for (var i = 0; i < structure.Count; i++)
        {
            FillDensities(structure, elements, i, work, densities);
            FillValues(densities, elements[i], values.Row(i));
            FillAdjoints(densities, adjoints);
            for (var k = 0; k < structure.Count; k++)
            {
                if (k != i && EvaluateNeighbour(structure, elements, i, k, work, gradient: true))
                {
                    pairs.Add(new PairGradient(i, k, PairDerivative(work, Channel(elements[k]), adjoints)));
                }
            }
        }

        return new DescriptorGradient(values, pairs);
    }

    /// <inheritdoc/>
    public void AddGradient(Structure structure, Matrix coefficients, Span<double> gradient)
    {
        ArgumentNullException.ThrowIfNull(coefficients);
        var (elements, _, densities) = Prepare(structure);
        var work = _map.MakeWorkspace();
        var adjoint = Enumerable.Range(0, _channels).Select(_ => new Density(_map.Length)).ToArray();
        for (var i = 0; i < structure.Count; i++)
        {
            FillDensities(structure, elements, i, work, densities);
            FillContractedAdjoint(densities, coefficients.Row(i), adjoint);
            for (var k = 0; k < structure.Count; k++)
            {
                if (k == i || !EvaluateNeighbour(structure, elements, i, k, work, gradient: true))
                {
                    continue;
                }

                var y = adjoint[Channel(elements[k])];
                for (var c = 0; c < 3; c++)
                {
                    var slope = Dot(work.Re[c + 1], y.Re, _map.Length) + Dot(work.Im[c + 1], y.Im, _map.Length);
                    gradient[3 * k + c] += slope;
                    gradient[3 * i + c] -= slope;
                }
            }
        }
    }

    private static void Check(BispectrumSettings s)
    {
        if (s.TwoJMax is < 0 or > 20)
        {
            throw new ArgumentException($"twojmax must lie between 0 and 20, got {s.TwoJMax}.", nameof(s));
        }

        if (s.Elements.Count == 0 || s.Elements.Any(e => !(e.Value.Radius > 0) || !double.IsFinite(e.Value.Weight)))
        {
            throw new ArgumentException("Every element of the bispectrum needs a positive radius and a finite weight.", nameof(s));
        }

        if (!(s.InnerRadius >= 0) || !(s.CutoffFactor * 2 * s.Elements.Min(e => e.Value.Radius) > s.InnerRadius))
        {
            throw new ArgumentException($"The smallest pair cutoff must exceed the inner radius of {s.InnerRadius} angstrom.", nameof(s));
        }

        if (!(s.SphereFraction is > 0 and <= 1))
        {
            throw new ArgumentException($"The sphere fraction (rfac0) must lie between 0 and 1, got {s.SphereFraction}.", nameof(s));
        }
    }

    private IEnumerable<Component> MakeComponents()
    {
        var products = new Dictionary<(int, int, int), CouplingProduct>();
        CouplingProduct Product(int a, int b, int c) =>
            products.TryGetValue((a, b, c), out var p) ? p : products[(a, b, c)] = new CouplingProduct(a, b, c);

        for (var e = 0; e < _channels * _channels * _channels; e++)
        {
            var (e1, e2, e3) = (e / (_channels * _channels), e / _channels % _channels, e % _channels);
            foreach (var (j1, j2, j) in Triples(_settings.TwoJMax))
            {
                // dB = dU_j* : Z^j_{j1 j2} + (j+1)/(j1+1) dU_{j1}* : Z^{j1}_{j j2} + (j+1)/(j2+1) dU_{j2}* : Z^{j2}_{j j1},
                // from the symmetry of B/(j+1) under exchange of its three indices (Thompson et al., eq. 8 and 9).
                var scale = _settings.Normalise ? 1.0 : j + 1;
                yield return new Component(
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

    private (int[] Elements, Matrix Values, Density[] Densities) Prepare(Structure structure)
    {
        ArgumentNullException.ThrowIfNull(structure);
        var elements = structure.Elements.Select(e => _elementIndex.TryGetValue(e.Symbol, out var index)
            ? index
            : throw new ArgumentException($"The bispectrum was set up for {string.Join(", ", _elementIndex.Keys)}, but the structure holds {e.Symbol}.", nameof(structure))).ToArray();
        return (elements, new Matrix(structure.Count, Length), [.. Enumerable.Range(0, _channels).Select(_ => new Density(_map.Length))]);
    }

    private int Channel(int element) => _channels == 1 ? 0 : element;

    private void FillDensities(Structure structure, int[] elements, int i, HypersphericalMap.Workspace work, Density[] densities)
    {
        foreach (var density in densities)
        {
            Array.Clear(density.Re);
            Array.Clear(density.Im);
        }

        for (var e = 0; e < _channels; e++)
        {
            if (e == Channel(elements[i]) || _settings.SelfInAllChannels)
            {
                AddIdentity(densities[e]);
            }
        }

        for (var k = 0; k < structure.Count; k++)
        {
            if (k != i && EvaluateNeighbour(structure, elements, i, k, work, gradient: false))
            {
                var density = densities[Channel(elements[k])];
                for (var u = 0; u < _map.Length; u++)
                {
                    density.Re[u] += work.Re[0][u];
                    density.Im[u] += work.Im[0][u];
                }
            }
        }
    }

    private void AddIdentity(Density density)
    {
        for (var j = 0; j <= _settings.TwoJMax; j++)
        {
            for (var m = 0; m <= j; m++)
            {
                density.Re[_map.Start[j] + m * (j + 2)] += 1;
            }
        }
    }

    private bool EvaluateNeighbour(Structure structure, int[] elements, int i, int k, HypersphericalMap.Workspace work, bool gradient)
    {
        var x = structure.Positions;
        Span<double> d = [x[3 * k] - x[3 * i], x[3 * k + 1] - x[3 * i + 1], x[3 * k + 2] - x[3 * i + 2]];
        var r = Math.Sqrt(d[0] * d[0] + d[1] * d[1] + d[2] * d[2]);
        var (centre, other) = (_settings.Elements[elements[i]].Value, _settings.Elements[elements[k]].Value);
        var cutoff = _settings.CutoffFactor * (centre.Radius + other.Radius);
        if (r >= cutoff)
        {
            return false;
        }

        _map.Evaluate(work, d, r, cutoff, other.Weight, _settings, gradient);
        return true;
    }

    private void FillValues(Density[] densities, int element, Span<double> values)
    {
        var z = new Density(_map.Length);
        for (var k = 0; k < _components.Length; k++)
        {
            var component = _components[k];
            var term = component.Terms[0];
            term.Fill(densities, _map.Start, z);
            var target = densities[term.Target];
            var from = _map.Start[term.Product.J];
            values[k] = Dot(target.Re.AsSpan(from), z.Re, term.Product.HalfLength) + Dot(target.Im.AsSpan(from), z.Im, term.Product.HalfLength);
            if (_settings.SubtractIsolated && (_settings.SelfInAllChannels || component.IsAllOf(Channel(element))))
            {
                values[k] -= _settings.Normalise ? 1 : term.Product.J + 1;
            }
        }
    }

    private void FillAdjoints(Density[] densities, Density[] adjoints)
    {
        var n = 0;
        foreach (var term in _components.SelectMany(c => c.Terms))
        {
            term.Fill(densities, _map.Start, adjoints[n++]);
        }
    }

    private void FillContractedAdjoint(Density[] densities, ReadOnlySpan<double> coefficients, Density[] adjoint)
    {
        foreach (var y in adjoint)
        {
            Array.Clear(y.Re);
            Array.Clear(y.Im);
        }

        for (var k = 0; k < _components.Length; k++)
        {
            foreach (var term in _components[k].Terms)
            {
                var (y, from) = (adjoint[term.Target], _map.Start[term.Product.J]);
                term.Product.Add(densities[term.First], densities[term.Second], _map.Start, coefficients[k] * term.Factor, y.Re.AsSpan(from), y.Im.AsSpan(from));
            }
        }
    }

    private Matrix PairDerivative(HypersphericalMap.Workspace work, int channel, Density[] adjoints)
    {
        var derivative = new Matrix(3, Length);
        var n = 0;
        for (var k = 0; k < _components.Length; k++)
        {
            foreach (var term in _components[k].Terms)
            {
                var y = adjoints[n++];
                if (term.Target != channel)
                {
                    continue;
                }

                var (from, length) = (_map.Start[term.Product.J], term.Product.HalfLength);
                for (var c = 0; c < 3; c++)
                {
                    derivative[c, k] += Dot(work.Re[c + 1].AsSpan(from), y.Re, length) + Dot(work.Im[c + 1].AsSpan(from), y.Im, length);
                }
            }
        }

        return derivative;
    }

    private static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b, int length)
    {
        var sum = 0.0;
        for (var i = 0; i < length; i++)
        {
            sum += a[i] * b[i];
        }

        return sum;
    }

    /// <summary>One bispectrum component: the three places in which a moving neighbour enters.</summary>
    private sealed record Component(AdjointTerm[] Terms, int E1, int E2, int E3)
    {
        public bool IsAllOf(int channel) => E1 == channel && E2 == channel && E3 == channel;
    }

    /// <summary>factor * Z of channels First and Second, to be contracted with the density (or its change) of channel Target.</summary>
    private sealed record AdjointTerm(CouplingProduct Product, int First, int Second, int Target, double Factor)
    {
        public void Fill(Density[] densities, int[] start, Density z)
        {
            z.Re.AsSpan(0, Product.HalfLength).Clear();
            z.Im.AsSpan(0, Product.HalfLength).Clear();
            Product.Add(densities[First], densities[Second], start, Factor, z.Re, z.Im);
        }
    }
}
