using Kramers.Atomistics.Potentials;
using Kramers.Chemistry;
using Kramers.Numerics;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Atomistics.ActiveLearning;

/// <summary>
/// A linear potential fitted to labels, and how sure it is: s(x) = s_z sqrt(x^T P x), P = (X W X^T + lambda)^-1 (Lunghi and Sanvito, Sci. Adv. 5, eaaw2210
/// (2019), https://doi.org/10.1126/sciadv.aaw2210). What a label would be without having been learned follows from the fit alone,
/// r' = (1 - X_i^T P X_i)^-1 r: from these residuals come lambda and the scale s_z^2 = mean of r r', which the variance of r', s_z^2 (1 - X_i^T P X_i)^-1, asks for.
/// Immutable.
/// </summary>
public sealed class LinearPosterior
{
    private readonly LinearObservations _observations;
    private readonly Matrix _covariance;
    private readonly double[] _coefficients;
    private readonly (Matrix Rows, double[] Targets)[] _equations;
    private readonly LabelledStructure[] _labels;

    internal LinearPosterior(LinearObservations observations, double lambda, Matrix covariance, Matrix projected)
    {
        (_observations, Lambda, _covariance) = (observations, lambda, covariance);
        _coefficients = DenseLinearAlgebra.Best.Multiply(covariance, projected).Data;
        (_equations, _labels) = ([.. observations.Equations], [.. observations.Labels]);
        var coefficients = observations.Coefficients(_coefficients);
        Potential = observations.Basis.Potential(coefficients.Beta, coefficients.AtomEnergiesEv);
        (LeaveOneOutLoss, Residual, LabelResiduals) = LeaveOneOut();
    }

    /// <summary>The potential.</summary>
    public IPotential Potential { get; }

    /// <summary>Number of labels that it was fitted to.</summary>
    public int Labels => _labels.Length;

    /// <summary>Strength of the prior.</summary>
    public double Lambda { get; }

    /// <summary>s_z, the noise of a row of weight 1, eV or eV/angstrom.</summary>
    public double Residual { get; }

    /// <summary>s_z that each label alone would give, the root of the mean of r r' over its rows, in the order of the labels, eV or eV/angstrom.</summary>
    public IReadOnlyList<double> LabelResiduals { get; }

    /// <summary>Sum of the squared, weighted residuals of each label under the fit to all others.</summary>
    public double LeaveOneOutLoss { get; }

    /// <summary>s/s_z of the energy and of every force component of a geometry, weighted as in the fit.</summary>
    /// <returns>[1 + 3N], the energy first.</returns>
    public double[] Leverage(Structure structure)
    {
        ArgumentNullException.ThrowIfNull(structure);
        var x = _observations.Rows(structure);
        var px = DenseLinearAlgebra.Best.Multiply(_covariance, x);
        var squares = new double[x.Columns];
        for (var k = 0; k < x.Rows; k++)
        {
            var a = x.Row(k);
            var b = px.Row(k);
            for (var r = 0; r < squares.Length; r++)
            {
                squares[r] += a[r] * b[r];
            }
        }

        return Array.ConvertAll(squares, s => Math.Sqrt(Math.Max(s, 0)));
    }

    /// <summary>Extrapolation grade: the largest s of the energy and the forces of a geometry, over that from which on it is to be labelled; and its row, 0 the energy.</summary>
    public (double Grade, int Row) Grade(Structure structure, ActiveLearningSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var leverage = Leverage(structure);
        var row = Array.IndexOf(leverage, leverage.Max());
        return (Residual * leverage[row] / settings.Threshold(this), row);
    }

    /// <summary>X^T P X between the rows of several geometries, [sum of 1 + 3N, the same].</summary>
    public Matrix Overlap(IReadOnlyList<Structure> structures)
    {
        ArgumentNullException.ThrowIfNull(structures);
        var x = Side(structures.Select(_observations.Rows).ToList());
        var algebra = DenseLinearAlgebra.Best;
        return algebra.Multiply(x.Transpose(), algebra.Multiply(_covariance, x));
    }

    /// <summary>The potential with a committee whose spread is s, for use outside this molecule's learning.</summary>
    /// <param name="members">Coefficients drawn from the posterior, two or more.</param>
    /// <param name="seed">Decides them.</param>
    public (LinearFit Fit, CommitteePotential Committee) WithCommittee(int members, int seed)
    {
        var random = new SeededRandom((ulong)seed);
        var fit = new LinearFit(_observations.Basis, [_observations.Coefficients(_coefficients), .. Enumerable.Range(0, members).Select(_ => Draw(random))]);
        var scaled = new CommitteePotential(fit.Potential, fit.Members, Residual);
        var largest = _labels.Max(l => scaled.Uncertainty(l.Structure).ForcesEvPerAngstrom.Max());
        return (fit, new CommitteePotential(fit.Potential, fit.Members, Residual, largest));
    }

    // Exact draws: noise of the residuals' width on z and on the prior (Papandreou and Yuille, NIPS 23 (2010)).
    private LinearCoefficients Draw(SeededRandom random)
    {
        var noise = new Matrix(_coefficients.Length, 1, [.. _coefficients.Select(_ => Math.Sqrt(Lambda) * random.Gaussian())]);
        foreach (var (x, z) in _equations)
        {
            noise += DenseLinearAlgebra.Best.Multiply(x, new Matrix(z.Length, 1, [.. z.Select(_ => random.Gaussian())]));
        }

        var deviation = DenseLinearAlgebra.Best.Multiply(_covariance, noise).Data;
        return _observations.Coefficients(_coefficients.Zip(deviation, (b, d) => b + d).ToArray());
    }

    private (double Loss, double Residual, double[] LabelResiduals) LeaveOneOut()
    {
        var (algebra, loss, squares) = (DenseLinearAlgebra.Best, 0.0, new List<double>());
        foreach (var (x, z) in _equations)
        {
            var transposed = x.Transpose();
            var left = Matrix.Identity(z.Length) - algebra.Multiply(transposed, algebra.Multiply(_covariance, x));
            var foreseen = algebra.Multiply(transposed, new Matrix(_coefficients.Length, 1, _coefficients));
            double[] residual = [.. z.Zip(foreseen.Data, (a, b) => a - b)];
            var unseen = algebra.SolvePositiveDefinite(left, new Matrix(z.Length, 1, residual)).Data;
            loss += unseen.Sum(r => r * r);
            squares.Add(residual.Zip(unseen, (a, b) => a * b).Average());
        }

        // All labels are of one molecule and have as many rows.
        return (loss, Math.Sqrt(squares.Average()), [.. squares.Select(Math.Sqrt)]);
    }

    private static Matrix Side(List<Matrix> blocks)
    {
        var all = new Matrix(blocks[0].Rows, blocks.Sum(b => b.Columns));
        for (var k = 0; k < all.Rows; k++)
        {
            var at = 0;
            foreach (var block in blocks)
            {
                block.Row(k).CopyTo(all.Row(k)[at..]);
                at += block.Columns;
            }
        }

        return all;
    }
}
