using Kramers.Workbench.Pipelines;

namespace Kramers.Tests.Workbench.Pipelines;

public class LabelSplitTests
{
    [Theory]
    [InlineData(236, 0.1, 0.1, 24, 24)]
    [InlineData(100, 0.2, 0.3, 20, 30)]
    [InlineData(10, 0.01, 0.01, 1, 1)]
    [InlineData(3, 0.1, 0.1, 1, 1)]
    public void Every_label_has_one_place(int count, double test, double validation, int tests, int validations)
    {
        var split = LabelSplit.Draw(count, test, validation, 1);
        Assert.Equal((tests, validations), (split.Test.Length, split.Validation.Length));
        Assert.Equal(Enumerable.Range(0, count), split.Train.Concat(split.Validation).Concat(split.Test).Order());
        Assert.Equal(split.Train.Concat(split.Validation).Order(), split.Fitted);
        Assert.All([split.Train, split.Validation, split.Test], part => Assert.Equal(part.Order(), part));
    }

    [Fact]
    public void The_seed_decides()
    {
        var (one, again, other) = (LabelSplit.Draw(50, 0.2, 0.2, 7), LabelSplit.Draw(50, 0.2, 0.2, 7), LabelSplit.Draw(50, 0.2, 0.2, 8));
        Assert.Equal((one.Train, one.Validation, one.Test), (again.Train, again.Validation, again.Test), (a, b) => a.Item1.SequenceEqual(b.Item1) && a.Item2.SequenceEqual(b.Item2) && a.Item3.SequenceEqual(b.Item3));
        Assert.NotEqual(one.Test, other.Test);
        Assert.NotEqual(Enumerable.Range(40, 10), one.Test);
    }

    [Fact]
    public void A_split_that_leaves_nothing_to_train_on_is_refused()
    {
        Assert.Throws<ArgumentException>(() => LabelSplit.Draw(2, 0.1, 0.1, 1));
        Assert.Throws<ArgumentException>(() => LabelSplit.Draw(10, 0.5, 0.5, 1));
    }
}
