using Kramers.Chemistry;
using Kramers.Numerics.Angular;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Atomistics.Tensors;

/// <summary>
/// Covariant SNAP: in the frame of a reference geometry every component has its own coefficients, t_m = sum_i sum_k alpha_imk B_k(i),
/// and the tensor is turned back, T = W(R)^T t. Lunghi and Sanvito, J. Phys. Chem. C 124, 5802 (2020),
/// https://doi.org/10.1021/acs.jpcc.0c01187. Coefficients belong to atoms, not to elements: the model is for one molecule with its
/// atoms in one order, and does not know mirror images.
/// </summary>
public sealed class CovariantTensorFeatures : ITensorFeatures
{
    private readonly MolecularFrame _frame;

    /// <summary>Features on a scale that is known.</summary>
    /// <param name="reference">Geometry that defines the frame.</param>
    /// <param name="scale">The bispectrum; its groups are the atoms.</param>
    public CovariantTensorFeatures(Structure reference, BispectrumScale scale) => (_frame, Scale) = (new MolecularFrame(reference), scale);

    /// <summary>Measures the scale of a training set.</summary>
    /// <param name="reference">Geometry that defines the frame.</param>
    /// <param name="training">The structures, all of the same molecule.</param>
    /// <param name="twoJMax">Twice the largest angular momentum of the bispectrum.</param>
    /// <param name="cutoffAngstrom">Cutoff, angstrom.</param>
    public static CovariantTensorFeatures Fit(Structure reference, IReadOnlyList<Structure> training, int twoJMax, double cutoffAngstrom)
    {
        ArgumentNullException.ThrowIfNull(reference);
        return new(reference, BispectrumScale.Fit(BispectrumScale.SettingsFor(training, twoJMax, cutoffAngstrom), training, reference.Count, (_, i) => i));
    }

    /// <summary>The bispectrum.</summary>
    public BispectrumScale Scale { get; }

    /// <summary>Geometry that defines the frame.</summary>
    public Structure Reference => _frame.Reference;

    // The leading 1 of the first atom is the constant; those of the others say the same.
    private int Own => 1 + Reference.Count * (Scale.Length - 1);

    /// <inheritdoc/>
    public int Columns(int degree) => (2 * degree + 1) * Own;

    /// <inheritdoc/>
    public Matrix Rows(Structure structure, int degree)
    {
        var toFrame = WignerD.Real(degree, _frame.Of(structure));
        var (invariants, rows) = (Invariants(Scale.Evaluate(structure, i => i)), new Matrix(2 * degree + 1, Columns(degree)));
        for (var m = 0; m < rows.Rows; m++)
        {
            for (var column = 0; column < rows.Columns; column++)
            {
                rows[m, column] = toFrame[column / Own, m] * invariants[column % Own];
            }
        }

        return rows;
    }

    /// <inheritdoc/>
    public Matrix Derivative(Structure structure, int degree, double[] weights)
    {
        ArgumentNullException.ThrowIfNull(structure);
        var (rotation, turns) = _frame.WithTurns(structure);
        var (values, pairs) = Scale.EvaluateWithGradient(structure, i => i);
        var inFrame = new Matrix(2 * degree + 1, 3 * structure.Count);
        for (var m = 0; m < inFrame.Rows; m++)
        {
            AddSlopes(pairs, weights.AsSpan(m * Own, Own), inFrame.Row(m));
        }

        // d(W^T t) = W^T dt + dW^T t, dW = sum_c w_c G_c W, and G is antisymmetric.
        var (invariants, generators) = (Invariants(values), MolecularFrame.Generators(degree));
        var tensor = new Matrix(2 * degree + 1, 1, [.. Enumerable.Range(0, 2 * degree + 1).Select(m => Enumerable.Range(0, Own).Sum(k => weights[m * Own + k] * invariants[k]))]);
        for (var c = 0; c < 3; c++)
        {
            inFrame -= generators[c] * tensor * new Matrix(1, turns.Columns, turns.Row(c).ToArray());
        }

        return WignerD.Real(degree, rotation).Transpose() * inFrame;
    }

    private void AddSlopes(IReadOnlyList<Descriptors.PairGradient> pairs, ReadOnlySpan<double> weights, Span<double> row)
    {
        Span<double> slope = stackalloc double[3], own = stackalloc double[Scale.Length];
        foreach (var pair in pairs)
        {
            weights.Slice(1 + pair.Centre * (Scale.Length - 1), Scale.Length - 1).CopyTo(own[1..]);
            Scale.Slope(pair, pair.Centre, own, slope);
            for (var c = 0; c < 3; c++)
            {
                row[3 * pair.Neighbour + c] += slope[c];
                row[3 * pair.Centre + c] -= slope[c];
            }
        }
    }

    private double[] Invariants(Matrix values)
    {
        var all = new double[Own];
        all[0] = 1;
        for (var i = 0; i < values.Rows; i++)
        {
            values.Row(i)[1..].CopyTo(all.AsSpan(1 + i * (Scale.Length - 1)));
        }

        return all;
    }
}
