using Kramers.Magnetism;
using Kramers.Magnetism.Relaxation;
using Kramers.Numerics;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Validation.Magnetism;

/// <summary>Single-mode cases with values in closed form, and a zero from ORCA.</summary>
public sealed class SpinPhononRateTests
{
    /// <summary>Levels 0 and 10 cm^-1, a mode of 10 cm^-1, V = 0.1 cm^-1 in MolForge's amplitude, 10 K, sigma = 1 cm^-1.</summary>
    [Theory]
    [InlineData(false, 327.305963e-12)]
    [InlineData(true, 184.662615e-12)]
    public void Two_levels_in_resonance(bool gaussian, double expectedTau)
    {
        var line = gaussian ? LineShape.GaussianFwhm(2 * Math.Sqrt(Math.Log(2))) : LineShape.LorentzianFwhm(2);

        // The numbers were made with CODATA's h but MolForge's k_B = 0.6950347291 cm^-1/K: the same kT is a slightly lower T.
        var temperature = 10 * 0.6950347291 / PhysicalConstants.BoltzmannCm;
        var rates = TwoLevels(line, 0.1 * ModeCoordinate.Dimensionless.CouplingFactor).Rates(temperature);
        var relaxation = RelaxationTime.Of(rates);

        Assert.Equal(0.310990029913, BoseEinstein.Occupation(10, temperature), 1e-12);
        Assert.Equal(1, relaxation.Seconds / expectedTau, 1e-8);
        Assert.Equal(1, (rates[0, 1] + rates[1, 0]) * relaxation.Seconds, 1e-14);
    }

    [Fact]
    public void Detailed_balance_and_Boltzmann_populations_at_resonance()
    {
        var rates = TwoLevels(LineShape.LorentzianFwhm(2), 0.1).Rates(10);
        var boltzmann = Math.Exp(-10 / (PhysicalConstants.BoltzmannCm * 10));

        Assert.Equal(1, rates[1, 0] / (rates[0, 1] * boltzmann), 1e-13);
        var populations = RelaxationTime.Of(rates).StationaryPopulations!;
        Assert.Equal(1, populations[1] / (populations[0] * boltzmann), 1e-13);
    }

    [Fact]
    public void Amplitude_convention_is_a_factor_two_in_one_phonon_rates()
    {
        var line = LineShape.LorentzianFwhm(2);
        var dimensionless = TwoLevels(line, 0.1 * ModeCoordinate.Dimensionless.CouplingFactor).Rates(10);
        var zeroPoint = TwoLevels(line, 0.1 * ModeCoordinate.ZeroPoint.CouplingFactor).Rates(10);
        Assert.Equal(2, zeroPoint[0, 1] / dimensionless[0, 1], 1e-12);
    }

    /// <summary>ORCA's magrelax for CO+: one phonon of 2299.9 cm^-1 reaches none of the levels, and all rates are exactly zero.</summary>
    [Theory]
    [InlineData(2)]
    [InlineData(29)]
    public void No_phonon_no_relaxation(double temperature)
    {
        var levels = new Eigensystem([0, 0, 14680.6, 15089.1], ComplexMatrix.Identity(4));
        var coupling = new SpinPhononCoupling([2299.9], [Ones(4)]);
        var rates = new OnePhononProcess(LineShape.GaussianFwhm(10)).Prepare(levels, coupling).Rates(temperature);

        Assert.All(rates.ToMatrix().Data, w => Assert.Equal(0, w));
        Assert.Equal(double.PositiveInfinity, RelaxationTime.Of(rates).Seconds);
    }

    private static IPreparedProcess TwoLevels(LineShape line, double v)
    {
        var coupling = new SpinPhononCoupling([10], [v * Ones(2)]);
        return new OnePhononProcess(line).Prepare(new Eigensystem([0, 10], ComplexMatrix.Identity(2)), coupling);
    }

    private static ComplexMatrix Ones(int n)
    {
        var v = new ComplexMatrix(n, n);
        Array.Fill(v.Data, 1);
        return v;
    }
}
