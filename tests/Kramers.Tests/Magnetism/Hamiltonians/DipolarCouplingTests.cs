using Kramers.Magnetism.Hamiltonians;
using Kramers.Numerics;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Tests.Magnetism.Hamiltonians;

public sealed class DipolarCouplingTests : SpinPairTermContract
{
    /// <summary>mu_B^2/r^3 = 0.43297 cm^-1 at 1 angstrom (POLY_ANISO's manual); also with mu_0 of CODATA 2018 instead of E_h a_0.</summary>
    [Fact]
    public void Prefactor()
    {
        var prefactor = new DipolarCoupling([1, 0, 0], Matrix.Identity(3), Matrix.Identity(3)).Tensor[1, 1];
        Assert.Equal(0.43297, prefactor, 5e-6);
        const double Mu0 = 1.25663706212e-6;
        var muB = PhysicalConstants.BohrMagneton;
        Assert.Equal(Mu0 / (4 * Math.PI) * muB * muB * 1e30 / PhysicalConstants.JoulePerCm, prefactor, 1e-9);
    }

    /// <summary>Along the axis between them parallel moments attract: T = g^2 mu_B^2/r^3 diag(1, 1, -2).</summary>
    [Fact]
    public void Along_z()
    {
        var g = 2 * Matrix.Identity(3);
        var t = DipolarCoupling.Between([1, 1, 1], g, [1, 1, 3], g).Tensor;
        var expected = (4 * DipolarCoupling.Prefactor / 8) * Matrix.Diagonal([1, 1, -2]);
        Assert.True((t - expected).Norm() < 1e-15);
    }

    /// <summary>The field of moment 2 at moment 1, done as vectors: B = (mu_0/4pi)[3 n (n.m) - m]/r^3, E = -m1.B.</summary>
    [Fact]
    public void Anisotropic_moments_in_each_others_field()
    {
        var random = new SeededRandom(4);
        var (g1, g2) = (RandomTensor(random), RandomTensor(random));
        double[] r = [0.8, -1.7, 2.2], s1 = [0.3, 0.1, -0.9], s2 = [-0.4, 0.6, 0.2];
        var (m1, m2) = (g1 * new Matrix(3, 1, s1), g2 * new Matrix(3, 1, s2));
        var length = Math.Sqrt(r.Sum(x => x * x));
        var along = Enumerable.Range(0, 3).Sum(i => r[i] / length * m2.Data[i]);
        var energy = -Enumerable.Range(0, 3).Sum(i => m1.Data[i] * (3 * r[i] / length * along - m2.Data[i])) * DipolarCoupling.Prefactor / Math.Pow(length, 3);
        var t = new DipolarCoupling(r, g1, g2).Tensor;
        Assert.Equal(energy, (new Matrix(1, 3, s1) * t * new Matrix(3, 1, s2))[0, 0], 1e-14);
    }

    [Fact]
    public void Two_dipoles_need_two_places() =>
        Assert.Throws<ArgumentException>(() => new DipolarCoupling([0, 0, 0], Matrix.Identity(3), Matrix.Identity(3)));

    protected override ISpinHamiltonianTerm Term(SeededRandom random, int first, int second)
    {
        ArgumentNullException.ThrowIfNull(random);
        double[] r = [random.Uniform(1, 2), random.Uniform(-2, -1), random.Uniform(1, 2)];
        return new DipolarCoupling(r, 2 * RandomTensor(random), 2 * RandomTensor(random), first, second);
    }
}
