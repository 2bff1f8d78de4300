using System.Text.Json;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Learning.Kernels;

/// <summary>A weighted sum of kernels on the training samples, from <see cref="KernelRidge"/>.</summary>
public sealed class KernelRegressor : IRegressor
{
    internal const string KindName = "kernel";

    private readonly Kernel _kernel;
    private readonly Standardisation _features;
    private readonly Standardisation _targets;
    private readonly Matrix _samples; // standardised [sample, feature]
    private readonly Matrix _weights; // [sample, target]

    internal KernelRegressor(Kernel kernel, Standardisation features, Standardisation targets, Matrix samples, Matrix weights, double[] penalties)
    {
        (_kernel, _features, _targets, _samples, _weights, Penalties) = (kernel, features, targets, samples, weights, penalties);
        if (samples.Columns != features.Columns || weights.Rows != samples.Rows || weights.Columns != targets.Columns)
        {
            throw new ArgumentException($"Weights [{weights.Rows}, {weights.Columns}] do not go with {samples.Rows} samples and {targets.Columns} targets.");
        }
    }

    /// <inheritdoc/>
    public string Kind => KindName;

    /// <inheritdoc/>
    public int Features => _features.Columns;

    /// <inheritdoc/>
    public int Targets => _targets.Columns;

    /// <summary>lambda of each target.</summary>
    public double[] Penalties { get; }

    /// <inheritdoc/>
    public Prediction Predict(Matrix x)
    {
        TrainingData.CheckSamples(x, Features);
        return new Prediction(_targets.Undo(DenseLinearAlgebra.Best.Multiply(_kernel.Between(_features.Apply(x), _samples), _weights)));
    }

    /// <inheritdoc/>
    public void Write(Utf8JsonWriter json)
    {
        ArgumentNullException.ThrowIfNull(json);
        _kernel.Write(json, "kernel");
        _features.Write(json, "features");
        _targets.Write(json, "targets");
        json.WriteMatrix("samples", _samples);
        json.WriteMatrix("weights", _weights);
        json.WriteVector("penalties", Penalties);
    }

    internal static KernelRegressor Read(JsonElement model) => new(
        Kernel.Read(model.Member("kernel")),
        Standardisation.Read(model.Member("features")),
        Standardisation.Read(model.Member("targets")),
        model.Matrix("samples"),
        model.Matrix("weights"),
        model.Vector("penalties"));
}
