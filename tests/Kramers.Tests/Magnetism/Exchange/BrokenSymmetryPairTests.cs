using Kramers.Magnetism;
using Kramers.Magnetism.Exchange;
using Kramers.Magnetism.Hamiltonians;
using Kramers.Magnetism.Spins;
using Kramers.Numerics;

namespace Kramers.Tests.Magnetism.Exchange;

/// <summary>Formulas for J against the Heisenberg pair from which they are derived.</summary>
public sealed class BrokenSymmetryPairTests
{
    private const double J = 37.5;

    /// <summary>Product states |S1, S1> |S2, +-S2> play the determinants: their energies are diagonal elements of H.</summary>
    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(5, 5)]
    [InlineData(1, 5)]
    [InlineData(4, 3)]
    public void Projection_of_product_states_gives_back_J(int first, int second)
    {
        var h = Heisenberg(first, second).Hamiltonian(default);
        var pair = Pair(first, second, h[0, 0].Real, h[second, second].Real);
        Assert.Equal(J, pair.Yamaguchi().PlusJ, 1e-8);
        Assert.Equal(J, pair.Noodleman().PlusJ, 1e-8);
        Assert.Null(pair.Complaint);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(5, 5)]
    [InlineData(1, 5)]
    [InlineData(4, 3)]
    public void Ruiz_takes_the_broken_symmetry_energy_for_that_of_the_lowest_spin(int first, int second)
    {
        var levels = Heisenberg(first, second).Solve(default).Energies;
        Assert.Equal(J, Pair(first, second, levels[^1], levels[0]).Ruiz().PlusJ, 1e-8);
    }

    /// <summary>H = -2J S1.S2 of the papers: (E_BS - E_HS)/S^2, /(S(S+1)) and /(HS - BS) with S = S1 + S2 of equal centres.</summary>
    [Fact]
    public void The_papers_formulas_are_those_for_minus_two_J()
    {
        var pair = new BrokenSymmetryPair(1, 1, 0.01, 0, 2.01, 0.93);
        var gap = -0.01 * PhysicalConstants.EvCm;
        Assert.Equal(gap / 1, pair.Noodleman().MinusTwoJ, 1e-9);
        Assert.Equal(gap / 2, pair.Ruiz().MinusTwoJ, 1e-9);
        Assert.Equal(gap / (2.01 - 0.93), pair.Yamaguchi().MinusTwoJ, 1e-9);
        Assert.False(pair.Yamaguchi().IsFerromagnetic);
    }

    [Theory]
    [InlineData(2.005, 0.0, "broken-symmetry determinant has <S^2> = 0.0000 where about 1 ")]
    [InlineData(3.1, 1.0, "high-spin determinant has <S^2> = 3.1000 where about 2 ")]
    [InlineData(2.005, 2.0, "broken-symmetry determinant has <S^2> = 2.0000")]
    public void Other_states_are_told_from_their_spin(double high, double broken, string complaint) =>
        Assert.Contains(complaint, new BrokenSymmetryPair(1, 1, 0, 0, high, broken).Complaint!, StringComparison.Ordinal);

    private static SpinSystem Heisenberg(int first, int second) =>
        new([Spin.FromDoubled(first), Spin.FromDoubled(second)], [new IsotropicExchange(ExchangeConstant.FromPlusJ(J))]);

    private static BrokenSymmetryPair Pair(int first, int second, double highCm, double brokenCm)
    {
        var (s1, s2) = (first / 2.0, second / 2.0);
        var broken = s1 * (s1 + 1) + s2 * (s2 + 1) - 2 * s1 * s2;
        return new(first, second, highCm / PhysicalConstants.EvCm, brokenCm / PhysicalConstants.EvCm, (s1 + s2) * (s1 + s2 + 1), broken);
    }
}
