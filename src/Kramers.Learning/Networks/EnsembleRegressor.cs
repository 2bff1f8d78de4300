using System.Text.Json;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Learning.Networks;

/// <summary>The mean of several regressors, with their spread.</summary>
public sealed class EnsembleRegressor : IRegressor
{
    internal const string KindName = "ensemble";

    private readonly IRegressor[] _members;
    private readonly double[] _noise;

    internal EnsembleRegressor(IRegressor[] members, double[] noise) => (_members, _noise) = (members, noise);

    /// <inheritdoc/>
    public string Kind => KindName;

    /// <inheritdoc/>
    public int Features => _members[0].Features;

    /// <inheritdoc/>
    public int Targets => _members[0].Targets;

    /// <summary>The members.</summary>
    public IReadOnlyList<IRegressor> Members => _members;

    /// <summary>Variance of the noise of each target, [target], in squared units of the targets; 0 where it could not be estimated.</summary>
    public ReadOnlySpan<double> NoiseVariance => _noise;

    /// <inheritdoc/>
    public Prediction Predict(Matrix x)
    {
        TrainingData.CheckSamples(x, Features);
        var predictions = Array.ConvertAll(_members, member => member.Predict(x).Mean);
        var (mean, deviation) = (new Matrix(x.Rows, Targets), new Matrix(x.Rows, Targets));
        for (var i = 0; i < x.Rows; i++)
        {
            for (var k = 0; k < Targets; k++)
            {
                (mean[i, k], var variance) = Moments(predictions, i, k);
                deviation[i, k] = Math.Sqrt(variance + _noise[k]);
            }
        }

        return new Prediction(mean, deviation);
    }

    /// <inheritdoc/>
    public void Write(Utf8JsonWriter json)
    {
        ArgumentNullException.ThrowIfNull(json);
        json.WriteVector("noise", _noise);
        json.WriteNumber("members", _members.Length);
        for (var m = 0; m < _members.Length; m++)
        {
            RegressorFile.Write(json, $"member {m}", _members[m]);
        }
    }

    internal static EnsembleRegressor Read(JsonElement model)
    {
        IRegressor[] members = [.. Enumerable.Range(0, model.Integer("members")).Select(m => RegressorFile.Read(model.Member($"member {m}")))];
        var noise = model.Vector("noise");
        return members.Length >= 2 && members.All(m => m.Features == members[0].Features && m.Targets == noise.Length)
            ? new EnsembleRegressor(members, noise)
            : throw new InvalidDataException("The members of the ensemble do not go together.");
    }

    /// <summary>Mean and variance (division by n - 1) over the members of one prediction.</summary>
    internal static (double Mean, double Variance) Moments(Matrix[] predictions, int sample, int target)
    {
        double mean = 0, variance = 0;
        foreach (var p in predictions)
        {
            mean += p[sample, target] / predictions.Length;
        }

        foreach (var p in predictions)
        {
            variance += (p[sample, target] - mean) * (p[sample, target] - mean) / (predictions.Length - 1);
        }

        return (mean, variance);
    }
}
