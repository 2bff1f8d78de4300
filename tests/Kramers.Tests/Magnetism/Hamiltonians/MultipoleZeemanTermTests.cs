using Kramers.Magnetism;
using Kramers.Magnetism.AbInitio;
using Kramers.Magnetism.CrystalField;
using Kramers.Magnetism.Hamiltonians;
using Kramers.Magnetism.Spins;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Tests.Magnetism.Hamiltonians;

public sealed class MultipoleZeemanTermTests : SpinHamiltonianTermContract
{
    [Fact]
    public void Rank_one_is_g()
    {
        var g = Matrix.FromRows([2.1, 0.3, 0], [-0.1, 1.9, 0.2], [0.4, 0, 2.3]);
        StevensParameters Row(int a) => new(ParameterProvenance.NotStated, (1, 1, g[a, 0]), (1, -1, g[a, 1]), (1, 0, g[a, 2]));
        var field = FieldVector.FromTesla(1, -2, 0.5);
        Near(
            new SpinSystem(Spin.FromValue(2), new ZeemanTerm(g)).Hamiltonian(field),
            new SpinSystem(Spin.FromValue(2), new MultipoleZeemanTerm(Row(0), Row(1), Row(2))).Hamiltonian(field));
    }

    /// <summary>
    /// u mu_B (Bx Sx^3 + By Sy^3 + Bz Sz^3), the cubic term of S = 3/2 and more (Bleaney, Proc. Phys. Soc. 73, 939 (1959)): the levels of S = 3/2 in a
    /// field along z are u mu_B B M^3.
    /// </summary>
    [Fact]
    public void Cubes_of_the_spin()
    {
        var spin = Spin.FromValue(1.5);
        var s = SpinOperators.Of(spin);
        StevensParameters Cube(ComplexMatrix a) => CrystalFieldProjection.Decompose(0.2 * (a * a * a), ParameterProvenance.NotStated);
        var system = new SpinSystem(spin, new MultipoleZeemanTerm(Cube(s.X), Cube(s.Y), Cube(s.Z)));
        var h = system.Hamiltonian(FieldVector.FromTesla(1, 2, 3));
        Near(0.2 * 0.46686448 * (s.X * s.X * s.X + 2 * (s.Y * s.Y * s.Y) + 3 * (s.Z * s.Z * s.Z)), (0.46686448 / Kramers.Numerics.PhysicalConstants.BohrMagnetonCm) * h);
        var levels = system.Solve(FieldVector.FromTesla(0, 0, 1)).Energies;
        double[] cubes = [-3.375, -0.125, 0.125, 3.375];
        Assert.All(cubes.Zip(levels), e => Assert.Equal(0.2 * 0.46686448 * e.First, e.Second, 1e-7));
    }

    /// <summary>
    /// Two routes to the levels of the lowest four states of a larger spin in a field: between the states themselves, and as a pseudospin 3/2 with all ranks
    /// of its zero-field and Zeeman energy. g alone misses some of it.
    /// </summary>
    [Fact]
    public void Pseudospin_with_all_ranks_is_exact()
    {
        var system = new SpinSystem(Spin.FromValue(3.5), ZeroFieldSplitting.FromDE(3, 0.9), new ZeemanTerm(Matrix.Diagonal([1.8, 2, 2.3])));
        var states = SpinOrbitStates.Of(system, StateProvenance.NotStated).Lowest(4);
        var projection = PseudospinProjection.Of(states, 0, 4);
        var b = projection.ZeroField;
        var zeroField = new StevensCrystalField(new StevensParameters(b.Provenance, [.. b.NonZero().Where(p => p.K % 2 == 0)]));
        StevensParameters G(int axis)
        {
            var mu = projection.Moment(axis);
            return new(mu.Provenance, [.. mu.NonZero().Where(p => p.K % 2 == 1).Select(p => (p.K, p.Q, -p.Value))]);
        }

        var field = FieldVector.FromTesla(2, -1, 3);
        var direct = Eigensystem.Of(states.ToMagnetometer().Hamiltonian(field)).RelativeEnergies;
        var full = new SpinSystem(projection.Spin, zeroField, new MultipoleZeemanTerm(G(0), G(1), G(2))).Solve(field).RelativeEnergies;
        var linear = new SpinSystem(projection.Spin, zeroField, new ZeemanTerm(projection.GMatrix)).Solve(field).RelativeEnergies;
        Assert.All(direct.Zip(full), e => Assert.Equal(e.First, e.Second, 1e-9));
        Assert.True(Math.Abs(direct[1] - linear[1]) > 1e-3);
    }

    [Fact]
    public void Even_ranks_are_refused()
    {
        var none = new StevensParameters(ParameterProvenance.NotStated);
        Assert.Throws<ArgumentException>(() => new MultipoleZeemanTerm(none, none, new StevensParameters(ParameterProvenance.NotStated, (2, 0, 1))));
        Assert.Throws<ArgumentException>(() => new MultipoleZeemanTerm(none, none, none).WithParameters([1, 2]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new MultipoleZeemanTerm(none, none, none).G(3));
    }

    protected override ISpinHamiltonianTerm Term(Random random, int centre)
    {
        StevensParameters Axis() => new(ParameterProvenance.NotStated, [
            .. from k in new[] { 1, 3, 5 } from q in Enumerable.Range(-k, 2 * k + 1) select (k, q, Math.Pow(10, (1 - k) / 2.0) * (2 * random.NextDouble() - 1))]);
        return new MultipoleZeemanTerm(Axis(), Axis(), Axis(), centre);
    }
}
