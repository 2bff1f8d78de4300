using System.Numerics;
using Kramers.Magnetism.CrystalField;
using Kramers.Magnetism.Spins;
using Kramers.Numerics;
using Kramers.Numerics.Angular;
using Kramers.Numerics.LinearAlgebra;
using static Kramers.Tests.Magnetism.CrystalField.Operators;

namespace Kramers.Tests.Magnetism.CrystalField;

public sealed class ParameterSetTests
{
    private static readonly StevensFactors Erbium = TrivalentLanthanide.Of("Er").Factors;

    /// <summary>1/r_kq of EasySpin's tests/ham_ezho_B0.m, q = 0..k.</summary>
    public static TheoryData<int, double[]> EasySpinConstants => new()
    {
        { 2, [R(6), R(1 / 2.0), R(2)] },
        { 4, [2 * R(70), R(7), R(14), 1, 2 * R(2)] },
        { 6, [4 * R(231), 2 * R(11), 4 * R(22 / 5.0), 2 * R(22 / 5.0), 4 * R(11 / 3.0), 2 * R(2 / 3.0), 4 * R(2)] },
        { 8, [24 * R(1430), 2 * R(1430), 4 * R(143 / 7.0), 2 * R(78 / 7.0), 4 * R(130 / 7.0), 2 * R(10 / 7.0), 4 * R(15), 2 * R(2), 8 * R(2)] },
    };

    /// <summary>lambda_kq of McPhase's manual (Newman and Ng, Crystal Field Handbook (2000), table 2.2).</summary>
    public static TheoryData<int, double[]> WybourneFactors => new()
    {
        { 2, [0.5, R(6), R(6) / 2] },
        { 4, [1.0 / 8, R(5) / 2, R(10) / 4, R(35) / 2, R(70) / 8] },
        { 6, [1.0 / 16, R(42) / 8, R(105) / 16, R(105) / 8, 3 * R(14) / 16, 3 * R(77) / 8, R(231) / 16] },
    };

    [Theory]
    [MemberData(nameof(EasySpinConstants))]
    public void Tesseral_constants(int k, double[] inverse) => Check(k, q => 1 / TesseralParameters.StevensPerUnit(k, q), inverse);

    [Theory]
    [MemberData(nameof(WybourneFactors))]
    public void Wybourne_constants(int k, double[] lambda) => Check(k, q => WybourneParameters.StevensPerUnit(k, q), lambda);

    [Fact]
    public void Around_all_sets_and_back()
    {
        var start = new StevensParameters(Origin, RandomEntries(new Random(1), [2, 4, 6]));
        var end = start.ToTesseral().ToStevens().ToChibotaruUngur().ToStevens().ToField(Erbium).ToWybourne().ToField().ToStevens(Erbium);
        Assert.Equal(27, start.NonZero().Count());
        Assert.All(start.NonZero(), p => Assert.Equal(p.Value, end[p.K, p.Q], 1e-15));
        Assert.Equal(Origin, end.Provenance);
    }

    /// <summary>
    /// One f electron: the C_kq of Wybourne's H, here from 3j symbols, are theta_k times Stevens operators of l = 3 for l's own factors
    /// -2/45, 2/495, -4/3861. This ties lambda_kq and its phases to matrix elements of harmonics, not to a table.
    /// </summary>
    [Theory]
    [InlineData(2, -2.0 / 45)]
    [InlineData(4, 2.0 / 495)]
    [InlineData(6, -4.0 / 3861)]
    public void Wybourne_parameters_act_on_an_f_electron(int k, double theta)
    {
        var wybourne = new WybourneParameters(Origin, RandomEntries(new Random(k), [k]));
        var h = new ComplexMatrix(7, 7);
        for (var m1 = -3; m1 <= 3; m1++)
        {
            for (var m2 = -3; m2 <= 3; m2++)
            {
                var q = m1 - m2;
                h[3 - m1, 3 - m2] = Math.Abs(q) > k ? 0 : wybourne.ComplexValue(k, q) * Racah(m1, q, m2);
            }
        }

        var stevens = wybourne.ToField().NonZero().Select(p => (p.K, p.Q, theta * p.Value));
        Near(h, CrystalFieldProjection.Compose(Spin.FromValue(3), new StevensParameters(Origin, [.. stevens])));

        // <3 m1| C_kq |3 m2>, Edmonds (5.4.1) and (5.4.6)
        double Racah(int m1, int q, int m2) =>
            (m1 % 2 == 0 ? 7 : -7) * Wigner.ThreeJ(6, 2 * k, 6, 0, 0, 0) * Wigner.ThreeJ(6, 2 * k, 6, -2 * m1, 2 * q, 2 * m2);
    }

    [Fact]
    public void Complex_Wybourne_parameters()
    {
        var set = WybourneParameters.FromComplex(Origin, (2, 0, 3), (2, 1, new Complex(1, 2)), (4, 2, new Complex(-5, 7)));
        Assert.Equal(new Complex(1, 2), set.ComplexValue(2, 1));
        Assert.Equal(-Complex.Conjugate(new Complex(1, 2)), set.ComplexValue(2, -1));
        Assert.Equal(Complex.Conjugate(new Complex(-5, 7)), set.ComplexValue(4, -2));
        Assert.Equal((-1, 2), (set[2, 1], set[2, -1]));
        Assert.Throws<ArgumentException>(() => WybourneParameters.FromComplex(Origin, (2, -1, 1)));
        Assert.Throws<ArgumentException>(() => WybourneParameters.FromComplex(Origin, (2, 0, Complex.ImaginaryOne)));
    }

    /// <summary>U H U^+ with U from exponentials of the spin matrices is the H of the rotated parameters, all ranks to 14.</summary>
    [Theory]
    [InlineData(0.3, 1.2, -2.1)]
    [InlineData(-2.5, 3.0, 0.4)]
    [InlineData(1.1, 0.0, 0.6)]
    public void Rotated_parameters_are_those_of_the_rotated_operators(double alpha, double beta, double gamma)
    {
        var j = Spin.FromValue(7.5);
        var s = SpinOperators.Of(j);
        var u = Exponential(s.Z, alpha) * Exponential(s.Y, beta) * Exponential(s.Z, gamma);
        var rotation = Rotation.FromEuler(alpha, beta, gamma);
        for (var k = 0; k <= 14; k++)
        {
            var set = new StevensParameters(Origin, RandomEntries(new Random(k), [k]));
            var turned = set.Rotated(rotation);
            Near(u * CrystalFieldProjection.Compose(j, set) * u.Adjoint(), CrystalFieldProjection.Compose(j, turned), 1e-11);
        }
    }

    [Fact]
    public void Every_set_turns_like_the_Stevens_set()
    {
        var rotation = Rotation.Random(new SeededRandom(5));
        var set = new StevensParameters(Origin, RandomEntries(new Random(2), [2, 4, 6]));
        var expected = set.Rotated(rotation);
        Same(set.ToTesseral().Rotated(rotation).ToStevens());
        Same(set.ToChibotaruUngur().Rotated(rotation).ToStevens());
        Same(set.ToField(Erbium).Rotated(rotation).ToStevens(Erbium));
        Same(set.ToField(Erbium).ToWybourne().Rotated(rotation).ToField().ToStevens(Erbium));
        Assert.Contains("turned by", expected.Provenance.Axes, StringComparison.Ordinal);
        Assert.Equal(Origin.Program, expected.Provenance.Program);

        void Same(StevensParameters other) => Assert.All(expected.NonZero(), p => Assert.Equal(p.Value, other[p.K, p.Q], 1e-13 * (1 + Math.Abs(p.Value))));
    }

    [Fact]
    public void Rotations_compose_and_undo_each_other()
    {
        var random = new SeededRandom(6);
        var (a, b) = (Rotation.Random(random), Rotation.Random(random));
        var set = new TesseralParameters(Origin, RandomEntries(new Random(3), [2, 3, 14]));
        Same(set.Rotated(b).Rotated(a), set.Rotated(a * b));
        Same(set, set.Rotated(a).Rotated(a.Inverse()));

        static void Same(TesseralParameters x, TesseralParameters y) => Assert.All(x.NonZero(), p => Assert.Equal(p.Value, y[p.K, p.Q], 1e-12));
    }

    [Fact]
    public void Wrong_parameters_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new StevensParameters(Origin, (2, 0, 1), (2, 0, 2)));
        Assert.Throws<ArgumentException>(() => new StevensParameters(Origin, (2, 0, double.NaN)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new StevensParameters(Origin, (2, 3, 1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new FieldParameters(Origin, (8, 0, 1)).ToStevens(Erbium));
        Assert.Throws<ArgumentException>(() => new StevensParameters(Origin, (6, 0, 1)).ToField(TrivalentLanthanide.Of("Ce").Factors));
    }

    [Fact]
    public void Ranks_that_were_not_given_are_zero()
    {
        var set = new StevensParameters(Origin, (2, -1, 0.5));
        Assert.Equal((0.5, 0, 0), (set[2, -1], set[2, 1], set[6, 6]));
        Assert.Equal(2, set.MaxRank);
        Assert.Throws<ArgumentOutOfRangeException>(() => set[2, 3]);
    }

    private static double R(double x) => Math.Sqrt(x);

    private static void Check(int k, Func<int, double> actual, double[] expected)
    {
        for (var q = -k; q <= k; q++)
        {
            Assert.Equal(1, actual(q) / expected[Math.Abs(q)], 4e-15);
        }
    }
}
