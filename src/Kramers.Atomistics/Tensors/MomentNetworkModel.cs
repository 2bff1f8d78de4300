using Kramers.Chemistry;
using Kramers.Learning.Networks;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Atomistics.Tensors;

/// <summary>
/// T^l = T0^l + sum over centres i of sum_q y_q(G_i) A_q^l(i): a linear model T0, and what it leaves as tensors A of the neighbour density, each of
/// the right degree, with amplitudes y from a neural network on the Gaussian moments G.
/// Class of models of Zaverkin et al., JCTC 18, 1 (2022), https://doi.org/10.1021/acs.jctc.1c00853; docs/conventions.md says where it differs.
/// </summary>
public sealed class MomentNetworkModel : ISphericalTensorModel
{
    private readonly NetworkTensors _tensors;
    private readonly LinearTensorModel _linear;
    private readonly DifferentiableNetwork _network;
    private readonly double[] _parameters;
    private readonly double[] _residuals;

    internal MomentNetworkModel(NetworkTensors tensors, LinearTensorModel linear, NetworkShape shape, double[] parameters, double[] residuals)
    {
        (_tensors, _linear, _parameters, _residuals) = (tensors, linear, parameters, residuals);
        _network = new DifferentiableNetwork(shape, parameters);
        Degrees = linear.Degrees;
    }

    /// <inheritdoc/>
    public IReadOnlyList<int> Degrees { get; }

    /// <summary>Parameters of the network, flat, without unit: all that a file must keep beside the training labels.</summary>
    public IReadOnlyList<double> Parameters => _parameters;

    /// <inheritdoc/>
    public double[] Predict(Structure structure)
    {
        var (centres, sum) = (_tensors.Centres(structure), _linear.Predict(structure));
        var amplitudes = _network.Evaluate(_tensors.Inputs(structure, centres)).Output;
        for (var i = 0; i < centres.Count; i++)
        {
            var (own, row) = (_tensors.Rows(structure, centres[i]), 0);
            for (var part = 0; part < own.Length; part++)
            {
                for (var m = 0; m < own[part].Rows; m++, row++)
                {
                    sum[row] += _residuals[part] * Dot(own[part].Row(m), amplitudes.Row(i).Slice(_tensors.First(part), own[part].Columns));
                }
            }
        }

        return sum;
    }

    /// <inheritdoc/>
    public Matrix Derivative(Structure structure)
    {
        ArgumentNullException.ThrowIfNull(structure);
        var centres = _tensors.Centres(structure);
        var inputs = _tensors.Inputs(structure, centres);
        var amplitudes = _network.Evaluate(inputs).Output;
        var own = centres.ConvertAll(i => _tensors.Rows(structure, i));
        var sum = _linear.Derivative(structure).Transpose();
        var first = 0;
        for (var part = 0; part < Degrees.Count; part++)
        {
            var change = AtFixedMoments(structure, centres, amplitudes, part);
            _tensors.AddMomentGradient(structure, Throughout(inputs, [.. own.Select(o => o[part])], centres, part), change);
            Add(sum, first, _residuals[part] * change);
            first += change.Rows;
        }

        return sum.Transpose();
    }

    /// <summary>sum_iq y_q(i) dA_q(i)/dx, [2l + 1, 3N].</summary>
    private Matrix AtFixedMoments(Structure structure, List<int> centres, Matrix amplitudes, int part)
    {
        var sum = new Matrix(2 * Degrees[part] + 1, 3 * structure.Count);
        for (var i = 0; i < centres.Count; i++)
        {
            sum += _tensors.Derivative(structure, centres[i], part, amplitudes.Row(i));
        }

        return sum;
    }

    /// <summary>sum_q A_mq dy_q/dG by centre, [2l + 1, moments].</summary>
    private Dictionary<int, Matrix> Throughout(Matrix inputs, Matrix[] rows, List<int> centres, int part)
    {
        var byCentre = centres.ToDictionary(i => i, _ => new Matrix(rows[0].Rows, inputs.Columns));
        for (var m = 0; m < rows[0].Rows; m++)
        {
            var weights = new Matrix(centres.Count, _network.Shape.Outputs);
            for (var i = 0; i < centres.Count; i++)
            {
                rows[i].Row(m).CopyTo(weights.Row(i)[_tensors.First(part)..]);
            }

            var gradient = _network.Evaluate(inputs, weights).InputGradient;
            for (var i = 0; i < centres.Count; i++)
            {
                gradient.Row(i).CopyTo(byCentre[centres[i]].Row(m));
            }
        }

        return byCentre;
    }

    private static void Add(Matrix sum, int firstRow, Matrix rows)
    {
        for (var n = 0; n < rows.Data.Length; n++)
        {
            sum.Data[firstRow * sum.Columns + n] += rows.Data[n];
        }
    }

    private static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var sum = 0.0;
        for (var k = 0; k < a.Length; k++)
        {
            sum += a[k] * b[k];
        }

        return sum;
    }
}
