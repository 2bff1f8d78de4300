using Kramers.Atomistics.Potentials;
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
    private readonly BispectrumComponent[] _components;
    private readonly BispectrumAdjoint _adjoint;
    private readonly int _channels;

    /// <summary>Prepares index lists and Clebsch-Gordan tables.</summary>
    /// <param name="settings">Cutoffs, elements, order.</param>
    /// <param name="lanes">Atoms that one instruction works on in the adjoint route: 1, 4 or 8; null means what this machine does best. The result is the same to the last bit.</param>
    /// <exception cref="ArgumentException">A setting is out of its range; the message names it.</exception>
    public Bispectrum(BispectrumSettings settings, int? lanes = null)
    {
        ArgumentNullException.ThrowIfNull(settings);
        Check(settings);
        _settings = settings;
        _elementIndex = settings.Elements.Select((e, i) => (e.Key, i)).ToDictionary(x => x.Key, x => x.i, StringComparer.Ordinal);
        _channels = settings.ElementChannels ? settings.Elements.Count : 1;
        _map = new HypersphericalMap(settings.TwoJMax);
        _components = [.. BispectrumComponent.All(settings, _channels)];
        _adjoint = new BispectrumAdjoint(lanes ?? BispectrumAdjoint.BestLanes, settings, _components, _channels);
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
        var pairs = Pairs(structure);
        var (values, densities, work) = (new Matrix(structure.Count, Length), Densities(), _map.MakeWorkspace());
        for (var i = 0; i < structure.Count; i++)
        {
            FillDensities(pairs, i, work, densities);
            FillValues(densities, pairs.Elements[i], values.Row(i));
        }

        return values;
    }

    /// <inheritdoc/>
    public DescriptorGradient EvaluateWithGradient(Structure structure)
    {
        var pairs = Pairs(structure);
        var (values, densities, work) = (new Matrix(structure.Count, Length), Densities(), _map.MakeWorkspace());
        var adjoints = _components.SelectMany(c => c.Terms.Select(t => new Density(t.Product.HalfLength))).ToArray();
        var gradients = new List<PairGradient>();
        for (var i = 0; i < structure.Count; i++)
        {
            FillDensities(pairs, i, work, densities);
            FillValues(densities, pairs.Elements[i], values.Row(i));
            FillAdjoints(densities, adjoints);
            foreach (ref readonly var pair in pairs.Of(i))
            {
                _map.Evaluate(work, pair, _settings, gradient: true);
                gradients.Add(new PairGradient(i, pair.Neighbour, PairDerivative(work, pair.Channel, adjoints)));
            }
        }

        return new DescriptorGradient(values, gradients);
    }

    /// <inheritdoc/>
    public void AddGradient(Structure structure, Matrix coefficients, Span<double> gradient, Span<double> strain = default) =>
        AddContraction(structure, null, null, coefficients, gradient, strain);

    /// <summary>The longest cutoff of a pair, angstrom.</summary>
    internal double CutoffAngstrom => 2 * _settings.CutoffFactor * _settings.Elements.Max(e => e.Value.Radius);

    /// <summary>As <see cref="IDescriptor.AddGradient"/>, and says what sum_k c[i, k] B_k(i) is for every atom i at no further cost.</summary>
    /// <param name="structure">The geometry.</param>
    /// <param name="near">Its neighbours within <see cref="CutoffAngstrom"/>; null has them searched.</param>
    /// <param name="team">Threads that share the atoms; null takes the thread pool where there are many.</param>
    /// <param name="coefficients">c.</param>
    /// <param name="gradient">[3N], added to.</param>
    /// <param name="strain">[9] or empty, added to.</param>
    internal double[] AddContraction(Structure structure, NeighbourList? near, ThreadTeam? team, Matrix coefficients, Span<double> gradient, Span<double> strain)
    {
        ArgumentNullException.ThrowIfNull(coefficients);
        var pairs = Pairs(structure, near);
        var (sums, slopes) = _adjoint.Evaluate(pairs, coefficients, team);
        for (var i = 0; i < pairs.Atoms; i++)
        {
            sums[i] -= IsolatedSum(pairs.Elements[i], coefficients.Row(i));
            AddSlopes(pairs, i, slopes, gradient, strain);
        }

        return sums;
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

    private static void AddSlopes(BispectrumPairs pairs, int i, double[] slopes, Span<double> gradient, Span<double> strain)
    {
        for (var p = pairs.First(i); p < pairs.First(i + 1); p++)
        {
            var pair = pairs.All[p];
            var slope = slopes.AsSpan(3 * p, 3);
            for (var c = 0; c < 3; c++)
            {
                gradient[3 * pair.Neighbour + c] += slope[c];
                gradient[3 * i + c] -= slope[c];
            }

            for (var c = 0; c < strain.Length; c++)
            {
                strain[c] += (c < 3 ? pair.X : c < 6 ? pair.Y : pair.Z) * slope[c % 3];
            }
        }
    }

    private BispectrumPairs Pairs(Structure structure, NeighbourList? near = null)
    {
        ArgumentNullException.ThrowIfNull(structure);
        var elements = structure.Elements.Select(e => _elementIndex.TryGetValue(e.Symbol, out var index)
            ? index
            : throw new ArgumentException($"The bispectrum was set up for {string.Join(", ", _elementIndex.Keys)}, but the structure holds {e.Symbol}.", nameof(structure))).ToArray();
        return new BispectrumPairs(near ?? NeighbourList.Within(structure, CutoffAngstrom), _settings, elements);
    }

    private Density[] Densities() => [.. Enumerable.Range(0, _channels).Select(_ => new Density(_map.Length))];

    private int Channel(int element) => _channels == 1 ? 0 : element;

    private void FillDensities(BispectrumPairs pairs, int i, HypersphericalMap.Workspace work, Density[] densities)
    {
        foreach (var density in densities)
        {
            Array.Clear(density.Re);
            Array.Clear(density.Im);
        }

        for (var e = 0; e < _channels; e++)
        {
            if (e == Channel(pairs.Elements[i]) || _settings.SelfInAllChannels)
            {
                AddIdentity(densities[e]);
            }
        }

        foreach (ref readonly var pair in pairs.Of(i))
        {
            _map.Evaluate(work, pair, _settings, gradient: false);
            var density = densities[pair.Channel];
            for (var u = 0; u < _map.Length; u++)
            {
                density.Re[u] += work.Re[0][u];
                density.Im[u] += work.Im[0][u];
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
            values[k] -= Isolated(component, element);
        }
    }

    /// <summary>What is subtracted from a component of an atom of this element.</summary>
    private double Isolated(BispectrumComponent component, int element) =>
        !_settings.SubtractIsolated || !(_settings.SelfInAllChannels || component.IsAllOf(Channel(element))) ? 0
        : _settings.Normalise ? 1
        : component.Terms[0].Product.J + 1;

    private double IsolatedSum(int element, ReadOnlySpan<double> coefficients)
    {
        var sum = 0.0;
        for (var k = 0; _settings.SubtractIsolated && k < coefficients.Length; k++)
        {
            sum += coefficients[k] * Isolated(_components[k], element);
        }

        return sum;
    }

    private void FillAdjoints(Density[] densities, Density[] adjoints)
    {
        var n = 0;
        foreach (var term in _components.SelectMany(c => c.Terms))
        {
            term.Fill(densities, _map.Start, adjoints[n++]);
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
}
