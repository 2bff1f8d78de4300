using Kramers.Chemistry;
using Kramers.Numerics;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Tests.Chemistry;

public sealed class NeighbourListTests
{
    private static readonly Structure Chain = Molecules.Of("H H H H", 0, 0, 0, 0, 0, 1, 0, 0, 2, 0, 0, 4);

    [Fact]
    public void Pairs_nearer_than_the_cutoff_stand_under_both_atoms()
    {
        var list = NeighbourList.Within(Chain, 2.0);
        Assert.Equal([1], list.Of(0).ToArray());
        Assert.Equal([0, 2], list.Of(1).ToArray());
        Assert.Equal([1], list.Of(2).ToArray());
        Assert.Empty(list.Of(3).ToArray());
        Assert.Equal(2, list.PairCount);
    }

    [Fact]
    public void A_long_cutoff_gives_all_pairs() => Assert.Equal(6, NeighbourList.Within(Chain, 100).PairCount);

    [Fact]
    public void A_cutoff_must_be_positive() => Assert.Throws<ArgumentOutOfRangeException>(() => NeighbourList.Within(Chain, 0));

    [Theory]
    [InlineData(2.5)]
    [InlineData(4.2)]
    [InlineData(7.5)] // longer than the cell: images of images
    public void In_a_triclinic_cell_all_images_are_found(double cutoff)
    {
        var random = new SeededRandom(3);
        var cell = new UnitCell(Matrix.FromRows([4, 0.3, 0], [-1.5, 5, 0.4], [1, 2, 6]));
        var crystal = new Structure([.. Enumerable.Repeat(Element.FromSymbol("H"), 6)], [.. Enumerable.Range(0, 18).Select(_ => random.Uniform(-9, 9))], cell);
        var list = NeighbourList.Within(crystal, cutoff);
        for (var i = 0; i < crystal.Count; i++)
        {
            var expected = Images(crystal, i, cutoff).Order().ToArray();
            var found = Enumerable.Range(0, list.Of(i).Length).Select(n => (list.Of(i)[n], Length(list.VectorsOf(i).Slice(3 * n, 3)))).Order().ToArray();
            Assert.Equal(expected.Length, found.Length);
            Assert.All(expected.Zip(found), p => Assert.True(p.First.Atom == p.Second.Item1 && Math.Abs(p.First.Distance - p.Second.Item2) < 1e-12));
        }

        Assert.True(list.PairCount > 0);
    }

    [Fact]
    public void A_large_molecule_has_the_pairs_of_the_plain_search()
    {
        var random = new SeededRandom(5);
        var molecule = new Structure([.. Enumerable.Repeat(Element.FromSymbol("H"), 300)], [.. Enumerable.Range(0, 900).Select(k => random.Uniform(-9, 9) + 40 * (k % 3))]);
        var list = NeighbourList.Within(molecule, 3);
        for (var i = 0; i < molecule.Count; i++)
        {
            Assert.Equal(Enumerable.Range(0, 300).Where(j => j != i && molecule.Distance(i, j) < 3), list.Of(i).ToArray());
        }
    }

    private static IEnumerable<(int Atom, double Distance)> Images(Structure crystal, int i, double cutoff) =>
        from j in Enumerable.Range(0, crystal.Count)
        from n in Enumerable.Range(0, 19 * 19 * 19)
        let shift = crystal.Cell!.ToCartesian([n % 19 - 9, n / 19 % 19 - 9, n / 361 - 9])
        let d = Enumerable.Range(0, 3).Select(k => crystal.Positions[3 * j + k] + shift[k] - crystal.Positions[3 * i + k]).ToArray()
        let r = Length(d)
        where r < cutoff && r > 1e-9
        select (j, r);

    private static double Length(ReadOnlySpan<double> d) => Math.Sqrt(d[0] * d[0] + d[1] * d[1] + d[2] * d[2]);
}
