using Kramers.Magnetism;
using Kramers.Magnetism.OpenSystems;
using Kramers.Magnetism.Relaxation;
using Kramers.Numerics;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Tests.Magnetism.OpenSystems;

/// <summary>One spin 1/2 and one mode in resonance: all in closed form.</summary>
public sealed class TwoLevelTests
{
    private const double GapCm = 10;
    private const double V = 0.05;
    private const double Temperature = 12;
    private static readonly LineShape Line = LineShape.GaussianFwhm(1);
    private static readonly Eigensystem Levels = new([0, GapCm], ComplexMatrix.Identity(2));

    /// <summary>1/T1 = (2 pi/hbar) V^2 (2n + 1)/(s sqrt(pi)), s = FWHM/(2 sqrt(ln 2)), 2n + 1 = coth(w/2kT).</summary>
    private static readonly double T1 = 1 / (4 * Math.PI * Math.PI / PhysicalConstants.PlanckCm * V * V
        / Math.Tanh(GapCm / (2 * PhysicalConstants.BoltzmannCm * Temperature)) * 2 * Math.Sqrt(Math.Log(2) / Math.PI));

    [Theory]
    [InlineData(0)]
    [InlineData(double.PositiveInfinity)]
    public void T2_is_twice_T1(double cutoff)
    {
        var motion = new Liouvillian(Levels, RedfieldTensor.Of(Levels, Bath(1, 0), Temperature, cutoff));
        Assert.Equal(1, motion.SlowestRelaxation().PerSecond * T1, 1e-12);
        Assert.Equal(1, motion.DecayRates(0, 1)[0].PerSecond * 2 * T1, cutoff == 0 ? 1e-12 : 1e-3); // counter-rotating terms are (rate/gap)^2
    }

    /// <summary>No phonon has energy zero: a coupling along z dephases nothing while the line does not reach it.</summary>
    [Fact]
    public void Phonons_do_not_dephase_at_zero_frequency()
    {
        var along = new Liouvillian(Levels, RedfieldTensor.Of(Levels, Bath(1, 3), Temperature, 0));
        Assert.Equal(1, along.DecayRates(0, 1)[0].PerSecond * 2 * T1, 1e-12);
    }

    /// <summary>A bath that does have weight at zero: 1/T2 = 1/(2 T1) + (2 pi/hbar) (V_aa - V_bb)^2 G(0)/2.</summary>
    [Fact]
    public void Static_noise_dephases()
    {
        var v = ComplexMatrix.Diagonal([0.4, -0.1]);
        var motion = new Liouvillian(Levels, LindbladForm.Of(Levels, [new(v, new WhiteNoise())], Temperature).ToDissipator());
        Assert.Equal(1, motion.DecayRates(0, 1)[0].PerSecond / (4 * Math.PI * Math.PI / PhysicalConstants.PlanckCm * 0.25 * 2e-6 / 2), 1e-12);
    }

    [Fact]
    public void Magnetisation_and_coherence_decay_with_T1_and_T2()
    {
        var motion = new Liouvillian(Levels, RedfieldTensor.Of(Levels, Bath(1, 0), Temperature, 0));
        double[] times = [.. Enumerable.Range(0, 40).Select(i => 0.1 * i * T1)];
        var z = ComplexMatrix.Diagonal([0.5, -0.5]);
        var fit = RelaxationFit.Of(times, motion.Expectation(z, ComplexMatrix.Diagonal([0, 1]), times));
        Assert.Equal(1, fit.Seconds / T1, 1e-8);
        Assert.Equal(-0.5, fit.Start, 1e-9);
        Assert.Equal(0.5 * Math.Tanh(GapCm / (2 * PhysicalConstants.BoltzmannCm * Temperature)), fit.End, 1e-9);

        var across = new ComplexMatrix(2, 2, [0.5, 0.5, 0.5, 0.5]);
        var coherence = RelaxationFit.Of(times, [.. motion.Propagate(across, times).Select(r => r[0, 1].Magnitude)]);
        Assert.Equal(1, coherence.Seconds / (2 * T1), 1e-7);
    }

    [Fact]
    public void Coherence_turns_with_the_gap()
    {
        var motion = new Liouvillian(Levels, RedfieldTensor.Of(Levels, Bath(1, 0), Temperature, 0));
        var quarter = PhysicalConstants.PlanckCm / (4 * GapCm);
        var rho = motion.Propagate(new ComplexMatrix(2, 2, [0.5, 0.5, 0.5, 0.5]), [quarter])[0];

        // rho_01 = exp(-i (E_0 - E_1) t/hbar)/2: a quarter turn forward.
        Assert.Equal(Math.PI / 2, rho[0, 1].Phase, 1e-10);
    }

    /// <summary>What a Lindblad form takes as one level for its jumps still turns with its splitting.</summary>
    [Fact]
    public void A_wide_cluster_keeps_its_coherent_splitting()
    {
        var levels = new Eigensystem([0, 0.3], ComplexMatrix.Identity(2));
        var motion = new Liouvillian(levels, LindbladForm.Of(levels, Bath(1, 0), Temperature, 1).ToDissipator());
        var quarter = PhysicalConstants.PlanckCm / (4 * 0.3);
        Assert.Equal(Math.PI / 2, motion.Propagate(new ComplexMatrix(2, 2, [0.5, 0.5, 0.5, 0.5]), [quarter])[0][0, 1].Phase, 1e-6);
    }

    private static BathCoupling[] Bath(double across, double along) =>
        [new(new ComplexMatrix(2, 2, [along * V, across * V, across * V, -along * V]), new OnePhononSpectrum(GapCm, Line))];

    private sealed class WhiteNoise : IBathSpectrum
    {
        public double Density(double transitionCm, double temperatureKelvin) => 2e-6;
    }
}
