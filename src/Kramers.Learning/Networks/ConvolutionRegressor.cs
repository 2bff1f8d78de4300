using System.Text.Json;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Learning.Networks;

/// <summary>A trained convolution network.</summary>
public sealed class ConvolutionRegressor : IRegressor
{
    internal const string KindName = "convolution network";

    private readonly ConvolutionShape _shape;
    private readonly double[] _parameters;
    private readonly Standardisation _channels;
    private readonly Standardisation _targets;

    internal ConvolutionRegressor(ConvolutionShape shape, double[] parameters, Standardisation channels, Standardisation targets) =>
        (_shape, _parameters, _channels, _targets) = (shape, parameters, channels, targets);

    /// <inheritdoc/>
    public string Kind => KindName;

    /// <inheritdoc/>
    public int Features => _shape.Grid.Length;

    /// <inheritdoc/>
    public int Targets => _targets.Columns;

    /// <inheritdoc/>
    public Prediction Predict(Matrix x)
    {
        TrainingData.CheckSamples(x, Features);
        var (input, output) = (Standardised(x, _shape.Grid, _channels), new Matrix(x.Rows, Targets));
        var (voxels, dense, parameters) = (new ConvolutionPass(_shape), new NetworkPass(_shape.Dense, 1), _parameters[_shape.Offsets[^1]..]);
        for (var i = 0; i < x.Rows; i++)
        {
            voxels.Forward(_parameters, input.Row(i), dense.Input.Row(0));
            dense.Forward(parameters, 1);
            dense.Output.Row(0).CopyTo(output.Row(i));
        }

        return new Prediction(_targets.Undo(output));
    }

    /// <summary>
    /// Derivative of every target by every voxel of one sample, [target, feature], in units of target per feature: what the network looks at.
    /// </summary>
    /// <param name="sample">[feature], in the units of the fit.</param>
    /// <exception cref="ArgumentException">The number of features is not <see cref="Features"/>, or a number is not finite.</exception>
    public Matrix InputGradient(ReadOnlySpan<double> sample)
    {
        var x = new Matrix(1, sample.Length, sample.ToArray());
        TrainingData.CheckSamples(x, Features);
        var (voxels, dense, parameters) = (new ConvolutionPass(_shape), new NetworkPass(_shape.Dense, 1), _parameters[_shape.Offsets[^1]..]);
        voxels.Forward(_parameters, Standardised(x, _shape.Grid, _channels).Row(0), dense.Input.Row(0));
        dense.Forward(parameters, 1);
        var gradient = new Matrix(Targets, Features);
        for (var t = 0; t < Targets; t++)
        {
            dense.OutputDerivative.Row(0).Clear();
            dense.OutputDerivative[0, t] = _targets.Scale[t];
            dense.Backward(parameters, new double[parameters.Length], 1);
            voxels.Backward(_parameters, dense.InputDerivative.Row(0), new double[_parameters.Length], toVoxels: true);
            voxels.CopyVoxelDerivative(gradient.Row(t));
        }

        for (var k = 0; k < gradient.Data.Length; k++)
        {
            gradient.Data[k] /= _channels.Scale[k % Features / _shape.Grid.Voxels];
        }

        return gradient;
    }

    /// <inheritdoc/>
    public void Write(Utf8JsonWriter json)
    {
        ArgumentNullException.ThrowIfNull(json);
        var grid = _shape.Grid;
        json.WriteString("activation", _shape.Activation.ToString());
        json.WriteVector("grid", [grid.Channels, grid.X, grid.Y, grid.Z]);
        json.WriteVector("convolutions", [.. _shape.Convolutions.Select(c => (double)c.Output.Channels)]);
        json.WriteVector("hidden", [.. _shape.Dense.Widths[1..^1].Select(width => (double)width)]);
        json.WriteVector("parameters", _parameters);
        _channels.Write(json, "channels");
        _targets.Write(json, "targets");
    }

    internal static ConvolutionRegressor Read(JsonElement model)
    {
        int[] Integers(string name) => [.. model.Member(name).EnumerateArray().Select(n => n.GetInt32())];
        var (channels, targets) = (Standardisation.Read(model.Member("channels")), Standardisation.Read(model.Member("targets")));
        if (Integers("grid") is not [var c, > 0 and var x, > 0 and var y, > 0 and var z] || c != channels.Columns)
        {
            throw new InvalidDataException("The grid of the convolution network is damaged.");
        }

        var shape = new ConvolutionShape(new VoxelShape(c, x, y, z), Integers("convolutions"), Integers("hidden"), targets.Columns, Enum.Parse<Activation>(model.Text("activation")));
        var parameters = model.Vector("parameters");
        return parameters.Length == shape.Parameters
            ? new ConvolutionRegressor(shape, parameters, channels, targets)
            : throw new InvalidDataException("The parameters of the convolution network do not go with its layers.");
    }

    /// <summary>All voxels of all samples, [sample voxel, channel].</summary>
    internal static Matrix ByChannel(Matrix x, VoxelShape grid) => Turned(x, x.Rows * grid.Voxels, grid.Channels, grid, isForth: true);

    /// <summary>Voxels in units of their channels, [sample, feature].</summary>
    internal static Matrix Standardised(Matrix x, VoxelShape grid, Standardisation channels) =>
        Turned(channels.Apply(ByChannel(x, grid)), x.Rows, grid.Length, grid, isForth: false);

    private static Matrix Turned(Matrix from, int rows, int columns, VoxelShape grid, bool isForth)
    {
        var to = new Matrix(rows, columns);
        for (var k = 0; k < to.Data.Length; k++)
        {
            var other = isForth
                ? k / columns / grid.Voxels * grid.Length + k % columns * grid.Voxels + k / columns % grid.Voxels
                : (k / grid.Length * grid.Voxels + k % grid.Voxels) * grid.Channels + k % grid.Length / grid.Voxels;
            to.Data[k] = from.Data[other];
        }

        return to;
    }
}
