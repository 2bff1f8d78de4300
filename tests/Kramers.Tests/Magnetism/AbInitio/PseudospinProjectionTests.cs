using System.Numerics;
using Kramers.Magnetism;
using Kramers.Magnetism.AbInitio;
using Kramers.Magnetism.CrystalField;
using Kramers.Magnetism.Hamiltonians;
using Kramers.Magnetism.Spins;
using Kramers.Numerics;
using Kramers.Numerics.Angular;
using Kramers.Numerics.LinearAlgebra;
using static Kramers.Tests.Magnetism.CrystalField.Operators;

namespace Kramers.Tests.Magnetism.AbInitio;

public sealed class PseudospinProjectionTests
{
    public static TheoryData<int, ulong> SpinsAndSeeds => new(from twoS in Enumerable.Range(2, 7) from seed in new ulong[] { 1, 2, 3 } select (twoS, seed));

    /// <summary>Axes of D and of g are not the same, and neither is that of the laboratory.</summary>
    [Theory]
    [MemberData(nameof(SpinsAndSeeds))]
    public void A_spin_comes_back_with_its_D_E_g_and_axes(int twoS, ulong seed)
    {
        var random = new SeededRandom(seed);
        var (d, e) = (random.Uniform(-20, 20), random.Uniform(0, 1));
        var tensor = Rotation.Random(random).Apply(Matrix.Diagonal([-d / 3 + e, -d / 3 - e, 2 * d / 3]));
        var g = Rotation.Random(random).Apply(Matrix.Diagonal([random.Uniform(1.6, 1.9), random.Uniform(2, 2.2), random.Uniform(2.3, 2.9)]));
        var projection = PseudospinProjection.Of(Scrambled(States(twoS, tensor, g), random), 0, twoS + 1);
        Assert.True((tensor - projection.DTensor).Norm() < 1e-10 * tensor.Norm());
        Assert.True((g - projection.G.Tensor).Norm() < 1e-12 * g.Norm());
        Assert.True((g - projection.GMatrix * projection.Frame.Matrix.Transpose()).Norm() < 1e-12 * g.Norm());
        Assert.True(projection.G.Product > 0);
        var expected = ZeroFieldParameters.From(tensor);
        Assert.Equal(expected.D, projection.DAndE.D, 1e-9);
        Assert.Equal(expected.E, projection.DAndE.E, 1e-9);
        Assert.True((expected.Axes - projection.DAndE.Axes).Norm() < 1e-8);
        Assert.All(projection.ZeroField.NonZero().Where(p => p.K is not (0 or 2)), p => Assert.Equal(0, p.Value, 1e-10));
        Assert.All(Enumerable.Range(0, 3).SelectMany(a => projection.Moment(a).NonZero()).Where(p => p.K != 1), p => Assert.Equal(0, p.Value, 1e-11));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_multiplet_gives_back_a_random_crystal_field(ulong seed)
    {
        var random = new SeededRandom(seed);
        var field = RandomField((int)seed);
        var ion = TrivalentLanthanide.Of("Dy");
        var states = Scrambled(SpinOrbitStates.Of(new SpinSystem(ion.J, new StevensCrystalField(field), ZeemanTerm.Isotropic(ion.LandeFactor.Value)), StateProvenance.NotStated), random);
        var along = PseudospinProjection.Of(states, 0, 16, Rotation.Identity);
        var turned = PseudospinProjection.Of(states, 0, 16, Rotation.Random(random));
        for (var k = 2; k <= 6; k += 2)
        {
            for (var q = -k; q <= k; q++)
            {
                Assert.Equal(field[k, q], along.ZeroField[k, q], 1e-12 * Math.Pow(10, 4 - k));
                Assert.Equal(field[k, q], turned.ZeroFieldInInputFrame[k, q], 1e-12 * Math.Pow(10, 4 - k));
            }
        }

        Assert.Equal(3, along.ZeroField.NonZero().Where(p => Math.Abs(p.Value) > 1e-8 && p.K > 0).Select(p => p.K).Distinct().Count());
        Assert.All(along.G.MainValues, g => Assert.Equal(4.0 / 3, g, 1e-12));
        Assert.Equal("Stevens, pseudospin 15/2", along.ZeroField.Provenance.OperatorSet);
    }

    [Fact]
    public void A_doublet_is_that_of_the_moment_itself()
    {
        var states = Dysprosium(7);
        for (var first = 0; first < 16; first += 2)
        {
            var g = PseudospinProjection.Of(states, first, 2).G;
            var blocks = Array.ConvertAll([0, 1, 2], a => Block(states.Moment(a), first));
            var direct = DoubletGTensor.From(blocks[0], blocks[1], blocks[2]);
            Assert.All(direct.MainValues.Zip(g.MainValues), v => Assert.Equal(v.First, v.Second, 1e-11));
            Assert.Equal(direct.Product, g.Product, 1e-10);
        }
    }

    [Fact]
    public void States_of_the_pseudospin_are_related_by_time_reversal()
    {
        var projection = PseudospinProjection.Of(Dysprosium(5), 0, 4);
        Near(projection.Hamiltonian, TimeReversed(projection.Hamiltonian), 1e-11);
        var mu = CrystalFieldProjection.Compose(projection.Spin, projection.Moment(1));
        Near(-1 * mu, TimeReversed(mu), 1e-11);
    }

    [Theory]
    [InlineData(1, 2, 3, 6)]
    [InlineData(-1, 2, 3, -6)]
    [InlineData(-1, -2, -3, -6)]
    public void Only_the_product_of_three_g_values_has_a_sign(double gx, double gy, double gz, double product)
    {
        var projection = PseudospinProjection.Of(States(3, new Matrix(3, 3), Matrix.Diagonal([gx, gy, gz])), 0, 4);
        Assert.Equal(product, projection.G.Product, 1e-12);
        Assert.True(projection.GMatrix[2, 2] * projection.Frame.Matrix[2, 2] > 0);
    }

    /// <summary>S = 2 with an easy axis: M = +-2 is split by 3 E^2/|D| in second order, and has g = (0, 0, 4 g).</summary>
    [Fact]
    public void A_quasi_doublet_has_one_g_value_and_a_splitting_of_rank_one()
    {
        var system = new SpinSystem(Spin.FromValue(2), ZeroFieldSplitting.FromDE(-5, 0.05), ZeemanTerm.Isotropic(2));
        var states = SpinOrbitStates.Of(system, StateProvenance.NotStated);
        var projection = PseudospinProjection.Of(states, 0, 2);
        Assert.Equal(8, projection.G.MainValues[2], 1e-3);
        Assert.Equal(0, projection.G.MainValues[1], 1e-10);
        var b = projection.ZeroField;
        Assert.Equal(states.Energies[1], Math.Abs(b[1, 1]), 1e-12);
        Assert.Equal(3 * 0.05 * 0.05 / 5, states.Energies[1], 1e-6);
        Assert.Equal(0, b[1, 0], 1e-12);
    }

    [Fact]
    public void Half_a_doublet_and_a_manifold_without_moment_are_refused()
    {
        Assert.Throws<ArgumentException>(() => PseudospinProjection.Of(Dysprosium(3), 1, 2));
        Assert.Throws<ArgumentException>(() => PseudospinProjection.Of(Dysprosium(3), 0, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => PseudospinProjection.Of(Dysprosium(3), 14, 3));
        var zero = new ComplexMatrix(2, 2);
        var silent = new SpinOrbitStates([0, 1], [zero, zero, zero], [zero, zero, zero], StateProvenance.NotStated);
        Assert.Throws<ArgumentException>(() => PseudospinProjection.Of(silent, 0, 2));
    }

    private static SpinOrbitStates Dysprosium(int seed)
    {
        var system = new SpinSystem(Spin.FromValue(7.5), new StevensCrystalField(RandomField(seed)), ZeemanTerm.Isotropic(4.0 / 3));
        return SpinOrbitStates.Of(system, StateProvenance.NotStated);
    }

    private static StevensParameters RandomField(int seed) =>
        new(Origin, [.. RandomEntries(new Random(seed), [2, 4, 6]).Select(p => (p.K, p.Q, p.Value * Math.Pow(10, 2 - p.K)))]);

    private static SpinOrbitStates States(int twoS, Matrix d, Matrix g) =>
        SpinOrbitStates.Of(new SpinSystem(Spin.FromDoubled(twoS), new ZeroFieldSplitting(d), new ZeemanTerm(g)), StateProvenance.NotStated);

    /// <summary>The same states with random phases, as a diagonaliser leaves them.</summary>
    private static SpinOrbitStates Scrambled(SpinOrbitStates states, SeededRandom random)
    {
        var phases = ComplexMatrix.Diagonal([.. Enumerable.Range(0, states.Count).Select(_ => Complex.FromPolarCoordinates(1, random.Uniform(0, 6.28)))]);
        ComplexMatrix Turn(ComplexMatrix a) => phases.Adjoint() * a * phases;
        return new SpinOrbitStates([.. states.Energies], [.. Enumerable.Range(0, 3).Select(a => Turn(states.Moment(a)))], [.. Enumerable.Range(0, 3).Select(a => Turn(states.Spin(a)))], states.Provenance);
    }

    private static ComplexMatrix Block(ComplexMatrix a, int first) =>
        new(2, 2, [a[first, first], a[first, first + 1], a[first + 1, first], a[first + 1, first + 1]]);
}
