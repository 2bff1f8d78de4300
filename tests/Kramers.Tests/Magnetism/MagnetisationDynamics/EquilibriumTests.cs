using Kramers.Magnetism;
using Kramers.Magnetism.Hamiltonians;
using Kramers.Magnetism.Magnetometry;
using Kramers.Magnetism.MagnetisationDynamics;
using Kramers.Magnetism.Spins;

namespace Kramers.Tests.Magnetism.MagnetisationDynamics;

public class EquilibriumTests
{
    [Fact]
    public void Brillouin_of_one_half_is_the_doublet()
    {
        var brillouin = Equilibrium.Brillouin(2.3, 0.5);
        var doublet = Equilibrium.IsingDoublet(2.3);
        Assert.All(new[] { -5, -1e-3, 0, 1e-4, 0.01, 0.3, 7 }, b => Assert.Equal(doublet(2, b), brillouin(2, b), 1e-13));
    }

    [Fact]
    public void A_free_spin_in_the_table_follows_Brillouin()
    {
        var molecule = new Magnetometer(new SpinSystem(Spin.FromValue(2.5), ZeemanTerm.Isotropic(2)));
        var table = Equilibrium.Crystal(molecule, [1, 2, -1], 5);
        var brillouin = Equilibrium.Brillouin(2, 2.5);
        Assert.All(new[] { -5, -0.7131, -0.011, 0, 0.006, 0.0312, 1.0001, 4.999 }, b => Assert.Equal(brillouin(2, b), table(2, b), 1e-6));
        Assert.Throws<ArgumentOutOfRangeException>(() => table(2, 5.1));
    }
}
