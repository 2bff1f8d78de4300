using Kramers.Atomistics.Descriptors;
using Kramers.Chemistry;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Atomistics.Tensors;

/// <summary>Bispectrum components, each less its mean and over its standard deviation in the training set, by groups of atoms, with a leading 1.</summary>
public sealed class BispectrumScale
{
    private readonly Bispectrum _bispectrum;

    /// <summary>A scale that is known.</summary>
    /// <param name="settings">Of the bispectrum.</param>
    /// <param name="mean">[group, component].</param>
    /// <param name="deviation">[group, component]; 0 where a component does not vary.</param>
    public BispectrumScale(BispectrumSettings settings, Matrix mean, Matrix deviation) => (_bispectrum, Mean, Deviation) = (new Bispectrum(settings), mean, deviation);

    /// <summary>Numbers of an atom, the 1 included.</summary>
    public int Length => _bispectrum.Length + 1;

    /// <summary>Settings of the bispectrum.</summary>
    public BispectrumSettings Settings => _bispectrum.Settings;

    /// <summary>[group, component].</summary>
    public Matrix Mean { get; }

    /// <summary>[group, component].</summary>
    public Matrix Deviation { get; }

    /// <summary>
    /// Settings that fit some structures: one cutoff for all pairs, and weights of the elements that fall in size and change their
    /// sign from one to the next heavier, so that no two elements look alike.
    /// </summary>
    /// <param name="training">The structures.</param>
    /// <param name="twoJMax">Twice the largest angular momentum.</param>
    /// <param name="cutoffAngstrom">Cutoff, angstrom.</param>
    public static BispectrumSettings SettingsFor(IReadOnlyList<Structure> training, int twoJMax, double cutoffAngstrom)
    {
        string[] elements = [.. training.SelectMany(s => s.Elements).Distinct().OrderBy(e => e.AtomicNumber).Select(e => e.Symbol)];
        return new BispectrumSettings
        {
            TwoJMax = twoJMax,
            CutoffFactor = cutoffAngstrom,
            Elements = [.. elements.Select((e, i) => KeyValuePair.Create(e, new ElementDensity(0.5, (i % 2 == 0 ? 1 : -1) * (1 - 0.8 * i / elements.Length))))],
            SubtractIsolated = true,
        };
    }

    /// <summary>Measures mean and deviation.</summary>
    /// <param name="settings">Of the bispectrum.</param>
    /// <param name="training">The structures.</param>
    /// <param name="groups">Number of groups.</param>
    /// <param name="group">Group of an atom of a structure.</param>
    public static BispectrumScale Fit(BispectrumSettings settings, IReadOnlyList<Structure> training, int groups, Func<Structure, int, int> group)
    {
        ArgumentNullException.ThrowIfNull(training);
        var bispectrum = new Bispectrum(settings);
        var (count, sum, square) = (new double[groups], new Matrix(groups, bispectrum.Length), new Matrix(groups, bispectrum.Length));
        foreach (var structure in training)
        {
            var values = bispectrum.Evaluate(structure);
            for (var i = 0; i < structure.Count; i++)
            {
                var g = group(structure, i);
                count[g]++;
                for (var k = 0; k < bispectrum.Length; k++)
                {
                    sum[g, k] += values[i, k];
                    square[g, k] += values[i, k] * values[i, k];
                }
            }
        }

        for (var n = 0; n < sum.Data.Length; n++)
        {
            var atoms = Math.Max(count[n / bispectrum.Length], 1);
            sum.Data[n] /= atoms;
            square.Data[n] = Math.Sqrt(Math.Max(square.Data[n] / atoms - sum.Data[n] * sum.Data[n], 0));
            square.Data[n] = square.Data[n] > 1e-8 * Math.Abs(sum.Data[n]) ? square.Data[n] : 0; // rounding of what never varies
        }

        return new BispectrumScale(settings, sum, square);
    }

    /// <summary>Scaled components of every atom, [atom, length].</summary>
    /// <param name="structure">The atoms.</param>
    /// <param name="group">Group of an atom.</param>
    public Matrix Evaluate(Structure structure, Func<int, int> group) => Scaled(_bispectrum.Evaluate(structure), group);

    /// <summary>The same with the gradient of sum_k c[i, k] X[i, k] of one atom after the other.</summary>
    internal (Matrix Values, IReadOnlyList<PairGradient> Pairs) EvaluateWithGradient(Structure structure, Func<int, int> group)
    {
        var gradient = _bispectrum.EvaluateWithGradient(structure);
        return (Scaled(gradient.Values, group), gradient.Pairs);
    }

    /// <summary>sum_k w_k dX_k/dr over the scaled components, x y z, from one pair's derivative of the plain ones.</summary>
    internal void Slope(PairGradient pair, int group, ReadOnlySpan<double> weights, Span<double> slope)
    {
        slope.Clear();
        for (var k = 0; k < _bispectrum.Length; k++)
        {
            if (Deviation[group, k] == 0)
            {
                continue;
            }

            var weight = weights[k + 1] / Deviation[group, k];
            for (var c = 0; c < 3; c++)
            {
                slope[c] += weight * pair.Derivative[c, k];
            }
        }
    }

    private Matrix Scaled(Matrix values, Func<int, int> group)
    {
        var scaled = new Matrix(values.Rows, Length);
        for (var i = 0; i < values.Rows; i++)
        {
            var g = group(i);
            scaled[i, 0] = 1;
            for (var k = 0; k < values.Columns; k++)
            {
                scaled[i, k + 1] = Deviation[g, k] == 0 ? 0 : (values[i, k] - Mean[g, k]) / Deviation[g, k];
            }
        }

        return scaled;
    }
}
