using Kramers.Atomistics.Descriptors;
using Kramers.Chemistry;
using Kramers.Numerics.Angular;
using Kramers.Numerics.Quadrature;

namespace Kramers.Tests.Atomistics.Descriptors;

public class SoapTests : DescriptorContract
{
    protected override double CutoffOfCobaltAndFluorine => 4.2;

    internal static SoapSettings Settings => new() { Elements = ["Co", "F", "N"], CutoffAngstrom = 4.2, RadialCount = 3, LMax = 3 };

    protected override IDescriptor Create() => new Soap(Settings);

    [Fact]
    public void There_is_a_feature_for_every_pair_of_channels_and_every_degree() => Assert.Equal(9 * 10 / 2 * 4, new Soap(Settings).Length);

    [Fact]
    public void Names_follow_the_features()
    {
        var names = new Soap(Settings).FeatureNames;
        Assert.Equal(new Soap(Settings).Length, names.Distinct().Count());
        Assert.Equal(["SOAP Co1 Co1 l=0", "SOAP Co1 Co1 l=1"], names.Take(2));
        Assert.Equal("SOAP N3 N3 l=3", names[^1]);
    }

    // Everything again, by integrals over space and with radial functions made orthonormal by hand.
    [Theory]
    [InlineData(SoapRadialBasis.GaussianTypeOrbitals)]
    [InlineData(SoapRadialBasis.Polynomials)]
    public void Three_atoms_have_the_power_spectrum_of_integrals_over_space(SoapRadialBasis basis)
    {
        var settings = new SoapSettings { Elements = ["Co", "F"], CutoffAngstrom = 4, RadialCount = 2, LMax = 2, SigmaAngstrom = 0.7, Basis = basis };
        var atoms = new Structure([.. "Co F F".Split(' ').Select(Element.FromSymbol)], [0, 0, 0, 0.4, -0.8, 1.7, -1.1, 1.5, 0.9]);
        double[][] channels = [.. from element in settings.Elements from n in (int[])[0, 1] select Expansion(settings, atoms, element, n)];
        var expected = new List<double>();
        for (var a = 0; a < 4; a++)
        {
            for (var b = a; b < 4; b++)
            {
                for (var l = 0; l <= 2; l++)
                {
                    expected.Add(Math.PI * Math.Sqrt(8.0 / (2 * l + 1)) * Enumerable.Range(l * l, 2 * l + 1).Sum(m => channels[a][m] * channels[b][m]));
                }
            }
        }

        Geometries.AssertClose([.. expected], new Soap(settings).Evaluate(atoms).Row(0).ToArray(), 1e-9);
    }

    // sum over m of Y_lm(1) Y_lm(2) = (2l+1)/4pi P_l(cos): two like neighbours at the same distance give 2 (1 + P_l) times one of them.
    [Theory]
    [InlineData(SoapRadialBasis.GaussianTypeOrbitals)]
    [InlineData(SoapRadialBasis.Polynomials)]
    public void The_angle_of_two_like_neighbours_enters_by_Legendre_polynomials(SoapRadialBasis basis)
    {
        var soap = new Soap(new SoapSettings { Elements = ["Co", "F"], RadialCount = 1, LMax = 3, Basis = basis });
        var (sin, cos) = Math.SinCos(1.1);
        var one = soap.Evaluate(new Structure([.. "Co F".Split(' ').Select(Element.FromSymbol)], [0, 0, 0, 0, 0, 1.9]));
        var two = soap.Evaluate(new Structure([.. "Co F F".Split(' ').Select(Element.FromSymbol)], [0, 0, 0, 0, 0, 1.9, 1.9 * sin, 0, 1.9 * cos]));
        double[] legendre = [1, cos, (3 * cos * cos - 1) / 2, (5 * cos * cos * cos - 3 * cos) / 2];
        for (var l = 0; l <= 3; l++)
        {
            Assert.Equal(2 * (1 + legendre[l]), two[0, 8 + l] / one[0, 8 + l], 1e-11);
        }
    }

    [Fact]
    public void Settings_out_of_range_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new Soap(Settings with { RadialCount = 0 }));
        Assert.Throws<ArgumentException>(() => new Soap(Settings with { LMax = -1 }));
        Assert.Contains("Take fewer", Assert.Throws<ArgumentException>(() => new Soap(Settings with { RadialCount = 20 })).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new Soap(Settings with { CutoffAngstrom = 1 }));
        Assert.Throws<ArgumentException>(() => new Soap(Settings with { CutoffAngstrom = double.PositiveInfinity }));
        Assert.Throws<ArgumentException>(() => new Soap(Settings with { SigmaAngstrom = 0 }));
        Assert.Throws<ArgumentException>(() => new Soap(Settings with { Elements = [] }));
        Assert.Throws<ArgumentException>(() => new Soap(Settings with { Elements = ["Co", "Co"] }));
        Assert.Throws<ArgumentException>(() => new Soap(Settings with { Elements = ["Kx"] }));
    }

    /// <summary>c_nlm of the density of one element around atom 0, n of two, by quadrature.</summary>
    private static double[] Expansion(SoapSettings settings, Structure atoms, string element, int n)
    {
        var (cutoff, sigma, reach) = (settings.CutoffAngstrom, settings.SigmaAngstrom, settings.Basis == SoapRadialBasis.Polynomials ? 4.0 : 9.0);
        var (rule, sphere) = (GaussLegendre.WithPoints(80), SphereGrid.Product(50));
        var r = rule.Points.Select(x => 0.5 * reach * (x + 1)).ToArray();
        var w = rule.Weights.Select(x => 0.5 * reach * x).ToArray();
        var c = new double[9];
        for (var l = 0; l <= 2; l++)
        {
            double Raw(int k, double x)
            {
                var decayed = k == 0 ? 1 : cutoff;
                return settings.Basis == SoapRadialBasis.Polynomials
                    ? Math.Pow(cutoff - x, k + 3)
                    : Math.Pow(x, l) * Math.Exp(-Math.Log(Math.Pow(decayed, l) / 1e-3) * x * x / (decayed * decayed));
            }

            double Overlap(int j, int k) => Enumerable.Range(0, 80).Sum(q => w[q] * r[q] * r[q] * Raw(j, r[q]) * Raw(k, r[q]));
            var (n0, n1) = (1 / Math.Sqrt(Overlap(0, 0)), 1 / Math.Sqrt(Overlap(1, 1)));
            var s = n0 * n1 * Overlap(0, 1);

            // ((1, s), (s, 1))^(-1/2) from its eigenvalues 1 + s and 1 - s.
            var (same, other) = (0.5 / Math.Sqrt(1 + s) + 0.5 / Math.Sqrt(1 - s), 0.5 / Math.Sqrt(1 + s) - 0.5 / Math.Sqrt(1 - s));
            double G(double x) => (n == 0 ? same : other) * n0 * Raw(0, x) + (n == 0 ? other : same) * n1 * Raw(1, x);
            var y = new double[9];
            for (var q = 0; q < 80; q++)
            {
                for (var d = 0; d < sphere.Count; d++)
                {
                    var u = sphere.Direction(d);
                    RealSphericalHarmonics.Evaluate(2, u[0], u[1], u[2], y);
                    var weight = 4 * Math.PI * sphere.Weights[d] * w[q] * r[q] * r[q] * G(r[q]) * Density(r[q] * u[0], r[q] * u[1], r[q] * u[2]);
                    for (var m = l * l; m < (l + 1) * (l + 1); m++)
                    {
                        c[m] += weight * y[m];
                    }
                }
            }
        }

        return c;

        double Density(double x, double y, double z)
        {
            var sum = 0.0;
            for (var k = 0; k < atoms.Count; k++)
            {
                if (atoms.Elements[k].Symbol == element)
                {
                    var p = atoms.Positions.Slice(3 * k, 3);
                    var fade = 0.5 * (Math.Cos(Math.PI * atoms.Distance(0, k) / cutoff) + 1);
                    var d2 = (x - p[0]) * (x - p[0]) + (y - p[1]) * (y - p[1]) + (z - p[2]) * (z - p[2]);
                    sum += fade * Math.Exp(-d2 / (2 * sigma * sigma));
                }
            }

            return sum;
        }
    }

    /// <summary>Polynomial radial functions.</summary>
    public class WithPolynomials : DescriptorContract
    {
        protected override double CutoffOfCobaltAndFluorine => 4.2;

        protected override IDescriptor Create() => new Soap(Settings with { Basis = SoapRadialBasis.Polynomials, RadialCount = 4, SigmaAngstrom = 0.4 });
    }

    /// <summary>Joined with a descriptor of another cutoff.</summary>
    public class JoinedWithMoments : DescriptorContract
    {
        protected override double CutoffOfCobaltAndFluorine => 4.2;

        protected override IDescriptor Create() => new JoinedDescriptor(
            new Soap(Settings with { RadialCount = 2 }),
            new GaussianMoments(GaussianMomentsTests.Settings with { CutoffAngstrom = 3.5 }));
    }
}
