namespace Kramers.Atomistics.Descriptors;

/// <summary>Points at which a distribution is sampled after every value in it has become a normalised Gaussian.</summary>
/// <param name="Minimum">First point, in the unit of the quantity.</param>
/// <param name="Maximum">Last point.</param>
/// <param name="Count">Number of points, evenly spaced, 2 or more.</param>
/// <param name="Sigma">Standard deviation of the Gaussians.</param>
public sealed record BroadenedGrid(double Minimum, double Maximum, int Count, double Sigma)
{
    private double Step => (Maximum - Minimum) / (Count - 1);

    /// <summary>Point number <paramref name="i"/>, from 0.</summary>
    public double Point(int i) => Minimum + i * Step;

    /// <summary>Throws unless there are points in ascending order and a width.</summary>
    internal void Check(string name)
    {
        if (Count < 2 || !(Maximum > Minimum) || !(Sigma > 0) || !double.IsFinite(Maximum - Minimum))
        {
            throw new ArgumentException($"The {name} of MBTR needs at least 2 points, a maximum above its minimum and a positive sigma, got {this}.", name);
        }
    }

    /// <summary>The Gaussian of a value, and its derivative by the value, at all points; both overwritten.</summary>
    internal void Fill(double value, Span<double> gaussian, Span<double> slope)
    {
        var (step, norm) = (Step, 1 / (Sigma * Math.Sqrt(2 * Math.PI)));
        var start = (int)Math.Clamp(Math.Round((value - Minimum) / step), 0, Count - 1);
        Walk(value, start, 1, norm, gaussian, slope);
        Walk(value, start, -1, norm, gaussian, slope);
    }

    // From the point nearest to the value outwards exp(-(u + h)^2/2) = exp(-u^2/2) exp(-u h - h^2/2) needs a multiplication
    // a point, and one more since the second factor changes by exp(-h^2); what underflows is zero.
    private void Walk(double value, int from, int direction, double norm, Span<double> gaussian, Span<double> slope)
    {
        var (h, u) = (direction * Step / Sigma, (Point(from) - value) / Sigma);
        var (g, ratio, bend) = (norm * Math.Exp(-0.5 * u * u), Math.Exp(-u * h - 0.5 * h * h), Math.Exp(-h * h));
        for (var i = from; i >= 0 && i < Count; i += direction)
        {
            (gaussian[i], slope[i]) = (g, g * (Point(i) - value) / (Sigma * Sigma));
            g *= ratio;
            ratio *= bend;
        }
    }
}
