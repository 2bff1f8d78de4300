using Kramers.Magnetism;
using Kramers.Magnetism.AbInitio;
using Kramers.Magnetism.Hamiltonians;
using Kramers.Magnetism.Spins;
using Kramers.Numerics.Angular;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Tests.Magnetism.AbInitio;

/// <summary>Centres that are spins themselves must make the spin system of them all.</summary>
public sealed class CoupledCentresTests
{
    private static readonly Matrix GTensor = Matrix.FromRows([2.1, 0.1, 0], [0.1, 2.3, 0.2], [0, 0.2, 2.7]);
    private static readonly Matrix Anisotropic = Matrix.FromRows([1.1, 0.3, -0.2], [-0.1, 2, 0.4], [0.5, 0, -0.7]);
    private static readonly FieldVector Field = FieldVector.FromTesla(1, -2, 3);

    [Fact]
    public void Whole_spins_make_the_spin_system()
    {
        double[] r = [2, 1, 3];
        var system = new SpinSystem(
            [Spin.FromValue(1.5), Spin.FromValue(1)],
            [ZeroFieldSplitting.FromDE(-7.3, 1.1), new ZeemanTerm(GTensor), ZeemanTerm.Isotropic(2, 1), new AnisotropicExchange(Anisotropic), new DipolarCoupling(r, GTensor, 2 * Matrix.Identity(3))]);
        var cluster = new CoupledCentres([Quartet(4), Triplet(3)], CentreCoupling.Exchange(Anisotropic), CentreCoupling.Dipoles(r));
        var direct = SpinOrbitStates.Of(system, StateProvenance.NotStated);
        Assert.All(direct.Energies.Zip(cluster.States.Energies), e => Assert.Equal(e.First, e.Second, 1e-10));
        var levels = direct.ToMagnetometer().At(Field);
        Assert.All(levels.Magnetisation(3).Zip(cluster.Magnetisation(Field, 3)), m => Assert.Equal(m.First, m.Second, 1e-10));
        var chi = new NeighbourField(direct, -0.1).Susceptibility(5);
        Assert.True((chi - cluster.Susceptibility(5, -0.1)).Norm() < 1e-10);
    }

    /// <summary>The centre that comes second may be named first: T turns over.</summary>
    [Fact]
    public void A_pair_may_be_named_either_way()
    {
        var one = new CoupledCentres([Quartet(4), Triplet(3)], CentreCoupling.Exchange(Anisotropic));
        var other = new CoupledCentres([Quartet(4), Triplet(3)], CentreCoupling.Exchange(Anisotropic.Transpose(), 1, 0));
        Assert.All(one.States.Energies.Zip(other.States.Energies), e => Assert.Equal(e.First, e.Second, 1e-10));
        Assert.True((one.PseudospinTensor() - other.PseudospinTensor()).Norm() < 1e-10);
        Assert.True((one.PseudospinTensor() - one.PseudospinTensor(1, 0).Transpose()).Norm() < 1e-10);
    }

    /// <summary>Without coupling nothing depends on how many states are kept.</summary>
    [Theory]
    [InlineData(2, 1)]
    [InlineData(2, 3)]
    [InlineData(4, 3)]
    public void Centres_that_are_not_coupled_add_up(int kept, int other)
    {
        var cluster = new CoupledCentres([Quartet(kept), Triplet(other)]);
        AbInitioCentre[] alone = [Quartet(4), Triplet(3)];
        var chi = alone.Select(c => new NeighbourField(c.All, 0).Susceptibility(4)).Aggregate((a, b) => a + b);
        Assert.True((chi - cluster.Susceptibility(4)).Norm() < 1e-12);
        var moments = alone.Select(c => c.All.ToMagnetometer().At(Field).Magnetisation(4)).ToArray();
        Assert.All(cluster.Magnetisation(Field, 4).Index(), m => Assert.Equal(moments[0][m.Index] + moments[1][m.Index], m.Item, 1e-12));
        Assert.Equal(kept * other, cluster.Dimension);
    }

    /// <summary>What a cluster shows turns with it.</summary>
    [Fact]
    public void Turning_all_centres_turns_the_susceptibility()
    {
        var turn = Rotation.FromEuler(0.4, 1.1, -0.7);
        var straight = new CoupledCentres([Quartet(2), Triplet(3)], CentreCoupling.Exchange(Anisotropic));
        var turned = new CoupledCentres(
            [new(Quartet(2).All.Rotated(turn), 2), new(Triplet(3).All.Rotated(turn), 3)], CentreCoupling.Exchange(turn.Apply(Anisotropic)));
        Assert.True((turn.Apply(straight.Susceptibility(5)) - turned.Susceptibility(5)).Norm() < 1e-10);
    }

    /// <summary>Two routes to a pair of Kramers doublets: couplings of spins and moments, and their tensor between pseudospins.</summary>
    [Fact]
    public void Doublets_are_coupled_as_their_pseudospin_tensor_says()
    {
        AbInitioCentre[] centres = [Quartet(2), new(Quartet(4).All.Rotated(Rotation.FromEuler(0.4, 1.1, -0.7)), 2)];
        var cluster = new CoupledCentres(centres, CentreCoupling.Exchange(Anisotropic), CentreCoupling.Dipoles([3, 1, 0], 1, 0));
        var tensor = cluster.PseudospinTensor();
        var effective = new CoupledCentres(centres, CentreCoupling.Pseudospins(tensor));
        Assert.All(cluster.States.Energies.Zip(effective.States.Energies), e => Assert.Equal(e.First, e.Second, 1e-9));
        Assert.True((tensor - effective.PseudospinTensor()).Norm() < 1e-10);
        Assert.True(cluster.States.Energies[^1] > 1);
    }

    /// <summary>J s1Z s2Z: two doublets J/2 apart, the parallel one below for J &lt; 0, whose moment doubles.</summary>
    [Fact]
    public void Ising_pair()
    {
        var cluster = new CoupledCentres([Quartet(2), Quartet(2)], CentreCoupling.Ising(ExchangeConstant.FromMinusJ(3)));
        Assert.All(new[] { 0, 0, 1.5, 1.5 }.Zip(cluster.States.Energies), e => Assert.Equal(e.First, e.Second, 1e-10));
        var single = PseudospinProjection.Of(Quartet(2).Kept, 0, 2).G.MainValues[2];
        Assert.Equal(2 * single, PseudospinProjection.Of(cluster.States, 0, 2).G.MainValues[2], 1e-9);
    }

    [Fact]
    public void Couplings_name_centres_that_are_there()
    {
        Assert.Throws<ArgumentException>(() => new CoupledCentres([Quartet(2)], CentreCoupling.Exchange(Anisotropic)));
        Assert.Throws<ArgumentException>(() => new CoupledCentres([]));
        Assert.Throws<ArgumentException>(() => CentreCoupling.Exchange(Anisotropic, 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Quartet(5));
    }

    private static AbInitioCentre Quartet(int kept) => new(
        SpinOrbitStates.Of(new SpinSystem(Spin.FromValue(1.5), ZeroFieldSplitting.FromDE(-7.3, 1.1), new ZeemanTerm(GTensor)), StateProvenance.NotStated), kept);

    private static AbInitioCentre Triplet(int kept) =>
        new(SpinOrbitStates.Of(new SpinSystem(Spin.FromValue(1), ZeemanTerm.Isotropic(2)), StateProvenance.NotStated), kept);
}
