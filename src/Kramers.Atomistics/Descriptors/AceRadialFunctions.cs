namespace Kramers.Atomistics.Descriptors;

/// <summary>
/// Radial functions of one pair of atom types, R_n(r) = f_c(r) p_n(x), x = exp(-r/decay): polynomials p_n that are orthonormal, with the weight
/// f_c^2, over the broadened distances of the training set, by the recurrence of Stieltjes (Gautschi, Orthogonal Polynomials (2004), section 2.2),
/// sqrt(b_n+1) p_n+1 = (x - a_n) p_n - sqrt(b_n) p_n-1. So each function has a mean square of 1 over the pairs that it was made for.
/// </summary>
internal sealed class AceRadialFunctions
{
    // Spread of x below which a training set says nothing more about the radial dependence.
    private const double Negligible = 1e-6;

    private readonly SmoothCutoff _cutoff;
    private readonly double _decay;
    private readonly double[] _centre;
    private readonly double[] _root;

    /// <summary>Takes stored coefficients of the recurrence.</summary>
    /// <param name="cutoff">r_c, angstrom.</param>
    /// <param name="decay">Decay length of x, angstrom.</param>
    /// <param name="centre">a_n, one per function.</param>
    /// <param name="root">sqrt(b_n), same length.</param>
    internal AceRadialFunctions(double cutoff, double decay, double[] centre, double[] root) =>
        (_cutoff, _decay, _centre, _root) = (new SmoothCutoff(cutoff), decay, centre, root);

    internal IReadOnlyList<double> Centre => _centre;

    internal IReadOnlyList<double> Root => _root;

    internal int Count => _centre.Length;

    /// <summary>Functions for the distances of a training set, at most <paramref name="most"/> and no more than they determine.</summary>
    /// <param name="cutoff">r_c, angstrom.</param>
    /// <param name="decay">Decay length of x, angstrom.</param>
    /// <param name="broadening">Each distance r stands for r and for r plus and minus this too, angstrom.</param>
    /// <param name="training">Distances of the training set, angstrom.</param>
    /// <param name="most">Number of functions.</param>
    internal static AceRadialFunctions Fit(double cutoff, double decay, double broadening, IReadOnlyList<double> training, int most)
    {
        var distances = broadening > 0 ? [.. training.SelectMany(r => (double[])[r, r - broadening, r + broadening])] : training;
        double[] x = [.. distances.Select(r => Math.Exp(-r / decay))];
        double[] weight = [.. distances.Select(r => Math.Pow(new SmoothCutoff(cutoff).At(r).Value, 2) / distances.Count)];
        var (centre, root) = (new List<double>(), new List<double>());
        double[] before = new double[x.Length], current = [.. Enumerable.Repeat(1.0, x.Length)];
        while (centre.Count < most)
        {
            var norm = Math.Sqrt(Mean(weight, current, current));
            if (!(norm > Negligible))
            {
                if (centre.Count > 0)
                {
                    break;
                }

                norm = Negligible; // pairs that are never seen but at the cutoff
            }

            root.Add(norm);
            current = Array.ConvertAll(current, c => c / norm);
            centre.Add(Mean(weight, [.. current.Zip(x, (c, t) => c * t)], current));
            var (a, b) = (centre[^1], norm);
            double[] next = [.. current.Select((c, i) => (x[i] - a) * c - (centre.Count > 1 ? b : 0) * before[i])];
            (before, current) = (current, next);
        }

        return new AceRadialFunctions(cutoff, decay, [.. centre], [.. root]);
    }

    /// <summary>R_n and dR_n/dr for all n at distance r.</summary>
    internal void Evaluate(double r, Span<double> values, Span<double> slopes)
    {
        var (f, df) = _cutoff.At(r);
        var x = Math.Exp(-r / _decay);
        var dx = -x / _decay;
        double before = 0, slopeBefore = 0, p = 1 / _root[0], slope = 0;
        for (var n = 0; n < Count; n++)
        {
            values[n] = f * p;
            slopes[n] = df * p + f * slope * dx;
            if (n + 1 < Count)
            {
                var b = n == 0 ? 0 : _root[n];
                var next = ((x - _centre[n]) * p - b * before) / _root[n + 1];
                var slopeNext = (p + (x - _centre[n]) * slope - b * slopeBefore) / _root[n + 1];
                (before, slopeBefore, p, slope) = (p, slope, next, slopeNext);
            }
        }
    }

    private static double Mean(double[] weight, double[] a, double[] b)
    {
        var sum = 0.0;
        for (var i = 0; i < a.Length; i++)
        {
            sum += weight[i] * a[i] * b[i];
        }

        return sum;
    }
}
