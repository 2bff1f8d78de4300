using System.Numerics;
using Kramers.Magnetism;
using Kramers.Magnetism.CrystalField;
using Kramers.Magnetism.Hamiltonians;
using Kramers.Magnetism.Spins;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Tests.Magnetism.Hamiltonians;

/// <summary>What every term of a spin Hamiltonian must do. A new term derives from this and says how to make itself.</summary>
public abstract class SpinHamiltonianTermContract
{
    public static TheoryData<double, int> Spins => new() { { 0.5, 1 }, { 1, 2 }, { 1.5, 3 }, { 2, 4 }, { 3.5, 5 } };

    [Theory]
    [MemberData(nameof(Spins))]
    public void Hermitian(double s, int seed)
    {
        var (system, field) = Make(s, seed);
        var h = system.Hamiltonian(field);
        Near(h, h.Adjoint());
        Assert.True(h.Norm() > 0.1);
    }

    [Theory]
    [MemberData(nameof(Spins))]
    public void Rotating_term_and_field_together_keeps_the_levels(double s, int seed)
    {
        var (system, field) = Make(s, seed);
        var rotation = Rotation(new Random(seed));
        var rotated = new SpinSystem(system.Spins, [.. system.Terms.Select(t => t.Rotated(rotation))]);
        var levels = system.Solve(field).Energies;
        var again = rotated.Solve(Rotate(rotation, field)).Energies;
        Assert.All(levels.Zip(again), e => Assert.Equal(e.First, e.Second, 1e-10));
    }

    /// <summary>Theta H(B) Theta^-1 = H(-B), with Theta = exp(-i pi Sy) K.</summary>
    [Theory]
    [MemberData(nameof(Spins))]
    public void Time_reversal_turns_the_field_around(double s, int seed)
    {
        var (system, field) = Make(s, seed);
        Near(system.Hamiltonian(-field), TimeReversed(system.Hamiltonian(field), system.Spins[0]));
    }

    [Theory]
    [MemberData(nameof(Spins))]
    public void Derivative_equals_finite_difference(double s, int seed)
    {
        var (system, field) = Make(s, seed);
        TermDerivatives.AssertEqualFiniteDifferences(system, field, 1e-8);
    }

    [Fact]
    public void Acts_on_its_own_centre_only()
    {
        var random = new Random(7);
        Spin[] spins = [Spin.FromValue(0.5), Spin.FromValue(1.5)];
        var field = RandomField(random);
        var other = SpinOperators.Of(spins, 0);
        var h = new SpinSystem(spins, [Term(random, 1)]).Hamiltonian(field);
        Near(h * other.X, other.X * h);
        Near(h * other.Z, other.Z * h);
    }

    /// <summary>A term with random parameters of order 1 on a centre.</summary>
    protected abstract ISpinHamiltonianTerm Term(Random random, int centre);

    protected static Matrix RandomTensor(Random random)
    {
        ArgumentNullException.ThrowIfNull(random);
        return new(3, 3, [.. Enumerable.Range(0, 9).Select(_ => 2 * random.NextDouble() - 1)]);
    }

    protected static void Near(ComplexMatrix expected, ComplexMatrix actual) =>
        Assert.True((expected - actual).Norm() < 1e-12 * (1 + expected.Norm()));

    /// <summary>Rotation matrix of a random unit quaternion.</summary>
    private static Matrix Rotation(Random random)
    {
        double[] q = [.. Enumerable.Range(0, 4).Select(_ => 2 * random.NextDouble() - 1)];
        var norm = Math.Sqrt(q.Sum(x => x * x));
        var (w, x, y, z) = (q[0] / norm, q[1] / norm, q[2] / norm, q[3] / norm);
        return Matrix.FromRows(
            [1 - 2 * (y * y + z * z), 2 * (x * y - w * z), 2 * (x * z + w * y)],
            [2 * (x * y + w * z), 1 - 2 * (x * x + z * z), 2 * (y * z - w * x)],
            [2 * (x * z - w * y), 2 * (y * z + w * x), 1 - 2 * (x * x + y * y)]);
    }

    private static FieldVector Rotate(Matrix r, FieldVector b) => FieldVector.FromTesla(
        r[0, 0] * b.X + r[0, 1] * b.Y + r[0, 2] * b.Z, r[1, 0] * b.X + r[1, 1] * b.Y + r[1, 2] * b.Z, r[2, 0] * b.X + r[2, 1] * b.Y + r[2, 2] * b.Z);

    /// <summary>Y H* Y^+ with Y = exp(-i pi Sy): |S, M> to (-1)^(S-M) |S, -M>.</summary>
    private static ComplexMatrix TimeReversed(ComplexMatrix h, Spin spin)
    {
        var n = spin.Multiplicity;
        var y = new ComplexMatrix(n, n);
        for (var i = 0; i < n; i++)
        {
            y[n - 1 - i, i] = i % 2 == 0 ? 1 : -1;
        }

        return y * new ComplexMatrix(n, n, Array.ConvertAll(h.Data, Complex.Conjugate)) * y.Adjoint();
    }

    private static FieldVector RandomField(Random random) =>
        FieldVector.FromTesla(1 + random.NextDouble(), 2 * random.NextDouble() - 1, 3 * random.NextDouble());

    private (SpinSystem System, FieldVector Field) Make(double s, int seed)
    {
        var random = new Random(seed);
        return (new SpinSystem(Spin.FromValue(s), Term(random, 0)), RandomField(random));
    }
}

public sealed class ZeroFieldSplittingTests : SpinHamiltonianTermContract
{
    [Fact]
    public void Does_not_see_the_field()
    {
        var system = new SpinSystem(Spin.FromValue(2), Term(new Random(3), 0));
        Near(system.Hamiltonian(FieldVector.Zero), system.Hamiltonian(FieldVector.FromTesla(1, 2, 3)));
    }

    [Fact]
    public void D_and_E_along_the_axes()
    {
        var s = SpinOperators.Of(Spin.FromValue(2));
        var expected = 3 * (s.Z * s.Z - 2 * s.Identity) + 0.5 * (s.X * s.X - s.Y * s.Y);
        Near(expected, new SpinSystem(Spin.FromValue(2), ZeroFieldSplitting.FromDE(3, 0.5)).Hamiltonian(FieldVector.Zero));
    }

    [Fact]
    public void Kramers_pairs_in_zero_field()
    {
        var e = new SpinSystem(Spin.FromValue(3.5), Term(new Random(4), 0)).Solve(FieldVector.Zero).Energies;
        for (var i = 0; i < e.Length; i += 2)
        {
            Assert.Equal(e[i], e[i + 1], 1e-12);
        }
    }

    protected override ISpinHamiltonianTerm Term(Random random, int centre) => new ZeroFieldSplitting(RandomTensor(random), centre);
}

public sealed class ZeemanTermTests : SpinHamiltonianTermContract
{
    [Fact]
    public void Odd_in_the_field()
    {
        var system = new SpinSystem(Spin.FromValue(1.5), Term(new Random(3), 0));
        var field = FieldVector.FromTesla(0.3, -2, 1);
        Near(-1 * system.Hamiltonian(field), system.Hamiltonian(-field));
    }

    [Fact]
    public void Lowest_state_of_an_electron_points_against_the_field()
    {
        var system = new SpinSystem(Spin.FromValue(0.5), ZeemanTerm.Isotropic(2));
        var levels = system.Solve(FieldVector.Along([0, 0, 5], 1));
        Assert.Equal(2 * 0.46686448, levels.RelativeEnergies[1], 1e-7);
        Assert.Equal(-0.5, levels.Expectation(system.Operators(0).Z)[0], 1e-12);
    }

    protected override ISpinHamiltonianTerm Term(Random random, int centre) => new ZeemanTerm(RandomTensor(random), centre);
}

public sealed class StevensCrystalFieldTests : SpinHamiltonianTermContract
{
    protected override ISpinHamiltonianTerm Term(Random random, int centre) =>
        new StevensCrystalField(new StevensParameters(ParameterProvenance.NotStated, [
            (0, 0, 1 + random.NextDouble()), // a spin 1/2 sees nothing else
            .. from k in new[] { 2, 4, 6 } from q in Enumerable.Range(-k, 2 * k + 1) select (k, q, Math.Pow(10, -k / 2.0) * (2 * random.NextDouble() - 1))]), centre);
}
