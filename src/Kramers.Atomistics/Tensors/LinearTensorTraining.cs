using Kramers.Chemistry;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Atomistics.Tensors;

/// <summary>Fits linear tensor models of any degrees; the ridge strength of each part is the one that predicts unseen folds best.</summary>
public sealed class LinearTensorTraining
{
    // Directions that the data hardly explore are damped less than by a plain ridge.
    private const double Power = 0.5;

    private readonly ITensorFeatures _features;
    private readonly int[] _degrees;
    private readonly double[][] _targets;
    private readonly Dictionary<int, Matrix[]> _rows;
    private readonly double[] _lambda;

    /// <summary>Computes features and chooses the ridge strengths, half decades from 1e-9 to 10 of the mean eigenvalue.</summary>
    /// <param name="features">What the model sees.</param>
    /// <param name="degrees">Degrees of the parts.</param>
    /// <param name="structures">Training geometries.</param>
    /// <param name="targets">All components of each, part after part.</param>
    /// <param name="folds">Fold of each structure, from 0.</param>
    /// <param name="lambda">Ridge strengths of the parts where they are known; null chooses them.</param>
    /// <param name="cancellation">Stops between steps.</param>
    /// <exception cref="ArgumentException">Lists differ in length.</exception>
    public LinearTensorTraining(
        ITensorFeatures features, IReadOnlyList<int> degrees, IReadOnlyList<Structure> structures, IReadOnlyList<double[]> targets, IReadOnlyList<int> folds,
        IReadOnlyList<double>? lambda = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(structures);
        ArgumentNullException.ThrowIfNull(targets);
        ArgumentNullException.ThrowIfNull(folds);
        if (structures.Count != targets.Count || structures.Count != folds.Count || targets.Any(t => t.Length != degrees.Sum(l => 2 * l + 1)))
        {
            throw new ArgumentException($"{structures.Count} geometries need as many folds and targets, of {degrees.Sum(l => 2 * l + 1)} components each.", nameof(targets));
        }

        (_features, _degrees, _targets) = (features, [.. degrees], [.. targets]);
        _rows = _degrees.Distinct().ToDictionary(l => l, l => TensorTraining.FeaturesOf(features, structures, l, cancellation));
        _lambda = [.. lambda ?? _degrees.Select((_, part) => Choose(part, folds, cancellation))];
    }

    /// <summary>Ridge strengths of the parts, relative to the mean eigenvalue of their normal matrix.</summary>
    public IReadOnlyList<double> Lambda => _lambda;

    /// <summary>The model of some of the geometries.</summary>
    /// <param name="indices">Which.</param>
    public LinearTensorModel Fit(int[] indices) => new(_features, [.. _degrees.Select((_, part) => On(part, indices).Solve(_lambda[part], Power))]);

    private DegreeFit On(int part, int[] indices) => new(_degrees[part], [.. indices.Select(i => _rows[_degrees[part]][i])], [.. indices.Select(i => Target(part, i))]);

    private double[] Target(int part, int structure) => _targets[structure].AsSpan(_degrees.Take(part).Sum(l => 2 * l + 1), 2 * _degrees[part] + 1).ToArray();

    private double Choose(int part, IReadOnlyList<int> folds, CancellationToken cancellation)
    {
        double[] grid = [.. Enumerable.Range(0, 21).Select(k => Math.Pow(10, 1 - 0.5 * k))];
        var error = new double[grid.Length];
        for (var fold = 0; fold <= folds.Max(); fold++)
        {
            cancellation.ThrowIfCancellationRequested();
            var fit = On(part, [.. Enumerable.Range(0, folds.Count).Where(i => folds[i] != fold)]);
            for (var k = 0; k < grid.Length; k++)
            {
                var solved = fit.Solve(grid[k], Power);
                error[k] += Enumerable.Range(0, folds.Count).Where(i => folds[i] == fold)
                    .Sum(i => LinearTensorModel.Sum(_rows[_degrees[part]][i], solved).Zip(Target(part, i), (a, b) => (a - b) * (a - b)).Sum());
            }
        }

        return grid[Array.IndexOf(error, error.Min())];
    }
}
