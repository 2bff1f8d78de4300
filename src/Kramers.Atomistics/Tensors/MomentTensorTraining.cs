using Kramers.Chemistry;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Atomistics.Tensors;

/// <summary>
/// Fits a <see cref="MomentTensorModel"/> by kernel ridge regression: K = sum over centres of kappa(G_i, G_j) A_i A_j^T between the
/// components of all geometries; width and ridge of each part are those that predict unseen folds best.
/// </summary>
public sealed class MomentTensorTraining
{
    private const double Power = 0.5;
    private static readonly double[] Widths = [0.5, 1, 2, 4];

    private readonly DensityTensorFeatures _features;
    private readonly MomentKernel _kernel;
    private readonly int[] _degrees;
    private readonly double[][] _targets;
    private readonly int[] _owner; // structure of each centre
    private readonly double[][] _moments;
    private readonly Dictionary<int, Matrix[]> _rows;
    private readonly (double Width, double Lambda)[] _chosen;

    /// <summary>Computes features and kernels, and chooses widths and ridge strengths.</summary>
    /// <param name="features">Tensors of the neighbour density.</param>
    /// <param name="degrees">Degrees of the parts.</param>
    /// <param name="structures">Training geometries.</param>
    /// <param name="targets">All components of each, part after part.</param>
    /// <param name="folds">Fold of each structure, from 0.</param>
    /// <param name="chosen">Width and ridge strength of each part where they are known; null chooses them.</param>
    /// <param name="cancellation">Stops between steps.</param>
    public MomentTensorTraining(
        DensityTensorFeatures features, IReadOnlyList<int> degrees, IReadOnlyList<Structure> structures, IReadOnlyList<double[]> targets, IReadOnlyList<int> folds,
        IReadOnlyList<(double Width, double Lambda)>? chosen = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(features);
        ArgumentNullException.ThrowIfNull(structures);
        ArgumentNullException.ThrowIfNull(folds);
        (_features, _degrees, _targets) = (features, [.. degrees], [.. targets]);
        _kernel = MomentKernel.Fit(features.Settings.Centre, structures, features.Settings.CutoffAngstrom);
        var centres = structures.Select(features.Centres).ToArray();
        _owner = [.. centres.SelectMany((c, s) => c.Select(_ => s))];
        _moments = [.. structures.SelectMany((s, n) => _kernel.Moments(s, centres[n]))];
        var densities = structures.SelectMany((s, n) => centres[n].Select(i => features.Density.Evaluate(s, i))).ToArray();
        _rows = _degrees.Distinct().ToDictionary(l => l, l => densities.AsParallel().AsOrdered().Select(d => Rows(l, d)).ToArray());
        _chosen = [.. chosen ?? _degrees.Select((_, part) => Choose(part, [.. folds], cancellation))];
    }

    /// <summary>Kernel width and ridge strength of each part.</summary>
    public IReadOnlyList<(double Width, double Lambda)> Chosen => _chosen;

    /// <summary>The model of some of the geometries.</summary>
    /// <param name="indices">Which.</param>
    public MomentTensorModel Fit(int[] indices)
    {
        ArgumentNullException.ThrowIfNull(indices);
        int[] support = [.. Enumerable.Range(0, _owner.Length).Where(c => indices.Contains(_owner[c]))];
        return new MomentTensorModel(_features, _kernel, [.. support.Select(c => _moments[c])], [.. _degrees.Select((_, part) => Part(part, indices, support))]);
    }

    private MomentTensorPart Part(int part, int[] indices, int[] support)
    {
        var (degree, (width, lambda)) = (_degrees[part], _chosen[part]);
        var size = 2 * degree + 1;
        var solver = new KernelSolver(Block(Kernel(part, width), indices, indices, size), Targets(part, indices, out var constant));
        var alpha = solver.Solve(lambda, Power);
        var weights = new Matrix(support.Length, _rows[degree][0].Columns);
        for (var j = 0; j < support.Length; j++)
        {
            var at = Array.IndexOf(indices, _owner[support[j]]) * size;
            var rows = _rows[degree][support[j]];
            for (var n = 0; n < rows.Data.Length; n++)
            {
                weights[j, n % rows.Columns] += rows.Data[n] * alpha[at + n / rows.Columns];
            }
        }

        return new MomentTensorPart(degree, width, weights, constant);
    }

    private (double Width, double Lambda) Choose(int part, int[] folds, CancellationToken cancellation)
    {
        double[] grid = [.. Enumerable.Range(0, 21).Select(k => Math.Pow(10, 1 - 0.5 * k))];
        var (best, chosen, size) = (double.PositiveInfinity, (0.0, 0.0), 2 * _degrees[part] + 1);
        foreach (var width in Widths)
        {
            var (kernel, error) = (Kernel(part, width), new double[grid.Length]);
            for (var fold = 0; fold <= folds.Max(); fold++)
            {
                cancellation.ThrowIfCancellationRequested();
                int[] seen = [.. Enumerable.Range(0, folds.Length).Where(i => folds[i] != fold)], unseen = [.. Enumerable.Range(0, folds.Length).Where(i => folds[i] == fold)];
                var solver = new KernelSolver(Block(kernel, seen, seen, size), Targets(part, seen, out var constant));
                var (cross, target) = (Block(kernel, unseen, seen, size), unseen.SelectMany(i => Target(part, i)).ToArray());
                for (var k = 0; k < grid.Length; k++)
                {
                    var predicted = cross * new Matrix(cross.Columns, 1, solver.Solve(grid[k], Power));
                    error[k] += predicted.Data.Zip(target, (p, t) => Math.Pow(p + constant - t, 2)).Sum();
                }
            }

            var at = Array.IndexOf(error, error.Min());
            (best, chosen) = error[at] < best ? (error[at], (width, grid[at])) : (best, chosen);
        }

        return chosen;
    }

    /// <summary>K between all components of all structures.</summary>
    private Matrix Kernel(int part, double width)
    {
        var (rows, size) = (_rows[_degrees[part]], 2 * _degrees[part] + 1);
        var stacked = new Matrix(rows.Length * size, rows[0].Columns);
        for (var c = 0; c < rows.Length; c++)
        {
            rows[c].Data.CopyTo(stacked.Data, c * rows[c].Data.Length);
        }

        var (products, kernel) = (stacked * stacked.Transpose(), new Matrix(_targets.Length * size, _targets.Length * size));
        for (var i = 0; i < rows.Length; i++)
        {
            for (var j = 0; j < rows.Length; j++)
            {
                var kappa = MomentKernel.Value(MomentKernel.SquareDistance(_moments[i], _moments[j]), width);
                for (var n = 0; n < size * size; n++)
                {
                    kernel[_owner[i] * size + n / size, _owner[j] * size + n % size] += kappa * products[i * size + n / size, j * size + n % size];
                }
            }
        }

        return kernel;
    }

    private static Matrix Block(Matrix kernel, int[] rows, int[] columns, int size)
    {
        var block = new Matrix(rows.Length * size, columns.Length * size);
        for (var n = 0; n < block.Data.Length; n++)
        {
            var (r, c) = (n / block.Columns, n % block.Columns);
            block.Data[n] = kernel[rows[r / size] * size + r % size, columns[c / size] * size + c % size];
        }

        return block;
    }

    // Only a scalar has a constant: the mean of the training labels.
    private double[] Targets(int part, int[] indices, out double constant)
    {
        double[] all = [.. indices.SelectMany(i => Target(part, i))];
        var mean = _degrees[part] == 0 ? all.Average() : 0;
        constant = mean;
        return Array.ConvertAll(all, t => t - mean);
    }

    private double[] Target(int part, int structure) => _targets[structure].AsSpan(_degrees.Take(part).Sum(l => 2 * l + 1), 2 * _degrees[part] + 1).ToArray();

    private Matrix Rows(int degree, double[] density)
    {
        var rows = new Matrix(2 * degree + 1, _features.Columns(degree));
        _features.Products(degree).AddTo(rows, density);
        return rows;
    }

    /// <summary>(K + lambda mean(e) (e/max e)^p)^-1 y for many lambda, e the eigenvalues of K.</summary>
    private sealed class KernelSolver
    {
        private readonly SymmetricEigen _eigen;
        private readonly Matrix _projected;

        public KernelSolver(Matrix kernel, double[] target)
        {
            _eigen = DenseLinearAlgebra.Best.Symmetric(kernel);
            _projected = _eigen.Vectors.Transpose() * new Matrix(target.Length, 1, target);
        }

        public double[] Solve(double lambda, double power)
        {
            var values = Array.ConvertAll(_eigen.Values, e => Math.Max(e, 0));
            var (mean, largest) = (values.Average(), values[^1]);
            var filtered = new Matrix(values.Length, 1, [.. values.Select((e, k) => _projected.Data[k] / (e + lambda * mean * Math.Pow(e / largest + 1e-9, power)))]);
            return (_eigen.Vectors * filtered).Data;
        }
    }
}
