using Kramers.Magnetism.Relaxation;

namespace Kramers.Tests.Magnetism.Relaxation;

public sealed class BlockingTemperatureTests
{
    [Fact]
    public void Exact_for_an_Arrhenius_law_in_any_order()
    {
        // tau = 1e-9 exp(300/T) reaches 100 s at 300/ln(1e11).
        double[] t = [20, 5, 14, 10, 8];
        var found = BlockingTemperature.Interpolate(t, [.. t.Select(x => 1e-9 * Math.Exp(300 / x))]);
        Assert.Equal(300 / Math.Log(1e11), found!.Value, 1e-10);
    }

    [Fact]
    public void None_where_the_threshold_is_not_crossed()
    {
        Assert.Null(BlockingTemperature.Interpolate([2, 4, 8], [1, 0.1, 0.01]));
        Assert.Null(BlockingTemperature.Interpolate([2, 4, 8], [1e5, 1e4, 1e3]));
        Assert.Null(BlockingTemperature.Interpolate([2, 4, 8], [double.PositiveInfinity, 1, 0.1]));
    }

    [Fact]
    public void A_point_on_the_threshold_counts_once() =>
        Assert.Equal(4, BlockingTemperature.Interpolate([2, 4, 8], [1e4, 100, 1])!.Value, 1e-12);

    [Fact]
    public void Refuses_a_negative_time() =>
        Assert.Throws<ArgumentException>(() => BlockingTemperature.Interpolate([2, 4], [1, -1]));
}
