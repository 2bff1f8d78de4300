using Kramers.Chemistry;
using Kramers.Chemistry.Formats;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Tests.Chemistry;

public sealed class UnitCellTests
{
    private static readonly UnitCell Cell = new(Matrix.FromRows([4, 0.3, 0], [-1.5, 5, 0.4], [1, 2, 6]));
    private static readonly Structure Crystal = new([Element.FromSymbol("Na"), Element.FromSymbol("Cl")], [7, -3, 1, 0.5, 0.5, 11.1], Cell);

    [Fact]
    public void Fractional_coordinates_go_there_and_back()
    {
        double[] f = [0.2, -0.7, 3.1];
        Assert.All(Cell.ToFractional(Cell.ToCartesian(f)).Zip(f), p => Assert.Equal(p.Second, p.First, 1e-14));
        Assert.Equal([-1.5, 5, 0.4], Cell.ToCartesian([0, 1, 0]));
    }

    [Fact]
    public void Volume_and_heights()
    {
        Assert.Equal(4 * (5 * 6 - 0.4 * 2) - 0.3 * (-1.5 * 6 - 0.4 * 1), Cell.Volume, 1e-12);
        Assert.Equal([2, 3, 4], new UnitCell(Matrix.Diagonal([2, 3, 4])).Heights);
        Assert.Equal(Cell.Volume, new UnitCell(Matrix.FromRows([1, 2, 6], [-1.5, 5, 0.4], [4, 0.3, 0])).Volume, 1e-12);
    }

    [Fact]
    public void Vectors_in_a_plane_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new UnitCell(Matrix.FromRows([1, 0, 0], [0, 1, 0], [1, 1, 0])));
        Assert.Throws<ArgumentException>(() => new UnitCell(Matrix.Diagonal([1, double.NaN, 1])));
        Assert.Throws<ArgumentException>(() => new UnitCell(Matrix.Identity(2)));
    }

    [Fact]
    public void Wrapped_atoms_are_inside_and_are_images_of_what_they_were()
    {
        var inside = Crystal.Wrapped();
        for (var i = 0; i < 2; i++)
        {
            var (before, after) = (Cell.ToFractional(Crystal.Positions.Slice(3 * i, 3)), Cell.ToFractional(inside.Positions.Slice(3 * i, 3)));
            Assert.All(after, f => Assert.InRange(f, 0, 1));
            Assert.All(before.Zip(after, (b, a) => b - a), n => Assert.Equal(Math.Round(n), n, 1e-12));
        }
    }

    [Fact]
    public void The_cell_turns_and_is_strained_with_its_atoms()
    {
        var turned = Crystal.Rotated(Molecules.Rotation(1, 2, 3, 0.7)).Translated(1, 0, 0);
        Assert.Equal(Cell.Volume, turned.Cell!.Volume, 1e-12);
        Assert.Equal(NeighbourList.Within(Crystal, 5).PairCount, NeighbourList.Within(turned, 5).PairCount);
        Assert.Equal(1.1 * Cell.Volume, Crystal.Strained(Matrix.Diagonal([0, 0.1, 0])).Cell!.Volume, 1e-12);
        Assert.Equal(-3 * 1.1, Crystal.Strained(Matrix.Diagonal([0, 0.1, 0])).Positions[1], 1e-14);
    }

    [Fact]
    public void A_crystal_comes_back_from_extended_XYZ_and_is_refused_where_a_molecule_is_meant()
    {
        var text = new StringWriter();
        ExtendedXyz.Write(text, [new LabelledStructure("salt", Crystal, -1.5, null, new Dictionary<string, Matrix>(), 1)]);
        var read = Assert.Single(ExtendedXyz.Read(new StringReader(text.ToString()), "t.xyz", crystals: true));
        Assert.Equal(Cell.Vectors.Data, read.Structure.Cell!.Vectors.Data);
        Assert.Equal(Crystal.Positions.ToArray(), read.Structure.Positions.ToArray());
        Assert.Throws<InputException>(() => ExtendedXyz.Read(new StringReader(text.ToString()), "t.xyz"));
    }

    [Theory]
    [InlineData("1\nLattice=\"5 0 0 0 6 0 0 0 7\" pbc=\"T T F\"\nH 0 0 0\n", "in some directions only")]
    [InlineData("1\npbc=\"T T T\"\nH 0 0 0\n", "there is no Lattice")]
    [InlineData("1\nLattice=\"5 0 0 0 6 0 5 6 0\"\nH 0 0 0\n", "lie in one plane")]
    [InlineData("2\nLattice=\"5 0 0 0 6 0 0 0 7\"\nH 0 0 0\nH 4.9 0 0\n", "atoms 1 (H) and 2 (H) are 0.1 angstrom apart")]
    public void Bad_cells_are_named(string text, string message) =>
        Assert.Contains(message, Assert.Throws<InputException>(() => ExtendedXyz.Read(new StringReader(text), "t.xyz", crystals: true)).Message, StringComparison.Ordinal);
}
