using System.Numerics;
using Kramers.Magnetism.CrystalField;
using Kramers.Magnetism.Spins;

namespace Kramers.Validation.Magnetism.CrystalField;

/// <summary>Matrix elements of EasySpin (tests/stev_spintwo.m, isto_spin1.m, and its stev run for J = 15/2) and MolForge's factors.</summary>
public sealed class StevensReferenceTests
{
    private static readonly Spin Dysprosium = Spin.FromValue(7.5);

    [Fact]
    public void O42_of_spin_two()
    {
        var r = Math.Sqrt(54);
        double[] expected =
        [
            0, 0, r, 0, 0,
            0, 0, 0, -12, 0,
            r, 0, 0, 0, r,
            0, -12, 0, 0, 0,
            0, 0, r, 0, 0,
        ];
        Assert.All(expected.Zip(StevensOperators.Of(Spin.FromValue(2), 4, 2).Data), e => Assert.Equal(e.First, e.Second.Real, 2e-15));
    }

    [Theory]
    [InlineData(2, new double[] { 105, 63, 27, -3, -27, -45, -57, -63 })]
    [InlineData(4, new double[] { 16380, -5460, -13260, -12060, -6060, 1380, 7740, 11340 })]
    [InlineData(6, new double[] { 900900, -1621620, -540540, 817740, 1205820, 623700, -346500, -1039500 })]
    public void Diagonals_for_J_15_half_are_these_integers(int k, double[] expected)
    {
        var o = StevensOperators.Of(Dysprosium, k, 0);
        for (var i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i], o[i, i].Real);
            Assert.Equal(expected[i], o[15 - i, 15 - i].Real);
        }
    }

    [Theory]
    [InlineData(2, 1, 13.5554417117)]
    [InlineData(2, 2, 10.246950766)]
    [InlineData(4, 3, 383.953122139)]
    [InlineData(4, 4, 443.350876846)]
    [InlineData(6, 1, 116305.689887)]
    [InlineData(6, 3, 84469.6868705)]
    [InlineData(6, 5, 16439.8905106)]
    [InlineData(6, 6, 25468.5688644)]
    public void First_elements_off_the_diagonal_for_J_15_half(int k, int q, double expected)
    {
        Assert.Equal(1, StevensOperators.Of(Dysprosium, k, q)[0, q].Real / expected, 1e-11);
        Assert.Equal(1, (StevensOperators.Of(Dysprosium, k, -q)[0, q] / new Complex(0, -expected)).Real, 1e-11);
    }

    [Fact]
    public void Largest_element_of_O64() =>
        Assert.Equal(140077.1288, StevensOperators.Of(Dysprosium, 6, 4).Data.Max(Complex.Abs), 5e-5);

    [Fact]
    public void Spherical_tensors_of_spin_one()
    {
        var j = Spin.FromValue(1);
        var half = Math.Sqrt(0.5);
        Expect([0, -1, 0, 0, 0, -1, 0, 0, 0], 1, 1);
        Expect([1 / Math.Sqrt(6), 0, 0, 0, -Math.Sqrt(2.0 / 3), 0, 0, 0, 1 / Math.Sqrt(6)], 2, 0);
        Expect([0, -half, 0, 0, 0, half, 0, 0, 0], 2, 1);
        Expect([0, 0, 1, 0, 0, 0, 0, 0, 0], 2, 2);

        void Expect(double[] expected, int k, int q) =>
            Assert.All(expected.Zip(SphericalTensorOperators.Of(j, k, q).Data), e => Assert.Equal(e.First, e.Second.Real, 2e-16));
    }

    [Theory]
    [InlineData(2, new[] { .40824829, 1.41421356, .70710678 })]
    [InlineData(4, new[] { .05976143, .37796447, .26726124, 1, .35355339 })]
    [InlineData(6, new[] { .01644879, .15075567, .11918282, .23836565, .13055824, .61237244, .17677670 })]
    public void MolForge_operators_are_these_multiples_of_Stevens_operators(int k, double[] expected)
    {
        for (var q = -k; q <= k; q++)
        {
            Assert.Equal(expected[Math.Abs(q)], TesseralParameters.StevensPerUnit(k, q), 5e-9);
        }
    }

    /// <summary>
    /// OpenMolcas src/aniso_util/knm.f: squares of the factors from the set of Chibotaru and Ungur to the extended Stevens set. It has
    /// 107.25 for (7, 7), twice the exact number here: O_7^7 = (J+^7 + J-^7)/2, Y_7^7 = -2^(-7/2) J+^7/r_70 and r_70^2 = 40320^2/(128 14!).
    /// </summary>
    [Theory]
    [InlineData(1, new[] { 1, 0.5 })]
    [InlineData(2, new[] { 1, 6, 1.5 })]
    [InlineData(3, new[] { 1, 0.75, 7.5, 1.25 })]
    [InlineData(4, new[] { 1, 20, 10, 140, 17.5 })]
    [InlineData(5, new[] { 1, 7.5, 210, 8.75, 157.5, 15.75 })]
    [InlineData(6, new[] { 1, 42, 26.25, 105, 31.5, 693, 57.75 })]
    [InlineData(7, new[] { 1, 0.875, 5.25, 2.625, 115.5, 28.875, 750.75, 53.625 })]
    [InlineData(8, new[] { 1, 72, 1260, 9240, 1386, 72072, 1716, 51480, 3217.5 })]
    [InlineData(9, new[] { 1, 22.5, 1980, 1155, 90090, 1287, 8580, 1608.75, 54697.5, 3038.75 })]
    [InlineData(10, new[] { 1, 110, 82.5, 8580, 4290, 1716, 536.25, 36465, 6077.5, 230945, 11547.25 })]
    [InlineData(11, new[] { 1, 8.25, 1072.5, 3753.75, 18018, 160.875, 1823.25, 4558.125, 346417.5, 5773.625, 242492.25, 11022.375 })]
    [InlineData(12, new[] { 1, 156, 6006, 4004, 2252.25, 306306, 2431, 277134, 69283.5, 646646, 88179, 4056234, 169009.75 })]
    public void Chibotaru_Ungur_factors(int k, double[] squares)
    {
        for (var q = -k; q <= k; q++)
        {
            Assert.Equal(1, Math.Pow(ChibotaruUngurParameters.StevensPerUnit(k, q), 2) / squares[Math.Abs(q)], 4e-15);
        }
    }
}
