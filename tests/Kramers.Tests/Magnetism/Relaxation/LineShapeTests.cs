using Kramers.Magnetism;
using Kramers.Magnetism.Relaxation;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Tests.Magnetism.Relaxation;

public sealed class LineShapeTests
{
    public static TheoryData<bool, double> Shapes => new() { { true, 0.5 }, { true, 10 }, { false, 0.5 }, { false, 10 } };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Half_maximum_at_half_the_width(bool gaussian, double fwhm)
    {
        var line = Make(gaussian, fwhm);
        Assert.Equal(0.5, line.Density(fwhm / 2) / line.Density(0), 1e-14);
        Assert.Equal(line.Density(0.3), line.Density(-0.3));
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Area_is_one(bool gaussian, double fwhm)
    {
        // x = tan(t) maps the line onto a finite interval; the midpoint rule does not touch its ends.
        var line = Make(gaussian, fwhm);
        const int Points = 200_000;
        var sum = 0.0;
        for (var i = 0; i < Points; i++)
        {
            var t = Math.PI * ((i + 0.5) / Points - 0.5);
            sum += line.Density(Math.Tan(t)) / (Math.Cos(t) * Math.Cos(t)) * Math.PI / Points;
        }

        Assert.Equal(1, sum, 1e-6);
    }

    [Fact]
    public void MolForge_sigma_through_the_width()
    {
        const double Sigma = 3;
        var gaussian = LineShape.GaussianFwhm(2 * Math.Sqrt(Math.Log(2)) * Sigma);
        Assert.Equal(Math.Exp(-4 / 9.0) / (Sigma * Math.Sqrt(Math.PI)), gaussian.Density(2), 1e-15);
        Assert.Equal(Sigma / (Math.PI * (4 + Sigma * Sigma)), LineShape.LorentzianFwhm(2 * Sigma).Density(2), 1e-15);
    }

    [Fact]
    public void Anti_Lorentzian_is_odd_and_one_without_phonons_of_negative_energy()
    {
        var line = LineShape.AntiLorentzianFwhm(8);
        var even = LineShape.LorentzianFwhm(8);
        Assert.Equal(even.Density(3 - 20) - even.Density(3 + 20), line.Density(3, 20), 1e-16);
        Assert.Equal(-line.Density(3, 20), line.Density(-3, 20), 1e-16);
        Assert.Equal(0, line.Density(0, 20));
        Assert.Equal(even.Density(3 - 20), even.Density(3, 20));
    }

    /// <summary>Where a tail of a soft mode would drive a small gap, the odd line takes nearly all of it away.</summary>
    [Fact]
    public void Anti_Lorentzian_rates()
    {
        var levels = new Eigensystem([0, 1], ComplexMatrix.Identity(2));
        var coupling = new SpinPhononCoupling([20], [new ComplexMatrix(2, 2, [0, 1, 1, 0])]);
        double Up(LineShape line) => new OnePhononProcess(line).Prepare(levels, coupling).Rates(10)[1, 0];
        var (even, odd) = (LineShape.LorentzianFwhm(8), LineShape.AntiLorentzianFwhm(8));
        Assert.Equal(1 - even.Density(21) / even.Density(19), Up(odd) / Up(even), 1e-12);
    }

    /// <summary>The convolution integral by trapezoids against the line with combined width.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Convolution_of_two_lines(bool gaussian)
    {
        var (one, other) = (Make(gaussian, 3), Make(gaussian, 5));
        const double Step = 0.02;
        var sum = 0.0;
        for (var i = -1_000_000; i <= 1_000_000; i++)
        {
            sum += Step * one.Density(i * Step) * other.Density(2.5 - i * Step);
        }

        Assert.Equal(1, sum / one.Convolve(other).Density(2.5), 1e-7);
        Assert.Throws<ArgumentException>(() => one.Convolve(Make(!gaussian, 1)));
    }

    [Fact]
    public void Phonons_that_decay_broaden()
    {
        var lines = PhononLines.TwoPhononDecay([LineShape.LorentzianFwhm(2), LineShape.LorentzianFwhm(3)], [100, 400]);
        Assert.True(lines.DependOnTemperature);

        // 2n + 1 = coth(w/4kT) for half the frequency; kT >> w: 4 kT/w.
        var kT = 0.695034800 * 30;
        Assert.Equal(2 / Math.Tanh(100 / (4 * kT)), lines.Of(0, 30).FwhmCm, 1e-7);
        Assert.Equal(2, lines.Of(0, 0.5).FwhmCm, 1e-12);
        Assert.Equal(lines.Of(0, 30).FwhmCm + lines.Of(1, 30).FwhmCm, lines.OfPair(0, 1, 30).FwhmCm, 1e-14);
        Assert.Equal(5, PhononLines.Uniform(LineShape.GaussianFwhm(5)).OfPair(0, 1, 30).FwhmCm);
    }

    /// <summary>One-phonon rates with widths that depend on temperature are those with the widths of that temperature.</summary>
    [Fact]
    public void Rates_take_the_width_of_their_temperature()
    {
        var levels = new Eigensystem([0, 15], ComplexMatrix.Identity(2));
        var v = new ComplexMatrix(2, 2, [1, 0.5, 0.5, -1]);
        var coupling = new SpinPhononCoupling([20, 31], [v, 2 * v]);
        var lines = PhononLines.TwoPhononDecay([LineShape.LorentzianFwhm(2), LineShape.LorentzianFwhm(3)], coupling.FrequenciesCm);
        foreach (var t in (double[])[5, 50])
        {
            var frozen = PhononLines.PerMode([lines.Of(0, t), lines.Of(1, t)]);
            Assert.Equal(new OnePhononProcess(frozen).Prepare(levels, coupling).Rates(t).ToMatrix().Data, new OnePhononProcess(lines).Prepare(levels, coupling).Rates(t).ToMatrix().Data);
            Assert.Equal(new RamanProcess(frozen).Prepare(levels, coupling).Rates(t).ToMatrix().Data, new RamanProcess(lines).Prepare(levels, coupling).Rates(t).ToMatrix().Data);
        }
    }

    [Fact]
    public void A_width_is_required()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => LineShape.GaussianFwhm(0));
        Assert.Throws<ArgumentException>(() => new RamanProcess(default(LineShape)));
    }

    private static LineShape Make(bool gaussian, double fwhm) => gaussian ? LineShape.GaussianFwhm(fwhm) : LineShape.LorentzianFwhm(fwhm);
}
