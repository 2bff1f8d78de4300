using Kramers.Chemistry;

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
}
