using Kramers.Numerics;

namespace Kramers.Tests.SpinSystems;

/// <summary>Orbital momenta and nuclei of a centre.</summary>
public class CompanionTests
{
    [Fact]
    public void An_isotropic_hyperfine_coupling_splits_F_as_A_times_I_plus_a_half()
    {
        // E(F) = A/2 [F(F+1) - I(I+1) - 3/4]: F = I - 1/2 and I + 1/2 lie A (I + 1/2) apart.
        var energies = SystemText.Compute("levels", "name: Cu\ncentres:\n  - { label: Cu, spin: 1/2, g: 2, nuclei: [{ spin: 3/2, A: a }] }\nparameters: { a: { fixed: 0.02 } }\n").Table("levels")["energyCm"];
        Assert.Equal([0, 0, 0, .. Enumerable.Repeat(0.04, 5)], energies, (x, y) => Math.Abs(x - y) < 1e-12);
    }

    [Fact]
    public void A_nucleus_makes_2I_plus_1_lines_of_one_and_counts_in_no_way_for_chi()
    {
        const string copper = "name: Cu\ncentres:\n  - { label: Cu, spin: 1/2, g: [2.05, 2.05, 2.3]NUCLEUS }\nepr: { fwhmMillitesla: 2, rows: 8 }\n";
        var with = copper.Replace("NUCLEUS", ", nuclei: [{ spin: 3/2, gn: 1.48, A: [0.002, 0.002, 0.016] }]", StringComparison.Ordinal);
        var lines = SystemText.Compute("epr", with).Table("resonances");
        var strong = lines["fieldTesla"].Where((_, i) => lines["intensity"][i] > 0.1 * lines["intensity"].Max()).ToArray();
        Assert.Equal(4, strong.Length);
        Assert.Equal(0.016 / (2.3 * PhysicalConstants.BohrMagnetonCm), (strong[^1] - strong[0]) / 3, 4);
        var without = SystemText.Compute("chi", copper.Replace("NUCLEUS", "", StringComparison.Ordinal)).Table("chi")["chiTCm3KPerMol"];
        Assert.Equal(without[^1], SystemText.Compute("chi", with).Table("chi")["chiTCm3KPerMol"][^1], 5);
    }

    [Fact]
    public void Spin_orbit_coupling_of_L_1_and_S_3_2_splits_as_Lande_has_it()
    {
        // lambda sigma/2 [J(J+1) - 2 - 15/4], lambda sigma = 255: J = 1/2 below 3/2 below 5/2 by 3/2 and 5/2 of it.
        const string cobalt = "name: Co\ncentres:\n  - { label: Co, spin: 3/2, g: 2, orbital: { L: 1, lambda: -170, reduction: -1.5 } }\n";
        var energies = SystemText.Compute("levels", cobalt).Table("levels")["energyCm"];
        Assert.Equal([0, 0, .. Enumerable.Repeat(1.5 * 255, 4), .. Enumerable.Repeat(4.0 * 255, 6)], energies, (x, y) => Math.Abs(x - y) < 1e-9);

        // J = 1/2: S is 5/3 of it and L -2/3, so that g = 5/3 2 - 2/3 (-3/2) = 13/3.
        Assert.Equal(13.0 / 3, SystemText.Compute("gtensor", cobalt).Table("gtensors")["g3"][0], 9);
    }

    [Theory]
    [InlineData("nuclei: [{ spin: 1/2, P: [1, 1, -2] }]", "has no quadrupole")]
    [InlineData("orbital: { L: 3/2, lambda: 100 }", "an orbital momentum of 3/2")]
    [InlineData("orbital: { L: 1 }", "has no 'lambda'")]
    public void A_wrong_companion_is_refused(string setting, string message)
    {
        var error = SystemText.Refused("levels", "name: A\ncentres:\n  - { label: A, spin: 1, g: 2, " + setting + " }\n");
        Assert.Equal(3, error.Line);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }
}
