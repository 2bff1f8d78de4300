using Kramers.Chemistry;
using Kramers.Learning;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Atomistics.Potentials;

/// <summary>
/// Fits the coefficients of a linear SNAP potential to energies and forces by ridge regression. Energies enter relative to
/// their weighted mean, which fixes beta_0 without penalty. Lunghi and Sanvito, Sci. Adv. 5, eaaw2210 (2019),
/// https://doi.org/10.1126/sciadv.aaw2210.
/// </summary>
public sealed class SnapTraining
{
    private readonly SnapDesign _design;
    private readonly IReadOnlyList<LabelledStructure> _labels;
    private readonly RidgeRegression _ridge;
    private readonly double[] _meanRow;
    private readonly double _meanEnergyPerAtom;

    /// <summary>Forms the normal equations of the chosen geometries.</summary>
    /// <param name="design">Rows of all labels, same order as <paramref name="labels"/>.</param>
    /// <param name="labels">Labels with energy and forces.</param>
    /// <param name="training">Indices of the geometries to fit to.</param>
    /// <param name="energyWeight">Weight of an energy residual of 1 eV.</param>
    /// <param name="forceWeight">Weight of a force residual of 1 eV/angstrom.</param>
    /// <param name="geometryWeights">Further weight of each label, same order as <paramref name="labels"/>; null means 1 for all.</param>
    /// <exception cref="ArgumentException">No training geometry, or a label without energy or forces.</exception>
    public SnapTraining(SnapDesign design, IReadOnlyList<LabelledStructure> labels, IReadOnlyList<int> training, double energyWeight, double forceWeight, IReadOnlyList<double>? geometryWeights = null)
    {
        ArgumentNullException.ThrowIfNull(design);
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentNullException.ThrowIfNull(training);
        if (training.Count == 0 || labels.Any(l => l.EnergyEv is null || l.ForcesEvPerAngstrom is null))
        {
            throw new ArgumentException("Training needs at least one geometry, and every label an energy and forces.", nameof(labels));
        }

        (_design, _labels) = (design, labels);
        var shares = Shares(training, geometryWeights);
        _meanEnergyPerAtom = training.Zip(shares, (s, share) => share * labels[s].EnergyEv!.Value).Sum();
        _meanRow = MeanEnergyRow(training, shares);
        _ridge = NormalEquations(training, energyWeight, forceWeight, geometryWeights);
    }

    /// <summary>Number of coefficients.</summary>
    public int Parameters => _design.Columns;

    /// <summary>Number of rows of the regression.</summary>
    public int Rows => _ridge.Rows;

    /// <summary>The potential for one ridge strength.</summary>
    /// <param name="lambda">Penalty, see <see cref="RidgeRegression.Solve"/>.</param>
    /// <param name="power">Spectral power of the penalty.</param>
    /// <exception cref="ArithmeticException">lambda = 0, and the data do not determine all coefficients.</exception>
    public SnapPotential Fit(double lambda, double power = 0)
    {
        var beta = _ridge.Solve(lambda, power);
        var length = _design.Descriptor.Length;

        // The mean row removed from the energies goes back into beta_0, the same for every atom.
        var beta0 = _meanEnergyPerAtom - Dot(_meanRow, beta);
        return new SnapPotential(
            _design.Descriptor,
            _design.Elements.Select((symbol, e) => (symbol, set: new ElementCoefficients(beta0, beta[(e * length)..((e + 1) * length)])))
                .ToDictionary(x => x.symbol, x => x.set, StringComparer.Ordinal));
    }

    /// <summary>Predictions for the labels with these indices through the design rows, which is much faster than evaluating the potential.</summary>
    public SnapPredictions Predict(SnapPotential potential, IReadOnlyList<int> indices)
    {
        ArgumentNullException.ThrowIfNull(potential);
        ArgumentNullException.ThrowIfNull(indices);
        double[] beta = [.. _design.Elements.SelectMany(e => potential.Elements[e].Beta)];
        var values = indices.Select(s => new PotentialValue(
            _labels[s].Structure.Elements.Sum(e => potential.Elements[e.Symbol].Beta0) + Dot(_design.Rows[s].Row(0), beta),
            [.. Enumerable.Range(1, _design.Rows[s].Rows - 1).Select(r => Dot(_design.Rows[s].Row(r), beta))])).ToArray();
        return new SnapPredictions(
            [.. indices.Select(s => _labels[s].EnergyEv!.Value)],
            [.. values.Select(v => v.EnergyEv)],
            [.. indices.SelectMany(s => _labels[s].ForcesEvPerAngstrom!)],
            [.. values.SelectMany(v => v.ForcesEvPerAngstrom)]);
    }

    /// <summary>w_s N_s / sum w N^2: with them, the mean per atom is the beta_0 of least squares for E_s = N_s beta_0.</summary>
    private double[] Shares(IReadOnlyList<int> training, IReadOnlyList<double>? geometryWeights)
    {
        double Weight(int s) => (geometryWeights?[s] ?? 1) * _labels[s].Structure.Count;
        var total = training.Sum(s => Weight(s) * _labels[s].Structure.Count);
        return [.. training.Select(s => Weight(s) / total)];
    }

    private double[] MeanEnergyRow(IReadOnlyList<int> training, double[] shares)
    {
        var mean = new double[_design.Columns];
        for (var t = 0; t < shares.Length; t++)
        {
            var row = _design.Rows[training[t]].Row(0);
            for (var k = 0; k < mean.Length; k++)
            {
                mean[k] += shares[t] * row[k];
            }
        }

        return mean;
    }

    private RidgeRegression NormalEquations(IReadOnlyList<int> training, double energyWeight, double forceWeight, IReadOnlyList<double>? geometryWeights)
    {
        var total = training.Sum(s => _design.Rows[s].Rows);
        var matrix = new Matrix(total, _design.Columns);
        var (target, weights) = (new double[total], new double[total]);
        var to = 0;
        foreach (var s in training)
        {
            var (rows, atoms, own) = (_design.Rows[s], _labels[s].Structure.Count, geometryWeights?[s] ?? 1);
            rows.Data.CopyTo(matrix.Data, to * _design.Columns);
            var energyRow = matrix.Row(to);
            for (var k = 0; k < energyRow.Length; k++)
            {
                energyRow[k] -= atoms * _meanRow[k];
            }

            (target[to], weights[to]) = (_labels[s].EnergyEv!.Value - atoms * _meanEnergyPerAtom, own * energyWeight);
            _labels[s].ForcesEvPerAngstrom!.CopyTo(target, to + 1);
            weights.AsSpan(to + 1, rows.Rows - 1).Fill(own * forceWeight);
            to += rows.Rows;
        }

        return new RidgeRegression(matrix, target, weights);
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

/// <summary>Reference and predicted values over a set of geometries.</summary>
/// <param name="ReferenceEnergies">eV, one per geometry.</param>
/// <param name="PredictedEnergies">eV, one per geometry.</param>
/// <param name="ReferenceForces">eV/angstrom, all components, geometry after geometry.</param>
/// <param name="PredictedForces">eV/angstrom, same order.</param>
public sealed record SnapPredictions(double[] ReferenceEnergies, double[] PredictedEnergies, double[] ReferenceForces, double[] PredictedForces);
