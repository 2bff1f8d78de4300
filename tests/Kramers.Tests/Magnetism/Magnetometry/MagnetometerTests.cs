using Kramers.Magnetism;
using Kramers.Magnetism.Hamiltonians;
using Kramers.Magnetism.Magnetometry;
using Kramers.Magnetism.Spins;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Tests.Magnetism.Magnetometry;

public sealed class MagnetometerTests
{
    [Fact]
    public void Moment_of_an_electron_is_minus_g_S()
    {
        var system = new SpinSystem(Spin.FromValue(1.5), ZeroFieldSplitting.FromDE(4, 1), ZeemanTerm.Isotropic(2.2));
        var molecule = new Magnetometer(system);
        for (var axis = 0; axis < 3; axis++)
        {
            Assert.True((molecule.Moment(axis) + 2.2 * system.Operators(0)[axis]).Norm() < 1e-12);
        }
    }

    [Fact]
    public void Hamiltonian_in_a_field_is_that_of_the_terms()
    {
        for (var kind = 0; kind < RandomMolecules.Kinds; kind++)
        {
            var system = RandomMolecules.Make(kind);
            var field = RandomMolecules.Field(kind);
            Assert.True((system.Hamiltonian(field) - new Magnetometer(system).Hamiltonian(field)).Norm() < 1e-11);
        }
    }

    [Fact]
    public void Energies_alone_are_those_of_the_levels()
    {
        for (var kind = 0; kind < RandomMolecules.Kinds; kind++)
        {
            var molecule = new Magnetometer(RandomMolecules.Make(kind));
            var field = RandomMolecules.Field(kind);
            Assert.All(molecule.At(field).Eigensystem.Energies.Zip(molecule.EnergiesAt(field)), e => Assert.Equal(e.First, e.Second, 1e-12));
        }
    }

    [Fact]
    public void Matrices_do_instead_of_terms()
    {
        var one = new Magnetometer(RandomMolecules.Make(2));
        var two = new Magnetometer(one.Hamiltonian(FieldVector.Zero), one.Moment(0), one.Moment(1), one.Moment(2));
        var field = RandomMolecules.Field(2);
        Assert.Equal(one.At(field).Magnetisation(2), two.At(field).Magnetisation(2));
        Assert.Throws<ArgumentException>(() => new Magnetometer(one.Hamiltonian(field), one.Moment(0), one.Moment(1), new ComplexMatrix(2, 2)));
    }

    [Fact]
    public void A_term_with_the_square_of_the_field_is_refused() =>
        Assert.Throws<ArgumentException>(() => new Magnetometer(new SpinSystem(Spin.FromValue(1), new QuadraticTerm())));

    private sealed class QuadraticTerm : ISpinHamiltonianTerm
    {
        public IReadOnlyList<string> ParameterNames => [];

        public double[] GetParameters() => [];

        public ISpinHamiltonianTerm WithParameters(ReadOnlySpan<double> parameters) => this;

        public ISpinHamiltonianTerm Rotated(Matrix rotation) => this;

        public void AddTo(ComplexMatrix hamiltonian, SpinSystem system, FieldVector field) => hamiltonian[0, 0] += field.Z * field.Z;

        public void AddDerivativeTo(ComplexMatrix target, SpinSystem system, FieldVector field, int parameter, double weight) =>
            throw new NotSupportedException();
    }
}
