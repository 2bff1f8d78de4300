using Kramers.Atomistics.Descriptors;
using Kramers.Chemistry;
using Kramers.Chemistry.Shapes;

namespace Kramers.Tests.Atomistics.Descriptors;

/// <summary>Two copper atoms, two oxygen atoms between them, and a chlorine at each copper, all in a plane but one.</summary>
public class AngleDistanceTests : StructureDescriptorContract
{
    internal static Structure Core { get; } = new(
        [.. "Cu O Cu O Cl Cl".Split(' ').Select(Element.FromSymbol)],
        [-1.5, 0, 0, 0, 1.2, 0, 1.5, 0, 0, 0, -1.2, 0.1, -3.7, 0.1, 0, 3.5, 0.9, 0.4]);

    protected override Structure Molecule => Core;

    protected override (Structure Molecule, string Word) Foreign => (Geometries.Random("Cu O O Cl", 2), "two metals");

    protected override IStructureDescriptor Create() => new AngleDistance(3);

    [Fact]
    public void A_flat_diamond_has_the_angles_of_its_sides()
    {
        var diamond = new Structure([.. "Cu O Cu O".Split(' ').Select(Element.FromSymbol)], [-1.5, 0, 0, 0, 1.2, 0, 1.5, 0, 0, 0, -1.2, 0]);
        var angle = Math.Atan2(1.2, 1.5) * 180 / Math.PI;
        Geometries.AssertClose([3, angle, angle, angle, angle], new AngleDistance(2).Evaluate(diamond), 1e-14);
    }

    [Fact]
    public void Too_few_donors_are_named() =>
        Assert.Contains("3 donors", Assert.Throws<ArgumentException>(() => new AngleDistance(4).Evaluate(Core)).Message, StringComparison.Ordinal);
}

public class LigandFeaturesTests : StructureDescriptorContract
{
    protected override Structure Molecule => AngleDistanceTests.Core;

    protected override (Structure Molecule, string Word) Foreign => (Geometries.Random("C O O Cl", 2), "metal");

    protected override IStructureDescriptor Create() => new LigandFeatures(new DistancesInDisguise());

    // Pauling: Cu 1.90, O 3.44, Cl 3.16. Four Cu-O and two Cu-Cl.
    [Fact]
    public void Electronegativities_are_those_of_donor_and_metal() =>
        Geometries.AssertClose([1.26, (4 * 1.54 + 2 * 1.26) / 6, 1.54], new LigandFeatures().Evaluate(AngleDistanceTests.Core), 1e-12);

    [Theory]
    [InlineData("H", 2.20)]
    [InlineData("O", 3.44)]
    [InlineData("Co", 1.88)]
    [InlineData("I", 2.66)]
    [InlineData("Dy", 1.22)]
    [InlineData("Lu", 1.0)]
    [InlineData("Pt", 2.2)]
    [InlineData("U", 1.7)]
    public void The_table_is_Paulings(string symbol, double expected) => Assert.Equal(expected, Electronegativity.Of(Element.FromSymbol(symbol)));

    [Fact]
    public void Where_the_scale_has_none_it_says_so() =>
        Assert.Contains("Ne", Assert.Throws<ArgumentException>(() => Electronegativity.Of(Element.FromSymbol("Ne"))).Message, StringComparison.Ordinal);

    private sealed class DistancesInDisguise : ILigandElectrons
    {
        public LigandElectrons Of(Structure complex, int metal, Donor donor) =>
            new(-10 - donor.DistanceAngstrom, -donor.DistanceAngstrom, Math.Exp(-donor.DistanceAngstrom));
    }
}

public class SiteEncodingTests
{
    [Fact]
    public void The_ligand_on_each_site_is_one()
    {
        var encoding = SiteEncoding.Of(["bridge", "end"], [["OH", "Cl"], ["OMe", "Cl"], ["OH", "Br"]]);
        Assert.Equal(["bridge is OH", "bridge is OMe", "end is Br", "end is Cl"], encoding.FeatureNames);
        Assert.Equal([0, 1, 1, 0], encoding.Evaluate(["OMe", "Br"]));
    }

    [Fact]
    public void An_unknown_ligand_is_named_with_its_site()
    {
        var encoding = SiteEncoding.Of(["bridge", "end"], [["OH", "Cl"]]);
        var message = Assert.Throws<ArgumentException>(() => encoding.Evaluate(["OH", "NCS"])).Message;
        Assert.Contains("end", message, StringComparison.Ordinal);
        Assert.Contains("NCS", message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => encoding.Evaluate(["OH"]));
        Assert.Throws<ArgumentException>(() => new SiteEncoding([]));
    }
}

public class VoxelGridTests : StructureDescriptorContract
{
    protected override bool StaysUnderRotation => false;

    protected override IStructureDescriptor Create() => new VoxelGrid(["Co", "F", "N"], 12, 9, 0.6);

    [Fact]
    public void A_quarter_turn_turns_the_voxels()
    {
        // x -> y, y -> -x: voxel (x, y, z) goes to (11 - y, x, z).
        var turned = Descriptor.Evaluate(Molecule.Rotated(new(3, 3, [0, -1, 0, 1, 0, 0, 0, 0, 1])));
        var before = Descriptor.Evaluate(Molecule);
        var expected = new double[before.Length];
        for (var n = 0; n < before.Length; n++)
        {
            var (e, x, y, z) = (n / 1728, n / 144 % 12, n / 12 % 12, n % 12);
            expected[((e * 12 + 11 - y) * 12 + x) * 12 + z] = before[n];
        }

        Geometries.AssertClose(expected, turned, 1e-12);
    }

    [Fact]
    public void A_channel_adds_up_to_its_atoms()
    {
        var voxels = new VoxelGrid(["Co", "F", "N"], 40, 16, 0.6).Evaluate(Molecule);
        Assert.Equal(1, voxels[..64000].Sum(), 1e-6);
        Assert.Equal(3, voxels[64000..128000].Sum(), 1e-6);
        Assert.Equal(2, voxels[128000..].Sum(), 1e-6);
    }

    [Fact]
    public void The_centre_can_be_an_element()
    {
        var voxels = new VoxelGrid(["Co", "F", "N"], 1, 0.01, 1, "Co").Evaluate(Molecule);
        Assert.Equal(1e-6 / Math.Pow(2 * Math.PI, 1.5), voxels[0], 1e-18);
    }
}
