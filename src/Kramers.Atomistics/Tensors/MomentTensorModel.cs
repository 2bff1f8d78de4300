using Kramers.Chemistry;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Atomistics.Tensors;

/// <summary>One part of a <see cref="MomentTensorModel"/>.</summary>
/// <param name="Degree">l.</param>
/// <param name="Width">s of the kernel.</param>
/// <param name="Weights">W_j, [training centre, feature]: y(G) = sum_j kappa(G, G_j) W_j.</param>
/// <param name="Constant">Of degree 0.</param>
internal sealed record MomentTensorPart(int Degree, double Width, Matrix Weights, double Constant);

/// <summary>
/// T^l = sum over centres i of sum_q y_q(G_i) A_q^l(i): tensors A of the neighbour density with amplitudes y that are smooth functions of
/// the Gaussian moments G. The class of models of Zaverkin et al., JCTC 18, 1 (2022), https://doi.org/10.1021/acs.jctc.1c00853, with a
/// kernel in place of their network (as in lambda-SOAP, Grisafi et al., PRL 120, 036002 (2018), https://doi.org/10.1103/PhysRevLett.120.036002): its fit is linear and has one answer.
/// </summary>
public sealed class MomentTensorModel : ISphericalTensorModel
{
    private readonly DensityTensorFeatures _features;
    private readonly MomentKernel _kernel;
    private readonly double[][] _moments;
    private readonly MomentTensorPart[] _parts;

    internal MomentTensorModel(DensityTensorFeatures features, MomentKernel kernel, double[][] moments, MomentTensorPart[] parts)
    {
        (_features, _kernel, _moments, _parts) = (features, kernel, moments, parts);
        Degrees = [.. parts.Select(p => p.Degree)];
    }

    /// <inheritdoc/>
    public IReadOnlyList<int> Degrees { get; }

    /// <inheritdoc/>
    public double[] Predict(Structure structure)
    {
        var centres = _features.Centres(structure);
        var moments = _kernel.Moments(structure, centres);
        var densities = centres.ConvertAll(i => _features.Density.Evaluate(structure, i));
        return [.. _parts.SelectMany(part =>
        {
            var tensor = new double[2 * part.Degree + 1];
            for (var i = 0; i < centres.Count; i++)
            {
                var rows = Rows(part.Degree, densities[i]);
                var own = LinearTensorModel.Sum(rows, new LinearTensorPart(part.Degree, Amplitudes(part, moments[i]), 0)).ToArray();
                tensor = [.. tensor.Zip(own, (a, b) => a + b)];
            }

            return tensor.Select(t => t + part.Constant);
        })];
    }

    /// <inheritdoc/>
    public Matrix Derivative(Structure structure)
    {
        ArgumentNullException.ThrowIfNull(structure);
        var centres = _features.Centres(structure);
        var moments = _kernel.Moments(structure, centres);
        var densities = centres.ConvertAll(i => _features.Density.EvaluateWithGradient(structure, i));
        Matrix[] parts = [.. _parts.Select(part => Derivative(part, structure, centres, moments, densities))];
        return Matrix.FromRows([.. parts.SelectMany(p => Enumerable.Range(0, p.Rows).Select(m => p.Row(m).ToArray()))]).Transpose();
    }

    private Matrix Derivative(MomentTensorPart part, Structure structure, List<int> centres, double[][] moments, List<(double[] Values, Matrix Gradient)> densities)
    {
        var sum = new Matrix(2 * part.Degree + 1, 3 * structure.Count);
        var byMoments = new Dictionary<int, Matrix>();
        for (var i = 0; i < centres.Count; i++)
        {
            var (density, gradient) = densities[i];
            sum += _features.Products(part.Degree).Jacobian(Amplitudes(part, moments[i]), density) * gradient;
            byMoments[centres[i]] = ByMoments(part, moments[i], Rows(part.Degree, density));
        }

        _kernel.AddGradient(structure, byMoments, sum);
        return sum;
    }

    private Matrix Rows(int degree, double[] density)
    {
        var products = _features.Products(degree);
        var rows = new Matrix(2 * degree + 1, products.Columns);
        products.AddTo(rows, density);
        return rows;
    }

    /// <summary>y(G).</summary>
    private double[] Amplitudes(MomentTensorPart part, double[] moments)
    {
        var amplitudes = new double[part.Weights.Columns];
        for (var j = 0; j < _moments.Length; j++)
        {
            var kappa = MomentKernel.Value(MomentKernel.SquareDistance(moments, _moments[j]), part.Width);
            var row = part.Weights.Row(j);
            for (var k = 0; k < row.Length; k++)
            {
                amplitudes[k] += kappa * row[k];
            }
        }

        return amplitudes;
    }

    /// <summary>dT_m/dG_k = sum_j 2 (G - G_j)_k kappa' sum_q A_mq W_jq, [2l + 1, moments].</summary>
    private Matrix ByMoments(MomentTensorPart part, double[] moments, Matrix rows)
    {
        var (shares, derivative) = (rows * part.Weights.Transpose(), new Matrix(rows.Rows, moments.Length));
        for (var j = 0; j < _moments.Length; j++)
        {
            var slope = 2 * MomentKernel.Slope(MomentKernel.SquareDistance(moments, _moments[j]), part.Width);
            for (var m = 0; m < rows.Rows; m++)
            {
                for (var k = 0; k < moments.Length; k++)
                {
                    derivative[m, k] += slope * shares[m, j] * (moments[k] - _moments[j][k]);
                }
            }
        }

        return derivative;
    }
}
