using System.Numerics;
using Kramers.Magnetism.CrystalField;
using Kramers.Magnetism.Spins;
using Kramers.Numerics.Angular;
using Kramers.Numerics.LinearAlgebra;
using static Kramers.Tests.Magnetism.CrystalField.Operators;

namespace Kramers.Tests.Magnetism.CrystalField;

public sealed class SphericalTensorOperatorsTests
{
    private static readonly Spin J = Spin.FromValue(7.5);

    public static TheoryData<int> Ranks => new(Enumerable.Range(0, 15));

    [Theory]
    [MemberData(nameof(Ranks))]
    public void Rules_of_Racah(int k)
    {
        var s = SpinOperators.Of(J);
        for (var q = -k; q <= k; q++)
        {
            var t = SphericalTensorOperators.Of(J, k, q);
            Near(q * t, Commutator(s.Z, t));
            Step(s.Plus, t, k, q, 1);
            Step(s.Minus, t, k, q, -1);
        }

        static void Step(ComplexMatrix ladder, ComplexMatrix t, int k, int q, int step)
        {
            // Near an end of the ladder both sides are zero, and the commutator leaves rounding of the size of t.
            var next = Math.Abs(q + step) > k ? 0 * t : Math.Sqrt(k * (k + 1) - q * (q + step)) * SphericalTensorOperators.Of(J, k, q + step);
            Assert.True((next - Commutator(ladder, t)).Norm() <= 1e-12 * k * t.Norm());
        }
    }

    [Theory]
    [MemberData(nameof(Ranks))]
    public void Highest_component_is_a_power_of_J_plus(int k)
    {
        var expected = Math.Pow(-1 / Math.Sqrt(2), k) * Power(SpinOperators.Of(J).Plus, k);
        Near(expected, SphericalTensorOperators.Of(J, k, k));
    }

    /// <summary>Wigner-Eckart: all components of a rank are one number times a 3j symbol.</summary>
    [Theory]
    [MemberData(nameof(Ranks))]
    public void Elements_follow_the_3j_symbols(int k)
    {
        var top = SphericalTensorOperators.Of(J, k, k);
        var reduced = top[0, k].Real / ThreeJ(0, k, k);
        for (var q = -k; q <= k; q++)
        {
            var t = SphericalTensorOperators.Of(J, k, q);
            for (var i = Math.Max(0, -q); i <= J.Doubled && i + q <= J.Doubled; i++)
            {
                Assert.Equal(reduced * ThreeJ(i, q, i + q), t[i, i + q].Real, 1e-12 * t.Norm());
            }
        }

        double ThreeJ(int row, int q, int column)
        {
            var sign = (row & 1) == 0 ? 1 : -1; // (-1)^(J - M)
            return sign * Wigner.ThreeJ(J.Doubled, 2 * k, J.Doubled, -(J.Doubled - 2 * row), 2 * q, J.Doubled - 2 * column);
        }
    }

    [Theory]
    [MemberData(nameof(Ranks))]
    public void Tesseral_combinations_are_Stevens_operators_of_another_length(int k)
    {
        for (var q = 1; q <= k; q++)
        {
            var plus = (q % 2 == 0 ? 1 : -1) * SphericalTensorOperators.Of(J, k, q);
            var minus = SphericalTensorOperators.Of(J, k, -q);
            var r = TesseralParameters.StevensPerUnit(k, q);
            Near((1 / Math.Sqrt(2)) * (plus + minus), r * StevensOperators.Of(J, k, q));
            Near(new Complex(0, -1 / Math.Sqrt(2)) * (plus - minus), r * StevensOperators.Of(J, k, -q));
        }

        Near(SphericalTensorOperators.Of(J, k, 0), TesseralParameters.StevensPerUnit(k, 0) * StevensOperators.Of(J, k, 0));
    }
}
