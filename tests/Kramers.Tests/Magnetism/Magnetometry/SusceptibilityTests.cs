using Kramers.Magnetism;
using Kramers.Magnetism.Hamiltonians;
using Kramers.Magnetism.Magnetometry;
using Kramers.Magnetism.Spins;

namespace Kramers.Tests.Magnetism.Magnetometry;

public sealed class SusceptibilityTests
{
    /// <summary>chi T = (N_A mu_B^2/3 k_B) g^2 S(S+1) cm^3 K/mol and mu_eff = g sqrt(S(S+1)) at any temperature.</summary>
    [Theory]
    [InlineData(0.5, 2, 4)]
    [InlineData(2.5, 1.98, 300)]
    public void Curie_constant_and_effective_moment(double s, double g, double t)
    {
        var chi = new Paramagnet(Spin.FromValue(s), g).Susceptibility(t);
        Assert.Equal(0.12504936537 * g * g * s * (s + 1), chi.ChiT(t), 1e-7);
        Assert.Equal(g * Math.Sqrt(s * (s + 1)), chi.EffectiveMoment(t), 1e-12);
        var system = new Magnetometer(new SpinSystem(Spin.FromValue(s), ZeemanTerm.Isotropic(g)));
        Assert.Equal(chi.Cm3PerMol, system.At(FieldVector.Zero).Susceptibility(t).Powder.Cm3PerMol, 1e-13);
    }

    [Fact]
    public void Units()
    {
        var chi = MolarSusceptibility.FromCm3PerMol(0.02);
        Assert.Equal(4e-6 * Math.PI * 0.02, chi.M3PerMol, 1e-20);
        Assert.Equal(0.02, MolarSusceptibility.FromM3PerMol(chi.M3PerMol).Cm3PerMol, 1e-16);
        Assert.Equal(0.5584939, MolarSusceptibility.FromBohrMagnetonsPerTesla(1).Cm3PerMol, 1e-7);
        var m = MagneticMoment.FromBohrMagnetons(1);
        Assert.Equal(5.584939, m.JoulesPerTeslaMol, 1e-6);
        Assert.Equal(1, MagneticMoment.FromEmuPerMol(m.EmuPerMol).BohrMagnetons, 1e-15);
        Assert.Equal(9.2740100783e-24, m.JoulesPerTesla, 1e-36);
    }

    [Fact]
    public void Brillouin_has_no_seam_and_saturates()
    {
        var law = new Paramagnet(Spin.FromValue(3.5), 2);
        Assert.Equal(7, law.Magnetisation(1000, 1), 1e-12);
        var seam = 1e-3 / (2 * 0.46686448 / 0.6950348);
        Assert.Equal(law.Magnetisation(seam * 0.99999, 1) / 0.99999, law.Magnetisation(seam * 1.00001, 1) / 1.00001, 1e-9);
        Assert.Equal(law.Susceptibility(2).BohrMagnetonsPerTesla, law.Magnetisation(1e-6, 2) / 1e-6, 1e-9);
    }

    /// <summary>Two routes: each molecule feels B + zJ M/(g^2 mu_B), iterated until it stands still.</summary>
    [Theory]
    [InlineData(0.3)]
    [InlineData(-1.1)]
    public void Mean_field_is_self_consistent(double zJ)
    {
        const double T = 9, Field = 1e-4, G = 2.05;
        var molecule = new Paramagnet(Spin.FromValue(1.5), G);
        var m = 0.0;
        for (var i = 0; i < 200; i++)
        {
            m = molecule.Magnetisation(Field + zJ * m / (G * G * 0.466864477945), T);
        }

        var chi = MeanField.FromMinusZJ(zJ, G).Apply(molecule.Susceptibility(T));
        Assert.Equal(1, m / Field / chi.BohrMagnetonsPerTesla, 1e-6);
        Assert.Equal(zJ > 0, chi.Cm3PerMol > molecule.Susceptibility(T).Cm3PerMol);
    }

    [Fact]
    public void Mean_field_ends_where_order_begins()
    {
        var molecule = new Paramagnet(Spin.FromValue(2), 2).Susceptibility(1);
        Assert.Throws<MagneticOrderException>(() => MeanField.FromMinusZJ(1, 2).Apply(molecule));
        Assert.Equal(MeanField.FromMinusZJ(-6, 2), MeanField.FromNeighbours(4, ExchangeConstant.FromMinusTwoJ(-0.75), 2));
    }

    [Fact]
    public void Corrections_add()
    {
        var chi = MolarSusceptibility.FromCm3PerMol(0.5);
        var sample = new SampleCorrections
        {
            MeanField = MeanField.FromMinusZJ(-0.1, 2),
            ImpurityFraction = 0.04,
            Impurity = new Paramagnet(Spin.FromValue(1), 2),
            TemperatureIndependent = MolarSusceptibility.FromCm3PerMol(2e-4),
        };
        var expected = 0.96 * MeanField.FromMinusZJ(-0.1, 2).Apply(chi).Cm3PerMol + 0.04 * 8 * 0.12504936537 / 5 + 2e-4;
        Assert.Equal(expected, sample.Apply(chi, 5).Cm3PerMol, 1e-8);
        Assert.Equal(chi, new SampleCorrections().Apply(chi, 5));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SampleCorrections { ImpurityFraction = 1.1 });
    }
}
