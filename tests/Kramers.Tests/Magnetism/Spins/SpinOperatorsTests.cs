using System.Numerics;
using Kramers.Magnetism.Spins;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Tests.Magnetism.Spins;

public sealed class SpinOperatorsTests
{
    public static TheoryData<int> DoubledSpins => new(Enumerable.Range(0, 17));

    [Theory]
    [MemberData(nameof(DoubledSpins))]
    public void Commutators_and_length(int doubled)
    {
        var spin = Spin.FromDoubled(doubled);
        var s = SpinOperators.Of(spin);
        for (var axis = 0; axis < 3; axis++)
        {
            var (a, b, c) = (s[axis], s[(axis + 1) % 3], s[(axis + 2) % 3]);
            Near(Complex.ImaginaryOne * c, a * b - b * a);
            Near(a, a.Adjoint());
        }

        Near(spin.Value * (spin.Value + 1) * s.Identity, s.X * s.X + s.Y * s.Y + s.Z * s.Z);
        Near(s.Plus, s.X + Complex.ImaginaryOne * s.Y);
        Near(s.Minus, s.Plus.Adjoint());
    }

    [Fact]
    public void Projection_falls_and_S_plus_raises()
    {
        var s = SpinOperators.Of(Spin.FromValue(1.5));
        Assert.Equal([1.5, 0.5, -0.5, -1.5], Enumerable.Range(0, 4).Select(i => s.Z[i, i].Real));
        Assert.Equal(Math.Sqrt(3), s.Plus[0, 1].Real, 1e-15);
        Assert.Equal(2, s.Plus[1, 2].Real, 1e-15);
        Assert.Equal(Complex.Zero, s.Plus[1, 0]);
    }

    [Fact]
    public void Two_spins_commute_and_their_product_has_the_levels_of_total_spin()
    {
        Spin[] spins = [Spin.FromValue(1), Spin.FromValue(1.5)];
        var a = SpinOperators.Of(spins, 0);
        var b = SpinOperators.Of(spins, 1);
        Near(0 * a.X, a.X * b.Y - b.Y * a.X);

        // S1.S2 = [S(S+1) - S1(S1+1) - S2(S2+1)]/2 with S = 1/2, 3/2, 5/2: Lande's interval rule.
        var values = DenseLinearAlgebra.Best.Hermitian(a.X * b.X + a.Y * b.Y + a.Z * b.Z).Values;
        double[] expected = [-2.5, -2.5, -1, -1, -1, -1, 1.5, 1.5, 1.5, 1.5, 1.5, 1.5];
        Assert.All(values.Zip(expected), v => Assert.Equal(v.Second, v.First, 1e-12));
    }

    [Theory]
    [InlineData(0.25)]
    [InlineData(-0.5)]
    [InlineData(double.NaN)]
    public void A_spin_is_a_multiple_of_one_half(double s) => Assert.Throws<ArgumentOutOfRangeException>(() => Spin.FromValue(s));

    private static void Near(ComplexMatrix expected, ComplexMatrix actual) => Assert.True((expected - actual).Norm() < 1e-12 * (1 + expected.Norm()));
}
