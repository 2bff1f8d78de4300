using Kramers.Magnetism;
using Kramers.Magnetism.AbInitio;
using Kramers.Magnetism.Hamiltonians;
using Kramers.Magnetism.Spins;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Validation.Magnetism.Hamiltonians;

/// <summary>
/// EasySpin tests/spinladder_j.m: S = 1/2 and 1, g = 2 and 3.5, D and E of the second spin -99 and 198, exchange far larger. It expects g = 4 in the
/// doublet, g = 3 and D = (77, -55, -22) in the quartet.
/// </summary>
public sealed class SpinLadderTests
{
    private const double Strong = 1e8;

    [Fact]
    public void Quartet()
    {
        var quartet = PseudospinProjection.Of(States(-Strong), 0, 4);
        var expected = Matrix.Diagonal([77, -55, -22]);
        Assert.True((quartet.DTensor - expected).Norm() < 1e-3);
        Assert.All(quartet.G.MainValues, g => Assert.Equal(3, g, 1e-5));
    }

    [Fact]
    public void Doublet()
    {
        var doublet = PseudospinProjection.Of(States(Strong), 0, 2);
        Assert.All(doublet.G.MainValues, g => Assert.Equal(4, g, 1e-5));
        Assert.Equal(64, doublet.G.Product, 1e-3);
    }

    private static SpinOrbitStates States(double j) => SpinOrbitStates.Of(
        new SpinSystem(
            [Spin.FromValue(0.5), Spin.FromValue(1)],
            [new IsotropicExchange(ExchangeConstant.FromPlusJ(j)), ZeroFieldSplitting.FromDE(-99, 198, 1), ZeemanTerm.Isotropic(2, 0), ZeemanTerm.Isotropic(3.5, 1)]),
        StateProvenance.NotStated);
}
