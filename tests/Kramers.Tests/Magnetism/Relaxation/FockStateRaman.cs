using System.Numerics;
using Kramers.Magnetism.Relaxation;
using Kramers.Numerics;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Tests.Magnetism.Relaxation;

/// <summary>
/// The slow reference for Raman rates: two modes with explicit phonon numbers N1, N2 below a cut, amplitudes
/// sum_c &lt;a N'|V|c N''>&lt;c N''|V|b N>/(E_c - E_b + phonons), thermal average of their squares.
/// </summary>
internal sealed class FockStateRaman(double[] energies, double[] frequencies, ComplexMatrix[] v, LineShape line, double temperature)
{
    private const int Cut = 60;

    public double Rate(int a, int b, bool sameMode)
    {
        // Steps of the two modes; (0, 0) is the elastic process, which both modes feed coherently.
        var sum = Channel(a, b, 1, 1) + Channel(a, b, -1, -1) + Channel(a, b, 1, -1) + Channel(a, b, -1, 1);
        if (sameMode)
        {
            sum += Channel(a, b, 2, 0) + Channel(a, b, -2, 0) + Channel(a, b, 0, 2) + Channel(a, b, 0, -2) + Channel(a, b, 0, 0);
        }

        return 4 * Math.PI * Math.PI / PhysicalConstants.PlanckCm * sum;
    }

    private double Channel(int a, int b, int step1, int step2)
    {
        var (mean, square, weight) = (Complex.Zero, 0.0, 0.0);
        for (var n1 = 0; n1 < Cut; n1++)
        {
            for (var n2 = 0; n2 < Cut; n2++)
            {
                var p = Math.Exp(-(n1 * frequencies[0] + n2 * frequencies[1]) / (PhysicalConstants.BoltzmannCm * temperature));
                var amplitude = Amplitude(a, b, [n1, n2], [step1, step2]);
                weight += p;
                mean += p * amplitude;
                square += p * (amplitude * Complex.Conjugate(amplitude)).Real;
            }
        }

        // The mean elastic amplitude is a static energy, not a transition.
        var fluctuation = square / weight - (step1 == 0 && step2 == 0 ? Math.Pow((mean / weight).Magnitude, 2) : 0);
        return fluctuation * line.Density(energies[a] - energies[b] + step1 * frequencies[0] + step2 * frequencies[1]);
    }

    private Complex Amplitude(int a, int b, int[] start, int[] step)
    {
        var sum = Complex.Zero;
        for (var first = 0; first < 2; first++)
        {
            foreach (var sign in (int[])[-1, 1])
            {
                int[] middle = [start[0], start[1]];
                middle[first] += sign;
                int[] left = [start[0] + step[0] - middle[0], start[1] + step[1] - middle[1]];
                var second = left[0] != 0 ? 0 : 1;
                if (middle[first] < 0 || middle[second] + left[second] < 0 || Math.Abs(left[0]) + Math.Abs(left[1]) != 1)
                {
                    continue;
                }

                var ladder = Math.Sqrt(Math.Max(start[first], middle[first])) * Math.Sqrt(Math.Max(middle[second], middle[second] + left[second]));
                for (var c = 0; c < energies.Length; c++)
                {
                    sum += ladder * v[second][a, c] * v[first][c, b] / new Complex(energies[c] - energies[b] + sign * frequencies[first], -line.ScaleCm);
                }
            }
        }

        return sum;
    }
}
