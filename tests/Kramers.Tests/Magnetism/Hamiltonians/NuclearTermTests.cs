using Kramers.Magnetism;
using Kramers.Magnetism.Hamiltonians;
using Kramers.Magnetism.Spins;
using Kramers.Numerics;

namespace Kramers.Tests.Magnetism.Hamiltonians;

public sealed class HyperfineCouplingTests : SpinPairTermContract
{
    /// <summary>Breit and Rabi: hydrogen in zero field splits by A into F = 0 and F = 1.</summary>
    [Fact]
    public void Hydrogen_atom_in_zero_field()
    {
        var half = Spin.FromValue(0.5);
        var a = Energy.FromGigahertz(1.420405751768).Cm * Kramers.Numerics.LinearAlgebra.Matrix.Identity(3);
        var levels = new SpinSystem([half, half], [new HyperfineCoupling(a, 0, 1)]).Solve(FieldVector.Zero).RelativeEnergies;
        Assert.Equal(1.420405751768, Energy.FromCm(levels[1]).Gigahertz, 1e-12);
        Assert.Equal(levels[1], levels[3], 1e-14);
    }

    protected override ISpinHamiltonianTerm Term(SeededRandom random, int first, int second) =>
        new HyperfineCoupling(RandomTensor(random), first, second);
}

public sealed class QuadrupoleCouplingTests : SpinHamiltonianTermContract
{
    /// <summary>NQR lines of I = 1: (3 +- eta)/4 e^2qQ and eta/2 e^2qQ (Das and Hahn, Solid State Phys. Suppl. 1 (1958)).</summary>
    [Fact]
    public void Nitrogen_quadrupole_resonance()
    {
        var levels = new SpinSystem(Spin.FromValue(1), QuadrupoleCoupling.FromFieldGradient(2, 0.3, Spin.FromValue(1), 0)).Solve(FieldVector.Zero).RelativeEnergies;
        Assert.Equal(2 * 2.7 / 4, levels[1], 1e-13);
        Assert.Equal(2 * 3.3 / 4, levels[2], 1e-13);
    }

    /// <summary>I = 3/2: one line, e^2qQ/2 sqrt(1 + eta^2/3) (same source).</summary>
    [Fact]
    public void Copper_quadrupole_resonance()
    {
        var nucleus = Spin.FromValue(1.5);
        var levels = new SpinSystem(nucleus, QuadrupoleCoupling.FromFieldGradient(2, 0.6, nucleus, 0)).Solve(FieldVector.Zero).RelativeEnergies;
        Assert.Equal(Math.Sqrt(1 + 0.12), levels[2], 1e-13);
    }

    [Fact]
    public void A_proton_has_no_quadrupole() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => QuadrupoleCoupling.FromFieldGradient(1, 0, Spin.FromValue(0.5), 0));

    protected override ISpinHamiltonianTerm Term(Random random, int centre) => new QuadrupoleCoupling(RandomTensor(random), centre);
}

public sealed class NuclearZeemanTests : SpinHamiltonianTermContract
{
    /// <summary>Nuclear magneton in cm^-1/T and the resonance of the proton, 42.577 478 52 MHz/T (CODATA 2018).</summary>
    [Fact]
    public void Proton_resonance()
    {
        Assert.Equal(2.54262341353e-4, NuclearZeeman.NuclearMagnetonCm, 1e-13);
        var system = new SpinSystem(Spin.FromValue(0.5), new NuclearZeeman(5.5856946893, 0));
        var levels = system.Solve(FieldVector.FromTesla(0, 0, 1));
        Assert.Equal(0.042577478518, Energy.FromCm(levels.RelativeEnergies[1]).Gigahertz, 1e-10);
        Assert.Equal(0.5, levels.Expectation(system.Operators(0).Z)[0], 1e-14);
    }

    // A g of order 1000 makes the term as large as those of electrons, as the contract expects.
    protected override ISpinHamiltonianTerm Term(Random random, int centre)
    {
        ArgumentNullException.ThrowIfNull(random);
        return new NuclearZeeman(2000 + 1000 * random.NextDouble(), centre);
    }
}
