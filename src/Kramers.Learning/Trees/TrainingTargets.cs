using System.Text.Json;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Learning.Trees;

/// <summary>
/// What a forest remembers of its training for the distribution of a new observation: every training target with the weight that the
/// forest's mean gives it, w_i(x) = mean over trees of (draws of i in the leaf of x)/(all draws there): Meinshausen, J. Mach.
/// Learn. Res. 7, 983 (2006), eqs. 4 and 5.
/// </summary>
internal sealed class TrainingTargets
{
    private const double Rounding = 1e-9; // sums of weights: 0.9 of ten equal ones is not to ask for the tenth

    private readonly Matrix _y;
    private readonly LeafSamples[] _leaves;
    private readonly int[][] _order; // [target][rank] samples by rising target

    /// <summary>Takes the targets [sample, target] and the samples in the leaves of each tree.</summary>
    public TrainingTargets(Matrix y, LeafSamples[] leaves)
    {
        (_y, _leaves) = (y, leaves);
        _order = [.. Enumerable.Range(0, y.Columns).Select(k => Enumerable.Range(0, y.Rows).OrderBy(i => y[i, k]).ToArray())];
    }

    /// <summary>Writes inf{y: F(y | x) >= p}, F(y | x) = sum of w_i over y_i at most y, for each target.</summary>
    /// <param name="leafOf">Leaf of the sample in each tree.</param>
    /// <param name="probability">p.</param>
    /// <param name="quantile">[target].</param>
    public void Quantile(int[] leafOf, double probability, Span<double> quantile)
    {
        var weights = Weights(leafOf);
        for (var k = 0; k < quantile.Length; k++)
        {
            var below = 0.0;
            foreach (var i in _order[k])
            {
                below += weights[i];
                if (weights[i] > 0 && below >= probability - Rounding)
                {
                    quantile[k] = _y[i, k];
                    break;
                }
            }
        }
    }

    public void Write(Utf8JsonWriter json)
    {
        json.WriteMatrix("trainingTargets", _y);
        json.WriteStartArray("leafSamples");
        Array.ForEach(_leaves, leaves => leaves.Write(json));
        json.WriteEndArray();
    }

    /// <exception cref="InvalidDataException">They do not belong to the trees.</exception>
    public static TrainingTargets Read(JsonElement model, DecisionTree[] trees)
    {
        var (y, leaves) = (model.Matrix("trainingTargets"), model.Member("leafSamples"));
        return leaves.GetArrayLength() == trees.Length && y.Columns == trees[0].Outputs
            ? new TrainingTargets(y, [.. leaves.EnumerateArray().Zip(trees, (json, tree) => LeafSamples.Read(json, tree, y.Rows))])
            : throw new InvalidDataException("The training targets of the forest are incomplete.");
    }

    private double[] Weights(int[] leafOf)
    {
        var weights = new double[_y.Rows];
        for (var t = 0; t < leafOf.Length; t++)
        {
            var samples = _leaves[t].In(leafOf[t]);
            foreach (var i in samples)
            {
                weights[i] += 1.0 / samples.Length / leafOf.Length;
            }
        }

        return weights;
    }
}
