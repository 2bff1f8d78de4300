using Kramers.Learning.Validation;

namespace Kramers.Tests.Learning.Validation;

public class FoldTests
{
    [Theory]
    [InlineData(10, 3)]
    [InlineData(12, 12)]
    [InlineData(100, 7)]
    public void Every_sample_is_tested_once_and_never_learned_from_there(int samples, int k)
    {
        foreach (var folds in new[] { Fold.Random(samples, k), Fold.Blocks(samples, k) })
        {
            Assert.Equal(k, folds.Length);
            Assert.Equal(Enumerable.Range(0, samples), folds.SelectMany(fold => fold.Test).Order());
            Assert.All(folds, fold => Assert.Equal(Enumerable.Range(0, samples), fold.Training.Concat(fold.Test).Order()));
            Assert.InRange(folds.Max(fold => fold.Test.Length) - folds.Min(fold => fold.Test.Length), 0, 1);
        }
    }

    [Fact]
    public void Blocks_are_neighbours() => Assert.Equal([4, 5, 6, 7], Fold.Blocks(12, 3)[1].Test);

    [Fact]
    public void A_group_is_left_out_as_a_whole()
    {
        var folds = Fold.LeaveGroupOut(["Dy", "Co", "Dy", "Tb", "Co"]);
        Assert.Equal([[0, 2], [1, 4], [3]], folds.Select(fold => fold.Test));
        Assert.Throws<ArgumentException>(() => Fold.LeaveGroupOut(["Dy", "Dy"]));
    }

    [Fact]
    public void More_folds_than_samples_are_refused() => Assert.Throws<ArgumentException>(() => Fold.Random(3, 4));
}
