using Kramers.Magnetism.CrystalField;
using Kramers.Magnetism.Spectroscopy;
using Kramers.Numerics.Angular;
using Kramers.Numerics.Quadrature;

namespace Kramers.Tests.Magnetism.Spectroscopy;

public class FourFDensityTests
{
    // Sievers, fig. 1; Rinehart and Long, Chem. Sci. 2, 2078 (2011), doi:10.1039/C1SC00513H, fig. 3.
    [Theory]
    [InlineData("Ce", FourFShape.Oblate)]
    [InlineData("Pr", FourFShape.Oblate)]
    [InlineData("Nd", FourFShape.Oblate)]
    [InlineData("Pm", FourFShape.Prolate)]
    [InlineData("Sm", FourFShape.Prolate)]
    [InlineData("Gd", FourFShape.Isotropic)]
    [InlineData("Tb", FourFShape.Oblate)]
    [InlineData("Dy", FourFShape.Oblate)]
    [InlineData("Ho", FourFShape.Oblate)]
    [InlineData("Er", FourFShape.Prolate)]
    [InlineData("Tm", FourFShape.Prolate)]
    [InlineData("Yb", FourFShape.Prolate)]
    public void Ions_are_oblate_or_prolate_as_is_known(string symbol, FourFShape shape) =>
        Assert.Equal(shape, FourFDensity.Of(TrivalentLanthanide.Of(symbol)));

    // |J, J> of a heavy ion is one determinant, seven electrons up and n - 7 down in m = 3, 2, ..: no Stevens factor is needed.
    [Theory]
    [InlineData("Tb")]
    [InlineData("Dy")]
    [InlineData("Ho")]
    [InlineData("Er")]
    [InlineData("Tm")]
    [InlineData("Yb")]
    public void The_stretched_state_is_a_determinant(string symbol)
    {
        var ion = TrivalentLanthanide.Of(symbol);
        var density = new FourFDensity(ion, ion.J.Value);
        for (var k = 2; k <= 6; k += 2)
        {
            var sum = Enumerable.Range(0, ion.ElectronCount - 7).Sum(i => Gaunt(k, 3 - i));
            Assert.Equal(sum, density.Moment(k), 12);
        }
    }

    // Pointwise: a filled half shell is 7/4pi, and Dy3+ adds |Y_33|^2 + |Y_32|^2.
    [Fact]
    public void The_density_of_dysprosium_is_that_of_its_orbitals()
    {
        var dy = TrivalentLanthanide.Of("Dy");
        var density = new FourFDensity(dy, 7.5);
        foreach (var c in new[] { -1, -0.3, 0, 0.5, 0.9 })
        {
            var s2 = 1 - c * c;
            var orbitals = 35 / (64 * Math.PI) * s2 * s2 * s2 + 105 / (32 * Math.PI) * s2 * s2 * c * c;
            Assert.Equal(7 / (4 * Math.PI) + orbitals, density.At(c), 12);
        }
    }

    [Fact]
    public void The_density_holds_all_electrons()
    {
        var rule = GaussLegendre.WithPoints(8);
        foreach (var ion in TrivalentLanthanide.All)
        {
            var density = new FourFDensity(ion, ion.J.Value);
            var total = Enumerable.Range(0, 8).Sum(i => 2 * Math.PI * rule.Weights[i] * density.At(rule.Points[i]));
            Assert.Equal(ion.ElectronCount, total, 10);
        }
    }

    [Fact]
    public void All_states_of_a_multiplet_together_are_a_sphere()
    {
        var dy = TrivalentLanthanide.Of("Dy");
        Assert.Equal(0, Enumerable.Range(0, 16).Sum(i => new FourFDensity(dy, 7.5 - i).Moment(4)), 12);
        Assert.Throws<ArgumentOutOfRangeException>(() => new FourFDensity(dy, 7));
        Assert.Throws<ArgumentOutOfRangeException>(() => new FourFDensity(dy, 8.5));
    }

    // <3 m|C_k0|3 m> = (-1)^m 7 (3 k 3; 0 0 0)(3 k 3; -m 0 m)
    private static double Gaunt(int k, int m) =>
        (m % 2 == 0 ? 7 : -7) * Wigner.ThreeJ(6, 2 * k, 6, 0, 0, 0) * Wigner.ThreeJ(6, 2 * k, 6, -2 * m, 0, 2 * m);
}
