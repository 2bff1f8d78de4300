using Kramers.Magnetism.MagnetisationDynamics;
using Kramers.Magnetism.RateLaws;
using Kramers.Numerics;

namespace Kramers.Validation.Magnetism.MagnetisationDynamics;

/// <summary>
/// [(CpiPr5)Dy(Cp*)]+ (Guo, Day, Chen, Tong, Mansikkamaki, Layfield, Science 362, 1400 (2018), doi:10.1126/science.aav0652): U_eff =
/// 1541 cm^-1, hysteresis up to 80 K, as its abstract says. tau_0 = 4.2e-12 s, C = 3.1e-8 s^-1 K^-n, n = 3.0, tau_QTM = 2.5e4 s and the sweep
/// rate of 25 Oe/s are quoted from memory of the text and still have to be compared with it.
/// </summary>
public class DysprosiumMetalloceneTests
{
    private const double SweepRate = 0.0025;
    private static readonly RelaxationRate Rate = (t, _) =>
        1 / 2.5e4 + Math.Exp(-1541 / (PhysicalConstants.BoltzmannCm * t)) / 4.2e-12 + 3.1e-8 * Math.Pow(t, 3);

    private static readonly RelaxingMagnet Powder = RelaxingMagnet.Powder(Equilibrium.IsingDoublet(20), Rate);

    /// <summary>The eye calls a loop open at some 5 to 20 mT of coercive field; rate laws are steep, so that this is a range of a few kelvin.</summary>
    [Fact]
    public void The_loop_closes_at_80_K()
    {
        double Open(double coerciveTesla) =>
            new OpenLoop(1, coerciveTesla).HighestTemperature(Powder, new Hysteresis(5, SweepRate), 10, 120)!.Kelvin;
        Assert.InRange(80, Open(0.02), Open(0.005));
        Assert.InRange(Open(0.005) - Open(0.02), 0, 6);
    }

    [Fact]
    public void The_three_blocking_temperatures_stand_in_order()
    {
        var curves = new ZeroFieldCooling(0.1, 2, 100, 2.0 / 60, 2.0 / 60).Measure(Powder);
        var open = new OpenLoop().HighestTemperature(Powder, new Hysteresis(5, SweepRate), 10, 120)!.Kelvin;
        double[] temperatures = [.. Enumerable.Range(20, 80).Select(t => (double)t)];
        var hundredSeconds = BlockingTemperature.Interpolate(temperatures, [.. temperatures.Select(t => 1 / Rate(t, 0))])!.Value;
        Assert.True(curves.MaximumKelvin < hundredSeconds && hundredSeconds < curves.SplitKelvin && curves.SplitKelvin < open);
    }
}
