namespace Kramers.Atomistics.Descriptors;

/// <summary>
/// The full contractions of Cartesian moments Psi_L,s of ranks 0 to 3, as polynomials of their different components: with r, s, t radial
/// functions, Psi0_r; the squares Psi_r . Psi_s of ranks 1 to 3, r up to s; Psi2_r^ab Psi2_s^ac Psi2_t^bc, r up to s up to t;
/// Psi1_r^a Psi1_s^b Psi2_t^ab and Psi3_r^abc Psi3_s^abd Psi2_t^cd, r up to s, any t; Psi3_r^abc Psi2_s^ab Psi1_t^c, any r, s, t. In this
/// order there are n + (3 + 2n) n(n + 1)/2 + C(n + 2, 3) + n^3 of them. Zaverkin and Kaestner, JCTC 16, 5410 (2020).
/// </summary>
internal sealed class MomentContractions
{
    // A monomial x^i y^j z^k of degree 0 to 3 stands for all components with these indices: the tensors are symmetric.
    private static readonly int[][] Monomials = [.. Enumerable.Range(0, 4).SelectMany(OfDegree)];

    private readonly int _radial;
    private readonly List<string> _names = [];
    private readonly List<Term> _terms = [];

    internal MomentContractions(int radialCount)
    {
        _radial = radialCount;
        foreach (var r in Radials())
        {
            Add($"Psi0_{r}", [(r, "")]);
        }

        AddPairs(1, "a");
        AddPairs(2, "ab");
        AddPairs(3, "abc");
        foreach (var (r, s) in PairsOfRadials())
        {
            foreach (var t in Radials().Where(t => t >= s))
            {
                Add($"Psi2_{r} Psi2_{s} Psi2_{t}", [(r, "ab"), (s, "ac"), (t, "bc")]);
            }
        }

        AddPairsWithRank2(1, "a", "b", "ab");
        AddPairsWithRank2(3, "abc", "abd", "cd");
        foreach (var (r, s, t) in from r in Radials() from s in Radials() from t in Radials() select (r, s, t))
        {
            Add($"Psi3_{r} Psi2_{s} Psi1_{t}", [(r, "abc"), (s, "ab"), (t, "c")]);
        }
    }

    /// <summary>Different components of all ranks: 1 + 3 + 6 + 10.</summary>
    internal static int Components => 20;

    internal int Count => _names.Count;

    internal IReadOnlyList<string> Names => _names;

    /// <summary>x^i y^j z^k of the unit vector d/r for every component, and its derivative by d, [component, 3].</summary>
    internal static void FillMonomials(ReadOnlySpan<double> d, double r, Span<double> values, Span<double> slopes)
    {
        for (var m = 0; m < Components; m++)
        {
            var p = Monomials[m];
            values[m] = Power(d[0] / r, p[0]) * Power(d[1] / r, p[1]) * Power(d[2] / r, p[2]);
            for (var c = 0; c < 3; c++)
            {
                // d(u^p)/dd_c = [p_c u^(p - e_c) - |p| u_c u^p]/r.
                var (a, b) = ((c + 1) % 3, (c + 2) % 3);
                var lowered = p[c] == 0 ? 0 : p[c] * Power(d[c] / r, p[c] - 1) * Power(d[a] / r, p[a]) * Power(d[b] / r, p[b]);
                slopes[3 * m + c] = (lowered - (p[0] + p[1] + p[2]) * d[c] / r * values[m]) / r;
            }
        }
    }

    /// <summary>Features of moments, [radial, component].</summary>
    internal void Fill(ReadOnlySpan<double> moments, Span<double> features)
    {
        features.Clear();
        foreach (var t in _terms)
        {
            features[t.Feature] += t.Factor * At(moments, t.A) * At(moments, t.B) * At(moments, t.C);
        }
    }

    /// <summary>Adds the change of the features for a change of the moments.</summary>
    internal void AddSlope(ReadOnlySpan<double> moments, ReadOnlySpan<double> change, Span<double> features)
    {
        foreach (var t in _terms)
        {
            var (a, b, c) = (At(moments, t.A), At(moments, t.B), At(moments, t.C));
            var slope = change[t.A] * b * c;
            slope += t.B < 0 ? 0 : a * change[t.B] * c;
            slope += t.C < 0 ? 0 : a * b * change[t.C];
            features[t.Feature] += t.Factor * slope;
        }
    }

    /// <summary>Adds d(sum of coefficient * feature)/d(moment).</summary>
    internal void AddAdjoint(ReadOnlySpan<double> moments, ReadOnlySpan<double> coefficients, Span<double> adjoint)
    {
        foreach (var t in _terms)
        {
            var (a, b, c, weight) = (At(moments, t.A), At(moments, t.B), At(moments, t.C), t.Factor * coefficients[t.Feature]);
            adjoint[t.A] += weight * b * c;
            if (t.B >= 0)
            {
                adjoint[t.B] += weight * a * c;
            }

            if (t.C >= 0)
            {
                adjoint[t.C] += weight * a * b;
            }
        }
    }

    private static double At(ReadOnlySpan<double> moments, int index) => index < 0 ? 1 : moments[index];

    private static double Power(double x, int n) => n switch { 0 => 1, 1 => x, 2 => x * x, _ => x * x * x };

    private static IEnumerable<int[]> OfDegree(int degree) =>
        from i in Enumerable.Range(0, degree + 1) from j in Enumerable.Range(0, degree - i + 1) select (int[])[i, j, degree - i - j];

    private IEnumerable<int> Radials() => Enumerable.Range(1, _radial);

    private IEnumerable<(int R, int S)> PairsOfRadials() => from r in Radials() from s in Radials() where s >= r select (r, s);

    private void AddPairs(int rank, string indices)
    {
        foreach (var (r, s) in PairsOfRadials())
        {
            Add($"Psi{rank}_{r} Psi{rank}_{s}", [(r, indices), (s, indices)]);
        }
    }

    private void AddPairsWithRank2(int rank, string first, string second, string third)
    {
        foreach (var (r, s) in PairsOfRadials())
        {
            foreach (var t in Radials())
            {
                Add($"Psi{rank}_{r} Psi{rank}_{s} Psi2_{t}", [(r, first), (s, second), (t, third)]);
            }
        }
    }

    /// <summary>One feature: the sum over all values x, y, z of the letters. Like products are gathered.</summary>
    private void Add(string name, (int Radial, string Indices)[] factors)
    {
        var letters = factors.SelectMany(f => f.Indices).Distinct().ToList();
        var products = new Dictionary<(int, int, int), int>();
        for (var code = 0; code < (int)Math.Pow(3, letters.Count); code++)
        {
            int Axis(char letter) => code / (int)Math.Pow(3, letters.IndexOf(letter)) % 3;
            int[] places = [.. factors.Select(f => (f.Radial - 1) * Components + Component([.. f.Indices.Select(Axis)])).OrderDescending(), -1, -1];
            var key = (places[0], places[1], places[2]);
            products[key] = products.GetValueOrDefault(key) + 1;
        }

        _terms.AddRange(products.Select(p => new Term(_names.Count, p.Value, p.Key.Item1, p.Key.Item2, p.Key.Item3)));
        _names.Add(name);
    }

    private static int Component(int[] axes)
    {
        int[] powers = [axes.Count(a => a == 0), axes.Count(a => a == 1), axes.Count(a => a == 2)];
        return Array.FindIndex(Monomials, m => m.SequenceEqual(powers));
    }

    /// <summary>Factor times the product of up to three components; -1 for none.</summary>
    private readonly record struct Term(int Feature, double Factor, int A, int B, int C);
}
