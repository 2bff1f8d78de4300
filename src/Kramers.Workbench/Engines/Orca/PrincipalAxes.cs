using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Workbench.Engines.Orca;

/// <summary>
/// ORCA prints a tensor three times over: matrix T, main values t, axes X (columns). They belong together if T T^T = X t^2 X^T, or, for a
/// symmetric tensor, T = X t X^T: a line that was lost or stands in the wrong place is found by that.
/// </summary>
internal static class PrincipalAxes
{
    // Axes have six or seven decimals.
    private const double AxisError = 5e-7;

    /// <summary>T, turned such that its rows stand on the printed axes: older versions print the transpose. Null where the three disagree.</summary>
    /// <param name="tensor">3 x 3 as printed.</param>
    /// <param name="values">Main values.</param>
    /// <param name="axes">Axes as columns.</param>
    /// <param name="error">Half a unit of the last decimal of the tensor.</param>
    public static Matrix? Oriented(Matrix tensor, double[] values, Matrix axes, double error)
    {
        var expected = Compose(Array.ConvertAll(values, v => v * v), axes);
        var largest = values.Max(Math.Abs);
        var tolerance = 8 * error * largest + 12 * AxisError * largest * largest + 1e-12;
        return Near(tensor * tensor.Transpose(), expected, tolerance) ? tensor
            : Near(tensor.Transpose() * tensor, expected, tolerance) ? tensor.Transpose()
            : null;
    }

    /// <summary>Whether T = X t X^T within the printed digits.</summary>
    public static bool Agree(Matrix tensor, double[] values, Matrix axes, double error) =>
        Near(tensor, Compose(values, axes), 4 * error + 12 * AxisError * values.Max(Math.Abs));

    private static Matrix Compose(double[] values, Matrix axes) => axes * Matrix.Diagonal(values) * axes.Transpose();

    private static bool Near(Matrix a, Matrix b, double tolerance) => (a - b).Data.All(d => Math.Abs(d) <= tolerance);
}
