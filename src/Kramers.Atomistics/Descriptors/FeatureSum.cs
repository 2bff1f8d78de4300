using Kramers.Chemistry;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Atomistics.Descriptors;

/// <summary>Features of a structure as a sum over pairs and triples of atoms that depend on distances alone, and the gradient if it is asked for.</summary>
/// <param name="structure">The atoms.</param>
/// <param name="length">Number of features K.</param>
/// <param name="withGradient">Whether there is a gradient.</param>
internal sealed class FeatureSum(Structure structure, int length, bool withGradient)
{
    /// <summary>Length K.</summary>
    internal double[] Values { get; } = new double[length];

    /// <summary>[3N, K] per angstrom; null if it was not asked for.</summary>
    internal Matrix? Gradient { get; } = withGradient ? new Matrix(3 * structure.Count, length) : null;

    /// <summary>Adds dF/dr_ij of the features from number <paramref name="first"/> on to the gradient.</summary>
    internal void AddSlopes(int i, int j, double distance, int first, ReadOnlySpan<double> slopes)
    {
        var x = structure.Positions;
        for (var c = 0; c < 3; c++)
        {
            var unit = (x[3 * j + c] - x[3 * i + c]) / distance;
            var near = Gradient!.Row(3 * i + c)[first..];
            var far = Gradient.Row(3 * j + c)[first..];
            for (var k = 0; k < slopes.Length; k++)
            {
                near[k] -= unit * slopes[k];
                far[k] += unit * slopes[k];
            }
        }
    }
}
