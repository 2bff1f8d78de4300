using Kramers.Magnetism.Magnetometry;
using Kramers.Magnetism.Spins;

namespace Kramers.Magnetism.MagnetisationDynamics;

/// <summary>Finds the gap where two neighbouring levels come closest.</summary>
internal static class CrossingSearch
{
    private const int MaxSteps = 30;

    /// <summary>
    /// Two levels have gap^2 = Delta^2 + c^2 (B - B0)^2: a parabola, whose vertex three diagonalisations tell. Each time the
    /// three fields are moved to the vertex and closer, until they see Delta rather than c.
    /// </summary>
    public static AvoidedCrossing Locate(Magnetometer molecule, ReadOnlySpan<double> axis, double low, double high, int lower)
    {
        var (centre, reach) = ((low + high) / 2, (high - low) / 2);
        var (gap, divergence) = (double.PositiveInfinity, 0.0);
        for (var step = 0; step < MaxSteps; step++)
        {
            var here = Gap(molecule, axis, centre, lower);
            var (below, above) = (Squared(Gap(molecule, axis, centre - reach, lower)), Squared(Gap(molecule, axis, centre + reach, lower)));
            var curvature = below + above - 2 * here * here;
            gap = Math.Min(gap, here);

            // The slope c is read where it dominates: close by, but not where the gap has drowned it.
            divergence = divergence == 0 || curvature > here * here ? Math.Sqrt(Math.Max(curvature, 0) / 2) / reach : divergence;
            if (!(curvature > 0) || divergence * reach < 0.1 * here || reach < 1e-15 * high)
            {
                break;
            }

            centre = Math.Clamp(centre + reach * (below - above) / (2 * curvature), low, high);
            reach /= 8;
        }

        return new AvoidedCrossing(centre, lower, gap, divergence);
    }

    private static double Gap(Magnetometer molecule, ReadOnlySpan<double> axis, double fieldTesla, int lower)
    {
        var energies = molecule.At(FieldVector.Along(axis, fieldTesla)).Eigensystem.Energies;
        return energies[lower + 1] - energies[lower];
    }

    private static double Squared(double x) => x * x;
}
