using System.Numerics;
using Kramers.Magnetism;
using Kramers.Magnetism.Hamiltonians;
using Kramers.Magnetism.Spins;
using Kramers.Numerics;
using Kramers.Numerics.Angular;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Tests.Magnetism.Hamiltonians;

/// <summary>
/// What every term between two centres must do, the twin of <see cref="SpinHamiltonianTermContract"/>. The term couples centres
/// 0 and 2 of three, beside Zeeman terms with anisotropic g that make the levels feel its direction.
/// </summary>
public abstract class SpinPairTermContract
{
    public static TheoryData<double, double, ulong> Pairs => new() { { 0.5, 0.5, 1 }, { 1, 1.5, 2 }, { 2, 0.5, 3 }, { 2.5, 1, 4 } };

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Hermitian(double s1, double s2, ulong seed)
    {
        var (system, field) = Make(s1, s2, seed);
        var h = Alone(system).Hamiltonian(field);
        Near(h, h.Adjoint());
        Assert.True(h.Norm() > 0.05);
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Rotating_all_terms_and_the_field_keeps_the_levels(double s1, double s2, ulong seed)
    {
        var (system, field) = Make(s1, s2, seed);
        var rotation = Rotation.Random(new SeededRandom(seed + 77));
        var rotated = new SpinSystem(system.Spins, [.. system.Terms.Select(t => t.Rotated(rotation.Matrix))]);
        var (x, y, z) = rotation.Apply(field.X, field.Y, field.Z);
        var again = rotated.Solve(FieldVector.FromTesla(x, y, z)).Energies;
        Assert.All(system.Solve(field).Energies.Zip(again), e => Assert.Equal(e.First, e.Second, 1e-10));
    }

    /// <summary>Axial vectors and tensors of rank two do not see an inversion.</summary>
    [Theory]
    [MemberData(nameof(Pairs))]
    public void An_inversion_of_the_molecule_changes_nothing(double s1, double s2, ulong seed)
    {
        var (system, field) = Make(s1, s2, seed);
        var inverted = new SpinSystem(system.Spins, [system.Terms[0].Rotated(-1 * Matrix.Identity(3))]);
        Near(Alone(system).Hamiltonian(field), inverted.Hamiltonian(field));
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Time_reversal_turns_the_field_around(double s1, double s2, ulong seed)
    {
        var (system, field) = Make(s1, s2, seed);
        Near(system.Hamiltonian(-field), TimeReversed(system.Hamiltonian(field), system.Spins));
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Derivative_equals_finite_difference(double s1, double s2, ulong seed)
    {
        var (system, field) = Make(s1, s2, seed);
        TermDerivatives.AssertEqualFiniteDifferences(system, field, 1e-7);
    }

    [Fact]
    public void Does_not_act_on_a_third_centre()
    {
        var (system, field) = Make(1, 1.5, 5);
        var h = Alone(system).Hamiltonian(field);
        var third = system.Operators(1);
        Near(h * third.X, third.X * h);
        Near(h * third.Z, third.Z * h);
    }

    [Fact]
    public void A_centre_is_not_coupled_to_itself() => Assert.ThrowsAny<ArgumentException>(() => Term(new SeededRandom(1), 1, 1));

    [Fact]
    public void A_wrong_number_of_parameters_is_refused() =>
        Assert.ThrowsAny<ArgumentException>(() => Term(new SeededRandom(1), 0, 1).WithParameters(new double[20]));

    /// <summary>A term with random parameters of order 1 between two centres.</summary>
    protected abstract ISpinHamiltonianTerm Term(SeededRandom random, int first, int second);

    protected static Matrix RandomTensor(SeededRandom random)
    {
        ArgumentNullException.ThrowIfNull(random);
        return new(3, 3, [.. Enumerable.Range(0, 9).Select(_ => random.Uniform(-1, 1))]);
    }

    protected static void Near(ComplexMatrix expected, ComplexMatrix actual) =>
        Assert.True((expected - actual).Norm() < 1e-12 * (1 + expected.Norm()));

    private static SpinSystem Alone(SpinSystem system) => new(system.Spins, [system.Terms[0]]);

    /// <summary>Y H* Y^+ with Y the product of exp(-i pi Sy): |S, M> to (-1)^(S-M) |S, -M>.</summary>
    private static ComplexMatrix TimeReversed(ComplexMatrix h, IReadOnlyList<Spin> spins)
    {
        var n = h.Rows;
        var y = new ComplexMatrix(n, n);
        for (var i = 0; i < n; i++)
        {
            var (rest, flips) = (i, 0);
            foreach (var spin in spins.Reverse())
            {
                flips += rest % spin.Multiplicity;
                rest /= spin.Multiplicity;
            }

            y[n - 1 - i, i] = flips % 2 == 0 ? 1 : -1;
        }

        return y * new ComplexMatrix(n, n, Array.ConvertAll(h.Data, Complex.Conjugate)) * y.Adjoint();
    }

    private (SpinSystem System, FieldVector Field) Make(double s1, double s2, ulong seed)
    {
        var random = new SeededRandom(seed);
        Spin[] spins = [Spin.FromValue(s1), Spin.FromValue(0.5), Spin.FromValue(s2)];
        var term = Term(random, 0, 2);
        var zeeman = Enumerable.Range(0, 3).Select(i => new ZeemanTerm(RandomTensor(random), i));
        var field = FieldVector.FromTesla(random.Uniform(-1, 1), random.Uniform(1, 2), random.Uniform(-3, 0));
        return (new SpinSystem(spins, [term, .. zeeman]), field);
    }
}
