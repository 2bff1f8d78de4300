using System.Text.Json;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Learning.Linear;

/// <summary>y = intercept + x coefficients, whatever way the coefficients were found.</summary>
public sealed class LinearRegressor : IRegressor
{
    internal const string KindName = "linear";

    private readonly Standardisation _features;
    private readonly Standardisation _targets;
    private readonly Matrix _coefficients; // of standardised features

    internal LinearRegressor(Standardisation features, Standardisation targets, Matrix coefficients, double[] penalties)
    {
        if (coefficients.Rows != features.Columns || coefficients.Columns != targets.Columns || penalties.Length != targets.Columns)
        {
            throw new ArgumentException($"{features.Columns} features and {targets.Columns} targets do not go with coefficients [{coefficients.Rows}, {coefficients.Columns}].");
        }

        (_features, _targets, _coefficients, Penalties) = (features, targets, coefficients, penalties);
    }

    /// <inheritdoc/>
    public string Kind => KindName;

    /// <inheritdoc/>
    public int Features => _features.Columns;

    /// <inheritdoc/>
    public int Targets => _targets.Columns;

    /// <summary>The strength of the penalty, lambda or alpha of the learner, that each target was fitted with; [target].</summary>
    public double[] Penalties { get; }

    /// <summary>Coefficients [feature, target], in units of target per feature.</summary>
    public Matrix Coefficients()
    {
        var scaled = _targets.UndoScale(_coefficients);
        for (var i = 0; i < scaled.Data.Length; i++)
        {
            scaled.Data[i] /= _features.Scale[i / Targets];
        }

        return scaled;
    }

    /// <summary>Prediction where all features are zero, [target], in units of the targets.</summary>
    public double[] Intercept() => Predict(new Matrix(1, Features)).Mean.Data;

    /// <inheritdoc/>
    public Prediction Predict(Matrix x)
    {
        TrainingData.CheckSamples(x, Features);
        return new Prediction(_targets.Undo(DenseLinearAlgebra.Best.Multiply(_features.Apply(x), _coefficients)));
    }

    /// <inheritdoc/>
    public void Write(Utf8JsonWriter json)
    {
        ArgumentNullException.ThrowIfNull(json);
        _features.Write(json, "features");
        _targets.Write(json, "targets");
        json.WriteMatrix("coefficients", _coefficients);
        json.WriteVector("penalties", Penalties);
    }

    internal static LinearRegressor Read(JsonElement model) => new(
        Standardisation.Read(model.Member("features")), Standardisation.Read(model.Member("targets")), model.Matrix("coefficients"), model.Vector("penalties"));
}
