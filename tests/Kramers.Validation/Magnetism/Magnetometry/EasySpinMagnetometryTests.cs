using Kramers.Magnetism;
using Kramers.Magnetism.Hamiltonians;
using Kramers.Magnetism.Magnetometry;
using Kramers.Magnetism.Spins;
using Kramers.Numerics;

namespace Kramers.Validation.Magnetism.Magnetometry;

/// <summary>Regression data of EasySpin's function curry (tests/data/curry_*.mat), g = 2 throughout; relative accuracy 1e-5.</summary>
public sealed class EasySpinMagnetometryTests
{
    private const double Accuracy = 1e-5;

    /// <summary>curry_crystal: S = 1 with D = 150 GHz in the limit of no field, chi along z and x in cm^3/mol.</summary>
    [Theory]
    [InlineData(1, 0.0022398346, 0.4159635544)]
    [InlineData(2, 0.0388981, 0.3844768)]
    [InlineData(5, 0.0965052, 0.2158128)]
    [InlineData(10, 0.0740266, 0.1084044)]
    [InlineData(20, 0.0437077, 0.0526090)]
    [InlineData(50, 0.0190258, 0.0204636)]
    public void Crystal_of_triplets(double temperature, double parallel, double perpendicular)
    {
        var triplet = new SpinSystem(Spin.FromValue(1), ZeroFieldSplitting.FromDE(Energy.FromGigahertz(150).Cm, 0), ZeemanTerm.Isotropic(2));
        var chi = new Magnetometer(triplet).At(FieldVector.Zero).Susceptibility(temperature);
        Assert.Equal(1, chi[2, 2].Cm3PerMol / parallel, Accuracy);
        Assert.Equal(1, chi[0, 0].Cm3PerMol / perpendicular, Accuracy);
    }

    /// <summary>curry_simplemag: two spins 1/2 with H = +J S1.S2, J = 8 x 30 GHz, at 1 K in 20 fields from 0 to 17 T.</summary>
    [Theory]
    [InlineData(5, 8.07464e-3)]
    [InlineData(8, 0.259746608)]
    [InlineData(9, 0.663595582)]
    [InlineData(10, 1.24583458)]
    [InlineData(19, 1.99997575)]
    public void Magnetisation_of_a_dimer_in_bohr_magnetons(int index, double expected) =>
        Assert.Equal(1, Dimer().At(FieldVector.FromTesla(0, 0, 17.0 * index / 19)).Magnetisation(1)[2] / expected, Accuracy);

    /// <summary>curry_simplechi: the same dimer at 1 T, dM/dB as chi in m^3/mol.</summary>
    [Theory]
    [InlineData(1, 7.67727e-10)]
    [InlineData(5, 5.90947e-7)]
    [InlineData(10, 6.11990e-7)]
    [InlineData(20, 3.94374e-7)]
    [InlineData(50, 1.77074e-7)]
    [InlineData(100, 9.14890e-8)]
    public void Susceptibility_of_a_dimer_in_a_field(double temperature, double expected) =>
        Assert.Equal(1, Dimer().At(FieldVector.FromTesla(0, 0, 1)).Susceptibility(temperature)[2, 2].M3PerMol / expected, Accuracy);

    /// <summary>spinladder_j: S = 1/2 and 1 with g = 2 and 3.5 and +J S1.S2 have g = 4 in the doublet and 3 in the quartet.</summary>
    [Fact]
    public void Projected_g_of_a_spin_ladder()
    {
        var pair = new SpinSystem(
            [Spin.FromValue(0.5), Spin.FromValue(1)],
            [new IsotropicExchange(ExchangeConstant.FromPlusJ(1e4)), ZeemanTerm.Isotropic(2, 0), ZeemanTerm.Isotropic(3.5, 1)]);
        var moments = new Magnetometer(pair).At(FieldVector.FromTesla(0, 0, 1)).MomentsAlong([0, 0, 1]);
        double[] expected = [4 * 0.5, -4 * 0.5, 3 * 1.5, 3 * 0.5, -3 * 0.5, -3 * 1.5];
        Assert.All(moments.Zip(expected), e => Assert.Equal(e.Second, e.First, 1e-3));
    }

    /// <summary>spinladder_j: D2 = (-1, 2, -1) x 99 of the spin 1 gives the quartet a third of it.</summary>
    [Fact]
    public void Projected_zero_field_splitting_of_a_spin_ladder()
    {
        var axial = new SpinSystem(
            [Spin.FromValue(0.5), Spin.FromValue(1)],
            [new IsotropicExchange(ExchangeConstant.FromPlusJ(-1e6)), ZeroFieldSplitting.FromDE(99, 0, 1)]);
        var levels = axial.Solve(FieldVector.Zero).RelativeEnergies;
        Assert.Equal(2 * 33, levels[2], 0.01);
    }

    private static Magnetometer Dimer()
    {
        var half = Spin.FromValue(0.5);
        var exchange = new IsotropicExchange(ExchangeConstant.FromPlusJ(Energy.FromGigahertz(8 * 30).Cm));
        return new Magnetometer(new SpinSystem([half, half], [exchange, ZeemanTerm.Isotropic(2, 0), ZeemanTerm.Isotropic(2, 1)]));
    }
}
