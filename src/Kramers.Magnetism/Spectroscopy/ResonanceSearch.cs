using Kramers.Magnetism.Magnetometry;
using Kramers.Magnetism.Spins;
using Kramers.Numerics;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Magnetism.Spectroscopy;

/// <summary>
/// Finds all fields at which two levels are a quantum apart. Between two fields each gap f(B) = E_b - E_a - h nu is treated in one of
/// three ways. It has no root if |f0| + |f1| > L (B1 - B0), since Weyl's inequality bounds the slope of any gap by L, the spread of the
/// eigenvalues of dH/dB. It is known if the cubic through values and slopes (Hellmann-Feynman) at both ends also meets value and slope
/// in the middle, as in the adaptive scheme of Stoll and Schweiger (Chem. Phys. Lett. 380, 464 (2003),
/// doi:10.1016/j.cplett.2003.09.043). Otherwise the interval is halved. Extrema of the cubic separate the roots, so that the pairs of
/// looping transitions are found; every root is then polished on exact levels. Levels are sorted by energy: crossings are kinks.
/// </summary>
internal sealed class ResonanceSearch
{
    private const int DeepestHalving = 40;
    private const double ShapeTolerance = 1e-5; // of the quantum
    private const double RootTolerance = 1e-11; // T
    private readonly ComplexMatrix _zeroField;
    private readonly ComplexMatrix _slope; // dH/dB, cm^-1/T
    private readonly double _quantum;
    private readonly double _steepest;
    private readonly List<Resonance> _found = [];

    private ResonanceSearch(Magnetometer magnetometer, ReadOnlySpan<double> unit, double quantum)
    {
        _zeroField = magnetometer.Hamiltonian(FieldVector.Zero);
        _slope = -PhysicalConstants.BohrMagnetonCm * magnetometer.MomentAlong(unit);
        _quantum = quantum;
        var slopes = Eigensystem.Of(_slope).Energies;
        _steepest = slopes[^1] - slopes[0];
    }

    /// <summary>A field (T) with the levels there, the pair in resonance and the slope of its gap, cm^-1/T.</summary>
    internal readonly record struct Resonance(double Tesla, Eigensystem Levels, int Lower, int Upper, double Slope);

    private sealed record Node(double Tesla, Eigensystem Levels, double[] Slopes);

    private readonly record struct Pair(int Lower, int Upper);

    /// <summary>All resonances between two fields along a unit vector, by ascending field, for a quantum in cm^-1.</summary>
    internal static List<Resonance> Find(Magnetometer magnetometer, ReadOnlySpan<double> unit, double quantum, double from, double to)
    {
        var search = new ResonanceSearch(magnetometer, unit, quantum);
        var n = magnetometer.Dimension;
        var pairs = Enumerable.Range(0, n).SelectMany(a => Enumerable.Range(a + 1, n - a - 1).Select(b => new Pair(a, b)));
        search.Divide(search.Solve(from), search.Solve(to), [.. pairs], 0);
        search._found.Sort((x, y) => (x.Tesla, x.Lower, x.Upper).CompareTo((y.Tesla, y.Lower, y.Upper)));
        return search._found;
    }

    private Node Solve(double tesla)
    {
        var h = _zeroField.Copy();
        for (var i = 0; i < h.Data.Length; i++)
        {
            h.Data[i] += tesla * _slope.Data[i];
        }

        var levels = Eigensystem.Of(h);
        return new Node(tesla, levels, levels.Expectation(_slope));
    }

    private void Divide(Node left, Node right, List<Pair> pairs, int depth)
    {
        var width = right.Tesla - left.Tesla;

        // Rounding must not exclude the gap that is as steep as a gap can be: that of every spin 1/2.
        var reach = _steepest * width + ShapeTolerance * _quantum;
        var open = pairs.FindAll(p => Math.Abs(Gap(left, p)) + Math.Abs(Gap(right, p)) <= reach);
        if (open.Count == 0)
        {
            return;
        }

        var middle = Solve(0.5 * (left.Tesla + right.Tesla));
        var unknown = depth == DeepestHalving ? [] : open.FindAll(p => !IsCubic(left, middle, right, p));
        foreach (var pair in open.Except(unknown))
        {
            FindBetween(left, middle, pair);
            FindBetween(middle, right, pair);
        }

        if (unknown.Count > 0)
        {
            Divide(left, middle, unknown, depth + 1);
            Divide(middle, right, unknown, depth + 1);
        }
    }

    private double Gap(Node node, Pair pair) => node.Levels.Energies[pair.Upper] - node.Levels.Energies[pair.Lower] - _quantum;

    private static double Slope(Node node, Pair pair) => node.Slopes[pair.Upper] - node.Slopes[pair.Lower];

    private bool IsCubic(Node left, Node middle, Node right, Pair pair)
    {
        var width = right.Tesla - left.Tesla;
        var (f0, f1, s0, s1) = (Gap(left, pair), Gap(right, pair), width * Slope(left, pair), width * Slope(right, pair));
        var value = 0.5 * (f0 + f1) + 0.125 * (s0 - s1);
        var slope = 1.5 * (f1 - f0) - 0.25 * (s0 + s1);
        return Math.Abs(value - Gap(middle, pair)) <= ShapeTolerance * _quantum
            && Math.Abs(slope - width * Slope(middle, pair)) <= 10 * ShapeTolerance * _quantum;
    }

    // Between the extrema of the cubic the gap is monotonic, and a change of sign is one root.
    private void FindBetween(Node left, Node right, Pair pair)
    {
        var before = left;
        foreach (var t in Extrema(left, right, pair))
        {
            var here = Solve(left.Tesla + t * (right.Tesla - left.Tesla));
            AddRoot(before, here, pair);
            before = here;
        }

        AddRoot(before, right, pair);
    }

    private IEnumerable<double> Extrema(Node left, Node right, Pair pair)
    {
        var width = right.Tesla - left.Tesla;
        var (rise, s0, s1) = (Gap(right, pair) - Gap(left, pair), width * Slope(left, pair), width * Slope(right, pair));

        // p(t) = f0 + s0 t + c2 t^2 + c3 t^3; the roots of p' without cancellation.
        var (c2, c3) = (3 * rise - 2 * s0 - s1, s0 + s1 - 2 * rise);
        var discriminant = c2 * c2 - 3 * c3 * s0;
        if (discriminant <= 0)
        {
            return [];
        }

        var q = -(c2 + Math.CopySign(Math.Sqrt(discriminant), c2));
        return new[] { q / (3 * c3), s0 / q }.Where(t => t is > 0 and < 1).Order();
    }

    private void AddRoot(Node left, Node right, Pair pair)
    {
        if (Gap(left, pair) < 0 == Gap(right, pair) < 0)
        {
            return;
        }

        var root = Polish(left, right, pair);
        _found.Add(new Resonance(root.Tesla, root.Levels, pair.Lower, pair.Upper, Slope(root, pair)));
    }

    // Newton's steps, replaced by halving where they leave the bracket.
    private Node Polish(Node left, Node right, Pair pair)
    {
        var share = Gap(left, pair) / (Gap(left, pair) - Gap(right, pair));
        var node = Solve(left.Tesla + share * (right.Tesla - left.Tesla));
        while (right.Tesla - left.Tesla > RootTolerance)
        {
            var step = -Gap(node, pair) / Slope(node, pair);
            if (Math.Abs(step) < RootTolerance)
            {
                break;
            }

            (left, right) = Gap(node, pair) < 0 == Gap(left, pair) < 0 ? (node, right) : (left, node);
            var next = node.Tesla + step;
            node = Solve(next > left.Tesla && next < right.Tesla ? next : 0.5 * (left.Tesla + right.Tesla));
        }

        return node;
    }
}
