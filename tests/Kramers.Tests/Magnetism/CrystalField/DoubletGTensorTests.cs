using System.Numerics;
using Kramers.Magnetism;
using Kramers.Magnetism.CrystalField;
using Kramers.Magnetism.Hamiltonians;
using Kramers.Magnetism.Spins;
using Kramers.Numerics;
using Kramers.Numerics.Angular;
using Kramers.Numerics.LinearAlgebra;
using static Kramers.Tests.Magnetism.CrystalField.Operators;

namespace Kramers.Tests.Magnetism.CrystalField;

public sealed class DoubletGTensorTests
{
    [Theory]
    [InlineData(0.5, 1.5, 2.5)]
    [InlineData(-0.5, 1.5, 2.5)]
    [InlineData(-1, -2, -3)]
    [InlineData(1e-9, 3e-7, 19.9)]
    [InlineData(2, 2, 2)]
    public void Main_values_axes_and_sign_come_back_whatever_the_frame_and_the_pair_of_states(double gx, double gy, double gz)
    {
        var random = new SeededRandom(11);
        var frame = Rotation.Random(random);
        var pseudo = Rotation.Random(random);
        var g = frame.Matrix * Matrix.Diagonal([gx, gy, gz]) * pseudo.Matrix;
        var tensor = DoubletGTensor.From(Moment(g, 0), Moment(g, 1), Moment(g, 2));
        double[] expected = [.. new[] { gx, gy, gz }.Select(Math.Abs).Order()];
        Assert.All(expected.Zip(tensor.MainValues), v => Assert.Equal(v.First, v.Second, 1e-14));
        Assert.Equal(gx * gy * gz, tensor.Product, 1e-13);
        var symmetric = frame.Apply(Matrix.Diagonal([Math.Abs(gx), Math.Abs(gy), Math.Abs(gz)]));
        Assert.True((symmetric - tensor.Tensor).Norm() < 1e-13);
        Assert.NotNull(Rotation.FromMatrix(tensor.Axes)); // right-handed and orthogonal
    }

    [Fact]
    public void Invariants_of_the_moments()
    {
        var random = new Random(4);
        var g = new Matrix(3, 3, [.. Enumerable.Range(0, 9).Select(_ => 4 * random.NextDouble() - 2)]);
        var (x, y, z) = (Moment(g, 0), Moment(g, 1), Moment(g, 2));
        var tensor = DoubletGTensor.From(x, y, z);
        var square = new Matrix(3, 3);
        ComplexMatrix[] mu = [x, y, z];
        for (var i = 0; i < 9; i++)
        {
            square[i / 3, i % 3] = 2 * (mu[i / 3] * mu[i % 3]).Trace().Real;
        }

        Assert.True((square - tensor.Tensor * tensor.Tensor).Norm() < 1e-13);
        Assert.Equal(tensor.Product, (new Complex(0, 2) * (x * Commutator(y, z)).Trace()).Real, 1e-13);
    }

    /// <summary>|+-15/2> of Dy3+: gz = 2 g_J J = 20, nothing across.</summary>
    [Fact]
    public void Ising_doublet_of_dysprosium()
    {
        var tensor = Ground("Dy", new StevensParameters(Origin, (2, 0, -1)));
        Assert.Equal(20, tensor.MainValues[2], 1e-12);
        Assert.Equal(0, tensor.MainValues[1], 1e-12);
        Assert.Equal(1, Math.Abs(tensor.Axes[2, 2]), 1e-12);
    }

    /// <summary>|+-1/2> of J: gz = g_J, g across = g_J (J + 1/2), positive product.</summary>
    [Fact]
    public void Planar_doublet_of_erbium()
    {
        var tensor = Ground("Er", new StevensParameters(Origin, (2, 0, 1)));
        Assert.All(new[] { 1.2, 9.6, 9.6 }.Zip(tensor.MainValues), g => Assert.Equal(g.First, g.Second, 1e-12));
        Assert.Equal(1.2 * 9.6 * 9.6, tensor.Product, 1e-10);
    }

    [Fact]
    public void Splits_in_a_weak_field_as_the_Hamiltonian_does_and_turns_with_the_molecule()
    {
        var ion = TrivalentLanthanide.Of("Yb");
        var field = new StevensParameters(Origin, [.. RandomEntries(new Random(5), [2, 4, 6]).Select(p => (p.K, p.Q, p.Value * Math.Pow(10, 1 - p.K / 2.0)))]);
        var tensor = Ground("Yb", field);
        var system = new SpinSystem(ion.J, new StevensCrystalField(field), ZeemanTerm.Isotropic(ion.LandeFactor.Value));
        for (var axis = 0; axis < 3; axis++)
        {
            var levels = system.Solve(FieldVector.Along([tensor.Axes[0, axis], tensor.Axes[1, axis], tensor.Axes[2, axis]], 1e-3)).RelativeEnergies;
            Assert.Equal(tensor.MainValues[axis], levels[1] / (PhysicalConstants.BohrMagnetonCm * 1e-3), 1e-6);
        }

        var rotation = Rotation.Random(new SeededRandom(9));
        Assert.True((rotation.Apply(tensor.Tensor) - Ground("Yb", field.Rotated(rotation)).Tensor).Norm() < 1e-10);
    }

    [Fact]
    public void A_pair_of_states_in_a_field_is_no_Kramers_doublet()
    {
        var up = ComplexMatrix.Diagonal([2, 1]);
        Assert.Throws<ArgumentException>(() => DoubletGTensor.From(up, up, up));
    }

    private static DoubletGTensor Ground(string symbol, StevensParameters field)
    {
        var ion = TrivalentLanthanide.Of(symbol);
        var j = SpinOperators.Of(ion.J);
        var levels = new SpinSystem(ion.J, new StevensCrystalField(field)).Solve(FieldVector.Zero);
        return DoubletGTensor.From(levels, [.. new[] { j.X, j.Y, j.Z }.Select(a => -ion.LandeFactor.Value * a)], 0);
    }

    // mu_i = -(1/2) sum_a g_ia sigma_a
    private static ComplexMatrix Moment(Matrix g, int i)
    {
        var across = new Complex(g[i, 0], g[i, 1]);
        return -0.5 * new ComplexMatrix(2, 2, [g[i, 2], Complex.Conjugate(across), across, -g[i, 2]]);
    }
}
