using Kramers.Workbench.Inputs;

namespace Kramers.Workbench.SpinSystems;

/// <summary>What 'barrier' is asked.</summary>
/// <param name="Axis">The magnetic axis; null: that of the largest g of the lowest pair of states.</param>
/// <param name="SameLevelCm">States closer than this belong to one level, cm^-1.</param>
/// <param name="Temperature">Temperature of the way over the barrier, K.</param>
/// <param name="States">At most so many states are drawn and listed, from the lowest on.</param>
public sealed record BarrierOptions(double[]? Axis, double SameLevelCm, double Temperature, int States)
{
    internal static BarrierOptions Read(YamlSection root)
    {
        var barrier = root.SectionOrDefaults("barrier");
        var options = new BarrierOptions(
            barrier.Rows("axis") is null ? null : CentreReader.Vector(barrier, "axis"),
            barrier.Number("sameLevelCm", 0.1, 1e-9),
            barrier.Number("temperatureK", 20, 1e-3, 1e4),
            barrier.Whole("states", 32, 2, 400));
        barrier.Finish();
        return options;
    }
}
