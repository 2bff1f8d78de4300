using Kramers.Numerics.Fitting;

namespace Kramers.Tests.Numerics.Fitting;

public sealed class SeparableScanTests
{
    private static readonly double[] Rows = [.. Enumerable.Range(0, 40).Select(i => 0.1 * i)];
    private static readonly double[][] Decays = [.. Enumerable.Range(0, 12).Select(k => Rows.Select(t => Math.Exp(-t * Math.Pow(1.8, k - 4))).ToArray())];

    [Fact]
    public void Finds_the_columns_that_made_the_data()
    {
        double[] data = [.. Rows.Select((_, i) => 2 + 3 * Decays[2][i] + 0.5 * Decays[8][i])];
        var best = SeparableScan.Best(data, [[.. Rows.Select(_ => 1.0)]], Decays, 2, positive: true, 3);
        Assert.Equal([2, 8], best[0].Candidates);
        Assert.Equal([2.0, 3, 0.5], best[0].Coefficients.Select(c => Math.Round(c, 4)));
        Assert.All(best.Skip(1), other => Assert.True(other.SumOfSquares > best[0].SumOfSquares));
    }

    [Fact]
    public void Negative_strengths_are_left_out_on_request()
    {
        double[] data = [.. Rows.Select((_, i) => -3 * Decays[5][i])];
        Assert.Empty(SeparableScan.Best(data, [], Decays, 1, positive: true, 3));
        Assert.Equal([5], SeparableScan.Best(data, [], Decays, 1, positive: false, 3)[0].Candidates);
    }
}
