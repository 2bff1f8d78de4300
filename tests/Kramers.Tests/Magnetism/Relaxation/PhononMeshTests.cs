using System.Numerics;
using Kramers.Magnetism;
using Kramers.Magnetism.Relaxation;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Tests.Magnetism.Relaxation;

public sealed class PhononMeshTests
{
    private static readonly Eigensystem Levels = new([0, 4, 37], ComplexMatrix.Identity(3));
    private static readonly LineShape Line = LineShape.LorentzianFwhm(3);

    /// <summary>
    /// A wave of weight 2/3 is two waves of weight 1/3 with the same coupling: in one-phonon rates, in pairs with others and in
    /// pairs of the two with themselves and each other.
    /// </summary>
    [Fact]
    public void A_weight_stands_for_that_many_phonons()
    {
        var random = new Random(4);
        var (v, u) = (Random(random, true), Random(random, true));
        var star = PhononMesh.StandingWaves([20, 33], [v, u], [2.0 / 3, 1.0 / 3]);
        var each = PhononMesh.StandingWaves([20, 20, 33], [v, v, u], [1.0 / 3, 1.0 / 3, 1.0 / 3]);
        foreach (IRelaxationProcess process in (IRelaxationProcess[])[new OnePhononProcess(Line), new RamanProcess(Line)])
        {
            var expected = process.Prepare(Levels, each).Rates(30).ToMatrix();
            Assert.True((expected - process.Prepare(Levels, star).Rates(30).ToMatrix()).Norm() < 1e-12 * expected.Norm());
        }
    }

    /// <summary>
    /// Rates of travelling waves written out: q is absorbed with V(q) and emitted with V(q)^+, for all ordered pairs of the four
    /// waves q, -q, k, -k, half of it. The standing waves of the mesh give the same.
    /// </summary>
    [Fact]
    public void Travelling_waves()
    {
        var random = new Random(8);
        var (vq, vk) = (Random(random, false), Random(random, false));
        var mesh = PhononMesh.TravellingWaves([20, 33], [vq, vk], [0.25, 0.25]);
        Assert.All(mesh.Matrices, v => Assert.True((v - v.Adjoint()).Norm() < 1e-14));
        ComplexMatrix[] waves = [0.5 * vq, 0.5 * vq.Adjoint(), 0.5 * vk, 0.5 * vk.Adjoint()];
        double[] frequencies = [20, 20, 33, 33];
        var one = new OnePhononProcess(Line).Prepare(Levels, mesh).Rates(30);
        var two = new RamanProcess(Line).Prepare(Levels, mesh).Rates(30);
        for (var ab = 0; ab < 9; ab++)
        {
            var (a, b) = (ab / 3, ab % 3);
            if (a != b)
            {
                Assert.Equal(1, one[a, b] / OnePhonon(waves, frequencies, a, b), 1e-12);
                Assert.Equal(1, two[a, b] / TwoPhonons(waves, frequencies, a, b), 1e-12);
            }
        }
    }

    [Fact]
    public void A_Debye_solid_has_one_phonon_per_polarisation_and_its_density_of_states()
    {
        var v = new ComplexMatrix(1, 1, [2]);
        var bath = PhononMesh.Debye([v, v], 90, 500);
        Assert.Equal(1000, bath.ModeCount);

        // sum of squared couplings below w: two polarisations, 4 int_0^x 3 u^2 u du = 2 x 4 x 3 x^4/4.
        var sum = Enumerable.Range(0, 1000).Where(i => bath.FrequenciesCm[i] < 45).Sum(i => Math.Pow(bath.Matrices[i][0, 0].Real, 2));
        Assert.Equal(6 * Math.Pow(0.5, 4), sum, 1e-5);
    }

    [Fact]
    public void Weights_are_as_many_as_phonons_and_not_negative()
    {
        var v = new ComplexMatrix(1, 1, [1]);
        Assert.Throws<ArgumentException>(() => PhononMesh.StandingWaves([10], [v], [0.5, 0.5]));
        Assert.Throws<ArgumentException>(() => PhononMesh.StandingWaves([10], [v], [-0.5]));
    }

    private static double OnePhonon(ComplexMatrix[] waves, double[] w, int a, int b)
    {
        var energy = Levels.Energies[a] - Levels.Energies[b];
        return GoldenRule * Enumerable.Range(0, 4).Sum(q => (energy > 0 ? Number(w[q]) : Number(w[q]) + 1)
            * Squared((energy > 0 ? waves[q] : waves[q].Adjoint())[a, b]) * Line.Density(Math.Abs(energy) - w[q]));
    }

    private static double TwoPhonons(ComplexMatrix[] waves, double[] w, int a, int b)
    {
        var sum = 0.0;
        for (var pq = 0; pq < 16; pq++)
        {
            var (p, q) = (pq / 4, pq % 4);
            foreach (var (sp, sq) in (ReadOnlySpan<(int, int)>)[(1, 1), (1, -1), (-1, 1), (-1, -1)])
            {
                var (vp, vq) = (sp > 0 ? waves[p].Adjoint() : waves[p], sq > 0 ? waves[q].Adjoint() : waves[q]);
                var t = Complex.Zero;
                for (var c = 0; c < 3; c++)
                {
                    var gap = Levels.Energies[c] - Levels.Energies[b];
                    t += vp[a, c] * vq[c, b] / new Complex(gap + sq * w[q], -Line.ScaleCm) + vq[a, c] * vp[c, b] / new Complex(gap + sp * w[p], -Line.ScaleCm);
                }

                sum += 0.5 * Squared(t) * (sp > 0 ? Number(w[p]) + 1 : Number(w[p])) * (sq > 0 ? Number(w[q]) + 1 : Number(w[q]))
                    * Line.Density(Levels.Energies[a] - Levels.Energies[b] + sp * w[p] + sq * w[q]);
            }
        }

        return GoldenRule * sum;
    }

    private static double GoldenRule => 4 * Math.PI * Math.PI / Kramers.Numerics.PhysicalConstants.PlanckCm;

    private static double Number(double w) => BoseEinstein.Occupation(w, 30);

    private static double Squared(Complex z) => (z * Complex.Conjugate(z)).Real;

    private static ComplexMatrix Random(Random random, bool hermitian)
    {
        var a = new ComplexMatrix(3, 3, [.. Enumerable.Range(0, 9).Select(_ => new Complex(random.NextDouble() - 0.5, random.NextDouble() - 0.5))]);
        return hermitian ? a + a.Adjoint() : a;
    }
}
