using Kramers.Magnetism;
using Kramers.Magnetism.Hamiltonians;
using Kramers.Magnetism.Spins;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Validation.Magnetism;

/// <summary>Zero-field matrices of EasySpin's own tests (tests/ham_zf_rhombic.m, ham_zf_simple.m).</summary>
public sealed class ZeroFieldTests
{
    [Fact]
    public void Rhombic_triplet()
    {
        var h = Hamiltonian(1, ZeroFieldSplitting.FromDE(3, 1));
        Expect(h, [1, 0, 1, 0, -2, 0, 1, 0, 1]);
    }

    [Fact]
    public void Axial_quartet()
    {
        var h = Hamiltonian(1.5, new ZeroFieldSplitting(Matrix.Diagonal([-1, -1, 2])));
        Expect(h, [3, 0, 0, 0, 0, -3, 0, 0, 0, 0, -3, 0, 0, 0, 0, 3]);
    }

    private static ComplexMatrix Hamiltonian(double s, ZeroFieldSplitting term) =>
        new SpinSystem(Spin.FromValue(s), term).Hamiltonian(FieldVector.Zero);

    private static void Expect(ComplexMatrix h, double[] expected)
    {
        for (var i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i], h.Data[i].Real, 1e-14);
            Assert.Equal(0, h.Data[i].Imaginary, 1e-14);
        }
    }
}
