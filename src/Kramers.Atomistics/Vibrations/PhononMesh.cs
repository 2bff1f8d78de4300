using System.Numerics;
using Kramers.Numerics;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Atomistics.Vibrations;

/// <summary>Vibrations on a regular mesh of wavevectors that holds q = 0; of q and -q, which vibrate alike, one stands for both.</summary>
public sealed class PhononMesh
{
    // hbar/(2 u w) for w = 2 pi c 1 cm^-1, angstrom^2.
    private static readonly double HalfSquareLength =
        PhysicalConstants.Planck / (8 * Math.PI * Math.PI * PhysicalConstants.SpeedOfLight * 100 * PhysicalConstants.AtomicMass) * 1e20;

    private readonly CrystalPhonons _phonons;

    private PhononMesh(CrystalPhonons phonons, IReadOnlyList<WavevectorModes> points, IReadOnlyList<double[]> reduced, IReadOnlyList<double> weights) =>
        (_phonons, Points, Reduced, Weights) = (phonons, points, reduced, weights);

    /// <summary>Modes at each wavevector, q = 0 first.</summary>
    public IReadOnlyList<WavevectorModes> Points { get; }

    /// <summary>[3] each: the wavevectors in units of the reciprocal vectors.</summary>
    public IReadOnlyList<double[]> Reduced { get; }

    /// <summary>Share of each in the mesh; they add up to 1.</summary>
    public IReadOnlyList<double> Weights { get; }

    /// <summary>Solves at all wavevectors.</summary>
    /// <param name="phonons">The crystal.</param>
    /// <param name="size">Number along the three reciprocal vectors, positive.</param>
    public static PhononMesh Of(CrystalPhonons phonons, (int A, int B, int C) size)
    {
        ArgumentNullException.ThrowIfNull(phonons);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Math.Min(size.A, Math.Min(size.B, size.C)), nameof(size));
        var (reduced, weights, count) = (new List<double[]>(), new List<double>(), size.A * size.B * size.C);
        for (var n = 0; n < count; n++)
        {
            var (a, b, c) = (n / (size.B * size.C), n / size.C % size.B, n % size.C);
            var opposite = ((size.A - a) % size.A * size.B + (size.B - b) % size.B) * size.C + (size.C - c) % size.C;
            if (n <= opposite)
            {
                reduced.Add([Centred(a, size.A), Centred(b, size.B), Centred(c, size.C)]);
                weights.Add((n == opposite ? 1.0 : 2.0) / count);
            }
        }

        return new PhononMesh(phonons, [.. reduced.Select(q => phonons.At(phonons.Wavevector(q)))], reduced, weights);
    }

    /// <summary>Density of states, modes of one cell per cm^-1: every mode a Gaussian; its integral is three per atom.</summary>
    /// <param name="frequenciesCm">Where, cm^-1.</param>
    /// <param name="fwhmCm">Full width at half maximum, cm^-1, positive.</param>
    public double[] DensityOfStates(IReadOnlyList<double> frequenciesCm, double fwhmCm)
    {
        ArgumentNullException.ThrowIfNull(frequenciesCm);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(fwhmCm);
        var sigma = fwhmCm / Math.Sqrt(8 * Math.Log(2));
        var density = new double[frequenciesCm.Count];
        for (var p = 0; p < Points.Count; p++)
        {
            foreach (var w in Points[p].FrequenciesCm)
            {
                for (var k = 0; k < density.Length; k++)
                {
                    var x = (frequenciesCm[k] - w) / sigma;
                    density[k] += Weights[p] * Math.Exp(-x * x / 2) / (sigma * Math.Sqrt(2 * Math.PI));
                }
            }
        }

        return density;
    }

    /// <summary>
    /// Mean square displacements U_ab = sum over modes of hbar/(2 m w) coth(hbar w/2kT) Re(e_a e_b*), [3, 3] in angstrom^2 for each atom of the cell. Shifts of the
    /// whole crystal and imaginary modes are left out, which makes U too small by about the inverse of the length of the mesh.
    /// </summary>
    /// <param name="temperature">K, not negative.</param>
    public Matrix[] ThermalDisplacements(double temperature)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(temperature);
        Matrix[] u = [.. _phonons.Masses.Select(_ => new Matrix(3, 3))];
        for (var p = 0; p < Points.Count; p++)
        {
            var point = Points[p];
            for (var mode = 0; mode < _phonons.Branches; mode++)
            {
                var w = point.FrequenciesCm[mode];
                if (w <= WavevectorModes.LeastFrequencyCm)
                {
                    continue;
                }

                var square = Weights[p] * HalfSquareLength / w / Math.Tanh(w / (2 * PhysicalConstants.BoltzmannCm * temperature));
                for (var k = 0; k < 9 * u.Length; k++)
                {
                    var (i, a, b) = (k / 9, k / 3 % 3, k % 3);
                    u[i][a, b] += square / _phonons.Masses[i] * (point.Vectors[3 * i + a, mode] * Complex.Conjugate(point.Vectors[3 * i + b, mode])).Real;
                }
            }
        }

        return u;
    }

    // n/N from -1/2 (left out) to 1/2
    private static double Centred(int n, int count) => (2 * n > count ? n - count : n) / (double)count;
}
