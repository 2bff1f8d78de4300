namespace Kramers.Magnetism.Clusters;

/// <summary>Sums of Boltzmann weights times 1, E, E^2, M, M^2.</summary>
internal record struct BoltzmannSums(double Z, double E, double EE, double M, double MM)
{
    public static BoltzmannSums operator +(BoltzmannSums a, BoltzmannSums b) => new(a.Z + b.Z, a.E + b.E, a.EE + b.EE, a.M + b.M, a.MM + b.MM);

    public static BoltzmannSums operator *(double f, BoltzmannSums a) => new(f * a.Z, f * a.E, f * a.EE, f * a.M, f * a.MM);

    public void Add(double weight, double e, double m) => this += weight * new BoltzmannSums(1, e, e * e, m, m * m);
}

/// <summary>Ratios of sampled sums, with errors by leaving out one sample after the other. The exact part is in all of them.</summary>
internal sealed class Jackknife
{
    private readonly BoltzmannSums _all;
    private readonly BoltzmannSums[] _without;

    public Jackknife(BoltzmannSums exact, BoltzmannSums[] samples)
    {
        var sum = samples.Aggregate(default(BoltzmannSums), (a, b) => a + b);
        _all = samples.Length == 0 ? exact : exact + (1.0 / samples.Length) * sum;
        _without = Array.ConvertAll(samples, s => exact + (1.0 / (samples.Length - 1)) * (sum + -1 * s));
    }

    /// <summary>The quantity from all samples and its standard error, sqrt((R - 1)/R sum of (x_without_r - mean)^2).</summary>
    public Estimate Of(Func<BoltzmannSums, double> quantity)
    {
        if (_without.Length == 0)
        {
            return new Estimate(quantity(_all), 0);
        }

        var values = Array.ConvertAll(_without, s => quantity(s));
        var mean = values.Average();
        var variance = (values.Length - 1) * values.Average(x => (x - mean) * (x - mean));
        return new Estimate(quantity(_all), Math.Sqrt(variance));
    }
}
