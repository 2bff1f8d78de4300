using Kramers.Chemistry;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Atomistics.Tensors;

/// <summary>
/// Says how far a geometry lies from those of training. Every atom has a leverage h = x^T (X^T X + ridge)^-1 x among the training
/// atoms of its element, x its scaled bispectrum; the grade is the largest sqrt(h) over the atoms, relative to the largest of
/// training. At most 1 there; above 2 the model is asked about what it has not seen. In the manner of the D-optimal gamma of
/// Podryabinkin and Shapeev, Comput. Mater. Sci. 140, 171 (2017), https://doi.org/10.1016/j.commatsci.2017.08.031.
/// </summary>
public sealed class ExtrapolationGuard
{
    // Keeps directions that training does not explore at a finite, large leverage.
    private const double Ridge = 1e-6;
    private const int TwoJMax = 4;

    private readonly BispectrumScale _scale;
    private readonly string[] _elements;
    private readonly Matrix[] _inverse;
    private readonly double[] _largest;

    /// <summary>A guard that is known.</summary>
    /// <param name="scale">The bispectrum; its groups are the elements in the order of its settings.</param>
    /// <param name="inverse">(X^T X + ridge)^-1 of each element.</param>
    /// <param name="largest">Largest sqrt(h) of training of each element.</param>
    public ExtrapolationGuard(BispectrumScale scale, IReadOnlyList<Matrix> inverse, IReadOnlyList<double> largest)
    {
        ArgumentNullException.ThrowIfNull(scale);
        (_scale, _inverse, _largest) = (scale, [.. inverse], [.. largest]);
        _elements = [.. scale.Settings.Elements.Select(e => e.Key)];
    }

    /// <summary>The bispectrum.</summary>
    public BispectrumScale Scale => _scale;

    /// <summary>(X^T X + ridge)^-1 of each element.</summary>
    public IReadOnlyList<Matrix> Inverse => _inverse;

    /// <summary>Largest sqrt(h) of training of each element.</summary>
    public IReadOnlyList<double> Largest => _largest;

    /// <summary>Measures the training geometries.</summary>
    /// <param name="training">The geometries.</param>
    /// <param name="cutoffAngstrom">How far an atom looks, angstrom.</param>
    public static ExtrapolationGuard Fit(IReadOnlyList<Structure> training, double cutoffAngstrom)
    {
        ArgumentNullException.ThrowIfNull(training);
        var settings = BispectrumScale.SettingsFor(training, TwoJMax, cutoffAngstrom);
        string[] elements = [.. settings.Elements.Select(e => e.Key)];
        var scale = BispectrumScale.Fit(settings, training, elements.Length, (s, i) => Array.IndexOf(elements, s.Elements[i].Symbol));
        var rows = elements.Select(_ => new List<double[]>()).ToArray();
        foreach (var structure in training)
        {
            var values = scale.Evaluate(structure, i => Array.IndexOf(elements, structure.Elements[i].Symbol));
            for (var i = 0; i < structure.Count; i++)
            {
                rows[Array.IndexOf(elements, structure.Elements[i].Symbol)].Add(values.Row(i).ToArray());
            }
        }

        Matrix[] inverse = [.. rows.Select(r => Inverted(Matrix.FromRows([.. r])))];
        return new ExtrapolationGuard(scale, inverse, [.. rows.Select((r, e) => r.Max(x => Leverage(inverse[e], x)))]);
    }

    /// <summary>The grade; infinite where an element was not trained on.</summary>
    public double Grade(Structure structure)
    {
        ArgumentNullException.ThrowIfNull(structure);
        int[] groups = [.. structure.Elements.Select(e => Array.IndexOf(_elements, e.Symbol))];
        if (groups.Contains(-1))
        {
            return double.PositiveInfinity;
        }

        var values = _scale.Evaluate(structure, i => groups[i]);
        return groups.Select((g, i) => Leverage(_inverse[g], values.Row(i)) / _largest[g]).Max();
    }

    private static Matrix Inverted(Matrix rows)
    {
        var normal = rows.Transpose() * rows;
        var ridge = Ridge * normal.Trace() / normal.Rows;
        return DenseLinearAlgebra.Best.SolvePositiveDefinite(normal + ridge * Matrix.Identity(normal.Rows), Matrix.Identity(normal.Rows));
    }

    /// <summary>sqrt(x^T P x).</summary>
    private static double Leverage(Matrix inverse, ReadOnlySpan<double> x)
    {
        var sum = 0.0;
        for (var k = 0; k < x.Length; k++)
        {
            for (var n = 0; n < x.Length; n++)
            {
                sum += x[k] * inverse[k, n] * x[n];
            }
        }

        return Math.Sqrt(Math.Max(sum, 0));
    }
}
