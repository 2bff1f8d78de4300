using System.Numerics;
using System.Runtime.InteropServices;
using Kramers.Learning.Networks;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Atomistics.Potentials;

/// <summary>
/// How the features of all atoms move with all positions, pair by pair as descriptors give it: a centre moves against its neighbours. In single precision:
/// a training reads all of it in every epoch and waits for memory; forces lose 1e-6 of their size.
/// </summary>
/// <param name="pairs">Derivatives by the positions of neighbours, those of one centre in a row.</param>
/// <param name="atoms">N.</param>
internal sealed class PairJacobian(IReadOnlyList<PairSlope> pairs, int atoms) : IFeatureJacobian
{
    public int Coordinates => 3 * atoms;

    public void AddGradient(Matrix byFeature, Span<double> gradient)
    {
        var (row, of) = (new float[byFeature.Columns], -1);
        foreach (var (centre, neighbour, derivative) in pairs)
        {
            if (of != centre)
            {
                of = centre;
                Narrow(byFeature.Row(centre), row);
            }

            for (var c = 0; c < 3; c++)
            {
                var slope = Dot(row, derivative.AsSpan(c * row.Length, row.Length));
                gradient[3 * neighbour + c] += slope;
                gradient[3 * centre + c] -= slope;
            }
        }
    }

    public void AddRates(ReadOnlySpan<double> along, Matrix rates)
    {
        var (row, of) = (new float[rates.Columns], -1);
        foreach (var (centre, neighbour, derivative) in pairs)
        {
            if (of != centre)
            {
                MoveTo(rates, of, row);
                of = centre;
            }

            for (var c = 0; c < 3; c++)
            {
                AddMultiple((float)(along[3 * neighbour + c] - along[3 * centre + c]), derivative.AsSpan(c * row.Length, row.Length), row);
            }
        }

        MoveTo(rates, of, row);
    }

    private static void Narrow(ReadOnlySpan<double> from, Span<float> to)
    {
        for (var k = 0; k < to.Length; k++)
        {
            to[k] = (float)from[k];
        }
    }

    private static void MoveTo(Matrix rates, int centre, Span<float> row)
    {
        if (centre < 0)
        {
            return;
        }

        var to = rates.Row(centre);
        for (var k = 0; k < row.Length; k++)
        {
            to[k] += row[k];
        }

        row.Clear();
    }

    // These two see every number of the Jacobians of all labels in every epoch.
    private static float Dot(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        var x = MemoryMarshal.Cast<float, Vector<float>>(a);
        var y = MemoryMarshal.Cast<float, Vector<float>>(b);
        var lanes = Vector<float>.Zero;
        for (var i = 0; i < x.Length; i++)
        {
            lanes += x[i] * y[i];
        }

        var sum = Vector.Sum(lanes);
        for (var i = x.Length * Vector<float>.Count; i < a.Length; i++)
        {
            sum += a[i] * b[i];
        }

        return sum;
    }

    private static void AddMultiple(float factor, ReadOnlySpan<float> from, Span<float> to)
    {
        var x = MemoryMarshal.Cast<float, Vector<float>>(from);
        var y = MemoryMarshal.Cast<float, Vector<float>>(to);
        for (var i = 0; i < x.Length; i++)
        {
            y[i] += factor * x[i];
        }

        for (var i = x.Length * Vector<float>.Count; i < from.Length; i++)
        {
            to[i] += factor * from[i];
        }
    }
}

/// <summary>Derivative of the features of an atom by the position of a neighbour.</summary>
/// <param name="Centre">Index of the atom that has the features.</param>
/// <param name="Neighbour">Index of the atom that moves.</param>
/// <param name="Derivative">Flat [3, feature], per angstrom.</param>
internal readonly record struct PairSlope(int Centre, int Neighbour, float[] Derivative);
