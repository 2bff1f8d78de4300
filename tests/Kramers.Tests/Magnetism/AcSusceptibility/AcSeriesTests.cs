using Kramers.Magnetism.AcSusceptibility;
using Kramers.Numerics;

namespace Kramers.Tests.Magnetism.AcSusceptibility;

public sealed class AcSeriesTests
{
    private static readonly double[] Temperatures = [.. Enumerable.Range(0, 15).Select(i => 4 + 0.5 * i)];

    /// <summary>A thermally activated and a tunnelling process whose times cross near 7 K.</summary>
    [Fact]
    public void Processes_keep_their_identity_where_their_times_cross()
    {
        var series = AcSeries.Fit(Crossing(), AcModel.GeneralisedDebye(2));
        var (activated, tunnelling) = (series.RelaxationTimes(0), series.RelaxationTimes(1));
        Assert.All(activated, t => Assert.InRange(Math.Log(t.TauSeconds / Activated(t.TemperatureKelvin)), -0.25, 0.25));
        Assert.All(tunnelling, t => Assert.InRange(Math.Log(t.TauSeconds / 0.01), -0.25, 0.25));
        Assert.True(activated.Count >= 10);
        Assert.True(tunnelling.Count >= 10);
    }

    [Fact]
    public void Compare_puts_the_number_of_processes_of_the_whole_series_first()
    {
        var best = AcSeries.Compare(Crossing(), AcModel.GeneralisedDebye(1), AcModel.GeneralisedDebye(2))[0];
        Assert.Equal(2, best.Model.Processes.Count);
    }

    [Fact]
    public void An_empty_series_is_refused() => Assert.Throws<ArgumentException>(() => AcSeries.Fit([], AcModel.Debye()));

    private static double Activated(double temperature) => 1e-6 * Math.Exp(65 / temperature);

    private static AcIsotherm[] Crossing()
    {
        var (model, random) = (AcModel.GeneralisedDebye(2), new SeededRandom(4));
        return [.. Temperatures.Select(t => SyntheticAc.Isotherm(
            model,
            new AcParameters(0.05, new ProcessParameters(10 / t, Activated(t), 0.05), new ProcessParameters(3 / t, 0.01, 0.1)),
            SyntheticAc.Frequencies(30, 0.05, 3000), t, 1e-3, random))];
    }
}
