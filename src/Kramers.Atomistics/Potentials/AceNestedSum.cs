using Kramers.Atomistics.Descriptors;

namespace Kramers.Atomistics.Potentials;

/// <summary>
/// sum_k beta_k B_k of one site as nested sums over ascending places a &lt;= b &lt;= c &lt;= d of the density,
///
///     sum_a A_a (w_a + sum_b A_b (w_ab + sum_c A_c (w_abc + sum_d A_d w_abcd))),
///
/// in which every monomial stands once, whatever number of invariants it has: one multiplication for each in the value and one in the derivative.
/// Atoms of one type share places and weights, and lie side by side in the lanes.
/// </summary>
internal sealed class AceNestedSum
{
    private readonly Level[] _levels;

    internal AceNestedSum(IReadOnlyList<AceInvariant> invariants, ReadOnlySpan<double> coefficients)
    {
        var root = new Branch();
        for (var k = 0; k < invariants.Count; k++)
        {
            var (order, places) = (invariants[k].Order, invariants[k].Places);
            for (var t = 0; t < invariants[k].Coefficients.Length; t++)
            {
                root.Add(places.AsSpan(t * order, order), coefficients[k] * invariants[k].Coefficients[t]);
            }
        }

        var levels = new List<Level>();
        List<Branch> parents = [root];
        while (parents.Any(p => p.Children.Count > 0))
        {
            var (level, children) = Level.Below(parents);
            levels.Add(level);
            parents = children;
        }

        _levels = [.. levels];
    }

    /// <summary>Number of monomials.</summary>
    internal int Count => _levels.Sum(l => l.Places.Length);

    /// <summary>The value; the derivative by the density is added to <paramref name="adjoint"/>.</summary>
    internal T Evaluate<T>(ReadOnlySpan<T> density, Span<T> adjoint)
        where T : struct, ILanes<T> => _levels.Length == 0 ? T.All(0) : Sum(0, 0, T.All(1), density, adjoint);

    /// <summary>The sum over the children of one branch, whose factors above multiply to <paramref name="product"/>.</summary>
    private T Sum<T>(int depth, int parent, T product, ReadOnlySpan<T> density, Span<T> adjoint)
        where T : struct, ILanes<T>
    {
        var level = _levels[depth];
        var (from, branches, to) = (level.Starts[parent], level.Branches[parent], level.Starts[parent + 1]);
        var sum = Leaves(level.Places.AsSpan(from, branches - from), level.Weights.AsSpan(from, branches - from), product, density, adjoint);
        for (var i = branches; i < to; i++)
        {
            var place = level.Places[i];
            var a = density[place];
            var inner = T.All(level.Weights[i]) + Sum(depth + 1, i, product * a, density, adjoint);
            adjoint[place] = T.MultiplyAdd(product, inner, adjoint[place]);
            sum = T.MultiplyAdd(a, inner, sum);
        }

        return sum;
    }

    /// <summary>The children without children: two sums, so that one need not wait for the other.</summary>
    private static T Leaves<T>(ReadOnlySpan<int> places, ReadOnlySpan<double> weights, T product, ReadOnlySpan<T> density, Span<T> adjoint)
        where T : struct, ILanes<T>
    {
        var (even, odd) = (T.All(0), T.All(0));
        var i = 0;
        for (; i + 1 < places.Length && i + 1 < weights.Length; i += 2)
        {
            var (p, q, v, w) = (places[i], places[i + 1], T.All(weights[i]), T.All(weights[i + 1]));
            even = T.MultiplyAdd(density[p], v, even);
            odd = T.MultiplyAdd(density[q], w, odd);
            adjoint[p] = T.MultiplyAdd(product, v, adjoint[p]);
            adjoint[q] = T.MultiplyAdd(product, w, adjoint[q]);
        }

        if (i < places.Length)
        {
            var (p, v) = (places[i], T.All(weights[i]));
            even = T.MultiplyAdd(density[p], v, even);
            adjoint[p] = T.MultiplyAdd(product, v, adjoint[p]);
        }

        return even + odd;
    }

    /// <summary>All children at one depth: those of parent i lie from Starts[i] to Starts[i + 1], and have children of their own from Branches[i] on.</summary>
    private sealed record Level(int[] Starts, int[] Branches, int[] Places, double[] Weights)
    {
        internal static (Level Level, List<Branch> Children) Below(List<Branch> parents)
        {
            var (starts, branches, children) = (new List<int> { 0 }, new List<int>(), new List<KeyValuePair<int, Branch>>());
            foreach (var parent in parents)
            {
                children.AddRange(parent.Children.Where(c => c.Value.Children.Count == 0));
                branches.Add(children.Count);
                children.AddRange(parent.Children.Where(c => c.Value.Children.Count > 0));
                starts.Add(children.Count);
            }

            return (new Level([.. starts], [.. branches], [.. children.Select(c => c.Key)], [.. children.Select(c => c.Value.Weight)]), [.. children.Select(c => c.Value)]);
        }
    }

    private sealed class Branch
    {
        public SortedDictionary<int, Branch> Children { get; } = [];

        public double Weight { get; private set; }

        public void Add(ReadOnlySpan<int> places, double weight)
        {
            if (places.IsEmpty)
            {
                Weight += weight;
                return;
            }

            if (!Children.TryGetValue(places[0], out var child))
            {
                child = Children[places[0]] = new Branch();
            }

            child.Add(places[1..], weight);
        }
    }
}
