using Kramers.Chemistry;
using Kramers.Numerics;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Tests.Chemistry;

public sealed class MovingNeighboursTests
{
    private const double Cutoff = 3.1;
    private static readonly UnitCell Cell = new(Matrix.FromRows([4, 0.3, 0], [-1.5, 5, 0.4], [1, 2, 6]));

    [Fact]
    public void Of_a_molecule_that_moves_the_list_is_that_without_a_skin_to_the_last_bit() => Walk(null, (expected, actual) =>
    {
        Assert.Equal(expected.Others, actual.Others);
        Assert.Equal(expected.Vectors, actual.Vectors);
    });

    // The cutoff is as long as the cell: several images of one atom, in an order of their own.
    [Fact]
    public void Of_a_crystal_it_holds_the_same_images() => Walk(Cell, (expected, actual) =>
    {
        Assert.Equal(expected.Others, actual.Others);
        foreach (var (a, b) in Sorted(expected).Zip(Sorted(actual)))
        {
            Assert.Equal(a, b, 1e-12);
        }
    });

    [Fact]
    public void Another_cell_and_another_number_of_atoms_are_searched_anew()
    {
        var list = new MovingNeighbours(Cutoff, 0.5);
        var crystal = Atoms(Cell, new SeededRandom(3));
        list.Of(crystal);
        list.Of(crystal.WithPositions(crystal.Positions));
        Assert.Equal(1, list.Searches);
        var wider = crystal.WithCell(new UnitCell(1.1 * Cell.Vectors));
        Assert.Equal(NeighbourList.Within(wider, Cutoff).PairCount, list.Of(wider).PairCount);
        Assert.Equal(1, list.Of(Molecules.Of("H H", 0, 0, 0, 0, 0, 1)).PairCount);
        Assert.Equal(3, list.Searches);
    }

    [Fact]
    public void Lengths_must_be_positive_and_finite()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new MovingNeighbours(0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new MovingNeighbours(1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new MovingNeighbours(1, double.PositiveInfinity));
    }

    /// <summary>A random walk of 300 steps of up to 0.03 angstrom along each axis.</summary>
    private static void Walk(UnitCell? cell, Action<(int[] Others, double[] Vectors), (int[] Others, double[] Vectors)> compare)
    {
        var random = new SeededRandom(4);
        var (structure, list) = (Atoms(cell, random), new MovingNeighbours(Cutoff, 0.5));
        var pairs = new HashSet<int>();
        for (var step = 0; step < 300; step++)
        {
            structure = structure.WithPositions(Array.ConvertAll(structure.Positions.ToArray(), x => x + random.Uniform(-0.03, 0.03)));
            var (expected, actual) = (NeighbourList.Within(structure, Cutoff), list.Of(structure));
            pairs.Add(actual.PairCount);
            for (var i = 0; i < structure.Count; i++)
            {
                compare((expected.Of(i).ToArray(), expected.VectorsOf(i).ToArray()), (actual.Of(i).ToArray(), actual.VectorsOf(i).ToArray()));
            }
        }

        Assert.InRange(list.Searches, 2, 100);
        Assert.True(pairs.Count > 1, "no pair crossed the cutoff");
    }

    private static Structure Atoms(UnitCell? cell, SeededRandom random) =>
        new([.. Enumerable.Repeat(Element.FromSymbol("H"), 8)], [.. Enumerable.Range(0, 24).Select(_ => random.Uniform(-2.5, 2.5))], cell);

    private static IEnumerable<double> Sorted((int[] Others, double[] Vectors) list) => list.Others
        .Select((j, n) => (j, x: Math.Round(list.Vectors[3 * n], 8), y: Math.Round(list.Vectors[3 * n + 1], 8), n)).Order()
        .SelectMany(p => list.Vectors.Skip(3 * p.n).Take(3));
}
