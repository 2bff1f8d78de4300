using Kramers.Magnetism;
using Kramers.Magnetism.CrystalField;
using Kramers.Magnetism.Hamiltonians;
using Kramers.Magnetism.Spins;
using Kramers.Numerics;

namespace Kramers.Validation.Magnetism.CrystalField;

/// <summary>
/// libmcphase tests/test_cf1ion.py (github.com/mducle/libmcphase): Pr3+ with random parameters against SAFiCF and cfield, Ce3+ against
/// Mantid. Parameters and levels in meV.
/// </summary>
public sealed class McPhaseLevelTests
{
    private static readonly ParameterProvenance Source = new("libmcphase tests/test_cf1ion.py", "random numbers", "x, y, z of the test", "McPhase Blm, meV");

    private static readonly (int K, int Q, double Value)[] Orthorhombic =
    [
        (2, 0, 9.1381e-04), (2, 2, 1.0386e-01), (4, 0, -7.2952e-04), (4, 2, -3.3059e-03), (4, 4, -4.5648e-03),
        (6, 0, -2.1369e-05), (6, 2, 8.8995e-05), (6, 4, 4.7701e-04), (6, 6, 3.9818e-04),
    ];

    private static readonly (int K, int Q, double Value)[] OddCosine =
    [
        (2, 1, 1.0579e-01), (4, 1, 6.4828e-03), (4, 3, 1.5821e-02), (6, 1, 4.3678e-04), (6, 3, 1.0380e-04), (6, 5, -1.1485e-03),
    ];

    private static readonly (int K, int Q, double Value)[] Sine =
    [
        (2, -2, -6.6761e-02), (2, -1, 2.3224e-02),
        (4, -4, -8.1745e-03), (4, -3, -2.3769e-03), (4, -2, 4.8620e-03), (4, -1, 6.6729e-03),
        (6, -6, -6.6456e-04), (6, -5, 8.0453e-04), (6, -4, 3.4691e-04), (6, -3, 5.1962e-04), (6, -2, -1.2112e-04), (6, -1, 3.5266e-05),
    ];

    [Fact]
    public void Fifteen_real_parameters() => Expect(
        [-4.0496, -3.4501, -1.8251, -1.7653, 0.77521, 1.3800, 1.6579, 3.5307, 3.7464], Praseodymium([.. Orthorhombic, .. OddCosine]), 5.1e-5);

    [Fact]
    public void Twelve_imaginary_parameters() => Expect(
        [-4.1784, -3.2256, -1.2661, -0.32787, 0, 0.32787, 1.2661, 3.2256, 4.1784], Praseodymium(Sine), 5.1e-5);

    [Fact]
    public void All_twenty_seven_parameters() => Expect(
        [-5.8293, -3.9243, -2.8666, -1.3448, -0.96973, 1.6797, 2.8187, 5.0176, 5.4188], Praseodymium([.. Orthorhombic, .. OddCosine, .. Sine]), 5.1e-5);

    /// <summary>Their Alm are field parameters per r^k in units of the Bohr radius; radial averages of U. Walter for Pr3+.</summary>
    [Fact]
    public void Field_parameters()
    {
        double[] radial = [1.1963, 3.3335, 18.353];
        var field = new FieldParameters(Source, [.. Orthorhombic.Select(p => (p.K, p.Q, p.Value * radial[p.K / 2 - 1]))]);
        var levels = Levels("Pr", field.ToStevens(TrivalentLanthanide.Of("Pr").Factors)).RelativeEnergies;
        Expect([0, 5.70236e-6, 0.0218494, 0.0226182, 0.034851, 0.0453383, 0.047894, 0.0758639, 0.0760302], levels, 5.1e-7);
    }

    [Fact]
    public void Wybourne_parameters()
    {
        var wybourne = new WybourneParameters(Source, [.. Orthorhombic, .. OddCosine, .. Sine]);
        var levels = Levels("Pr", wybourne.ToField().ToStevens(TrivalentLanthanide.Of("Pr").Factors)).RelativeEnergies;
        Expect([0, 2.25895e-4, 0.0464263, 0.0495632, 0.0742188, 0.0875256, 0.0949677, 0.11971, 0.120501], levels, 5.1e-6);
    }

    [Fact]
    public void Levels_and_heat_capacity_of_cerium()
    {
        var levels = Levels("Ce", new StevensParameters(Source, (2, 0, .37737), (2, 2, 3.9770), (4, 0, -.031787), (4, 2, -.11611), (4, 4, -.12544))).RelativeEnergies;
        Expect([0, 0, 29.32611185, 29.32611185, 44.3412485, 44.3412485], levels, 1e-7);
        Assert.Equal(4.2264, HeatCapacity(levels, 101), 1e-4);
        Assert.Equal(5.9218, HeatCapacity(levels, 151), 1e-4);
        Assert.Equal(5.4599, HeatCapacity(levels, 201), 1e-4);
    }

    private static double[] Praseodymium((int, int, double)[] parameters) => Levels("Pr", new StevensParameters(Source, parameters)).Energies;

    private static Eigensystem Levels(string ion, StevensParameters parameters) =>
        new SpinSystem(TrivalentLanthanide.Of(ion).J, new StevensCrystalField(parameters)).Solve(FieldVector.Zero);

    // J/(mol K): R times the variance of E/kT. Levels in meV.
    private static double HeatCapacity(double[] levels, double kelvin)
    {
        var reduced = Array.ConvertAll(levels, e => Energy.FromEv(1e-3 * e).Kelvin / kelvin);
        var weights = Array.ConvertAll(reduced, x => Math.Exp(-x));
        var mean = reduced.Zip(weights, (x, w) => x * w).Sum() / weights.Sum();
        var square = reduced.Zip(weights, (x, w) => x * x * w).Sum() / weights.Sum();
        return PhysicalConstants.GasConstant * (square - mean * mean);
    }

    private static void Expect(double[] expected, double[] actual, double tolerance)
    {
        Assert.Equal(expected.Length, actual.Length);
        Assert.All(expected.Zip(actual), e => Assert.Equal(e.First, e.Second, tolerance));
    }
}
