using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Learning.Networks;

/// <summary>
/// The principal axes of standardised features, in falling order of the variance along them: features say much the same, and a network learns faster, and
/// with fewer numbers, along axes that do not. Places are divided by the square root of the deviation along the axis: as they are, only the first axes
/// would be learned; all with the same deviation, noise would be. Their root mean square over all axes is 0.2, small enough for networks to start nearly linear.
/// </summary>
public sealed class PrincipalAxes
{
    // Chosen on ethanol labels held out (docs/conventions.md, section 49).
    private const double Size = 0.2;

    // Of the largest deviation: rounding.
    private const double Tiny = 1e-7;

    private readonly Matrix _unitAxes; // [feature, axis], of features as they are

    private PrincipalAxes(Standardisation features, Matrix axes)
    {
        (Features, Axes, _unitAxes) = (features, axes, axes.Copy());
        for (var k = 0; k < axes.Rows; k++)
        {
            foreach (ref var x in _unitAxes.Row(k))
            {
                x /= features.Scale[k];
            }
        }
    }

    /// <summary>Number of axes.</summary>
    public int Count => Axes.Columns;

    internal Standardisation Features { get; }

    /// <summary>[feature, axis], orthogonal columns, of standardised features.</summary>
    internal Matrix Axes { get; }

    /// <summary>Finds the axes.</summary>
    /// <param name="x">Features [row, feature], at least one row.</param>
    /// <param name="most">Largest number of axes, 1 or more.</param>
    /// <exception cref="ArgumentException">There are no rows.</exception>
    public static PrincipalAxes Of(Matrix x, int most)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        var features = Standardisation.Of(x);
        var (values, vectors) = DenseLinearAlgebra.Best.Symmetric(DenseLinearAlgebra.Best.Gram(features.Apply(x)));
        var axes = new Matrix(x.Columns, Math.Min(most, x.Columns));
        var factors = Factors([.. values.Reverse().Take(axes.Columns).Select(v => Math.Sqrt(Math.Max(v, 0) / x.Rows))]);
        for (var k = 0; k < axes.Rows; k++)
        {
            for (var a = 0; a < axes.Columns; a++)
            {
                axes[k, a] = factors[a] * vectors[k, x.Columns - 1 - a];
            }
        }

        return new PrincipalAxes(features, axes);
    }

    /// <summary>Places along the axes, [row, axis].</summary>
    /// <param name="x">Features [row, feature].</param>
    public Matrix Project(Matrix x) => DenseLinearAlgebra.Best.Multiply(Features.Apply(x), Axes);

    /// <summary>Changes along the axes, [row, axis].</summary>
    /// <param name="change">Changes of the features, [row, feature].</param>
    public Matrix ProjectChange(Matrix change) => DenseLinearAlgebra.Best.Multiply(change, _unitAxes);

    /// <summary>What places along axes with these deviations are multiplied by; 0 where nothing varies.</summary>
    private static double[] Factors(double[] deviations)
    {
        var floor = Tiny * deviations[0];
        var factors = Array.ConvertAll(deviations, d => d > floor ? 1 / Math.Sqrt(d) : 0);
        var spread = Math.Sqrt(factors.Zip(deviations, (f, d) => f * f * d * d).Average());
        return Array.ConvertAll(factors, f => spread > 0 ? Size * f / spread : 0);
    }
}
