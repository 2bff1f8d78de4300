using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Atomistics.Descriptors;

/// <summary>One one-particle channel of a site: its 2l + 1 numbers lie from <paramref name="Offset"/> on.</summary>
/// <param name="Type">Type of the neighbours.</param>
/// <param name="N">Number of the radial function, from 0.</param>
/// <param name="L">Degree of the harmonics.</param>
/// <param name="Offset">Place of m = -l in the density.</param>
internal readonly record struct AceChannel(int Type, int N, int L, int Offset)
{
    internal int Degree => N + L;
}

/// <summary>One invariant: a homogeneous polynomial of the density.</summary>
/// <param name="Channels">The channels of its factors, ascending.</param>
/// <param name="Places">[term, factor] places in the density, flat; ascending within a term.</param>
/// <param name="Coefficients">One per term.</param>
internal sealed record AceInvariant(AceChannel[] Channels, int[] Places, double[] Coefficients)
{
    internal int Order => Channels.Length;

    /// <summary>The same in a density whose places are numbered anew, in the same order.</summary>
    internal AceInvariant At(int[] places) => new([.. Channels.Select(c => c with { Offset = places[c.Offset] })], [.. Places.Select(p => places[p])], Coefficients);
}

/// <summary>
/// The invariants of one site: for every multiset of channels within the degrees, all couplings to L = 0 of even parity. Where channels stand
/// twice, couplings become dependent once the order of the factors is forgotten: those are found by the eigenvalues of their Gram matrix,
/// and dropped.
/// </summary>
internal static class AceProducts
{
    // Of a Gram matrix of couplings of norm 1.
    private const double Dependent = 1e-9;

    /// <summary>All invariants, order after order.</summary>
    internal static List<AceInvariant> Of(IReadOnlyList<AceChannel> channels, AceSettings settings)
    {
        AceChannel[] sorted = [.. channels.OrderBy(c => c.Degree)], factors = [.. sorted.Where(c => c.Degree > 0 || settings.CountsInProducts)];
        var all = new List<AceInvariant>();
        for (var order = 1; order <= settings.Degrees.Count; order++)
        {
            Extend(order == 1 ? sorted : factors, 0, settings.Degrees[order - 1], new AceChannel[order], 0, all);
        }

        return all;
    }

    private static void Extend(AceChannel[] channels, int from, int degree, AceChannel[] chosen, int count, List<AceInvariant> all)
    {
        if (count == chosen.Length)
        {
            AddInvariants([.. chosen.OrderBy(c => c.Offset)], all);
            return;
        }

        for (var c = from; c < channels.Length && channels[c].Degree * (chosen.Length - count) <= degree; c++)
        {
            chosen[count] = channels[c];
            Extend(channels, c, degree - channels[c].Degree, chosen, count + 1, all);
        }
    }

    private static void AddInvariants(AceChannel[] channels, List<AceInvariant> all)
    {
        var couplings = AceCoupling.Of([.. channels.Select(c => c.L)]);
        if (couplings.Length == 0)
        {
            return;
        }

        // Monomials of all couplings, as columns.
        var columns = new Dictionary<(int, int, int, int), int>();
        var places = new List<int>();
        var entries = new List<(int Coupling, int Column, double Value)>();
        for (var k = 0; k < couplings.Length; k++)
        {
            foreach (var term in couplings[k])
            {
                var place = Places(channels, term.Orders);
                var key = (place[0], At(place, 1), At(place, 2), At(place, 3));
                if (!columns.TryGetValue(key, out var column))
                {
                    column = columns[key] = columns.Count;
                    places.AddRange(place);
                }

                entries.Add((k, column, term.Value));
            }
        }

        var rows = new Matrix(couplings.Length, columns.Count);
        foreach (var (k, column, value) in entries)
        {
            rows[k, column] += value;
        }

        foreach (var row in Independent(rows, channels))
        {
            int[] kept = [.. Enumerable.Range(0, row.Length).Where(c => Math.Abs(row[c]) > 1e-12)];
            all.Add(new AceInvariant(channels, [.. kept.SelectMany(c => places.GetRange(c * channels.Length, channels.Length))], [.. kept.Select(c => row[c])]));
        }
    }

    /// <summary>The rows themselves where all channels differ; else an orthogonal basis of what they span.</summary>
    private static IEnumerable<double[]> Independent(Matrix rows, AceChannel[] channels)
    {
        if (channels.Distinct().Count() == channels.Length)
        {
            return Enumerable.Range(0, rows.Rows).Select(k => rows.Row(k).ToArray());
        }

        var (values, vectors) = DenseLinearAlgebra.Managed.Symmetric(DenseLinearAlgebra.Managed.Gram(rows.Transpose()));
        var basis = vectors.Transpose() * rows;
        return Enumerable.Range(0, rows.Rows).Where(k => values[k] > Dependent).Select(k => basis.Row(k).ToArray());
    }

    private static int[] Places(AceChannel[] channels, int[] orders)
    {
        var places = new int[channels.Length];
        for (var f = 0; f < places.Length; f++)
        {
            places[f] = channels[f].Offset + orders[f];
        }

        Array.Sort(places);
        return places;
    }

    private static int At(int[] places, int k) => k < places.Length ? places[k] : -1;
}
