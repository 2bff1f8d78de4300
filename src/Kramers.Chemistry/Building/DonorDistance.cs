using Kramers.Chemistry.Shapes;

namespace Kramers.Chemistry.Building;

/// <summary>
/// Usual distances between metals and donors: ionic radius of the metal (Shannon, Acta Cryst. A 32, 751 (1976),
/// doi:10.1107/S0567739476001551; high spin) plus a radius of the donor, fitted by eye to crystal structures; covalent radii (Cordero) for
/// metals that are not in the table (docs/conventions.md).
/// </summary>
internal static class DonorDistance
{
    // Of Ln(III) with six donors; each further one adds the same.
    private const double PerLanthanideDonor = 0.056;
    private const double PerTransitionDonor = 0.06;
    private const double AnionShorter = 0.14;

    private static readonly double[] Lanthanides = [1.032, 1.01, 0.99, 0.983, 0.97, 0.958, 0.947, 0.938, 0.923, 0.912, 0.901, 0.890, 0.880, 0.868, 0.861];

    /// <summary>Six-coordinate radii in angstrom, by symbol and charge.</summary>
    private static readonly Dictionary<(string, int), double> SixCoordinate = new()
    {
        [("Ti", 3)] = 0.67, [("V", 2)] = 0.79, [("V", 3)] = 0.64, [("V", 4)] = 0.58, [("Cr", 2)] = 0.80, [("Cr", 3)] = 0.615,
        [("Mn", 2)] = 0.83, [("Mn", 3)] = 0.645, [("Fe", 2)] = 0.78, [("Fe", 3)] = 0.645, [("Co", 2)] = 0.745, [("Co", 3)] = 0.61,
        [("Ni", 2)] = 0.69, [("Cu", 2)] = 0.73, [("Zn", 2)] = 0.74, [("Cd", 2)] = 0.95, [("Y", 3)] = 0.90, [("Sc", 3)] = 0.745,
        [("Mg", 2)] = 0.72, [("Ca", 2)] = 1.00,
    };

    /// <summary>Distance in angstrom.</summary>
    /// <param name="metal">The metal.</param>
    /// <param name="oxidationState">Its charge in e.</param>
    /// <param name="electronPairs">Coordination number, a haptic ring counting as often as it has pairs of electrons to give.</param>
    /// <param name="donor">The donor.</param>
    /// <param name="donorCharge">Its formal charge in e; an anion of O, N or C lies nearer.</param>
    internal static double Angstrom(Element metal, int oxidationState, int electronPairs, Element donor, double donorCharge)
    {
        var shorter = donorCharge < 0 && donor.AtomicNumber is 6 or 7 or 8 ? AnionShorter * Math.Min(1, -donorCharge) : 0;
        return MetalRadius(metal, oxidationState, electronPairs) is { } radius
            ? radius + DonorRadius(donor) - shorter
            : CovalentBond.SumOfRadii(metal, donor) - shorter;
    }

    private static double? MetalRadius(Element metal, int oxidationState, int pairs)
    {
        if (metal.AtomicNumber is >= 57 and <= 71)
        {
            // An electron more or less in the 4f shell changes the radius by 0.15, as for Eu2+ (1.17) and Ce4+ (0.87).
            return Lanthanides[metal.AtomicNumber - 57] + 0.15 * (3 - oxidationState) + PerLanthanideDonor * (pairs - 6);
        }

        return SixCoordinate.TryGetValue((metal.Symbol, oxidationState), out var radius) ? radius + PerTransitionDonor * (pairs - 6) : null;
    }

    private static double DonorRadius(Element donor) => donor.AtomicNumber switch
    {
        1 => 1.15,
        6 => 1.52,
        7 => 1.45,
        8 => 1.37,
        9 => 1.30,
        15 => 1.90,
        16 => 1.80,
        17 => 1.72,
        34 => 1.92,
        35 => 1.88,
        53 => 2.10,
        _ => (donor.CovalentRadius ?? 1.5) + 0.7,
    };
}
