using Kramers.Chemistry;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Atomistics.Tensors;

/// <summary>
/// What a <see cref="MomentNetworkModel"/> sees of a centre: Gaussian moments with mean 0 and standard deviation 1 in training, and tensors
/// of the neighbour density, each times 0.1 over the root of (number of tensors x its mean square in training): a network that has learned nothing
/// then adds a tenth of what it should explain.
/// </summary>
internal sealed class NetworkTensors
{
    private const double Start = 0.1;

    private readonly DensityTensorFeatures _features;
    private readonly MomentKernel _moments;
    private readonly double[] _mean;
    private readonly double _spread;
    private readonly int[] _degrees;
    private readonly double[][] _scale; // [part][tensor]

    /// <summary>Measures means and scales.</summary>
    /// <param name="features">Tensors of the neighbour density.</param>
    /// <param name="degrees">Degrees of the parts.</param>
    /// <param name="training">Training geometries.</param>
    public NetworkTensors(DensityTensorFeatures features, IReadOnlyList<int> degrees, IReadOnlyList<Structure> training)
    {
        (_features, _degrees) = (features, [.. degrees]);
        _moments = MomentKernel.Fit(features.Settings.Centre, training, features.Settings.CutoffAngstrom);
        var all = training.SelectMany(s => _moments.Moments(s, features.Centres(s))).ToArray();
        _mean = [.. Enumerable.Range(0, all[0].Length).Select(k => all.Average(g => g[k]))];

        // Those of the kernel are scaled to a distance of 1 between geometries.
        var square = all.Average(g => MomentKernel.SquareDistance(g, _mean));
        var varying = Enumerable.Range(0, _mean.Length).Count(k => all.Any(g => g[k] != _mean[k]));
        _spread = square > 0 ? Math.Sqrt(varying / square) : 1;
        _scale = [.. degrees.Select(l => Scale(l, training))];
    }

    /// <summary>Number of moments.</summary>
    public int Moments => _mean.Length;

    /// <summary>Number of tensors of all parts.</summary>
    public int Count => _scale.Sum(s => s.Length);

    /// <summary>Number of the first tensor of a part.</summary>
    public int First(int part) => _scale.Take(part).Sum(s => s.Length);

    /// <summary>Atoms that carry the tensor.</summary>
    public List<int> Centres(Structure structure) => _features.Centres(structure);

    /// <summary>Moments of the centres, [centre, moment].</summary>
    public Matrix Inputs(Structure structure, List<int> centres) =>
        Matrix.FromRows([.. _moments.Moments(structure, centres).Select(g => g.Select((x, k) => _spread * (x - _mean[k])).ToArray())]);

    /// <summary>Tensors of a centre, [part][2l + 1, tensor].</summary>
    public Matrix[] Rows(Structure structure, int centre)
    {
        var density = _features.Density.Evaluate(structure, centre);
        return [.. _degrees.Select((l, part) => Scaled(Plain(l, density), _scale[part]))];
    }

    /// <summary>sum_q y_q dA_q/dx of a centre, [2l + 1, 3N].</summary>
    public Matrix Derivative(Structure structure, int centre, int part, ReadOnlySpan<double> amplitudes)
    {
        var (density, gradient) = _features.Density.EvaluateWithGradient(structure, centre);
        var weights = amplitudes.Slice(First(part), _scale[part].Length).ToArray();
        for (var q = 0; q < weights.Length; q++)
        {
            weights[q] *= _scale[part][q];
        }

        return _features.Products(_degrees[part]).Jacobian(weights, density) * gradient;
    }

    /// <summary>Adds sum_k c_mk dG_k/dx of each centre to rows m, [2l + 1, 3N].</summary>
    public void AddMomentGradient(Structure structure, Dictionary<int, Matrix> byMoments, Matrix gradient) =>
        _moments.AddGradient(structure, byMoments.ToDictionary(p => p.Key, p => _spread * p.Value), gradient);

    private double[] Scale(int degree, IReadOnlyList<Structure> training)
    {
        var (squares, centres) = (new double[_features.Columns(degree)], 0);
        foreach (var structure in training)
        {
            foreach (var centre in Centres(structure))
            {
                var rows = Plain(degree, _features.Density.Evaluate(structure, centre));
                centres++;
                for (var n = 0; n < rows.Data.Length; n++)
                {
                    squares[n % rows.Columns] += rows.Data[n] * rows.Data[n];
                }
            }
        }

        return Array.ConvertAll(squares, s => s > 0 ? Start * Math.Sqrt(centres / (s * squares.Length)) : 0);
    }

    private Matrix Plain(int degree, double[] density)
    {
        var products = _features.Products(degree);
        var rows = new Matrix(2 * degree + 1, products.Columns);
        products.AddTo(rows, density);
        return rows;
    }

    private static Matrix Scaled(Matrix rows, double[] scale)
    {
        for (var n = 0; n < rows.Data.Length; n++)
        {
            rows.Data[n] *= scale[n % rows.Columns];
        }

        return rows;
    }
}
