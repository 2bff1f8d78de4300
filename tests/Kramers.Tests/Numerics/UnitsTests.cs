using Kramers.Numerics;

namespace Kramers.Tests.Numerics;

public class UnitsTests
{
    // The right-hand sides are CODATA 2018 as listed by NIST, with as many digits as are given there.
    [Fact]
    public void Derived_constants_are_the_listed_ones()
    {
        Assert.Equal(0.695034800, PhysicalConstants.BoltzmannCm, 5e-10);
        Assert.Equal(0.46686447783, PhysicalConstants.BohrMagnetonCm, 5e-11);
        Assert.Equal(219474.63136320, PhysicalConstants.HartreeCm, 5e-6);
        Assert.Equal(27.211386245988, PhysicalConstants.HartreeEv, 5e-12);
        Assert.Equal(0.529177210903, PhysicalConstants.BohrAngstrom, 5e-13);
        Assert.Equal(8065.543937, PhysicalConstants.EvCm, 5e-7);
        Assert.Equal(1 / 2.99792458e10, PhysicalConstants.PlanckCm, 1e-26); // exact by definition
        Assert.Equal(23.060547830619, PhysicalConstants.EvKcalPerMol, 5e-12);
    }

    [Fact]
    public void Energies_convert_there_and_back()
    {
        var barrier = Energy.FromCm(1541);
        Assert.Equal(1541 / 0.695034800, barrier.Kelvin, 1e-5);
        Assert.Equal(barrier.Cm, Energy.FromKelvin(barrier.Kelvin).Cm, 1e-12);
        Assert.Equal(barrier.Cm, Energy.FromEv(barrier.Ev).Cm, 1e-12);
        Assert.Equal(barrier.Cm, Energy.FromHartree(barrier.Hartree).Cm, 1e-12);
        Assert.Equal(29.9792458, Energy.FromCm(1).Gigahertz, 1e-13);
        Assert.Equal(1, Energy.FromGigahertz(29.9792458).Cm, 1e-15);
        Assert.Equal(27.211386245988, Energy.FromHartree(1).Ev, 1e-11);
        Assert.True(Energy.FromKelvin(1) < Energy.FromCm(1));
    }

    [Fact]
    public void Ten_thousand_oersted_are_one_tesla()
    {
        Assert.Equal(0.35, MagneticField.FromOersted(3500).Tesla, 1e-16);
        Assert.Equal(20000, MagneticField.FromTesla(2).Oersted);
    }
}
