namespace Kramers.Magnetism.SpectralDensities;

/// <summary>A mean over blocks of a trajectory with one standard error from their scatter, in the units of the quantity.</summary>
public readonly record struct BlockAverage(double Mean, double StandardError)
{
    /// <summary>Mean and error of values that are taken as independent, at least two.</summary>
    /// <exception cref="ArgumentException">Less than two values.</exception>
    public static BlockAverage Of(IReadOnlyList<double> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (values.Count < 2)
        {
            throw new ArgumentException("An error needs at least two blocks.", nameof(values));
        }

        var mean = values.Average();
        return new BlockAverage(mean, Math.Sqrt(values.Sum(x => (x - mean) * (x - mean)) / (values.Count - 1.0) / values.Count));
    }
}
