using System.Text.Json;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Learning.Networks;

/// <summary>A trained network.</summary>
public sealed class NetworkRegressor : IRegressor
{
    internal const string KindName = "network";
    private const int Batch = 64;

    private readonly NetworkShape _shape;
    private readonly double[] _parameters;
    private readonly Standardisation _features;
    private readonly Standardisation _targets;

    internal NetworkRegressor(NetworkShape shape, double[] parameters, Standardisation features, Standardisation targets)
    {
        (_shape, _parameters, _features, _targets) = (shape, parameters, features, targets);
    }

    /// <inheritdoc/>
    public string Kind => KindName;

    /// <inheritdoc/>
    public int Features => _features.Columns;

    /// <inheritdoc/>
    public int Targets => _targets.Columns;

    /// <inheritdoc/>
    public Prediction Predict(Matrix x)
    {
        TrainingData.CheckSamples(x, Features);
        var (input, output) = (_features.Apply(x), new Matrix(x.Rows, Targets));
        var pass = new NetworkPass(_shape, Math.Min(Batch, x.Rows));
        for (var start = 0; start < x.Rows; start += Batch)
        {
            var rows = Math.Min(Batch, x.Rows - start);
            input.Data.AsSpan(start * Features, rows * Features).CopyTo(pass.Input.Data);
            pass.Forward(_parameters, rows);
            pass.Output.Data.AsSpan(0, rows * Targets).CopyTo(output.Data.AsSpan(start * Targets));
        }

        return new Prediction(_targets.Undo(output));
    }

    /// <summary>
    /// Derivative of every target by every feature at one sample, [target, feature], in units of target per feature. With the
    /// gradient of a descriptor it makes the force of a learned energy.
    /// </summary>
    /// <param name="sample">[feature], in the units of the fit.</param>
    /// <exception cref="ArgumentException">The number of features is not <see cref="Features"/>, or a number is not finite.</exception>
    public Matrix InputGradient(ReadOnlySpan<double> sample)
    {
        var x = new Matrix(1, sample.Length, sample.ToArray());
        TrainingData.CheckSamples(x, Features);
        var pass = new NetworkPass(_shape, Targets);
        for (var t = 0; t < Targets; t++)
        {
            _features.Apply(x).Data.CopyTo(pass.Input.Row(t));
            pass.OutputDerivative[t, t] = _targets.Scale[t];
        }

        pass.Forward(_parameters, Targets);
        pass.Backward(_parameters, new double[_shape.Parameters], Targets);
        var gradient = pass.InputDerivative.Copy();
        for (var k = 0; k < gradient.Data.Length; k++)
        {
            gradient.Data[k] /= _features.Scale[k % Features];
        }

        return gradient;
    }

    /// <inheritdoc/>
    public void Write(Utf8JsonWriter json)
    {
        ArgumentNullException.ThrowIfNull(json);
        json.WriteString("activation", _shape.Activation.ToString());
        json.WriteVector("widths", [.. _shape.Widths.Select(width => (double)width)]);
        json.WriteVector("parameters", _parameters);
        _features.Write(json, "features");
        _targets.Write(json, "targets");
    }

    internal static NetworkRegressor Read(JsonElement model)
    {
        int[] widths = [.. model.Member("widths").EnumerateArray().Select(width => width.GetInt32())];
        var shape = new NetworkShape(widths, Enum.Parse<Activation>(model.Text("activation")));
        var parameters = model.Vector("parameters");
        var (features, targets) = (Standardisation.Read(model.Member("features")), Standardisation.Read(model.Member("targets")));
        return parameters.Length == shape.Parameters && features.Columns == widths[0] && targets.Columns == widths[^1]
            ? new NetworkRegressor(shape, parameters, features, targets)
            : throw new InvalidDataException("The parameters of the network do not go with its layers.");
    }
}
