using System.Runtime.Intrinsics;
using Kramers.Magnetism.Spins;
using Kramers.Numerics;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Magnetism.Magnetometry;

/// <summary>
/// Magnetisation of a small molecule while the field along one direction n changes: in the basis of n.mu the field is diagonal, its
/// moments follow from squares of the states, and four fields are solved at once.
/// </summary>
internal static class FieldRamp
{
    /// <summary>Fewer fields leave lanes empty.</summary>
    private const int FewestFields = 3;

    public static bool Suits(Magnetometer magnetometer, double[] tesla) =>
        HermitianPencil.IsFast && magnetometer.Dimension <= HermitianPencil.LargestDimension && tesla.Length >= FewestFields;

    /// <summary>Writes the moment along n in Bohr magnetons, [field, temperature].</summary>
    public static void Magnetisation(Magnetometer magnetometer, ReadOnlySpan<double> direction, double[] tesla, double[] temperatures, Span<double> values)
    {
        var algebra = DenseLinearAlgebra.Best;
        var (moments, states) = algebra.Hermitian(magnetometer.MomentAlong(direction));
        var zeroField = algebra.Multiply(states.Adjoint(), algebra.Multiply(magnetometer.Hamiltonian(FieldVector.Zero), states));
        var pencil = new HermitianPencil(zeroField, moments);
        Span<Vector256<double>> energies = new Vector256<double>[moments.Length], slopes = new Vector256<double>[moments.Length];
        for (var f = 0; f < tesla.Length; f += HermitianPencil.Count)
        {
            double Field(int lane) => tesla[Math.Min(f + lane, tesla.Length - 1)];
            pencil.Solve(PhysicalConstants.BohrMagnetonCm * Vector256.Create(Field(0), Field(1), Field(2), Field(3)), energies, slopes);
            for (var t = 0; t < temperatures.Length; t++)
            {
                var mean = Mean(energies, slopes, PhysicalConstants.BoltzmannCm * temperatures[t]);
                for (var lane = 0; lane < HermitianPencil.Count && f + lane < tesla.Length; lane++)
                {
                    values[(f + lane) * temperatures.Length + t] = mean[lane];
                }
            }
        }
    }

    /// <summary>sum exp(-E/k_B T) m over sum exp(-E/k_B T), energies from the lowest.</summary>
    private static Vector256<double> Mean(ReadOnlySpan<Vector256<double>> energies, ReadOnlySpan<Vector256<double>> moments, double thermal)
    {
        var lowest = energies[0];
        foreach (var e in energies)
        {
            lowest = Vector256.Min(lowest, e);
        }

        var (z, sum) = (Vector256<double>.Zero, Vector256<double>.Zero);
        for (var k = 0; k < energies.Length; k++)
        {
            var weight = Vector256.Exp((lowest - energies[k]) / thermal);
            (z, sum) = (z + weight, sum + weight * moments[k]);
        }

        return sum / z;
    }
}
