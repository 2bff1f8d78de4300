using Kramers.Magnetism.CrystalField;

namespace Kramers.Magnetism.Spectroscopy;

/// <summary>
/// Angular density of the 4f electrons of an ion in the state |J, M> (Sievers, Z. Phys. B 45, 289 (1982), doi:10.1007/BF01321865), from
/// its moments &lt;J M| sum_i C_k0(i) |J M&gt; = theta_k lambda_k &lt;J M|O_k^0|J M&gt; with lambda = 1/2, 1/8, 1/16 for k = 2, 4, 6.
/// </summary>
public sealed class FourFDensity
{
    private static readonly double[] Lambda = [0.5, 0.125, 0.0625];
    private readonly double[] _moments; // k = 0, 2, 4, 6

    /// <summary>The density of |J, M>.</summary>
    /// <param name="ion">The ion in its ground multiplet.</param>
    /// <param name="m">M, -J..J in steps of one.</param>
    /// <exception cref="ArgumentOutOfRangeException">The multiplet has no such state.</exception>
    public FourFDensity(TrivalentLanthanide ion, double m)
    {
        ArgumentNullException.ThrowIfNull(ion);
        var row = ion.J.Value - m;
        if (!(row >= 0 && row <= ion.J.Doubled && row == Math.Round(row)))
        {
            throw new ArgumentOutOfRangeException(nameof(m), m, $"M of {ion.Symbol}3+ runs from {ion.J.Value} down to {-ion.J.Value} in steps of one.");
        }

        _moments = [ion.ElectronCount, MomentOf(ion, 2, (int)row), MomentOf(ion, 4, (int)row), MomentOf(ion, 6, (int)row)];
    }

    /// <summary>Oblate or prolate, by the sign of the quadrupole.</summary>
    public FourFShape Shape => _moments[1] < 0 ? FourFShape.Oblate : _moments[1] > 0 ? FourFShape.Prolate : FourFShape.Isotropic;

    /// <summary>The shape of the state M = J of an ion, which the sign of the Stevens factor alpha decides.</summary>
    public static FourFShape Of(TrivalentLanthanide ion)
    {
        ArgumentNullException.ThrowIfNull(ion);
        return new FourFDensity(ion, ion.J.Value).Shape;
    }

    /// <summary>Sum of C_k0 over the electrons; k = 0 is their number, and the quadrupole (k = 2) in units of e &lt;r^2&gt;.</summary>
    /// <exception cref="ArgumentOutOfRangeException">k is not 0, 2, 4 or 6.</exception>
    public double Moment(int k) => k is 0 or 2 or 4 or 6
        ? _moments[k / 2]
        : throw new ArgumentOutOfRangeException(nameof(k), k, "The moments of a 4f density have k = 0, 2, 4, 6.");

    /// <summary>Electrons per steradian at an angle from the axis of quantisation: sum_k (2k+1)/(4 pi) &lt;C_k0&gt; P_k(cos theta).</summary>
    public double At(double cosTheta)
    {
        var (x2, p) = (cosTheta * cosTheta, _moments);
        var p2 = (3 * x2 - 1) / 2;
        var p4 = (35 * x2 * x2 - 30 * x2 + 3) / 8;
        var p6 = (231 * x2 * x2 * x2 - 315 * x2 * x2 + 105 * x2 - 5) / 16;
        return (p[0] + 5 * p[1] * p2 + 9 * p[2] * p4 + 13 * p[3] * p6) / (4 * Math.PI);
    }

    private static double MomentOf(TrivalentLanthanide ion, int k, int row) =>
        ion.Factors.Theta(k) * Lambda[k / 2 - 1] * StevensOperators.Of(ion.J, k, 0)[row, row].Real;
}
