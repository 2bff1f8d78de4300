using Kramers.Chemistry;
using Kramers.Numerics.Angular;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Atomistics.Tensors;

/// <summary>
/// The equivariant model as published: T_m^l = sum_i sum_k c_k(a_i) B_k(i) Ybar_m^l(i) with B the bispectrum of atom i, a_i its
/// element, and Ybar_m^l(i) = sum over j of Y_lm(r_ij) f_c(r_ij), f_c the half cosine. Nguyen and Lunghi, PRB 105, 165131 (2022),
/// https://doi.org/10.1103/PhysRevB.105.165131. It has one direction per atom: see <see cref="DensityTensorFeatures"/> for its completion.
/// </summary>
public sealed class BispectrumTensorFeatures : ITensorFeatures
{
    private readonly string[] _elements;
    private readonly double _cutoff;

    /// <summary>Features on a scale that is known.</summary>
    /// <param name="scale">The bispectrum; its groups are the elements in the order of its settings.</param>
    public BispectrumTensorFeatures(BispectrumScale scale)
    {
        ArgumentNullException.ThrowIfNull(scale);
        Scale = scale;
        _elements = [.. scale.Settings.Elements.Select(e => e.Key)];
        _cutoff = 2 * scale.Settings.CutoffFactor * scale.Settings.Elements[0].Value.Radius;
    }

    /// <summary>Measures the scale of a training set.</summary>
    /// <param name="training">The structures.</param>
    /// <param name="twoJMax">Twice the largest angular momentum of the bispectrum.</param>
    /// <param name="cutoffAngstrom">Cutoff, angstrom.</param>
    public static BispectrumTensorFeatures Fit(IReadOnlyList<Structure> training, int twoJMax, double cutoffAngstrom)
    {
        var settings = BispectrumScale.SettingsFor(training, twoJMax, cutoffAngstrom);
        string[] elements = [.. settings.Elements.Select(e => e.Key)];
        return new(BispectrumScale.Fit(settings, training, elements.Length, (s, i) => Array.IndexOf(elements, s.Elements[i].Symbol)));
    }

    /// <summary>The bispectrum.</summary>
    public BispectrumScale Scale { get; }

    /// <inheritdoc/>
    public int Columns(int degree) => _elements.Length * Scale.Length;

    /// <inheritdoc/>
    public Matrix Rows(Structure structure, int degree)
    {
        ArgumentNullException.ThrowIfNull(structure);
        var (values, rows) = (Scale.Evaluate(structure, i => Group(structure, i)), new Matrix(2 * degree + 1, Columns(degree)));
        for (var i = 0; i < structure.Count; i++)
        {
            var direction = Direction(structure, i, degree, null);
            for (var n = 0; n < rows.Rows * Scale.Length; n++)
            {
                var (m, k) = (n / Scale.Length, n % Scale.Length);
                rows[m, Group(structure, i) * Scale.Length + k] += direction[m] * values[i, k];
            }
        }

        return rows;
    }

    /// <inheritdoc/>
    public Matrix Derivative(Structure structure, int degree, double[] weights)
    {
        ArgumentNullException.ThrowIfNull(structure);
        var (values, pairs) = Scale.EvaluateWithGradient(structure, i => Group(structure, i));
        var derivative = new Matrix(2 * degree + 1, 3 * structure.Count);
        var directions = new double[structure.Count][];
        for (var i = 0; i < structure.Count; i++)
        {
            var gradient = new Matrix(2 * degree + 1, 3 * structure.Count);
            directions[i] = Direction(structure, i, degree, gradient);
            var own = weights.AsSpan(Group(structure, i) * Scale.Length, Scale.Length);
            var amplitude = 0.0;
            for (var k = 0; k < own.Length; k++)
            {
                amplitude += own[k] * values[i, k];
            }

            derivative += amplitude * gradient;
        }

        Span<double> slope = stackalloc double[3];
        foreach (var pair in pairs)
        {
            var group = Group(structure, pair.Centre);
            Scale.Slope(pair, group, weights.AsSpan(group * Scale.Length, Scale.Length), slope);
            for (var n = 0; n < 3 * derivative.Rows; n++)
            {
                var (m, c) = (n / 3, n % 3);
                derivative[m, 3 * pair.Neighbour + c] += directions[pair.Centre][m] * slope[c];
                derivative[m, 3 * pair.Centre + c] -= directions[pair.Centre][m] * slope[c];
            }
        }

        return derivative;
    }

    private int Group(Structure structure, int atom) => Array.IndexOf(_elements, structure.Elements[atom].Symbol) is var g and >= 0
        ? g
        : throw new ArgumentException($"The model was trained on {string.Join(", ", _elements)}, and the structure has {structure.Elements[atom]}.", nameof(structure));

    /// <summary>Ybar of an atom, and its gradient [2l + 1, 3N].</summary>
    private double[] Direction(Structure structure, int centre, int degree, Matrix? gradient)
    {
        var count = RealSphericalHarmonics.Count(degree);
        var (sum, y, dy) = (new double[2 * degree + 1], new double[count], new double[3 * count]);
        for (var j = 0; j < structure.Count; j++)
        {
            double[] d = [.. Enumerable.Range(0, 3).Select(c => structure.Positions[3 * j + c] - structure.Positions[3 * centre + c])];
            var r = Math.Sqrt(d.Sum(t => t * t));
            if (j == centre || r >= _cutoff)
            {
                continue;
            }

            RealSphericalHarmonics.EvaluateDirectionWithGradient(degree, d[0], d[1], d[2], y, dy);
            var (f, df) = new Descriptors.CosineCutoff(_cutoff).At(r);
            for (var m = 0; m < sum.Length; m++)
            {
                var at = degree * degree + m;
                sum[m] += f * y[at];
                for (var c = 0; gradient is not null && c < 3; c++)
                {
                    var slope = f * dy[3 * at + c] + df * d[c] / r * y[at];
                    gradient[m, 3 * j + c] += slope;
                    gradient[m, 3 * centre + c] -= slope;
                }
            }
        }

        return sum;
    }
}
