using Kramers.Atomistics.Descriptors;
using Kramers.Chemistry;
using Kramers.Numerics;
using Kramers.Numerics.Angular;

namespace Kramers.Tests.Atomistics.Descriptors;

/// <summary>What every descriptor of a whole structure must do. Unless it has molecules of its own, it is set up for Co, F and N.</summary>
public abstract class StructureDescriptorContract
{
    private IStructureDescriptor? _descriptor;

    protected virtual Structure Molecule => Geometries.Random("Co F N F N F", 5);

    /// <summary>A molecule that the descriptor must refuse, and a word of the message.</summary>
    protected virtual (Structure Molecule, string Word) Foreign => (Geometries.Random("Co F Xe", 1), "Xe");

    /// <summary>Voxels alone turn with the molecule.</summary>
    protected virtual bool StaysUnderRotation => true;

    protected IStructureDescriptor Descriptor => _descriptor ??= Create();

    protected abstract IStructureDescriptor Create();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Rotation_changes_nothing(int seed)
    {
        var turned = Descriptor.Evaluate(Molecule.Rotated(Rotation.Random(new SeededRandom((ulong)seed)).Matrix));
        if (StaysUnderRotation)
        {
            Geometries.AssertClose(Descriptor.Evaluate(Molecule), turned, 1e-11);
        }
        else
        {
            Assert.ThrowsAny<Exception>(() => Geometries.AssertClose(Descriptor.Evaluate(Molecule), turned, 1e-2));
        }
    }

    [Fact]
    public void Translation_changes_nothing() =>
        Geometries.AssertClose(Descriptor.Evaluate(Molecule), Descriptor.Evaluate(Molecule.Translated(3, -7, 0.2)), 1e-11);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void The_order_of_the_atoms_changes_nothing(int seed)
    {
        var order = new SeededRandom((ulong)seed).Permutation(Molecule.Count);
        Geometries.AssertClose(Descriptor.Evaluate(Molecule), Descriptor.Evaluate(Geometries.Renumbered(Molecule, order)), 1e-12);
    }

    [Fact]
    public void Another_geometry_has_other_features()
    {
        var before = Descriptor.Evaluate(Molecule);
        var after = Descriptor.Evaluate(Moved());
        Assert.NotEqual(before, after);
    }

    [Fact]
    public void Every_feature_has_a_name_of_its_own()
    {
        Assert.Equal(Descriptor.FeatureNames.Count, Descriptor.Evaluate(Molecule).Length);
        Assert.Equal(Descriptor.FeatureNames.Count, Descriptor.FeatureNames.Distinct().Count());
    }

    [Fact]
    public void A_molecule_that_it_was_not_set_up_for_is_refused() =>
        Assert.Contains(Foreign.Word, Assert.Throws<ArgumentException>(() => Descriptor.Evaluate(Foreign.Molecule)).Message, StringComparison.Ordinal);

    protected virtual Structure Moved() => Geometries.Shaken(Molecule, 0.1, new SeededRandom(3));
}
