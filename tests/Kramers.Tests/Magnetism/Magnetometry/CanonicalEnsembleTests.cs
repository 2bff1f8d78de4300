using Kramers.Magnetism.Magnetometry;
using Kramers.Numerics;

namespace Kramers.Tests.Magnetism.Magnetometry;

public sealed class CanonicalEnsembleTests
{
    private static readonly double[] Levels = [-700, -700, -690, -650, -650, -400];

    [Theory]
    [InlineData(5)]
    [InlineData(60)]
    [InlineData(700)]
    public void Entropy_and_heat_capacity_are_derivatives(double t)
    {
        var step = 1e-4 * t;
        var (cold, warm) = (new CanonicalEnsemble(Levels, t - step), new CanonicalEnsemble(Levels, t + step));
        var middle = new CanonicalEnsemble(Levels, t);
        Assert.Equal(-(warm.FreeEnergy - cold.FreeEnergy) / (2 * step * PhysicalConstants.BoltzmannCm), middle.Entropy, 1e-6);
        Assert.Equal((warm.Energy - cold.Energy) / (2 * step * PhysicalConstants.BoltzmannCm), middle.HeatCapacity, 1e-6);
        Assert.Equal(t * (warm.Entropy - cold.Entropy) / (2 * step), middle.HeatCapacity, 1e-6);
        Assert.Equal(middle.Energy - PhysicalConstants.BoltzmannCm * t * middle.Entropy, middle.FreeEnergy, 1e-10);
        Assert.Equal(1, middle.Populations.Sum(), 1e-14);
    }

    [Fact]
    public void Entropy_runs_from_the_ground_level_to_all_levels()
    {
        Assert.Equal(Math.Log(2), new CanonicalEnsemble(Levels, 0.1).Entropy, 1e-14);
        Assert.Equal(Math.Log(6), new CanonicalEnsemble(Levels, 1e9).Entropy, 1e-12);
        Assert.Equal(2, new CanonicalEnsemble(Levels, 1e-3).PartitionFunction);
    }

    /// <summary>Schottky's anomaly of two levels: C = x^2 e^x/(1 + e^x)^2 with x = gap/k_B T, largest 0.4392288 k_B at x = 2.3993573.</summary>
    [Fact]
    public void Schottky_anomaly()
    {
        var ensemble = new CanonicalEnsemble([0, 10], 10 / (2.3993573 * PhysicalConstants.BoltzmannCm));
        Assert.Equal(0.4392288, ensemble.HeatCapacity, 1e-7);
        Assert.Equal(0.4392288 * 8.314462618, ensemble.MolarHeatCapacity, 1e-6);
        Assert.Equal(8.314462618 * ensemble.Entropy, ensemble.MolarEntropy, 1e-9);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_temperature_is_positive(double t) => Assert.Throws<ArgumentOutOfRangeException>(() => new CanonicalEnsemble(Levels, t));
}
