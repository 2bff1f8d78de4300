using Kramers.Atomistics.Potentials;
using Kramers.Atomistics.Vibrations;
using Kramers.Chemistry;
using Kramers.Numerics;

namespace Kramers.Tests.Atomistics.Vibrations;

/// <summary>The two ways downhill that need no Hessian.</summary>
public class DescentTests
{
    private static readonly Structure Rest = Geometries.Random("Co F N F O", 5);

    [Theory]
    [InlineData(true, 80)]
    [InlineData(false, 1500)]
    public void A_shaken_molecule_comes_back_to_its_minimum(bool lbfgs, int most)
    {
        var springs = new SpringPotential(Rest);
        var start = Geometries.Shaken(Rest, 0.1, new SeededRandom(2));
        var found = lbfgs ? LbfgsRelaxation.Relax(springs, start, 1e-6, cancellation: TestContext.Current.CancellationToken) : FireRelaxation.Relax(springs, start, 1e-6, cancellation: TestContext.Current.CancellationToken);
        Assert.True(found.Converged);
        Assert.InRange(found.MaxForceEvPerAngstrom, 0, 1e-6);
        Assert.InRange(found.Evaluations, 2, most);
        Assert.InRange(Superposition.Of(found.Structure, Rest).Rmsd, 0, 1e-5);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_crystal_relaxes_in_its_cell(bool lbfgs)
    {
        var fcc = SupercellForceConstants.Repeated(LatticeSprings.Fcc("Al", 4), (3, 3, 3));
        var springs = new LatticeSprings(2, 4 / Math.Sqrt(2));
        var start = Geometries.Shaken(fcc, 0.05, new SeededRandom(1));
        var found = lbfgs ? LbfgsRelaxation.Relax(springs, start, 1e-6, cancellation: TestContext.Current.CancellationToken) : FireRelaxation.Relax(springs, start, 1e-6, cancellation: TestContext.Current.CancellationToken);
        Assert.True(found.Converged);
        Assert.Equal(0, found.Value.EnergyEv, 1e-9);
        Assert.Equal(fcc.Cell!.Volume, found.Structure.Cell!.Volume, 1e-12);
    }

    [Fact]
    public void Out_of_evaluations_and_false_forces_are_told()
    {
        var springs = new SpringPotential(Rest);
        var start = Geometries.Shaken(Rest, 0.1, new SeededRandom(2));
        Assert.False(LbfgsRelaxation.Relax(springs, start, 1e-6, 5, cancellation: TestContext.Current.CancellationToken).Converged);
        Assert.False(FireRelaxation.Relax(springs, start, 1e-6, 5, cancellation: TestContext.Current.CancellationToken).Converged);
        Assert.False(LbfgsRelaxation.Relax(new Wrong(springs), start, 1e-6, cancellation: TestContext.Current.CancellationToken).Converged);
    }

    [Fact]
    public void Stopping_is_obeyed()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        var start = Geometries.Shaken(Rest, 0.1, new SeededRandom(2));
        Assert.Throws<OperationCanceledException>(() => LbfgsRelaxation.Relax(new SpringPotential(Rest), start, cancellation: source.Token));
        Assert.Throws<OperationCanceledException>(() => FireRelaxation.Relax(new SpringPotential(Rest), start, cancellation: source.Token));
    }

    /// <summary>Forces that point uphill.</summary>
    private sealed class Wrong(IPotential right) : IPotential
    {
        public PotentialValue Evaluate(Structure structure)
        {
            var value = right.Evaluate(structure);
            return value with { ForcesEvPerAngstrom = Array.ConvertAll(value.ForcesEvPerAngstrom, f => -f) };
        }
    }
}
