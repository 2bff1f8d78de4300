using Kramers.Atomistics.Potentials;
using Kramers.Chemistry;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Atomistics.ActiveLearning;

/// <summary>
/// Labels of one molecule as rows of a linear model that grow one by one: x of a label are the features over their penalties, and 1 for the constant
/// of the energy, times the root of the weight; z its energy relative to the first label and its forces. Every label adds X X^T to the normal matrix.
/// </summary>
public sealed class LinearObservations
{
    // Over its penalty: the constant is known to nobody before the labels, so its prior is next to none.
    private const double ConstantScale = 1000;

    // Decades in which the strength of the prior is sought.
    private static readonly double[] Lambdas = [1e-8, 1e-7, 1e-6, 1e-5, 1e-4, 1e-3, 1e-2, 1e-1];

    private readonly double _energyRoot;
    private readonly double[] _scales;
    private readonly Matrix _normal;
    private readonly Matrix _projected;
    private readonly List<LabelledStructure> _labels = [];
    private readonly List<Matrix> _rows = [];
    private readonly List<double[]> _targets = [];
    private int? _lambda;

    /// <summary>Takes the model.</summary>
    /// <param name="basis">The potential without its coefficients.</param>
    /// <param name="sample">Geometries, without labels, over which features of a basis without penalties are brought to scale.</param>
    /// <param name="energyWeight">Weight of a squared energy residual of 1 eV^2; forces, in eV/angstrom, have 1.</param>
    public LinearObservations(ILinearBasis basis, IReadOnlyList<Structure> sample, double energyWeight)
    {
        ArgumentNullException.ThrowIfNull(basis);
        ArgumentNullException.ThrowIfNull(sample);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(energyWeight);
        (Basis, _energyRoot, _scales) = (basis, Math.Sqrt(energyWeight), Scales(basis, sample));
        (_normal, _projected) = (new Matrix(basis.Length + 1, basis.Length + 1), new Matrix(basis.Length + 1, 1));
    }

    /// <summary>The potential without its coefficients.</summary>
    public ILinearBasis Basis { get; }

    /// <summary>The labels so far, but for those left out.</summary>
    public IReadOnlyList<LabelledStructure> Labels => _labels;

    /// <summary>How many labels were taken, those left out too.</summary>
    public int Count { get; private set; }

    /// <summary>Takes one more label.</summary>
    /// <exception cref="ArgumentException">It has no energy or no forces, or is another molecule.</exception>
    public void Add(LabelledStructure label)
    {
        ArgumentNullException.ThrowIfNull(label);
        if (label.EnergyEv is not { } energy || label.ForcesEvPerAngstrom is not { } forces || (_labels.Count > 0 && !label.Structure.Elements.SequenceEqual(_labels[0].Structure.Elements)))
        {
            throw new ArgumentException("A label has energy and forces, and all labels are of one molecule.", nameof(label));
        }

        _labels.Add(label);
        Count++;
        var x = Rows(label.Structure);
        double[] z = [_energyRoot * (energy - _labels[0].EnergyEv!.Value), .. forces];
        _rows.Add(x);
        _targets.Add(z);
        AddEquations(x, z);
    }

    /// <summary>Leaves a label out of all further fits.</summary>
    /// <param name="index">Its place in <see cref="Labels"/>; not 0, from whose energy all others count.</param>
    public void LeaveOut(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(index);
        _labels.RemoveAt(index);
        _rows.RemoveAt(index);
        _targets.RemoveAt(index);

        // Summed anew: a difference would keep the rounding of what may be a very large term.
        Array.Clear(_normal.Data);
        Array.Clear(_projected.Data);
        foreach (var (x, z) in Equations)
        {
            AddEquations(x, z);
        }
    }

    /// <summary>The fit to all labels, with the strength of the prior that foresees each label best from the others.</summary>
    /// <exception cref="ArithmeticException">No prior makes the equations regular.</exception>
    public LinearPosterior Fit()
    {
        // Once found it moves slowly: after the first fit only its neighbours are tried.
        var from = _lambda is { } last ? Math.Max(0, last - 1) : 0;
        var to = _lambda is { } same ? Math.Min(Lambdas.Length - 1, same + 1) : Lambdas.Length - 1;
        var fits = Enumerable.Range(from, to - from + 1).Select(k => (Index: k, Fit: TryFit(Lambdas[k]))).Where(f => f.Fit is not null).ToList();
        if (fits.Count == 0)
        {
            throw new ArithmeticException("The normal equations are singular within rounding.");
        }

        var best = fits.MinBy(f => f.Fit!.LeaveOneOutLoss);
        _lambda = best.Index;
        return best.Fit!;
    }

    /// <summary>The fit for one strength of the prior.</summary>
    /// <param name="lambda">Positive.</param>
    /// <exception cref="ArithmeticException">The equations are singular within rounding.</exception>
    public LinearPosterior Fit(double lambda)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(lambda);
        var normal = _normal.Copy();
        for (var k = 0; k < normal.Rows; k++)
        {
            normal[k, k] += lambda;
        }

        return new LinearPosterior(this, lambda, DenseLinearAlgebra.Best.SolvePositiveDefinite(normal, Matrix.Identity(normal.Rows)), _projected);
    }

    /// <summary>The geometry's x, [p + 1, 1 + 3N]: column 0 of the energy, the others of the forces; the constant last.</summary>
    internal Matrix Rows(Structure structure)
    {
        var features = Basis.Rows(structure);
        var rows = new Matrix(features.Rows + 1, features.Columns);
        for (var k = 0; k < features.Rows; k++)
        {
            var from = features.Row(k);
            var to = rows.Row(k);
            for (var r = 0; r < to.Length; r++)
            {
                to[r] = _scales[k] * from[r];
            }

            to[0] *= _energyRoot;
        }

        rows[features.Rows, 0] = _energyRoot * ConstantScale;
        return rows;
    }

    /// <summary>x of all labels side by side, with their z.</summary>
    internal IEnumerable<(Matrix Rows, double[] Targets)> Equations => _rows.Zip(_targets);

    /// <summary>Coefficients in eV per feature, and the constant shared out among the atoms.</summary>
    internal LinearCoefficients Coefficients(ReadOnlySpan<double> scaled)
    {
        var beta = new double[_scales.Length];
        for (var k = 0; k < beta.Length; k++)
        {
            beta[k] = _scales[k] * scaled[k];
        }

        var molecule = _labels[0].Structure;
        var perAtom = (_labels[0].EnergyEv!.Value + ConstantScale * scaled[^1]) / molecule.Count;
        return new LinearCoefficients(beta, molecule.Elements.Select(e => e.Symbol).Distinct().ToDictionary(s => s, _ => perAtom, StringComparer.Ordinal));
    }

    private void AddEquations(Matrix x, double[] z)
    {
        var algebra = DenseLinearAlgebra.Best;
        AddTo(_normal, algebra.Gram(x.Transpose()));
        AddTo(_projected, algebra.Multiply(x, new Matrix(z.Length, 1, z)));
    }

    private LinearPosterior? TryFit(double lambda)
    {
        try
        {
            return Fit(lambda);
        }
        catch (ArithmeticException)
        {
            return null; // too weak a prior for a Cholesky decomposition in double precision
        }
    }

    private static double[] Scales(ILinearBasis basis, IReadOnlyList<Structure> sample)
    {
        if (basis.Penalties is { } given)
        {
            return [.. given.Select(g => 1 / g)];
        }

        var squares = new double[basis.Length];
        foreach (var rows in sample.Select(basis.Rows))
        {
            for (var k = 0; k < squares.Length; k++)
            {
                foreach (var x in rows.Row(k))
                {
                    squares[k] += x * x / (sample.Count * rows.Columns);
                }
            }
        }

        var floor = 1e-12 * Math.Sqrt(squares.Max()); // a feature that no atom has
        return Array.ConvertAll(squares, s => 1 / Math.Max(Math.Sqrt(s), floor));
    }

    private static void AddTo(Matrix sum, Matrix term)
    {
        for (var k = 0; k < sum.Data.Length; k++)
        {
            sum.Data[k] += term.Data[k];
        }
    }
}
