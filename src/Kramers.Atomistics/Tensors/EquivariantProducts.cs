using Kramers.Numerics.Angular;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Atomistics.Tensors;

/// <summary>
/// Features of degree L from a neighbour density: its channels of that degree, Clebsch-Gordan products of two channels and of
/// three, all of the parity (-1)^L of a polar tensor. This completes eq. 14 of Nguyen and Lunghi, PRB 105, 165131 (2022),
/// https://doi.org/10.1103/PhysRevB.105.165131 (invariants times one harmonic per atom), in the manner of lambda-SOAP and ACE:
/// products with an l = 0 channel are the terms of that equation, the others are needed where the harmonic vanishes by symmetry.
/// </summary>
public sealed class EquivariantProducts
{
    private readonly Single[] _singles;
    private readonly Pair[] _pairs;
    private readonly Intermediate[] _intermediates;

    /// <summary>Lists the products.</summary>
    /// <param name="degree">L; products have its parity, so that odd L gives polar tensors.</param>
    /// <param name="channels">Channels of the density.</param>
    /// <param name="settings">Which of them enter, and with what weight.</param>
    public EquivariantProducts(int degree, IReadOnlyList<DensityChannel> channels, TensorFeatureSettings settings)
    {
        ArgumentNullException.ThrowIfNull(channels);
        ArgumentNullException.ThrowIfNull(settings);
        Degree = degree;
        Factor[] twofold = [.. channels.OrderBy(c => c.Radial).Select(c => new Factor(c, c.Radial == 0 ? 1 : settings.SecondRadialWeight)).Where(f => f.Weight != 0)];
        Factor[] threefold =
        [
            .. channels.Where(c => c.L > 0 && c.Radial == 0).Select(c => new Factor(c, 1)),
            .. channels.Where(c => c.L > 0 && c.Radial == 1 && c.L <= settings.TripleRadialLMax)
                .Select(c => new Factor(c, settings.TripleRadialWeight)),
        ];
        _singles = [.. twofold.Where(f => f.L == degree).Select((f, i) => new Single(f.Offset, f.Weight, i))];
        var column = _singles.Length;
        _pairs = settings.LargestProduct < 2 ? [] : [.. ListPairs(twofold, degree, ref column)];
        _intermediates = settings.LargestProduct < 3 ? [] : [.. ListIntermediates(threefold, degree, settings.LMax, ref column)];
        Columns = column;
    }

    /// <summary>L.</summary>
    public int Degree { get; }

    /// <summary>Number of features.</summary>
    public int Columns { get; }

    /// <summary>Adds the features of one density to <paramref name="rows"/>, [2L + 1, columns].</summary>
    public void AddTo(Matrix rows, ReadOnlySpan<double> density)
    {
        ArgumentNullException.ThrowIfNull(rows);
        foreach (var s in _singles)
        {
            for (var m = 0; m <= 2 * Degree; m++)
            {
                rows[m, s.Column] += s.Weight * density[s.Offset + m];
            }
        }

        Span<double> product = stackalloc double[2 * Degree + 1];
        foreach (var p in _pairs)
        {
            AddColumn(rows, p.Column, p.Weight, p.Coupling, density[p.A..], density[p.B..], product);
        }

        Span<double> buffer = stackalloc double[MaxIntermediate];
        foreach (var i in _intermediates)
        {
            var middle = Middle(i, density, buffer);
            foreach (var t in i.Thirds)
            {
                AddColumn(rows, t.Column, t.Weight, t.Coupling, middle, density[t.C..], product);
            }
        }
    }

    /// <summary>Derivative of sum_k w_k F_k with respect to the density, [2L + 1, length of the density].</summary>
    /// <param name="weights">w, one per column.</param>
    /// <param name="density">Where.</param>
    public Matrix Jacobian(ReadOnlySpan<double> weights, ReadOnlySpan<double> density)
    {
        var jacobian = new Matrix(2 * Degree + 1, density.Length);
        foreach (var s in _singles)
        {
            for (var m = 0; m <= 2 * Degree; m++)
            {
                jacobian[m, s.Offset + m] += weights[s.Column] * s.Weight;
            }
        }

        foreach (var p in _pairs)
        {
            foreach (var t in p.Coupling.Terms)
            {
                var (a, b, to) = (p.A + p.Coupling.L1 + t.M1, p.B + p.Coupling.L2 + t.M2, Degree + t.M3);
                var factor = weights[p.Column] * p.Weight * t.Value;
                jacobian[to, a] += factor * density[b];
                jacobian[to, b] += factor * density[a];
            }
        }

        Span<double> buffer = stackalloc double[MaxIntermediate];
        foreach (var i in _intermediates)
        {
            AddJacobian(jacobian, i, weights, density, Middle(i, density, buffer));
        }

        return jacobian;
    }

    private int MaxIntermediate => _intermediates.Length == 0 ? 0 : 2 * _intermediates.Max(i => i.Coupling.L3) + 1;

    private void AddJacobian(Matrix jacobian, Intermediate i, ReadOnlySpan<double> weights, ReadOnlySpan<double> density, ReadOnlySpan<double> middle)
    {
        // Derivative with respect to the intermediate product first, then through it to its two factors.
        var byMiddle = new Matrix(2 * Degree + 1, middle.Length);
        foreach (var third in i.Thirds)
        {
            foreach (var t in third.Coupling.Terms)
            {
                var (mid, c, to) = (third.Coupling.L1 + t.M1, third.C + third.Coupling.L2 + t.M2, Degree + t.M3);
                var factor = weights[third.Column] * third.Weight * t.Value;
                jacobian[to, c] += factor * middle[mid];
                byMiddle[to, mid] += factor * density[c];
            }
        }

        foreach (var t in i.Coupling.Terms)
        {
            var (a, b, mid) = (i.A + i.Coupling.L1 + t.M1, i.B + i.Coupling.L2 + t.M2, i.Coupling.L3 + t.M3);
            for (var to = 0; to <= 2 * Degree; to++)
            {
                jacobian[to, a] += byMiddle[to, mid] * t.Value * density[b];
                jacobian[to, b] += byMiddle[to, mid] * t.Value * density[a];
            }
        }
    }

    private static Span<double> Middle(Intermediate i, ReadOnlySpan<double> density, Span<double> buffer)
    {
        var middle = buffer[..(2 * i.Coupling.L3 + 1)];
        middle.Clear();
        i.Coupling.AddProduct(density.Slice(i.A, 2 * i.Coupling.L1 + 1), density.Slice(i.B, 2 * i.Coupling.L2 + 1), middle);
        return middle;
    }

    private static void AddColumn(Matrix rows, int column, double weight, RealCoupling coupling, ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> product)
    {
        product.Clear();
        coupling.AddProduct(a[..(2 * coupling.L1 + 1)], b[..(2 * coupling.L2 + 1)], product);
        for (var m = 0; m < product.Length; m++)
        {
            rows[m, column] += weight * product[m];
        }
    }

    private static List<Pair> ListPairs(Factor[] factors, int degree, ref int column)
    {
        var pairs = new List<Pair>();
        for (var i = 0; i < factors.Length; i++)
        {
            for (var j = i; j < factors.Length; j++)
            {
                var (a, b) = (factors[i], factors[j]);
                if (Couples(a.L, b.L, degree))
                {
                    pairs.Add(new Pair(a.Offset, b.Offset, RealCoupling.For(a.L, b.L, degree), a.Weight * b.Weight, column++));
                }
            }
        }

        return pairs;
    }

    private static List<Intermediate> ListIntermediates(Factor[] factors, int degree, int lmax, ref int column)
    {
        var all = new List<Intermediate>();
        for (var i = 0; i < factors.Length; i++)
        {
            for (var j = i; j < factors.Length; j++)
            {
                for (var l = 0; l <= lmax; l++)
                {
                    var (a, b) = (factors[i], factors[j]);
                    if (!Couples(a.L, b.L, l))
                    {
                        continue;
                    }

                    var thirds = new List<Third>();
                    foreach (var c in factors.Skip(j).Where(c => Couples(l, c.L, degree)))
                    {
                        thirds.Add(new Third(c.Offset, RealCoupling.For(l, c.L, degree), a.Weight * b.Weight * c.Weight, column++));
                    }

                    if (thirds.Count > 0)
                    {
                        all.Add(new Intermediate(a.Offset, b.Offset, RealCoupling.For(a.L, b.L, l), [.. thirds]));
                    }
                }
            }
        }

        return all;
    }

    /// <summary>Triangle rule and the parity of a polar tensor.</summary>
    private static bool Couples(int l1, int l2, int l3) => l3 >= Math.Abs(l1 - l2) && l3 <= l1 + l2 && ((l1 + l2 + l3) & 1) == 0;

    private readonly record struct Factor(DensityChannel Channel, double Weight)
    {
        public int L => Channel.L;

        public int Offset => Channel.Offset;
    }

    private sealed record Single(int Offset, double Weight, int Column);

    private sealed record Pair(int A, int B, RealCoupling Coupling, double Weight, int Column);

    private sealed record Third(int C, RealCoupling Coupling, double Weight, int Column);

    private sealed record Intermediate(int A, int B, RealCoupling Coupling, Third[] Thirds);
}
