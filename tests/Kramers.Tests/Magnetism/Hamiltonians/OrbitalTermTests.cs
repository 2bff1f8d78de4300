using Kramers.Magnetism;
using Kramers.Magnetism.Hamiltonians;
using Kramers.Magnetism.Spins;
using Kramers.Numerics;

namespace Kramers.Tests.Magnetism.Hamiltonians;

public sealed class SpinOrbitCouplingTests : SpinPairTermContract
{
    /// <summary>Lande's intervals of a 4T1 term: L = 1, S = 3/2, J = 1/2, 3/2, 5/2.</summary>
    [Fact]
    public void Lande_intervals()
    {
        var system = new SpinSystem([Spin.FromValue(1.5), Spin.FromValue(1)], [new SpinOrbitCoupling(-180, -1.4)]);
        var levels = system.Solve(FieldVector.Zero).RelativeEnergies;
        Assert.Equal(180 * 1.4 * 1.5, levels[2], 1e-10);
        Assert.Equal(180 * 1.4 * 4, levels[6], 1e-10);
    }

    /// <summary>An orbital momentum is a spin with g = sigma (EasySpin tests/curry_oam.m, ham_cf_zerofield.m).</summary>
    [Fact]
    public void Orbital_momentum_is_a_spin_with_another_g()
    {
        Spin[] spins = [Spin.FromValue(1), Spin.FromValue(2)];
        var field = FieldVector.FromTesla(1, -2, 0.5);
        var orbital = new SpinSystem(spins, [ZeemanTerm.Isotropic(2), new OrbitalZeeman(0.9, 1), new SpinOrbitCoupling(30, 0.9)]);
        var spin = new SpinSystem(spins, [ZeemanTerm.Isotropic(2), ZeemanTerm.Isotropic(0.9, 1), new IsotropicExchange(ExchangeConstant.FromPlusJ(27))]);
        Near(spin.Hamiltonian(field), orbital.Hamiltonian(field));
    }

    /// <summary>Lande's g of the free Ce(III) ion, 2F_5/2: g_J = 6/7 from g_S = 2.</summary>
    [Fact]
    public void Lande_g_of_cerium()
    {
        var system = new SpinSystem(
            [Spin.FromValue(0.5), Spin.FromValue(3)], [ZeemanTerm.Isotropic(2), new OrbitalZeeman(1, 1), new SpinOrbitCoupling(1e6)]);
        var levels = system.Solve(FieldVector.FromTesla(0, 0, 1)).RelativeEnergies;
        Assert.Equal(6 / 7.0, levels[5] / (5 * PhysicalConstants.BohrMagnetonCm), 1e-6);
    }

    protected override ISpinHamiltonianTerm Term(SeededRandom random, int first, int second)
    {
        ArgumentNullException.ThrowIfNull(random);
        return new SpinOrbitCoupling(random.Uniform(0.5, 1), random.Uniform(0.5, 1), first, second);
    }
}

public sealed class OrbitalZeemanTests : SpinHamiltonianTermContract
{
    protected override ISpinHamiltonianTerm Term(Random random, int centre)
    {
        ArgumentNullException.ThrowIfNull(random);
        return new OrbitalZeeman(1 + random.NextDouble(), centre);
    }
}
