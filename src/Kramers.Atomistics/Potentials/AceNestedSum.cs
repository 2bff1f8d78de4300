using Kramers.Atomistics.Descriptors;

namespace Kramers.Atomistics.Potentials;

/// <summary>
/// sum_k beta_k B_k of one site as nested sums over ascending places a &lt;= b &lt;= c &lt;= d of the density,
///
///     sum_a A_a (w_a + sum_b A_b (w_ab + sum_c A_c (w_abc + sum_d A_d w_abcd))),
///
/// in which every monomial stands once, whatever number of invariants it has: two multiplications for each in the value and two in the derivative.
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
            int[] starts = [0, .. parents.Select(p => p.Children.Count)];
            for (var i = 1; i < starts.Length; i++)
            {
                starts[i] += starts[i - 1];
            }

            var children = parents.SelectMany(p => p.Children).ToList();
            levels.Add(new Level(starts, [.. children.Select(c => c.Key)], [.. children.Select(c => c.Value.Weight)]));
            parents = [.. children.Select(c => c.Value)];
        }

        _levels = [.. levels];
    }

    /// <summary>The value; the derivative by the density is added to <paramref name="adjoint"/>.</summary>
    internal double Evaluate(ReadOnlySpan<double> density, Span<double> adjoint) =>
        _levels.Length == 0 ? 0 : Sum(0, 0, 1, density, adjoint);

    /// <summary>The sum over the children of one branch, whose factors above multiply to <paramref name="product"/>.</summary>
    private double Sum(int depth, int parent, double product, ReadOnlySpan<double> density, Span<double> adjoint)
    {
        var level = _levels[depth];
        var (from, to, sum) = (level.Starts[parent], level.Starts[parent + 1], 0.0);
        for (var i = from; i < to; i++)
        {
            var (place, inner) = (level.Places[i], level.Weights[i]);
            var a = density[place];
            if (depth + 1 < _levels.Length && _levels[depth + 1].Starts[i] != _levels[depth + 1].Starts[i + 1])
            {
                inner += Sum(depth + 1, i, product * a, density, adjoint);
            }

            adjoint[place] += product * inner;
            sum += a * inner;
        }

        return sum;
    }

    /// <summary>All branches of one depth: those of parent i from Starts[i] to Starts[i + 1].</summary>
    private sealed record Level(int[] Starts, int[] Places, double[] Weights);

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
