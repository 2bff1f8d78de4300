using Kramers.Chemistry;

namespace Kramers.Workbench.Pipelines;

/// <summary>Chooses a ridge strength on the validation set.</summary>
internal static class RidgeChoice
{
    /// <summary>Powers of ten in half steps, the largest first.</summary>
    public static IEnumerable<double> HalfDecades(int from, int to) =>
        Enumerable.Range(0, 2 * (to - from) + 1).Select(k => Math.Pow(10, to - k / 2.0));

    /// <summary>The lambda with the smallest validation loss; a given one is taken as it is.</summary>
    public static double Best(double? given, IEnumerable<double> grid, Func<double, double> loss) => given ?? grid.MinBy(loss);

    /// <summary>Refuses an unregularised fit that the data cannot determine.</summary>
    /// <exception cref="InputException">lambda is zero and there are fewer rows than coefficients.</exception>
    public static void CheckDetermined(RelaxOptions options, string key, double lambda, int rows, int features, int geometries)
    {
        if (lambda == 0 && rows < features)
        {
            throw new InputException(
                options.File,
                null,
                $"{key} is 0, but {geometries} training geometries give {rows} equations for {features} coefficients",
                $"Set {key} to auto or to a positive number, add labels, or make the model smaller");
        }
    }

    /// <summary>As above where there are enough rows, but some say the same as others.</summary>
    /// <exception cref="InputException">lambda is zero and the rows do not determine the coefficients.</exception>
    public static T Determined<T>(RelaxOptions options, string key, double? lambda, Func<T> fit)
    {
        try
        {
            return fit();
        }
        catch (ArithmeticException e) when (lambda == 0)
        {
            throw new InputException(options.File, null, $"{key} is 0, but the labels do not determine all coefficients", $"Set {key} to auto or to a positive number", e);
        }
    }
}
