using System.Text.Json;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Learning.Trees;

/// <summary>A constant plus a sum of trees for every target; with the logistic loss the probability that belongs to this sum.</summary>
public sealed class BoostedRegressor : IRegressor, ITreeSum
{
    internal const string KindName = "boosted trees";

    private readonly BoostingStep _step;
    private readonly BoostedSum[] _sums;

    internal BoostedRegressor(int features, BoostingLoss loss, double learningRate, BoostedSum[] sums)
    {
        (Features, Loss, LearningRate, _sums, _step) = (features, loss, learningRate, sums, BoostingStep.Of(loss));
    }

    /// <inheritdoc/>
    public string Kind => KindName;

    /// <inheritdoc/>
    public int Features { get; }

    /// <inheritdoc/>
    public int Targets => _sums.Length;

    /// <summary>The loss of the fit.</summary>
    public BoostingLoss Loss { get; }

    /// <summary>Factor on every tree.</summary>
    public double LearningRate { get; }

    /// <summary>Number of trees of a target.</summary>
    public int Stages(int target) => _sums[target].Trees.Length;

    /// <inheritdoc/>
    public Prediction Predict(Matrix x)
    {
        var mean = Score(x);
        for (var i = 0; i < mean.Data.Length; i++)
        {
            mean.Data[i] = _step.Response(mean.Data[i]);
        }

        return new Prediction(mean);
    }

    /// <summary>The sums themselves, [sample, target]: ln of the odds with the logistic loss, else the prediction.</summary>
    /// <param name="x">[sample, feature], in the units of the fit.</param>
    /// <exception cref="ArgumentException">The number of columns is not <see cref="Features"/>, or a number is not finite.</exception>
    public Matrix Score(Matrix x)
    {
        TrainingData.CheckSamples(x, Features);
        var score = new Matrix(x.Rows, Targets);
        Parallel.For(0, x.Rows, i =>
        {
            for (var k = 0; k < Targets; k++)
            {
                var sum = _sums[k].Start;
                foreach (var tree in _sums[k].Trees)
                {
                    sum += LearningRate * tree.Value.Data[tree.LeafOf(x.Row(i))];
                }

                score[i, k] = sum;
            }
        });
        return score;
    }

    /// <inheritdoc/>
    public void Write(Utf8JsonWriter json)
    {
        ArgumentNullException.ThrowIfNull(json);
        json.WriteNumber("features", Features);
        json.WriteString("loss", Loss.ToString());
        json.WriteNumber("learningRate", LearningRate);
        json.WriteStartArray("targets");
        foreach (var sum in _sums)
        {
            json.WriteStartObject();
            json.WriteNumber("start", sum.Start);
            json.WriteStartArray("trees");
            Array.ForEach(sum.Trees, tree => tree.Write(json));
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    (double Start, double Factor, IReadOnlyList<DecisionTree> Trees, int Output) ITreeSum.Sum(int target) => (_sums[target].Start, LearningRate, _sums[target].Trees, 0);

    internal static BoostedRegressor Read(JsonElement model)
    {
        var features = model.Integer("features");
        var sums = model.Member("targets").EnumerateArray().Select(sum => new BoostedSum(
            sum.Number("start"), [.. sum.Member("trees").EnumerateArray().Select(tree => DecisionTree.Read(tree, features, outputs: 1))]));
        return new BoostedRegressor(features, Enum.Parse<BoostingLoss>(model.Text("loss")), model.Number("learningRate"), [.. sums]);
    }
}
