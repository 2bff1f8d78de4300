using Kramers.Magnetism;
using Kramers.Magnetism.Hamiltonians;
using Kramers.Magnetism.Relaxation;
using Kramers.Magnetism.Spins;
using Kramers.Numerics;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Validation.Magnetism;

/// <summary>
/// Spins in a Debye solid have closed laws (J. H. Van Vleck, Phys. Rev. 57, 426 (1940); R. Orbach, Proc. R. Soc. A 264, 458 (1961);
/// R. Orbach, M. Blume, Phys. Rev. Lett. 8, 478 (1962); A. Abragam, B. Bleaney (1970), chapter 10): direct w^3 coth(w/2kT), and Raman
/// T^7, T^9 and T^5 for a non-Kramers doublet, a Kramers doublet and a Kramers multiplet that is narrow against kT. Exponents
/// and prefactors come out of the sums over modes.
/// </summary>
public sealed class DebyeSolidTests
{
    private const double Cutoff = 120;
    private static readonly double[] Kelvin = [2, 2.5, 3, 3.6, 4.3];

    /// <summary>2 pi/hbar times the densities of states (3 w^2/w_D^3)^2 and the strains (w/w_D)^2 of two phonons, without w^6.</summary>
    private static readonly double TwoPhonons = 4 * Math.PI * Math.PI / PhysicalConstants.PlanckCm * 9 / Math.Pow(Cutoff, 8);

    [Theory]
    [InlineData(2)]
    [InlineData(40)]
    public void Direct_rate_goes_as_the_cube_of_the_gap_times_coth(double temperature)
    {
        var bath = PhononMesh.Debye([new ComplexMatrix(2, 2, [0, 0.1, 0.1, 0])], 20, 8000);
        double[] gaps = [0.5, 1, 2, 4, 8];
        var rates = Array.ConvertAll(gaps, gap => RelaxationTime.Of(
            OnePhonon(new Eigensystem([0, gap], ComplexMatrix.Identity(2)), bath, temperature)).Rate * Math.Tanh(gap / (2 * PhysicalConstants.BoltzmannCm * temperature)));

        // (2 pi/hbar) V^2 (w/w_D) (3 w^2/w_D^3), and 2n + 1 = coth.
        var expected = 4 * Math.PI * Math.PI / PhysicalConstants.PlanckCm * 0.01 * 3 / Math.Pow(20, 4);
        Assert.Equal(1, rates[^1] / (expected * Math.Pow(8, 3)), 1e-4);
        Expect(3, Slope(gaps, rates), 3e-3);
    }

    /// <summary>In a Kramers doublet the field itself opens the way, V_ab ~ B: two powers more.</summary>
    [Fact]
    public void Direct_rate_of_a_Kramers_doublet_has_two_more_powers_of_the_field()
    {
        double[] tesla = [1, 1.4, 2, 2.8, 4];
        var rates = Array.ConvertAll(tesla, b =>
        {
            var levels = new SpinSystem(Spin.FromValue(1.5), ZeroFieldSplitting.FromDE(1000, 0), ZeemanTerm.Isotropic(2)).Solve(FieldVector.FromTesla(0.4 * b, 0, b));
            var gap = levels.Energies[1] - levels.Energies[0];
            var rate = OnePhonon(levels, PhononMesh.Debye(Quadrupoles(1.5), 20, 8000), 3);
            return (rate[0, 1] + rate[1, 0]) * Math.Tanh(gap / (2 * PhysicalConstants.BoltzmannCm * 3));
        });
        Expect(5, Slope(tesla, rates), 1e-2);
    }

    /// <summary>M = +-1 of S = 1 below a far M = 0: T = 2 V V/Delta. int x^6 e^x/(e^x - 1)^2 = 6! zeta(6).</summary>
    [Fact]
    public void Raman_of_a_non_Kramers_doublet_goes_as_T7()
    {
        var xz = Quadrupoles(1)[0];
        var (levels, rates) = Raman(1, ZeroFieldSplitting.FromDE(-2000, 0), [xz], 600);
        var v = levels.ToEigenbasis(xz);
        var path = (v[0, 2] * v[2, 1]).Magnitude;
        var expected = TwoPhonons * Math.Pow(2 * path / 2000, 2) * Math.Pow(PhysicalConstants.BoltzmannCm * Kelvin[0], 7) * 720 * Zeta(6);
        Assert.Equal(1, rates[0][0, 1] / expected, 5e-3);
        Expect(7, Slope(Kelvin, [.. rates.Select(r => r[0, 1] + r[1, 0])]), 5e-3);
    }

    /// <summary>
    /// M = +-1/2 below a far +-3/2: time reversal cancels the amplitude but for T = (V^p V^q)_ab 2w/Delta^2, of two polarisations.
    /// int x^8 e^x/(e^x - 1)^2 = 8! zeta(8).
    /// </summary>
    [Fact]
    public void Raman_of_a_Kramers_doublet_goes_as_T9()
    {
        var v = Quadrupoles(1.5);
        var (levels, rates) = Raman(1.5, ZeroFieldSplitting.FromDE(1000, 0), v, 600);
        var (one, other) = (levels.ToEigenbasis(v[0]), levels.ToEigenbasis(v[1]));
        var path = (one[0, 2] * other[2, 1] + one[0, 3] * other[3, 1]).Magnitude;
        var expected = TwoPhonons * 2 * Math.Pow(2 * path / (2000.0 * 2000), 2) * Math.Pow(PhysicalConstants.BoltzmannCm * Kelvin[0], 9) * 40320 * Zeta(8);
        Assert.Equal(1, rates[0][0, 1] / expected, 1e-2);
        Expect(9, Slope(Kelvin, [.. rates.Select(r => r[0, 1] + r[1, 0])]), 1e-2);
    }

    /// <summary>All levels within much less than kT: T = [V^p, V^q]_ab/w as far as the line is narrow against kT. int x^4 e^x/(e^x - 1)^2 = 4! zeta(4).</summary>
    [Fact]
    public void Raman_of_a_narrow_Kramers_quartet_goes_as_T5()
    {
        var v = Quadrupoles(1.5);
        var (levels, rates) = Raman(1.5, ZeroFieldSplitting.FromDE(0.002, 0), v, 1200);
        var (one, other) = (levels.ToEigenbasis(v[0]), levels.ToEigenbasis(v[1]));
        var commutator = one * other - other * one;
        var (a, b) = (from i in Enumerable.Range(0, 4) from j in Enumerable.Range(0, 4) where i != j select (i, j)).MaxBy(ab => commutator[ab.i, ab.j].Magnitude);
        var expected = TwoPhonons * 2 * Math.Pow(commutator[a, b].Magnitude, 2) * Math.Pow(PhysicalConstants.BoltzmannCm * Kelvin[0], 5) * 24 * Zeta(4);
        Assert.Equal(1, rates[0][a, b] / expected, 1e-2);
        Expect(5, Slope(Kelvin, [.. rates.Select(r => r[a, b])]), 1e-2);
    }

    private static RateMatrix OnePhonon(Eigensystem levels, SpinPhononCoupling bath, double temperature) =>
        new OnePhononProcess(LineShape.GaussianFwhm(0.02)).Prepare(levels, bath).Rates(temperature);

    private static (Eigensystem Levels, IReadOnlyList<RateMatrix> Rates) Raman(double s, ZeroFieldSplitting d, ComplexMatrix[] polarisations, int count)
    {
        // A field that names the states of a doublet and is far below kT and the line.
        var levels = new SpinSystem(Spin.FromValue(s), d, ZeemanTerm.Isotropic(2)).Solve(FieldVector.FromTesla(0, 0, 1e-3));
        // Lines of three steps of the mesh: sums over lines become integrals to better than 1e-10.
        var bath = PhononMesh.Debye(polarisations, Cutoff, count);
        return (levels, new RamanProcess(LineShape.GaussianFwhm(3 * Cutoff / count)).Prepare(levels, bath).Rates(Kelvin));
    }

    /// <summary>The strains xz and x^2 - y^2, in cm^-1 at the cutoff.</summary>
    private static ComplexMatrix[] Quadrupoles(double s)
    {
        var o = SpinOperators.Of(Spin.FromValue(s));
        return [o.X * o.Z + o.Z * o.X, o.X * o.X - o.Y * o.Y];
    }

    private static double Zeta(int n) => Enumerable.Range(1, 2000).Reverse().Sum(k => Math.Pow(k, -n));

    private static double Slope(double[] x, double[] y)
    {
        var (u, v) = (Array.ConvertAll(x, Math.Log), Array.ConvertAll(y, Math.Log));
        var (mu, mv) = (u.Average(), v.Average());
        return u.Zip(v, (a, b) => (a - mu) * (b - mv)).Sum() / u.Sum(a => (a - mu) * (a - mu));
    }

    private static void Expect(double exponent, double found, double tolerance)
    {
        TestContext.Current.TestOutputHelper?.WriteLine($"exponent {found:f4}, law {exponent}");
        Assert.Equal(exponent, found, tolerance);
    }
}
