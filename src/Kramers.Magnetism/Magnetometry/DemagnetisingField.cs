using System.Numerics;

namespace Kramers.Magnetism.Magnetometry;

/// <summary>
/// The field that a magnetised sample makes against the applied one, H_int = H - 4 pi N M_v in cgs with M_v = m/V
/// (Osborn, Phys. Rev. 67, 351 (1945), doi:10.1103/PhysRev.67.351). N is the factor of SI tables, 0 to 1, with N_x + N_y + N_z = 1; the 4 pi of
/// cgs is put in here. It holds for ellipsoids and is a mean for other shapes; a powder has the shape of the whole only as far as it is packed.
/// </summary>
public sealed record DemagnetisingField
{
    /// <summary>N of a sphere.</summary>
    public const double SphereFactor = 1.0 / 3;

    /// <summary>From the factor along the field and the volume.</summary>
    /// <param name="factor">N, 0 (long needle along the field) to 1 (flat plate across it); 1/3 for a sphere.</param>
    /// <param name="volumeCm3">Volume of the sample in cm^3.</param>
    /// <exception cref="ArgumentOutOfRangeException">N is not between 0 and 1, or the volume not positive.</exception>
    public DemagnetisingField(double factor, double volumeCm3)
    {
        if (factor is not (>= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(factor), factor, "A demagnetising factor lies between 0 and 1. Divide a cgs factor by 4 pi.");
        }

        (Factor, VolumeCm3) = double.IsFinite(volumeCm3) && volumeCm3 > 0
            ? (factor, volumeCm3)
            : throw new ArgumentOutOfRangeException(nameof(volumeCm3), volumeCm3, "The volume is positive, in cm^3.");
    }

    /// <summary>N along the field, 0 to 1.</summary>
    public double Factor { get; }

    /// <summary>Volume in cm^3.</summary>
    public double VolumeCm3 { get; }

    private double OerstedPerEmu => 4 * Math.PI * Factor / VolumeCm3;

    /// <summary>From the density instead of the volume.</summary>
    /// <param name="factor">N along the field, 0 to 1.</param>
    /// <param name="massMilligrams">Mass in mg.</param>
    /// <param name="densityGramsPerCm3">Density in g/cm^3, usually that of the crystal structure.</param>
    /// <exception cref="ArgumentOutOfRangeException">One of them is out of range.</exception>
    public static DemagnetisingField FromDensity(double factor, double massMilligrams, double densityGramsPerCm3)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(densityGramsPerCm3);
        return new DemagnetisingField(factor, 1e-3 * massMilligrams / densityGramsPerCm3);
    }

    /// <summary>The field inside, H - 4 pi N m/V, in Oe.</summary>
    /// <param name="appliedOersted">Applied field in Oe.</param>
    /// <param name="momentEmu">Moment of the sample along it in emu.</param>
    public double InternalOersted(double appliedOersted, double momentEmu) => appliedOersted - OerstedPerEmu * momentEmu;

    /// <summary>
    /// The susceptibility to the field inside, chi/(1 - 4 pi N chi/V): from chi H = m = chi_int (H - 4 pi N m/V). Complex, since the field of
    /// a moment that lags behind lags behind too.
    /// </summary>
    /// <param name="applied">Moment over applied field, chi' - i chi'', in emu/Oe (cm^3).</param>
    /// <exception cref="ArgumentException">4 pi N chi/V reaches 1: no positive susceptibility makes that.</exception>
    public Complex Internal(Complex applied)
    {
        var shielding = 1 - OerstedPerEmu * applied;
        return shielding.Real > 0
            ? applied / shielding
            : throw new ArgumentException(
                FormattableString.Invariant($"4 pi N chi/V is {OerstedPerEmu * applied.Real:G4}, but only values below 1 are possible. Check N = {Factor:G4} and the volume, {VolumeCm3:G4} cm^3."), nameof(applied));
    }
}
