using System.Text.Json;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Learning.Networks;

/// <summary>A trained <see cref="PooledNetwork"/>: E = sum_i [shift of the row's kind + scale y(G_i)]. Immutable.</summary>
public sealed class PooledRegressor
{
    private readonly NetworkShape _shape;
    private readonly double[][] _parameters;
    private readonly DifferentiableNetwork[] _networks;
    private readonly Standardisation[] _features;
    private readonly double[] _shifts;

    internal PooledRegressor(NetworkShape shape, double[][] parameters, Standardisation[] features, double[] shifts, double scale)
    {
        (_shape, _parameters, _features, _shifts, Scale) = (shape, parameters, features, shifts, scale);
        _networks = Array.ConvertAll(parameters, p => new DifferentiableNetwork(shape, p));
    }

    /// <summary>Number of kinds of rows.</summary>
    public int Kinds => _networks.Length;

    /// <summary>Number of features of a row.</summary>
    public int Features => _shape.Features;

    internal double Scale { get; }

    /// <summary>The sum over the rows of one sample, and its gradient by their features.</summary>
    /// <param name="features">G [row, feature].</param>
    /// <param name="kinds">Kind of each row.</param>
    /// <returns>E, and dE/dG_ik [row, feature]: with the Jacobian of the features it makes forces.</returns>
    /// <exception cref="ArgumentException">The number of features is another, or a kind is unknown.</exception>
    public (double Sum, Matrix ByFeature) Evaluate(Matrix features, IReadOnlyList<int> kinds)
    {
        TrainingData.CheckSamples(features, Features);
        ArgumentNullException.ThrowIfNull(kinds);
        if (kinds.Count != features.Rows || kinds.Any(k => k < 0 || k >= Kinds))
        {
            throw new ArgumentException($"Every one of the {features.Rows} rows needs a kind from 0 to {Kinds - 1}.", nameof(kinds));
        }

        var pass = new PooledPass(this, [new PooledSample(Standardised(features, kinds), kinds, 0)]);
        return (pass.Sum(0), pass.ByFeature(0));
    }

    /// <summary>The same model for the features whose principal axes it was trained on: the axes become part of the first layer.</summary>
    /// <param name="axes">Of each kind.</param>
    /// <exception cref="ArgumentException">Their number is not that of the kinds, or their count not that of the features.</exception>
    public PooledRegressor OfFeatures(IReadOnlyList<PrincipalAxes> axes)
    {
        ArgumentNullException.ThrowIfNull(axes);
        if (axes.Count != Kinds || axes.Any(a => a.Count != Features))
        {
            throw new ArgumentException($"Needed are {Features} axes for each of {Kinds} kinds.", nameof(axes));
        }

        var shape = new NetworkShape([axes[0].Features.Columns, .. _shape.Widths[1..]], _shape.Activation, _shape.Scaling);
        var parameters = _parameters.Select((p, kind) => Unfolded(shape, p, _features[kind], axes[kind].Axes)).ToArray();
        return new PooledRegressor(shape, parameters, [.. axes.Select(a => a.Features)], _shifts, Scale);
    }

    /// <summary>With q = A^T s along the axes, W^T ((q - m)/d) + b = (A d^-1 W)^T s + b - W^T (m/d).</summary>
    private double[] Unfolded(NetworkShape shape, double[] parameters, Standardisation along, Matrix axes)
    {
        var (all, nodes) = (new double[shape.Parameters], shape.Widths[1]);
        var weights = new Matrix(Features, nodes, _shape.Weights(parameters, 0).ToArray());
        _shape.Biases(parameters, 0).CopyTo(shape.Biases(all, 0));
        for (var a = 0; a < Features; a++)
        {
            for (var n = 0; n < nodes; n++)
            {
                weights[a, n] *= _shape.WeightScale(0) / along.Scale[a];
                shape.Biases(all, 0)[n] -= weights[a, n] * along.Mean[a] / shape.BiasScale;
            }
        }

        (1 / shape.WeightScale(0) * DenseLinearAlgebra.Best.Multiply(axes, weights)).Data.CopyTo(shape.Weights(all, 0));
        parameters.AsSpan((Features + 1) * nodes).CopyTo(all.AsSpan((shape.Features + 1) * nodes));
        return all;
    }

    /// <summary>Writes the members of the JSON object of this model.</summary>
    public void Write(Utf8JsonWriter json)
    {
        ArgumentNullException.ThrowIfNull(json);
        json.WriteString("activation", _shape.Activation.ToString());
        json.WriteString("scaling", _shape.Scaling.ToString());
        json.WriteVector("widths", [.. _shape.Widths.Select(width => (double)width)]);
        json.WriteVector("shifts", _shifts);
        json.WriteNumber("scale", Scale);
        for (var kind = 0; kind < Kinds; kind++)
        {
            json.WriteVector($"parameters {kind}", _parameters[kind]);
            _features[kind].Write(json, $"features {kind}");
        }
    }

    /// <summary>Makes the model again from what <see cref="Write"/> wrote.</summary>
    /// <exception cref="InvalidDataException">Something is missing or does not go together.</exception>
    public static PooledRegressor Read(JsonElement model)
    {
        try
        {
            int[] widths = [.. model.Member("widths").EnumerateArray().Select(width => width.GetInt32())];
            var shape = new NetworkShape(widths, Enum.Parse<Activation>(model.Text("activation")), Enum.Parse<NetworkScaling>(model.Text("scaling")));
            var shifts = model.Vector("shifts");
            int[] kinds = [.. Enumerable.Range(0, shifts.Length)];
            var features = Array.ConvertAll(kinds, k => Standardisation.Read(model.Member($"features {k}")));
            return features.All(f => f.Columns == shape.Features)
                ? new PooledRegressor(shape, Array.ConvertAll(kinds, k => model.Vector($"parameters {k}")), features, shifts, model.Number("scale"))
                : throw new InvalidDataException("The standardisation of the pooled network has another number of features than its layers.");
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or FormatException)
        {
            throw new InvalidDataException($"The pooled network is damaged: {e.Message}", e);
        }
    }

    internal DifferentiableNetwork Network(int kind) => _networks[kind];

    internal double Shift(int kind) => _shifts[kind];

    internal ReadOnlySpan<double> Deviations(int kind) => _features[kind].Scale;

    internal Matrix Standardised(Matrix features, IReadOnlyList<int> kinds) => Standardised(features, kinds, _features);

    /// <summary>Each row by the mean and the deviation of its kind.</summary>
    internal static Matrix Standardised(Matrix features, IReadOnlyList<int> kinds, Standardisation[] byKind)
    {
        var result = new Matrix(features.Rows, features.Columns);
        for (var i = 0; i < result.Rows; i++)
        {
            var mean = byKind[kinds[i]].Mean;
            var scale = byKind[kinds[i]].Scale;
            var from = features.Row(i);
            var to = result.Row(i);
            for (var k = 0; k < to.Length; k++)
            {
                to[k] = (from[k] - mean[k]) / scale[k];
            }
        }

        return result;
    }
}
