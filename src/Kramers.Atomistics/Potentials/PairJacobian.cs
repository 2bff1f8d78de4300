using System.Numerics;
using System.Runtime.InteropServices;
using Kramers.Atomistics.Descriptors;
using Kramers.Learning.Networks;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Atomistics.Potentials;

/// <summary>How the features of all atoms move with all positions, pair by pair as descriptors give it: a centre moves against its neighbours.</summary>
/// <param name="pairs">Derivatives by the positions of neighbours.</param>
/// <param name="atoms">N.</param>
internal sealed class PairJacobian(IReadOnlyList<PairGradient> pairs, int atoms) : IFeatureJacobian
{
    public int Coordinates => 3 * atoms;

    public void AddGradient(Matrix byFeature, Span<double> gradient)
    {
        foreach (var (centre, neighbour, derivative) in pairs)
        {
            for (var c = 0; c < 3; c++)
            {
                var slope = Dot(byFeature.Row(centre), derivative.Row(c));
                gradient[3 * neighbour + c] += slope;
                gradient[3 * centre + c] -= slope;
            }
        }
    }

    public void AddRates(ReadOnlySpan<double> along, Matrix rates)
    {
        foreach (var (centre, neighbour, derivative) in pairs)
        {
            for (var c = 0; c < 3; c++)
            {
                AddMultiple(along[3 * neighbour + c] - along[3 * centre + c], derivative.Row(c), rates.Row(centre));
            }
        }
    }

    // These two see every number of the Jacobians of all labels in every epoch: half the time of a training without vectors.
    private static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var x = MemoryMarshal.Cast<double, Vector<double>>(a);
        var y = MemoryMarshal.Cast<double, Vector<double>>(b);
        var lanes = Vector<double>.Zero;
        for (var i = 0; i < x.Length; i++)
        {
            lanes += x[i] * y[i];
        }

        var sum = Vector.Sum(lanes);
        for (var i = x.Length * Vector<double>.Count; i < a.Length; i++)
        {
            sum += a[i] * b[i];
        }

        return sum;
    }

    private static void AddMultiple(double factor, ReadOnlySpan<double> from, Span<double> to)
    {
        var x = MemoryMarshal.Cast<double, Vector<double>>(from);
        var y = MemoryMarshal.Cast<double, Vector<double>>(to);
        for (var i = 0; i < x.Length; i++)
        {
            y[i] += factor * x[i];
        }

        for (var i = x.Length * Vector<double>.Count; i < from.Length; i++)
        {
            to[i] += factor * from[i];
        }
    }
}
