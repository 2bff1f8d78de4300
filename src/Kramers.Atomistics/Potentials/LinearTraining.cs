using Kramers.Chemistry;
using Kramers.Numerics;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Atomistics.Potentials;

/// <summary>
/// Fits any linear potential to energies and forces,
///
///     min sum w (A beta - z)^2 + lambda sum_k (g_k beta_k)^2,
///
/// g the penalties of the basis, by normal equations that are summed block by block. Energies enter less those of the atoms, and relative to
/// their mean, which one constant per atom fixes without penalty. Committee members are exact draws from the posterior at the price of one
/// right-hand side each: normal noise of the residuals' width is added to z and to the prior (Papandreou and Yuille, NIPS 23 (2010)). Lunghi
/// and Sanvito, Sci. Adv. 5, eaaw2210 (2019), https://doi.org/10.1126/sciadv.aaw2210; committees: van der Oord et al., npj Comput. Mater.
/// 9, 168 (2023), https://doi.org/10.1038/s41524-023-01104-6.
/// </summary>
public sealed class LinearTraining
{
    // Numbers of a block of rows: 128 MB, so that adding up the normal matrices costs little beside computing them.
    private const int BlockNumbers = 1 << 24;

    private readonly ILinearBasis _basis;
    private readonly IReadOnlyList<LabelledStructure> _labels;
    private readonly LinearTrainingOptions _options;
    private readonly Dictionary<string, double> _atomEnergies;
    private readonly double _meanPerAtom;
    private readonly double[] _meanRow;
    private readonly Matrix _normal;
    private readonly Matrix _projected;
    private readonly double[] _penalties;
    private readonly Lock _adding = new();

    /// <summary>Forms the normal equations.</summary>
    /// <param name="basis">The potential without its coefficients.</param>
    /// <param name="labels">What to fit to: geometries with energy and forces.</param>
    /// <param name="options">Weights, atomic energies, size of the committee.</param>
    /// <param name="progress">Told the number of finished geometries.</param>
    /// <param name="cancellation">Stops between geometries.</param>
    /// <exception cref="ArgumentException">No geometry, one without energy or forces, an element without atomic energy, or weights that are not positive, one per geometry.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public LinearTraining(
        ILinearBasis basis, IReadOnlyList<LabelledStructure> labels, LinearTrainingOptions options, IProgress<int>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(basis);
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentNullException.ThrowIfNull(options);
        if (labels.Count == 0 || labels.Any(l => l.EnergyEv is null || l.ForcesEvPerAngstrom is null))
        {
            throw new ArgumentException("Training needs at least one geometry, and every label an energy and forces.", nameof(labels));
        }

        if (options.GeometryWeights is { } given && (given.Count != labels.Count || !given.All(w => w > 0)))
        {
            throw new ArgumentException($"{labels.Count} geometries need as many positive weights.", nameof(options));
        }

        (_basis, _labels, _options) = (basis, labels, options);
        _atomEnergies = AtomEnergies.Of(labels, options.AtomEnergiesEv);
        var atoms = labels.Select((l, s) => Weight(s) * l.Structure.Count * l.Structure.Count).Sum();
        _meanPerAtom = labels.Select((l, s) => Weight(s) * l.Structure.Count * Bound(l)).Sum() / atoms;
        Rows = labels.Sum(l => 1 + 3 * l.Structure.Count);
        (_normal, _projected) = (new Matrix(basis.Length, basis.Length), new Matrix(basis.Length, 1 + options.Members));
        var energies = new Matrix(labels.Count, basis.Length);
        AddForces(energies, progress, cancellation);
        _meanRow = MeanRow(energies, atoms);
        AddEnergies(energies);
        _penalties = basis.Penalties is { } penalties ? [.. penalties] : [.. Enumerable.Range(0, basis.Length).Select(k => Math.Sqrt(_normal[k, k] / Rows))];
    }

    /// <summary>Number of equations.</summary>
    public int Rows { get; }

    /// <summary>The potential for one strength of the prior, with its committee.</summary>
    /// <param name="lambda">Positive.</param>
    /// <exception cref="ArgumentOutOfRangeException">lambda is not positive.</exception>
    /// <exception cref="ArithmeticException">The normal equations are singular within rounding; a larger lambda helps.</exception>
    public LinearFit Fit(double lambda)
    {
        var solution = DenseLinearAlgebra.Best.SolvePositiveDefinite(Penalised(lambda), WithPriorNoise(lambda)).Transpose();
        double[][] all = [.. Enumerable.Range(0, solution.Rows).Select(m => solution.Row(m).ToArray())];

        // Columns beyond the first hold deviations from the most probable coefficients.
        return new LinearFit(_basis, [.. all.Select((row, m) => Coefficients(m == 0 ? row : [.. row.Zip(all[0], (d, b) => d + b)]))]);
    }

    /// <summary>The leverage sqrt(x^T (A^T W A + lambda g^2)^-1 x) of the energy and of every force component of a geometry: times the residual, its standard deviation.</summary>
    /// <param name="structure">The geometry.</param>
    /// <param name="lambda">As in <see cref="Fit"/>.</param>
    /// <returns>[1 + 3N], the energy first.</returns>
    public double[] Leverage(Structure structure, double lambda)
    {
        ArgumentNullException.ThrowIfNull(structure);
        var x = _basis.Rows(structure);
        for (var k = 0; k < x.Rows; k++)
        {
            x[k, 0] -= structure.Count * _meanRow[k];
        }

        var solved = DenseLinearAlgebra.Best.SolvePositiveDefinite(Penalised(lambda), x);
        return [.. Enumerable.Range(0, x.Columns).Select(r => Math.Sqrt(Enumerable.Range(0, x.Rows).Sum(k => x[k, r] * solved[k, r])))];
    }

    private Matrix Penalised(double lambda)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(lambda);
        var floor = _penalties.Max() * 1e-12; // a feature that no atom has
        var normal = _normal.Copy();
        for (var k = 0; k < normal.Rows; k++)
        {
            normal[k, k] += lambda * Math.Pow(Math.Max(_penalties[k], floor), 2);
        }

        return normal;
    }

    private Matrix WithPriorNoise(double lambda)
    {
        var projected = _projected.Copy();
        var random = new SeededRandom((ulong)_options.Seed);
        for (var m = 1; m < projected.Columns; m++)
        {
            for (var k = 0; k < projected.Rows; k++)
            {
                projected[k, m] += Math.Sqrt(lambda) * _penalties[k] * random.Gaussian();
            }
        }

        return projected;
    }

    /// <summary>With the constant per atom that brings the mean of the energies to that of the labels.</summary>
    private LinearCoefficients Coefficients(double[] beta)
    {
        var shift = _meanPerAtom - beta.Zip(_meanRow, (c, x) => c * x).Sum();
        return new LinearCoefficients(beta, _atomEnergies.ToDictionary(e => e.Key, e => e.Value + shift, StringComparer.Ordinal));
    }

    /// <summary>Energy less that of the atoms, eV.</summary>
    private double Bound(LabelledStructure label) => label.EnergyEv!.Value - label.Structure.Elements.Sum(e => _atomEnergies[e.Symbol]);

    private double[] MeanRow(Matrix energies, double atoms)
    {
        var mean = new double[energies.Columns];
        for (var s = 0; s < energies.Rows; s++)
        {
            for (var k = 0; k < mean.Length; k++)
            {
                mean[k] += Weight(s) * _labels[s].Structure.Count / atoms * energies[s, k];
            }
        }

        return mean;
    }

    private void AddForces(Matrix energies, IProgress<int>? progress, CancellationToken cancellation)
    {
        var done = 0;
        for (var from = 0; from < _labels.Count;)
        {
            var (starts, to) = (new List<int> { 0 }, from);
            while (to < _labels.Count && (to == from || ((long)starts[^1] + 3 * _labels[to].Structure.Count) * _basis.Length <= BlockNumbers))
            {
                starts.Add(starts[^1] + 3 * _labels[to++].Structure.Count);
            }

            var (block, target, first) = (new Matrix(starts[^1], _basis.Length), new Matrix(starts[^1], _projected.Columns), from);
            Parallel.For(from, to, new ParallelOptions { CancellationToken = cancellation }, s =>
            {
                FillGeometry(s, energies, block, target, starts[s - first]);
                lock (_adding)
                {
                    progress?.Report(++done);
                }
            });
            Add(block, target);
            from = to;
        }
    }

    private void FillGeometry(int s, Matrix energies, Matrix block, Matrix target, int start)
    {
        var (rows, forces, root) = (_basis.Rows(_labels[s].Structure).Transpose(), _labels[s].ForcesEvPerAngstrom!, Math.Sqrt(_options.ForceWeight * Weight(s)));
        rows.Row(0).CopyTo(energies.Row(s));
        var random = Noise(2 * s);
        for (var r = 0; r < forces.Length; r++)
        {
            var row = block.Row(start + r);
            rows.Row(r + 1).CopyTo(row);
            foreach (ref var x in row)
            {
                x *= root;
            }

            FillTarget(target.Row(start + r), root * forces[r], random);
        }
    }

    private void AddEnergies(Matrix energies)
    {
        var target = new Matrix(energies.Rows, _projected.Columns);
        for (var s = 0; s < energies.Rows; s++)
        {
            var root = Math.Sqrt(_options.EnergyWeight * Weight(s));
            var row = energies.Row(s);
            var atoms = _labels[s].Structure.Count;
            for (var k = 0; k < row.Length; k++)
            {
                row[k] = root * (row[k] - atoms * _meanRow[k]);
            }

            FillTarget(target.Row(s), root * (Bound(_labels[s]) - atoms * _meanPerAtom), Noise(2 * s + 1));
        }

        Add(energies, target);
    }

    private double Weight(int s) => _options.GeometryWeights?[s] ?? 1;

    private SeededRandom Noise(int stream) => new(((ulong)_options.Seed << 32) + (ulong)stream + 1);

    private static void FillTarget(Span<double> target, double value, SeededRandom noise)
    {
        target[0] = value;
        for (var m = 1; m < target.Length; m++)
        {
            target[m] = noise.Gaussian();
        }
    }

    private void Add(Matrix rows, Matrix target)
    {
        var algebra = DenseLinearAlgebra.Best;
        AddTo(_normal, algebra.Gram(rows));
        AddTo(_projected, algebra.Multiply(rows.Transpose(), target));
    }

    private static void AddTo(Matrix sum, Matrix term)
    {
        for (var k = 0; k < sum.Data.Length; k++)
        {
            sum.Data[k] += term.Data[k];
        }
    }
}
