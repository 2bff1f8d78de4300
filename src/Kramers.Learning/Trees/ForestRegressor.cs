using System.Text.Json;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Learning.Trees;

/// <summary>A tree or the mean of many.</summary>
public sealed class ForestRegressor : IRegressor, ITreeSum
{
    internal const string KindName = "forest";

    private const int Version = 2; // 1 had no training targets

    private readonly DecisionTree[] _trees;
    private readonly TrainingTargets _targets;

    internal ForestRegressor(int features, DecisionTree[] trees, TrainingTargets targets, Matrix? outOfBag)
    {
        (Features, _trees, _targets, OutOfBag) = (features, trees, targets, outOfBag);
    }

    /// <inheritdoc/>
    public string Kind => KindName;

    /// <inheritdoc/>
    public int Features { get; }

    /// <inheritdoc/>
    public int Targets => _trees[0].Outputs;

    /// <summary>The trees.</summary>
    public IReadOnlyList<DecisionTree> Trees => _trees;

    /// <summary>
    /// Predictions for the training samples by the trees that have not seen them, [sample, target], NaN where all have;
    /// compared with the targets they estimate the error on new samples. Null for a single tree and for models from a file.
    /// </summary>
    public Matrix? OutOfBag { get; }

    /// <summary>
    /// Predicts the mean of the trees. The standard deviation is that of the training targets in the leaves where the
    /// sample ends, leaves of all trees together: spread between trees and inside leaves, the second moment of Meinshausen's
    /// quantile regression forest (J. Mach. Learn. Res. 7, 983 (2006)).
    /// </summary>
    /// <param name="x">[sample, feature], in the units of the fit.</param>
    /// <exception cref="ArgumentException">The number of columns is not <see cref="Features"/>, or a number is not finite.</exception>
    public Prediction Predict(Matrix x)
    {
        TrainingData.CheckSamples(x, Features);
        var (mean, deviation) = (new Matrix(x.Rows, Targets), new Matrix(x.Rows, Targets));
        Parallel.For(0, x.Rows, i => Predict(x.Row(i), mean.Row(i), deviation.Row(i)));
        return new Prediction(mean, deviation);
    }

    /// <summary>
    /// Quantiles of a new observation, [sample, target], in units of the targets, by Meinshausen's quantile regression forest (J. Mach.
    /// Learn. Res. 7, 983 (2006)): of the training targets, each with the weight that it has in the mean of the forest. From 0.05 to 0.95 they hold
    /// nine of ten new observations, noise included. Leaves of five samples or more make them less ragged.
    /// </summary>
    /// <param name="x">[sample, feature], in the units of the fit.</param>
    /// <param name="probability">Between 0 and 1; the smallest training target is given up to which at least this part of the weight lies.</param>
    /// <exception cref="ArgumentException">x does not fit the model, or the probability is out of range.</exception>
    public Matrix Quantile(Matrix x, double probability)
    {
        TrainingData.CheckSamples(x, Features);
        if (!(probability >= 0 && probability <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(probability), probability, "A probability lies between 0 and 1.");
        }

        var quantile = new Matrix(x.Rows, Targets);
        Parallel.For(0, x.Rows, i => _targets.Quantile(Array.ConvertAll(_trees, tree => tree.LeafOf(x.Row(i))), probability, quantile.Row(i)));
        return quantile;
    }

    /// <summary>Decrease of the squared error (for classes: of Gini's impurity) by each feature, relative to all; [feature], sum 1, or all 0.</summary>
    public double[] ImpurityImportance()
    {
        var importance = new double[Features];
        foreach (var tree in _trees)
        {
            tree.AddImportance(importance);
        }

        var sum = importance.Sum();
        return Array.ConvertAll(importance, value => sum > 0 ? value / sum : 0);
    }

    /// <inheritdoc/>
    public void Write(Utf8JsonWriter json)
    {
        ArgumentNullException.ThrowIfNull(json);
        json.WriteNumber("version", Version);
        json.WriteNumber("features", Features);
        json.WriteNumber("targets", Targets);
        json.WriteStartArray("trees");
        Array.ForEach(_trees, tree => tree.Write(json));
        json.WriteEndArray();
        _targets.Write(json);
    }

    (double Start, double Factor, IReadOnlyList<DecisionTree> Trees, int Output) ITreeSum.Sum(int target) => (0, 1.0 / _trees.Length, _trees, target);

    internal static ForestRegressor Read(JsonElement model)
    {
        var version = model.TryGetProperty("version", out var number) ? number.GetInt32() : 1;
        if (version != Version)
        {
            throw new InvalidDataException($"The forest of the model is of version {version}, and version {Version} can be read, which holds the training targets too; train it again.");
        }

        var (features, targets) = (model.Integer("features"), model.Integer("targets"));
        DecisionTree[] trees = [.. model.Member("trees").EnumerateArray().Select(tree => DecisionTree.Read(tree, features, targets))];
        return trees.Length > 0 ? new ForestRegressor(features, trees, TrainingTargets.Read(model, trees), outOfBag: null) : throw new InvalidDataException("The forest of the model has no trees.");
    }

    internal static void Add(ReadOnlySpan<double> values, Span<double> to)
    {
        for (var k = 0; k < to.Length; k++)
        {
            to[k] += values[k];
        }
    }

    /// <summary>Mean, and the law of total variance for the deviation.</summary>
    private void Predict(ReadOnlySpan<double> sample, Span<double> mean, Span<double> deviation)
    {
        var leaves = new int[_trees.Length];
        for (var t = 0; t < leaves.Length; t++)
        {
            leaves[t] = _trees[t].LeafOf(sample);
            Add(_trees[t].Value.Row(leaves[t]), mean);
        }

        for (var k = 0; k < mean.Length; k++)
        {
            mean[k] /= leaves.Length;
            for (var t = 0; t < leaves.Length; t++)
            {
                var d = _trees[t].Value[leaves[t], k] - mean[k];
                deviation[k] += d * d + _trees[t].Variance[leaves[t], k];
            }

            deviation[k] = Math.Sqrt(deviation[k] / leaves.Length);
        }
    }
}
