namespace Kramers.Magnetism.Clusters;

/// <summary>A number with its statistical error, in the same unit.</summary>
/// <param name="Value">The number.</param>
/// <param name="StandardError">One standard error from the scatter of random vectors; 0 where nothing was sampled.</param>
public readonly record struct Estimate(double Value, double StandardError)
{
    /// <summary>A number times a constant.</summary>
    public static Estimate operator *(double factor, Estimate x) => new(factor * x.Value, Math.Abs(factor) * x.StandardError);
}
