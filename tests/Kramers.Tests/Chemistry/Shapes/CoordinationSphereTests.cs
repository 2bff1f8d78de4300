using Kramers.Chemistry;
using Kramers.Chemistry.Shapes;

namespace Kramers.Tests.Chemistry.Shapes;

public sealed class CoordinationSphereTests
{
    [Fact]
    public void Nitrogen_of_a_chelating_nitrate_and_water_hydrogen_are_no_donors()
    {
        var structure = Molecule("Dy 0 0 0; O 2.2 1.08 0; O 2.2 -1.08 0; N 2.85 0 0; O 4.05 0 0; O -2.35 0 0; H -2.9 0.75 0; H -2.9 -0.75 0; Cl 0 0 2.65; K 0 3.6 0");
        var sphere = CoordinationSphere.Around(structure, 0);
        Assert.Equal(["O", "O", "O", "Cl"], sphere.Donors.Select(d => d.Name));
        Assert.Equal([2.35, Math.Sqrt(2.2 * 2.2 + 1.08 * 1.08)], [sphere.Donors[0].DistanceAngstrom, sphere.Donors[2].DistanceAngstrom], (a, b) => Math.Abs(a - b) < 1e-12);
    }

    [Fact]
    public void A_given_number_takes_the_nearest_by_covalent_radii()
    {
        var structure = Molecule("Co 0 0 0; Cl 2.3 0 0; O -2.05 0 0; O 0 2.1 0; O 0 -2.9 0; N 0 0 2.15");
        Assert.Equal(["O", "O", "N", "Cl"], CoordinationSphere.Around(structure, 0).Donors.Select(d => d.Name));
        Assert.Equal(["O", "Cl"], CoordinationSphere.Around(structure, 0, 2).Donors.Select(d => d.Name));
        Assert.Equal(5, CoordinationSphere.Around(structure, 0, 5).Donors.Count);
    }

    [Fact]
    public void A_ring_is_one_donor_at_its_centroid_when_asked()
    {
        var ring = string.Concat(Enumerable.Range(0, 5).Select(k => FormattableString.Invariant($"; C {1.2 * Math.Cos(0.4 * Math.PI * k)} {1.2 * Math.Sin(0.4 * Math.PI * k)} 2.35")));
        var structure = Molecule("Dy 0 0 0; N 0 0 -2.3" + ring);
        Assert.Equal(6, CoordinationSphere.Around(structure, 0).Donors.Count);
        var sphere = CoordinationSphere.Around(structure, 0, haptic: true);
        Assert.Equal(["N", "C5"], sphere.Donors.Select(d => d.Name));
        Assert.Equal([0, 0, 2.35], sphere.Donors[1].Position, (a, b) => Math.Abs(a - b) < 1e-12);
        Assert.Equal([2, 3, 4, 5, 6], sphere.Donors[1].Atoms.Order());
    }

    [Fact]
    public void A_hydride_is_a_donor() => Assert.Equal(["H"], CoordinationSphere.Around(Molecule("Fe 0 0 0; H 1.55 0 0"), 0).Donors.Select(d => d.Name));

    private static Structure Molecule(string text)
    {
        var atoms = text.Split(';').Select(a => a.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToArray();
        return new Structure([.. atoms.Select(a => Element.FromSymbol(a[0]))], [.. atoms.SelectMany(a => a[1..].Select(x => double.Parse(x)))]);
    }
}
