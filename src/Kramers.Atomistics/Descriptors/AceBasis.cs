using Kramers.Chemistry;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Atomistics.Descriptors;

/// <summary>
/// The atomic cluster expansion: symmetrised products of up to four neighbour densities, a complete linear basis of functions of an
/// atom's surroundings up to body order five. Drautz, PRB 99, 014104 (2019), https://doi.org/10.1103/PhysRevB.99.014104. Types of atoms,
/// central and neighbouring, have features of their own. The radial functions are made for the distances of a training set.
/// </summary>
public sealed class AceBasis
{
    private readonly AceSite[] _sites;
    private readonly int[] _offsets;

    internal AceBasis(AceSettings settings, AtomTypes types, AceSite[] sites)
    {
        (Settings, Types, _sites) = (settings, types, sites);
        _offsets = new int[sites.Length + 1];
        for (var t = 0; t < sites.Length; t++)
        {
            _offsets[t + 1] = _offsets[t] + sites[t].Invariants.Count;
        }
    }

    /// <summary>What the basis was made from.</summary>
    public AceSettings Settings { get; }

    /// <summary>The types of atoms.</summary>
    public AtomTypes Types { get; }

    /// <summary>Number of features of all types together, p.</summary>
    public int Length => _offsets[^1];

    /// <summary>The sites, one per type of central atom.</summary>
    internal IReadOnlyList<AceSite> Sites => _sites;

    /// <summary>Makes the basis for a training set.</summary>
    /// <param name="settings">Settings.</param>
    /// <param name="types">Types of atoms.</param>
    /// <param name="training">Geometries whose distances the radial functions are made for.</param>
    /// <exception cref="ArgumentException">A setting is out of its range, or no atom has a neighbour.</exception>
    public static AceBasis Fit(AceSettings settings, AtomTypes types, IReadOnlyList<Structure> training)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(types);
        ArgumentNullException.ThrowIfNull(training);
        if (!(settings.CutoffAngstrom > 0 && settings.DecayAngstrom > 0 && settings.BroadeningAngstrom >= 0) || settings.LMax < 0 || settings.Degrees is not { Count: > 0 and <= 4 } || settings.Degrees.Any(d => d < 0))
        {
            throw new ArgumentException("A cluster expansion needs a positive cutoff and decay, a broadening and l of at least 0, and one to four degrees that are not negative.", nameof(settings));
        }

        var count = types.Names.Count;
        var distances = new List<double>[count, count];
        foreach (var structure in training)
        {
            AddDistances(structure, types.Of(structure), settings.CutoffAngstrom, distances);
        }

        AceRadialFunctions? Radial(int i, int k) => distances[i, k] is { } d
            ? AceRadialFunctions.Fit(settings.CutoffAngstrom, settings.DecayAngstrom, settings.BroadeningAngstrom, d, settings.Degrees.Max() + 1) : null;
        return new AceBasis(settings, types, [.. Enumerable.Range(0, count).Select(i => new AceSite([.. Enumerable.Range(0, count).Select(k => Radial(i, k))], settings))]);
    }

    /// <summary>The basis of a stored potential.</summary>
    /// <param name="settings">Settings.</param>
    /// <param name="types">Types of atoms.</param>
    /// <param name="radial">As in <see cref="Radial"/>.</param>
    /// <exception cref="ArgumentException">Not as many tables as pairs of types, or tables of unequal length.</exception>
    public static AceBasis FromRadial(AceSettings settings, AtomTypes types, IReadOnlyList<IReadOnlyList<AceRadialTable?>> radial)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(types);
        ArgumentNullException.ThrowIfNull(radial);
        var count = types.Names.Count;
        if (radial.Count != count || radial.Any(r => r.Count != count || r.Any(t => t is not null && (t.Centre.Count == 0 || t.Centre.Count != t.Root.Count))))
        {
            throw new ArgumentException($"{count} types need {count} x {count} pairs of radial tables.", nameof(radial));
        }

        return new AceBasis(settings, types, [.. radial.Select(row => new AceSite([.. row.Select(t => t is null ? null : new AceRadialFunctions(settings.CutoffAngstrom, settings.DecayAngstrom, [.. t.Centre], [.. t.Root]))], settings))]);
    }

    /// <summary>The recurrences of the radial functions, [type of the central atom][type of the neighbour]; null where the training set has no such pair.</summary>
    public IReadOnlyList<IReadOnlyList<AceRadialTable?>> Radial =>
        [.. _sites.Select(site => site.Radial.Select(r => r is null ? null : new AceRadialTable(r.Centre, r.Root)).ToArray())];

    /// <summary>The features of one type of central atom among all.</summary>
    public Range FeaturesOf(int type) => _offsets[type].._offsets[type + 1];

    /// <summary>The features of all atoms summed by type, and minus their derivatives: what an energy and force components are linear in.</summary>
    /// <returns>[p, 1 + 3N]: column 0 the features, column 1 + x minus the derivative by coordinate x, per angstrom.</returns>
    /// <exception cref="ArgumentException">An atom without type.</exception>
    public Matrix Rows(Structure structure)
    {
        ArgumentNullException.ThrowIfNull(structure);
        var types = Types.Of(structure);
        var near = NeighbourList.Within(structure, Settings.CutoffAngstrom);
        var rows = new Matrix(Length, 1 + 3 * structure.Count);
        for (var i = 0; i < structure.Count; i++)
        {
            var site = _sites[types[i]];
            var surroundings = new AceSurroundings(site, types, near, i);
            var gradient = new double[site.DensityLength];
            for (var k = 0; k < site.Invariants.Count; k++)
            {
                var row = rows.Row(_offsets[types[i]] + k);
                row[0] += AceMonomials.Evaluate(site.Invariants[k], surroundings.Density, gradient);
                surroundings.AddForces(site.Invariants[k], gradient, row[1..]);
            }
        }

        return rows;
    }

    private static void AddDistances(Structure structure, IReadOnlyList<int> types, double cutoff, List<double>[,] distances)
    {
        var near = NeighbourList.Within(structure, cutoff);
        for (var i = 0; i < structure.Count; i++)
        {
            var others = near.Of(i);
            var vectors = near.VectorsOf(i);
            for (var n = 0; n < others.Length; n++)
            {
                var d = vectors.Slice(3 * n, 3);
                (distances[types[i], types[others[n]]] ??= []).Add(Math.Sqrt(d[0] * d[0] + d[1] * d[1] + d[2] * d[2]));
            }
        }
    }
}

/// <summary>Recurrence of the radial polynomials of one pair of types: sqrt(b_n+1) p_n+1 = (x - a_n) p_n - sqrt(b_n) p_n-1.</summary>
/// <param name="Centre">a_n.</param>
/// <param name="Root">sqrt(b_n), same length.</param>
public sealed record AceRadialTable(IReadOnlyList<double> Centre, IReadOnlyList<double> Root);
