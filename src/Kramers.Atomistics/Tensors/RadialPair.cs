namespace Kramers.Atomistics.Tensors;

/// <summary>
/// Two radial functions for one kind of neighbour, fitted to the distances seen in training: with x = mean(r)/r and h = x^2,
/// g_0 = n_0 h and g_1 = n_1 h (x - 1 - b), orthonormal over those distances, both times a half-cosine cutoff. The first
/// counts the neighbour with the steep distance law of a ligand field, the second says how far it has moved.
/// </summary>
public sealed class RadialPair
{
    private readonly double _cutoff;
    private readonly double _mean;
    private readonly double _shift;
    private readonly double _norm0;
    private readonly double _norm1;

    private RadialPair(double cutoff, double mean, double shift, double norm0, double norm1) =>
        (_cutoff, _mean, _shift, _norm0, _norm1) = (cutoff, mean, shift, norm0, norm1);

    /// <summary>Fits the functions.</summary>
    /// <param name="distances">Distances of this kind of neighbour in the training set, angstrom, at least one.</param>
    /// <param name="cutoff">Cutoff, angstrom.</param>
    public static RadialPair Fit(IReadOnlyCollection<double> distances, double cutoff)
    {
        var mean = distances.Average();
        var h2 = distances.Average(r => Math.Pow(mean / r, 4));
        var shift = distances.Average(r => Math.Pow(mean / r, 4) * (mean / r - 1)) / h2;
        var spread = distances.Average(r => Math.Pow(mean / r, 4) * Math.Pow(mean / r - 1 - shift, 2));

        // A distance that never varies carries no second function.
        var norm1 = spread > 1e-20 ? 1 / Math.Sqrt(spread) : 0;
        return new RadialPair(cutoff, mean, shift, 1 / Math.Sqrt(h2), norm1);
    }

    /// <summary>The same functions times <paramref name="factor"/>.</summary>
    public RadialPair Scaled(double factor) => new(_cutoff, _mean, _shift, factor * _norm0, factor * _norm1);

    /// <summary>Values and derivatives per angstrom of both functions at distance r, in angstrom; all zero beyond the cutoff.</summary>
    public (double G0, double G1, double Slope0, double Slope1) Evaluate(double r)
    {
        if (r >= _cutoff)
        {
            return default;
        }

        var k = Math.PI / _cutoff;
        var (f, df) = (0.5 * (Math.Cos(k * r) + 1), -0.5 * k * Math.Sin(k * r));
        var x = _mean / r;
        var (h, dh, dx) = (x * x, -2 * x * x / r, -x / r);
        var t = x - 1 - _shift;
        return (
            _norm0 * f * h,
            _norm1 * f * h * t,
            _norm0 * (df * h + f * dh),
            _norm1 * (df * h * t + f * dh * t + f * h * dx));
    }
}
