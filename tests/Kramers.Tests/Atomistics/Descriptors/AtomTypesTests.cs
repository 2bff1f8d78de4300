using Kramers.Atomistics.Descriptors;
using Kramers.Chemistry;

namespace Kramers.Tests.Atomistics.Descriptors;

public class AtomTypesTests
{
    // Ethanol, in angstrom: CH3, CH2, O, then three H on the first carbon, two on the second and one on O.
    internal static readonly Structure Ethanol = new(
        [.. "C C O H H H H H H".Split(' ').Select(Element.FromSymbol)],
        [-0.887, 0.176, -0.013, 0.461, -0.516, -0.041, 1.443, 0.307, 0.587, -0.847, 1.084, -0.620, -1.184, 0.460, 1.000, -1.665, -0.474, -0.426, 0.784, -0.726, -1.066, 0.427, -1.458, 0.514, 2.291, -0.153, 0.558]);

    [Fact]
    public void Atoms_of_a_molecule_are_alike_where_its_bonds_are()
    {
        var types = AtomTypes.OfMolecule(Ethanol);
        Assert.Equal(["C1", "C2", "H1", "H2", "H3", "O1"], types.Names.Order(StringComparer.Ordinal));
        var classes = types.Of(Ethanol);
        Assert.Equal(classes[3], classes[4]);
        Assert.Equal(classes[3], classes[5]);
        Assert.Equal(classes[6], classes[7]);
        Assert.Equal(6, classes.Distinct().Count());
        Assert.All(Enumerable.Range(0, 9), i => Assert.Equal(Ethanol.Elements[i].Symbol, types.Elements[classes[i]]));
    }

    [Fact]
    public void Types_of_one_molecule_refuse_another()
    {
        var types = AtomTypes.OfMolecule(Ethanol);
        Assert.Throws<ArgumentException>(() => types.Of(Geometries.Renumbered(Ethanol, [2, 0, 1, 3, 4, 5, 6, 7, 8])));
        Assert.Throws<ArgumentException>(() => types.Of(Geometries.Random("C C O", 1)));
    }

    [Fact]
    public void Elements_without_type_are_named() =>
        Assert.Contains("holds O", Assert.Throws<ArgumentException>(() => AtomTypes.ByElement(["C", "H"]).Of(Ethanol)).Message, StringComparison.Ordinal);

    [Fact]
    public void Elements_stand_once() => Assert.Throws<ArgumentException>(() => AtomTypes.ByElement(["C", "C"]));
}
