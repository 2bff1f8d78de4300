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

    /// <summary>Forms the normal equations of the chosen geometries, block by block: of their rows only those of the energies are kept.</summary>
    /// <param name="design">The geometries of all labels, same order as <paramref name="labels"/>.</param>
    /// <param name="labels">Labels with energy and forces.</param>
    /// <param name="training">Indices of the geometries to fit to.</param>
    /// <param name="energyWeight">Weight of an energy residual of 1 eV.</param>
    /// <param name="forceWeight">Weight of a force residual of 1 eV/angstrom.</param>
    /// <param name="geometryWeights">Further weight of each label, same order as <paramref name="labels"/>; null means 1 for all.</param>
    /// <param name="progress">Told the number of finished geometries.</param>
    /// <param name="cancellation">Stops between geometries.</param>
    /// <exception cref="ArgumentException">No training geometry, or a label without energy or forces.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public SnapTraining(
        SnapDesign design,
        IReadOnlyList<LabelledStructure> labels,
        IReadOnlyList<int> training,
        double energyWeight,
        double forceWeight,
        IReadOnlyList<double>? geometryWeights = null,
        IProgress<int>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(design);
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentNullException.ThrowIfNull(training);
        if (training.Count == 0 || labels.Any(l => l.EnergyEv is null || l.ForcesEvPerAngstrom is null))
        {
            throw new ArgumentException("Training needs at least one geometry, and every label an energy and forces.", nameof(labels));
        }

        (_design, _labels) = (design, labels);
        var equations = new SnapNormalEquations(design, labels, training, geometryWeights, progress, cancellation);
        var shares = Shares(training, geometryWeights);
        _meanEnergyPerAtom = training.Zip(shares, (s, share) => share * labels[s].EnergyEv!.Value).Sum();
        _meanRow = (new Matrix(1, shares.Length, shares) * equations.EnergyRows).Data;
        var atoms = training.Select(s => (double)labels[s].Structure.Count).ToArray();
        _ridge = equations.Ridge(energyWeight, forceWeight, _meanRow, Array.ConvertAll(atoms, n => n * _meanEnergyPerAtom), atoms);
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

    /// <summary>What a potential says about the labels with these indices, beside the labels.</summary>
    public SnapPredictions Predict(SnapPotential potential, IReadOnlyList<int> indices)
    {
        ArgumentNullException.ThrowIfNull(potential);
        ArgumentNullException.ThrowIfNull(indices);
        var values = new PotentialValue[indices.Count];
        Parallel.For(0, values.Length, n => values[n] = potential.Evaluate(_labels[indices[n]].Structure));
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
