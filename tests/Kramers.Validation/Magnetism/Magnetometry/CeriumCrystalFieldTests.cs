using Kramers.Magnetism.Magnetometry;
using Kramers.Magnetism.Spins;
using Kramers.Numerics;

namespace Kramers.Validation.Magnetism.Magnetometry;

/// <summary>
/// Ce(III), J = 5/2, g = 6/7, in a rhombic crystal field: heat capacity, susceptibility and magnetisation of McPhase as kept in
/// libmcphase's tests (tests/test_cf1ion.py). Its constants differ from CODATA's in the sixth digit.
/// </summary>
public sealed class CeriumCrystalFieldTests
{
    // The tests there take every fifth or tenth of 50 temperatures from 1 to 300 K.
    private static readonly double[] Temperatures = [1 + 5 * 299 / 49.0, 1 + 10 * 299 / 49.0, 1 + 15 * 299 / 49.0];

    [Fact]
    public void Three_doublets()
    {
        var levels = Cerium().At(FieldVector.Zero).Eigensystem.RelativeEnergies;
        Assert.Equal(levels[0], levels[1], 1e-10);
        Assert.Equal(29.3261, 1000 * Energy.FromCm(levels[2]).Ev, 1e-4);
        Assert.Equal(44.3412, 1000 * Energy.FromCm(levels[4]).Ev, 1e-4);
    }

    [Theory]
    [InlineData(101, 4.2264)]
    [InlineData(151, 5.9218)]
    [InlineData(201, 5.4599)]
    public void Heat_capacity_in_joules_per_mole_and_kelvin(double temperature, double expected) =>
        Assert.Equal(expected, Cerium().At(FieldVector.Zero).At(temperature).MolarHeatCapacity, 5e-5);

    [Fact]
    public void Powder_susceptibility_in_cm3_per_mole()
    {
        var levels = Cerium().At(FieldVector.Zero);
        double[] expected = [1.92026e-2, 1.03471e-2, 0.73004e-2];
        Assert.All(Temperatures.Zip(expected), e => Assert.Equal(e.Second, levels.Susceptibility(e.First).Powder.Cm3PerMol, 1e-7));
    }

    /// <summary>The "powder" there is the mean of the fields along x, y and z.</summary>
    [Theory]
    [InlineData(10, new[] { 0.323607, 0.182484, 0.129909 }, 1e-6)]
    [InlineData(5, new[] { 0.16923426, 0.09228022, 0.06525625 }, 1e-7)]
    public void Magnetisation_against_temperature(double tesla, double[] expected, double tolerance)
    {
        double[][] axes = [[1, 0, 0], [0, 1, 0], [0, 0, 1]];
        for (var t = 0; t < 3; t++)
        {
            var mean = axes.Average(axis => AlongField(axis, tesla, Temperatures[t]));
            Assert.Equal(expected[t], mean, tolerance);
        }
    }

    [Theory]
    [InlineData(1, 1.8139)]
    [InlineData(5, 6.7859)]
    [InlineData(9, 8.2705)]
    public void Magnetisation_against_field_in_joules_per_tesla_and_mole(int index, double expected)
    {
        var m = AlongField([0, 1, -1], 30.0 * index / 14, 10);
        Assert.Equal(1, MagneticMoment.FromBohrMagnetons(m).JoulesPerTeslaMol / expected, 1.5e-5);
    }

    private static double AlongField(double[] direction, double tesla, double temperature)
    {
        var levels = Cerium().At(FieldVector.Along(direction, tesla));
        return levels.At(temperature).Mean(levels.MomentsAlong(direction));
    }

    /// <summary>B20, B22, B40, B42, B44 = 0.37737, 3.9770, -0.031787, -0.11611, -0.12544 meV with Stevens' operators.</summary>
    private static Magnetometer Cerium()
    {
        var j = SpinOperators.Of(Spin.FromValue(2.5));
        const double X = 2.5 * 3.5;
        var z2 = j.Z * j.Z;
        var (plus2, minus2) = (j.Plus * j.Plus, j.Minus * j.Minus);
        var mixed = 7 * z2 - (X + 5) * j.Identity;
        var o20 = 3 * z2 - X * j.Identity;
        var o22 = 0.5 * (plus2 + minus2);
        var o40 = 35 * (z2 * z2) - (30 * X - 25) * z2 + (3 * X * X - 6 * X) * j.Identity;
        var o42 = 0.5 * (mixed * o22 + o22 * mixed);
        var o44 = 0.5 * (plus2 * plus2 + minus2 * minus2);
        var h = 0.37737 * o20 + 3.9770 * o22 - 0.031787 * o40 - 0.11611 * o42 - 0.12544 * o44;
        const double G = 6 / 7.0;
        return new Magnetometer(Energy.FromEv(1e-3).Cm * h, -G * j.X, -G * j.Y, -G * j.Z);
    }
}
