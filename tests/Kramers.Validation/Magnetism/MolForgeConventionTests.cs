using Kramers.Magnetism;
using Kramers.Magnetism.CrystalField;
using Kramers.Magnetism.Hamiltonians;
using Kramers.Magnetism.Relaxation;
using Kramers.Magnetism.Spins;
using Kramers.Numerics;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Validation.Magnetism;

/// <summary>What MolForge's numbers mean, one convention at a time.</summary>
public sealed class MolForgeConventionTests
{
    [Fact]
    public void Sigma_is_not_a_standard_deviation()
    {
        var (gaussian, lorentzian) = (MolForgeConventions.Gaussian(3), MolForgeConventions.Lorentzian(3));
        Assert.Equal(Math.Exp(-4 / 9.0) / (3 * Math.Sqrt(Math.PI)), gaussian.Density(2), 1e-15);
        Assert.Equal(3 / (Math.PI * 13), lorentzian.Density(2), 1e-15);
    }

    /// <summary>sqrt(hbar/(m w)) read as sqrt(hbar/(2 m w)): twice the one-phonon rates, four times the Raman rates.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_half_in_the_amplitude(bool gaussian)
    {
        var reference = MolForgeCase.Load("3a");
        var wrong = new SpinPhononCoupling(reference.Coupling.FrequenciesCm, [.. reference.Coupling.Matrices.Select(v => Math.Sqrt(2) * v)]);
        var line = gaussian ? MolForgeConventions.Gaussian(10) : MolForgeConventions.Lorentzian(10);
        var levels = reference.System.Solve(reference.Field);
        double Ratio(IRelaxationProcess p) => p.Prepare(levels, wrong).Rates(50).ExitRate(3) / p.Prepare(levels, reference.Coupling).Rates(50).ExitRate(3);
        Assert.Equal(Math.Sqrt(2), ModeCoordinate.ZeroPoint.CouplingFactor / MolForgeConventions.Coordinate.CouplingFactor, 1e-15);
        Assert.Equal(2, Ratio(MolForgeConventions.OnePhonon(line)), 1e-12);
        Assert.Equal(4, Ratio(MolForgeConventions.Raman(line)), 1e-12);
    }

    /// <summary>
    /// MolForge's Liouville form has pi^2/(2h) with |V|^2 four times ours, and adds it twice for a pair of populations: by hand,
    /// V = 0.2 cm^-1 in its amplitude, levels 0 and 10, modes 100 and 110, where only one process counts.
    /// </summary>
    [Fact]
    public void Prefactor_of_quadratic_couplings()
    {
        var v = MolForgeConventions.Coordinate.CouplingFactor * MolForgeConventions.Coordinate.CouplingFactor * 0.2;
        var zero = new ComplexMatrix(2, 2);
        var coupling = new SpinPhononCoupling([100, 110], [zero, zero]).WithQuadratic([new(0, 1, new ComplexMatrix(2, 2, [0, v, v, 0]))]);
        var levels = new Eigensystem([0, 10], ComplexMatrix.Identity(2));
        var up = MolForgeConventions.Quadratic(MolForgeConventions.Gaussian(0.5)).Prepare(levels, coupling).Rates(40)[1, 0];

        // The widths of both modes add, for Gaussians too: 1/(sqrt(pi) (sigma_1 + sigma_2)) on resonance.
        var (n1, n2) = (1 / (Math.Exp(100 / (PhysicalConstants.BoltzmannCm * 40)) - 1), 1 / (Math.Exp(110 / (PhysicalConstants.BoltzmannCm * 40)) - 1));
        var expected = 2 * Math.PI * Math.PI / (2 * PhysicalConstants.PlanckCm) * 0.04 * (n1 + 1) * n2 / Math.Sqrt(Math.PI);
        Assert.Equal(1, up / expected, 1e-12);
    }

    /// <summary>Its parameters of rank 2 as a D tensor: D33 = sqrt6/3 B0, D13 = B1/sqrt2, D23 = B-1/sqrt2, D12 = B-2/sqrt2.</summary>
    [Fact]
    public void Rank_2_parameters_are_a_D_tensor()
    {
        double[] b = [0.7, -1.1, 2.3, 0.4, -0.9];
        var d33 = Math.Sqrt(6) / 3 * b[2];
        var d22 = (-d33 - Math.Sqrt(2) * b[4]) / 2;
        var (d12, d13, d23) = (b[0] / Math.Sqrt(2), b[3] / Math.Sqrt(2), b[1] / Math.Sqrt(2));
        var d = Matrix.FromRows([-d22 - d33, d12, d13], [d12, d22, d23], [d13, d23, d33]);
        var set = new TesseralParameters(ParameterProvenance.NotStated, [(2, -2, b[0]), (2, -1, b[1]), (2, 0, b[2]), (2, 1, b[3]), (2, 2, b[4])]);
        var spin = Spin.FromValue(1.5);
        var ours = new SpinSystem(spin, new ZeroFieldSplitting(d)).Hamiltonian(FieldVector.Zero);
        var theirs = new SpinSystem(spin, new StevensCrystalField(set.ToStevens())).Hamiltonian(FieldVector.Zero);
        Assert.True((ours - theirs).Norm() < 1e-12 * ours.Norm());
    }

    /// <summary>How far its constants are from CODATA's: what comparisons divide out, and what they leave.</summary>
    [Fact]
    public void Constants()
    {
        Assert.Equal(2.3e-5, 33.3571775619e-12 / PhysicalConstants.PlanckCm - 1, 2e-6);
        Assert.Equal(-1e-7, 0.6950347291 / PhysicalConstants.BoltzmannCm - 1, 1e-8);
    }
}
