using Kramers.Magnetism.Relaxation;

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
    public void A_width_is_required()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => LineShape.GaussianFwhm(0));
        Assert.Throws<ArgumentException>(() => new RamanProcess(default(LineShape)));
    }

    private static LineShape Make(bool gaussian, double fwhm) => gaussian ? LineShape.GaussianFwhm(fwhm) : LineShape.LorentzianFwhm(fwhm);
}
