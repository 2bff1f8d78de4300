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

    /// <summary>Computes features and chooses the ridge strengths, from 1e-9 to 100 of the mean eigenvalue.</summary>
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
        _rows = _degrees.Distinct().ToDictionary(l => l, l => Rows(structures, l, cancellation));
        _lambda = lambda is null ? Choose(folds, cancellation) : [.. lambda];
    }

    /// <summary>Ridge strengths of the parts, relative to the mean eigenvalue of their normal matrix.</summary>
    public IReadOnlyList<double> Lambda => _lambda;

    /// <summary>Coefficients of each part.</summary>
    public IReadOnlyList<int> Coefficients => [.. _degrees.Select(l => _rows[l][0].Columns)];

    /// <summary>The model of some of the geometries.</summary>
    /// <param name="indices">Which.</param>
    /// <exception cref="ArithmeticException">A ridge strength is zero, and the geometries do not determine all coefficients.</exception>
    public LinearTensorModel Fit(int[] indices)
    {
        var parts = new LinearTensorPart[_degrees.Length];
        foreach (var (own, fit) in Fits(indices))
        {
            for (var k = 0; k < own.Length; k++)
            {
                parts[own[k]] = fit.Solve(k, _lambda[own[k]], Power);
            }
        }

        return new(_features, parts);
    }

    /// <summary>Parts of one degree together: they share features.</summary>
    private IEnumerable<(int[] Parts, DegreeFit Fit)> Fits(int[] indices) =>
        Enumerable.Range(0, _degrees.Length).GroupBy(part => _degrees[part]).Select(g =>
        {
            int[] parts = [.. g];
            return (parts, new DegreeFit(g.Key, [.. indices.Select(i => _rows[g.Key][i])], [.. parts.Select(part => indices.Select(i => Target(part, i)).ToArray())]));
        });

    private Matrix[] Rows(IReadOnlyList<Structure> structures, int degree, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var rows = new Matrix[structures.Count];
        Parallel.For(0, rows.Length, new ParallelOptions { CancellationToken = cancellation }, s => rows[s] = _features.Rows(structures[s], degree));
        return rows;
    }

    private double[] Target(int part, int structure) => _targets[structure].AsSpan(_degrees.Take(part).Sum(l => 2 * l + 1), 2 * _degrees[part] + 1).ToArray();

    private double[] Choose(IReadOnlyList<int> folds, CancellationToken cancellation)
    {
        double[] grid = [.. Enumerable.Range(0, 23).Select(k => At(k))];
        var error = new Matrix(_degrees.Length, grid.Length);
        for (var fold = 0; fold <= folds.Max(); fold++)
        {
            cancellation.ThrowIfCancellationRequested();
            int[] unseen = [.. Enumerable.Range(0, folds.Count).Where(i => folds[i] == fold)];
            foreach (var (own, fit) in Fits([.. Enumerable.Range(0, folds.Count).Where(i => folds[i] != fold)]))
            {
                for (var k = 0; k < own.Length * grid.Length; k++)
                {
                    var (part, lambda) = (own[k / grid.Length], k % grid.Length);
                    var solved = fit.Solve(k / grid.Length, grid[lambda], Power);
                    error[part, lambda] += unseen.Sum(i => LinearTensorModel.Sum(_rows[_degrees[part]][i], solved).Zip(Target(part, i), (a, b) => (a - b) * (a - b)).Sum());
                }
            }
        }

        return [.. _degrees.Select((_, part) => At(Lowest(error.Row(part))))];

        static double At(double step) => Math.Pow(10, 2 - 0.5 * step);
    }

    /// <summary>Where a parabola through the lowest point and its neighbours is lowest: errors change little from step to step, and what is learned should not jump where two steps tie.</summary>
    private static double Lowest(ReadOnlySpan<double> error)
    {
        var k = error.IndexOf(error.ToArray().Min());
        return k == 0 || k == error.Length - 1 ? k : k + 0.5 * (error[k - 1] - error[k + 1]) / (error[k - 1] - 2 * error[k] + error[k + 1]);
    }
}
