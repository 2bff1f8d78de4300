using System.Globalization;
using Kramers.Magnetism;
using Kramers.Magnetism.CrystalField;
using Kramers.Magnetism.Hamiltonians;
using Kramers.Magnetism.Magnetometry;
using Kramers.Magnetism.Spins;

namespace Kramers.Validation.Magnetism.CrystalField;

/// <summary>
/// Spinach examples/giant_spin/dy_lft_single_1.m (E. Suturina, I. Kuprov): 27 Stevens parameters of a Dy3+ centre from MOLCAS, q rising from -k, and
/// g = 19.2967, 0.0579, 0.0529 of its ground doublet by MOLCAS. There g of the multiplet is 1.3179 to 1.3258, and J multiplets mix; here it is their middle, so
/// that gz can agree to a thousandth and the small gx and gy in size.
/// </summary>
public sealed class SpinachDysprosiumTests
{
    private const string Rank2 = "0.10326442519536E+01 0.87708188068863E+00 -0.18677405749006E+01 0.91671003105747E-01 0.21762357826531E+00";
    private const string Rank4 = "0.11295055284297E-01 -0.10066233934224E-01 -0.13233111716614E-01 -0.71197744039963E-02 0.96641829711565E-03 -0.35617075647864E-02 0.17555195686494E-01 -0.14706928649860E-01 0.83452445804378E-02";
    private const string Rank6 = "-0.21293172047501E-03 0.40418140640703E-03 -0.31028761183788E-04 -0.53546889849400E-04 0.10980961975085E-03 0.16627815256680E-03 -0.64316087884035E-05 0.10520043927213E-03 -0.16007101746115E-03 -0.24045075061691E-04 -0.24385297781429E-03 0.10725179140414E-03 -0.15569612484251E-03";

    [Fact]
    public void Ground_doublet()
    {
        var set = new StevensParameters(
            new ParameterProvenance("MOLCAS, quoted by Spinach", "SINGLE_ANISO", "main axes of the ground doublet", "Stevens"),
            [.. Rank(2, Rank2), .. Rank(4, Rank4), .. Rank(6, Rank6)]);
        var system = new SpinSystem(Spin.FromValue(7.5), new StevensCrystalField(set), ZeemanTerm.Isotropic(1.32264));
        var magnetometer = new Magnetometer(system);
        var g = DoubletGTensor.From(system.Solve(FieldVector.Zero), [magnetometer.Moment(0), magnetometer.Moment(1), magnetometer.Moment(2)], 0).MainValues;
        Assert.Equal(1, g[2] / 19.2967, 1e-3);
        Assert.InRange(g[0], 0.03, g[1]);
        Assert.InRange(g[1], 0.04, 0.06);
    }

    private static IEnumerable<(int, int, double)> Rank(int k, string values) =>
        values.Split(' ').Select((v, i) => (k, i - k, double.Parse(v, CultureInfo.InvariantCulture)));
}
