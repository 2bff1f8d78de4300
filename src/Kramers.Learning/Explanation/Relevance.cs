using Kramers.Learning.GaussianProcesses;
using Kramers.Learning.Kernels;

namespace Kramers.Learning.Explanation;

/// <summary>
/// Automatic relevance determination: how much of the distance between samples, as the kernel sees it, each feature makes. Among
/// standardised samples the mean of (z_ik - z_jk)^2/l_k^2 is 2/l_k^2, so that feature's share is 1/l_k^2 over the sum of all
/// (Rasmussen and Williams, Gaussian Processes for Machine Learning (2006), section 5.1).
/// </summary>
public static class Relevance
{
    /// <summary>Shares [feature], sum 1. Of several kernels with a length for each feature the inverse squares are added.</summary>
    /// <param name="model">A Gaussian process with a length scale for each feature, <see cref="GaussianProcess.DefaultKernel"/> with <c>oneScaleEach</c>.</param>
    /// <exception cref="ArgumentException">The kernel has one length for all features, or none.</exception>
    public static double[] Of(GaussianProcessRegressor model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var inverseSquares = new double[model.Features];
        Add(model.Kernel, inverseSquares);
        var sum = inverseSquares.Sum();
        return sum > 0
            ? Array.ConvertAll(inverseSquares, v => v / sum)
            : throw new ArgumentException("The kernel has no length scale for each feature; take DefaultKernel(features, oneScaleEach: true).", nameof(model));
    }

    private static void Add(Kernel kernel, double[] inverseSquares)
    {
        if (kernel is PairKernel pair)
        {
            Add(pair.Left, inverseSquares);
            Add(pair.Right, inverseSquares);
        }
        else if (kernel is StationaryKernel { LengthScales.Length: var lengths } stationary && lengths == inverseSquares.Length && lengths > 1)
        {
            for (var k = 0; k < lengths; k++)
            {
                inverseSquares[k] += 1 / (stationary.LengthScales[k] * stationary.LengthScales[k]);
            }
        }
    }
}
