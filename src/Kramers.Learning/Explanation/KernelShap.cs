using System.Numerics;
using Kramers.Numerics;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Learning.Explanation;

/// <summary>
/// Shapley values of any regressor by weighted least squares over sets of known features (Lundberg and Lee, NIPS 2017,
/// arXiv:1705.07874, theorem 2). Unknown features take the values of background samples, over which predictions are averaged. Exact where all sets are
/// taken; else sets and their complements are drawn with the probability of their weight.
/// </summary>
public static class KernelShap
{
    /// <summary>Explains one prediction.</summary>
    /// <param name="model">Any regressor, of at most 62 features.</param>
    /// <param name="sample">[feature], in the units of the fit.</param>
    /// <param name="background">[sample, feature]; a few dozen typical samples.</param>
    /// <param name="target">Number of the target.</param>
    /// <param name="sets">Largest number of sets to predict; 2^features - 2 are all.</param>
    /// <param name="seed">Of drawn sets.</param>
    /// <exception cref="ArgumentException">Sample, background and model do not go together, or too few sets to determine the values.</exception>
    public static Attribution Of(IRegressor model, ReadOnlySpan<double> sample, Matrix background, int target = 0, int sets = 4096, ulong seed = 1)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(background);
        var n = model.Features;
        if (sample.Length != n || background.Columns != n || background.Rows == 0 || n > 62)
        {
            throw new ArgumentException($"A model of {n} features (62 at most) needs a sample and at least one background sample of as many; got {sample.Length} and [{background.Rows}, {background.Columns}].", nameof(sample));
        }

        ArgumentOutOfRangeException.ThrowIfNegative(target);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(target, model.Targets);
        ArgumentOutOfRangeException.ThrowIfLessThan(sets, 2 * n);
        var own = sample.ToArray();
        double Value(ulong known) => MeanPrediction(model, own, background, known, target);
        var (none, all) = (Value(0), Value((1UL << n) - 1));
        if (n == 1)
        {
            return new Attribution(none, [all - none]);
        }

        var weights = n < 31 && (1L << n) - 2 <= sets ? AllSets(n) : DrawnSets(n, sets, new SeededRandom(seed));
        return new Attribution(none, Solve(n, weights, Value, none, all));
    }

    private static double MeanPrediction(IRegressor model, double[] sample, Matrix background, ulong known, int target)
    {
        var x = background.Copy();
        for (var k = 0; k < x.Data.Length; k++)
        {
            var f = k % sample.Length;
            x.Data[k] = (known >> f & 1) != 0 ? sample[f] : x.Data[k];
        }

        var mean = model.Predict(x).Mean;
        return Enumerable.Range(0, x.Rows).Average(i => mean[i, target]);
    }

    /// <summary>Weight of a set of s of n features, (n - 1)/(C(n, s) s (n - s)).</summary>
    private static SortedDictionary<ulong, double> AllSets(int n)
    {
        var weights = new SortedDictionary<ulong, double>();
        for (var set = 1UL; set < (1UL << n) - 1; set++)
        {
            var s = BitOperations.PopCount(set);
            weights[set] = (n - 1) / (Binomial(n, s) * s * (n - s));
        }

        return weights;
    }

    /// <summary>All sets of one size together weigh (n - 1)/(s (n - s)): a size is drawn by it, then a set of this size.</summary>
    private static SortedDictionary<ulong, double> DrawnSets(int n, int sets, SeededRandom random)
    {
        var cumulative = new double[n];
        for (var s = 1; s < n; s++)
        {
            cumulative[s] = cumulative[s - 1] + 1.0 / (s * (n - s));
        }

        var weights = new SortedDictionary<ulong, double>();
        for (var drawn = 0; drawn + 2 <= sets; drawn += 2)
        {
            var mark = random.Uniform() * cumulative[^1];
            var size = Array.FindIndex(cumulative, c => c > mark);
            var set = random.Permutation(n).Take(size).Aggregate(0UL, (bits, f) => bits | 1UL << f);
            foreach (var taken in new[] { set, ~set & ((1UL << n) - 1) })
            {
                weights[taken] = weights.GetValueOrDefault(taken) + 1;
            }
        }

        return weights;
    }

    /// <summary>Least squares with the sum of the values fixed to all - none: the last feature is eliminated.</summary>
    private static double[] Solve(int n, SortedDictionary<ulong, double> weights, Func<ulong, double> value, double none, double all)
    {
        var (normal, right, row) = (new Matrix(n - 1, n - 1), new Matrix(n - 1, 1), new double[n - 1]);
        foreach (var (set, weight) in weights)
        {
            double last = set >> (n - 1) & 1;
            var z = value(set) - none - last * (all - none);
            for (var i = 0; i < n - 1; i++)
            {
                row[i] = (double)(set >> i & 1) - last;
            }

            for (var i = 0; i < n - 1; i++)
            {
                right.Data[i] += weight * row[i] * z;
                for (var j = 0; j < n - 1; j++)
                {
                    normal[i, j] += weight * row[i] * row[j];
                }
            }
        }

        var values = DenseLinearAlgebra.Best.SolvePositiveDefinite(normal, right).Data;
        return [.. values, all - none - values.Sum()];
    }

    private static double Binomial(int n, int k)
    {
        var result = 1.0;
        for (var i = 1; i <= k; i++)
        {
            result = result * (n - k + i) / i;
        }

        return result;
    }
}
