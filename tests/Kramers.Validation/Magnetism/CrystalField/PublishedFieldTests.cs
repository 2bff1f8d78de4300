using Kramers.Magnetism;
using Kramers.Magnetism.CrystalField;
using Kramers.Magnetism.Hamiltonians;
using Kramers.Magnetism.Spins;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Validation.Magnetism.CrystalField;

/// <summary>Crystal fields from the examples of PyCrystalField (meV) and a test of OpenMolcas (cm^-1).</summary>
public sealed class PublishedFieldTests
{
    /// <summary>Point charges around a trigonal Pr3+: examples/Sample-Fit_Pr2Sn2O7.</summary>
    [Fact]
    public void Praseodymium_stannate() => Expect(
        [0, 0, 14.98082, 60.29656, 60.29656, 92.36963, 105.20619, 105.20619, 108.63557],
        (2, 0, -.643611), (4, 0, -.04072296), (4, 3, .30489587), (6, 0, 4.2397e-4), (6, 3, 3.86348e-3), (6, 6, 4.02167e-3));

    /// <summary>Point charges around a tetragonal Pr3+: examples/Sample-Fit_Pr2CuO4.</summary>
    [Fact]
    public void Praseodymium_cuprate() => Expect(
        [0, 0, 7.81887, 57.35987, 57.36666, 84.91920, 88.29688, 88.29688, 91.29724],
        (2, 0, -.70833859), (4, 0, .0276933), (4, 4, .14709878), (6, 0, 2.2232e-4), (6, 4, -4.79063e-3));

    /// <summary>
    /// OpenMolcas test/additional/324.input, Dy-O along z. The element at M = 15/2 is -2102.39857 cm^-1; ranks up to 6 alone, whose
    /// parameters stand here, give -2097.2.
    /// </summary>
    [Fact]
    public void Dysprosium_oxide()
    {
        var origin = new ParameterProvenance("OpenMolcas 324.input", "CASSCF/RASSI/SINGLE_ANISO", "Dy-O along z", "Chibotaru-Ungur, J = 15/2");
        var set = new ChibotaruUngurParameters(origin, (2, 0, -19.680346714290), (4, 0, -.005103520240), (6, 0, 5.8673324e-5));
        var h = CrystalFieldProjection.Compose(Spin.FromValue(7.5), set.ToStevens());
        Assert.Equal(-2097.2, h[0, 0].Real, 0.05);
    }

    /// <summary>B = theta A: 1/theta as SINGLE_ANISO prints it for Dy3+, J = 15/2.</summary>
    [Theory]
    [InlineData(2, -157.5)]
    [InlineData(4, -16891.875)]
    [InlineData(6, 966215.25)]
    public void Stevens_factors_of_dysprosium(int k, double inverse) =>
        Assert.Equal(1, inverse * TrivalentLanthanide.Of("Dy").Factors.Theta(k), 1e-15);

    // Parameters are printed to 8 decimals and levels to 5. By Weyl's inequality an error d of B moves a level against another by no
    // more than d times the width of O's spectrum.
    private static void Expect(double[] expected, params (int K, int Q, double Value)[] parameters)
    {
        var origin = new ParameterProvenance("PyCrystalField 2.3.3 (doi:10.1107/S160057672001554X)", "point charges", "z the highest symmetry", "Stevens, meV");
        var j = TrivalentLanthanide.Of("Pr").J;
        var levels = new SpinSystem(j, new StevensCrystalField(new StevensParameters(origin, parameters))).Solve(FieldVector.Zero).RelativeEnergies;
        var rounding = 5e-6 + parameters.Sum(p => 5e-9 * Width(StevensOperators.Of(j, p.K, p.Q)));
        Assert.InRange(rounding, 0, 1e-3);
        Assert.All(expected.Zip(levels), e => Assert.Equal(e.First, e.Second, rounding));
    }

    private static double Width(ComplexMatrix o)
    {
        var values = DenseLinearAlgebra.Best.Hermitian(o).Values;
        return values[^1] - values[0];
    }
}
