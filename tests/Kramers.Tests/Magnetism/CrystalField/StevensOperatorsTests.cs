using System.Numerics;
using Kramers.Magnetism.CrystalField;
using Kramers.Magnetism.Spins;
using Kramers.Numerics.LinearAlgebra;
using static Kramers.Tests.Magnetism.CrystalField.Operators;

namespace Kramers.Tests.Magnetism.CrystalField;

public sealed class StevensOperatorsTests
{
    /// <summary>(k, q, f) with O_k^+-q = half the anticommutator of f(Jz, X) and (J+^q +- J-^q)/2; EasySpin's tests/stev_explicit.m.</summary>
    private static readonly (int K, int Q, Func<double, double, double> F)[] Textbook =
    [
        (2, 0, (z, x) => 3 * z * z - x),
        (2, 1, (z, x) => z),
        (2, 2, (z, x) => 1),
        (4, 0, (z, x) => 35 * z * z * z * z - (30 * x - 25) * z * z + 3 * x * x - 6 * x),
        (4, 1, (z, x) => 7 * z * z * z - (3 * x + 1) * z),
        (4, 2, (z, x) => 7 * z * z - x - 5),
        (4, 3, (z, x) => z),
        (4, 4, (z, x) => 1),
        (6, 0, (z, x) => 231 * Math.Pow(z, 6) - (315 * x - 735) * Math.Pow(z, 4) + (105 * x * x - 525 * x + 294) * z * z - 5 * x * x * x + 40 * x * x - 60 * x),
        (6, 1, (z, x) => 33 * Math.Pow(z, 5) - (30 * x - 15) * z * z * z + (5 * x * x - 10 * x + 12) * z),
        (6, 2, (z, x) => 33 * Math.Pow(z, 4) - (18 * x + 123) * z * z + x * x + 10 * x + 102),
        (6, 3, (z, x) => 11 * z * z * z - (3 * x + 59) * z),
        (6, 4, (z, x) => 11 * z * z - x - 38),
        (6, 5, (z, x) => z),
        (6, 6, (z, x) => 1),
    ];

    public static TheoryData<int> Ranks => new(Enumerable.Range(0, 15));

    [Theory]
    [InlineData(1)]
    [InlineData(9)]
    [InlineData(15)]
    [InlineData(24)]
    public void Textbook_polynomials(int twoJ)
    {
        var j = Spin.FromDoubled(twoJ);
        var s = SpinOperators.Of(j);
        foreach (var (k, q, f) in Textbook)
        {
            var a = ComplexMatrix.Diagonal([.. Enumerable.Range(0, j.Multiplicity).Select(i => (Complex)f(j.Value - i, j.Value * (j.Value + 1)))]);
            var (plus, minus) = (Power(s.Plus, q), Power(s.Minus, q));
            var cosine = 0.25 * (a * (plus + minus) + (plus + minus) * a);
            Near(cosine, StevensOperators.Of(j, k, q));
            if (q > 0)
            {
                var difference = new Complex(0, -0.25) * (plus - minus);
                Near(a * difference + difference * a, StevensOperators.Of(j, k, -q));
            }
        }
    }

    [Fact]
    public void Rank_one_is_the_spin_and_rank_zero_is_one()
    {
        var j = Spin.FromValue(3.5);
        var s = SpinOperators.Of(j);
        Near(s.Identity, StevensOperators.Of(j, 0, 0));
        Near(s.Y, StevensOperators.Of(j, 1, -1));
        Near(s.Z, StevensOperators.Of(j, 1, 0));
        Near(s.X, StevensOperators.Of(j, 1, 1));
    }

    /// <summary>Greatest common divisors for q = 0..k. Other programs carry 725700 for F(9,1) and F(9,2), which is wrong.</summary>
    [Theory]
    [InlineData(9, new[] { 1451520, 725760, 725760, 60480, 60480, 864, 288, 18, 18, 1 })]
    [InlineData(10, new[] { 14515200, 7257600, 1209600, 604800, 86400, 2880, 360, 180, 20, 10, 1 })]
    [InlineData(11, new[] { 319334400, 79833600, 79833600, 13305600, 2661120, 23760, 7920, 1320, 1320, 22, 22, 1 })]
    [InlineData(12, new[] { 1916006400, 958003200, 958003200, 31933440, 3991680, 1995840, 31680, 15840, 1584, 264, 24, 12, 1 })]
    public void Normalisers(int k, int[] expected) =>
        Assert.Equal(expected.Select(f => (BigInteger)f), Enumerable.Range(0, k + 1).Select(q => StevensOperators.NormalisationF(k, -q)));

    [Theory]
    [MemberData(nameof(Ranks))]
    public void Hermitian_traceless_and_of_parity_k_under_time_reversal(int k)
    {
        foreach (var j in new[] { Spin.FromValue(7.5), Spin.FromValue(8) })
        {
            for (var q = -k; q <= k; q++)
            {
                var o = StevensOperators.Of(j, k, q);
                Near(o, o.Adjoint(), 0);
                Near((k % 2 == 0 ? 1 : -1) * o, TimeReversed(o), 0);
                Assert.True(k == 0 || Complex.Abs(o.Trace()) < 1e-14 * o.Norm());
            }
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(15)]
    public void Orthogonal_under_the_trace_and_complete(int twoJ)
    {
        var j = Spin.FromDoubled(twoJ);
        ComplexMatrix[] all = [.. from k in Enumerable.Range(0, twoJ + 1) from q in Enumerable.Range(-k, 2 * k + 1) select StevensOperators.Of(j, k, q)];
        Assert.Equal(j.Multiplicity * j.Multiplicity, all.Length);
        Assert.DoesNotContain(all, o => o.Norm() == 0);
        for (var a = 0; a < all.Length; a++)
        {
            for (var b = 0; b < a; b++)
            {
                // Tr(A B) of Hermitian A and B is the sum of A* B over the elements.
                var overlap = all[a].Data.Zip(all[b].Data).Aggregate(Complex.Zero, (sum, e) => sum + Complex.Conjugate(e.First) * e.Second);
                Assert.True(Complex.Abs(overlap) < 1e-13 * all[a].Norm() * all[b].Norm());
            }
        }
    }

    [Theory]
    [MemberData(nameof(Ranks))]
    public void Jz_mixes_the_cosine_and_the_sine_kind(int k)
    {
        var j = Spin.FromValue(7.5);
        var z = SpinOperators.Of(j).Z;
        for (var q = -k; q <= k; q++)
        {
            Near(new Complex(0, q) * StevensOperators.Of(j, k, -q), Commutator(z, StevensOperators.Of(j, k, q)));
        }
    }

    [Fact]
    public void Cubic_field_of_rank_four()
    {
        var j = Spin.FromValue(4);
        var s = SpinOperators.Of(j);
        var x = j.Value * (j.Value + 1);
        var cubic = (1.0 / 6) * (Power(s.X, 4) + Power(s.Y, 4) + Power(s.Z, 4) - (x * (3 * x - 1) / 5) * s.Identity);
        Near(cubic, (1.0 / 120) * (StevensOperators.Of(j, 4, 0) + 5 * StevensOperators.Of(j, 4, 4)));
    }

    [Fact]
    public void Nothing_above_twice_J() => Assert.Equal(0, StevensOperators.Of(Spin.FromValue(2.5), 6, 1).Norm());

    [Fact]
    public void Who_changes_a_matrix_changes_only_his_own()
    {
        var j = Spin.FromValue(2);
        var before = StevensOperators.Of(j, 2, 1).Copy();
        StevensOperators.Of(j, 2, 1)[0, 1] = 99;
        Near(before, StevensOperators.Of(j, 2, 1), 0);
    }

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(2, 3)]
    [InlineData(2, -3)]
    public void No_such_operator(int k, int q) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => StevensOperators.Of(Spin.FromValue(2), k, q));
}
