using Kramers.Magnetism.AcSusceptibility;
using Kramers.Magnetism.MagnetisationDecay;
using Kramers.Numerics;

namespace Kramers.Tests.Magnetism.MagnetisationDecay;

public sealed class DrivenMagnetisationTests
{
    private const double Period = 400, Tau = 55, ChiT = 2, ChiS = 0.3, Field = 4;

    /// <summary>The steady answer of one exponential process to a square wave, in the time domain, has the chi of Debye.</summary>
    [Fact]
    public void A_square_wave_gives_the_susceptibility_at_odd_multiples()
    {
        var record = new DrivenMagnetisation(Grid(3, 40000), [.. Grid(3, 40000).Select(SquareAnswer)], Period);
        var found = record.Susceptibility(Waveform.Square, Field, 4);
        var truth = new AcParameters(0, new ProcessParameters(ChiT, Tau));
        Assert.Equal([1, 3, 5, 7], found.Select(h => Math.Round(h.FrequencyHz * Period)));
        foreach (var h in found)
        {
            var expected = AcModel.Debye().Susceptibility(h.FrequencyHz, truth);
            Assert.True((h.Chi - expected).Magnitude < 1e-6 * ChiT, $"{h.Chi} {expected}");
        }
    }

    [Fact]
    public void A_sine_gives_its_own_component_and_an_offset_does_not_matter()
    {
        var truth = new AcParameters(ChiS, new ProcessParameters(ChiT, Tau, 0.25));
        var chi = AcModel.GeneralisedDebye().Susceptibility(1 / Period, truth);
        var omega = 2 * Math.PI / Period;
        double Answer(double t) => 9 + Field * (chi.Real * Math.Sin(omega * t) + chi.Imaginary * Math.Cos(omega * t));
        double[] uneven = [.. Grid(2, 3000).Select(t => t + 0.05 * Math.Sin(t))];
        var h = Assert.Single(new DrivenMagnetisation(uneven, [.. uneven.Select(Answer)], Period).Susceptibility(Waveform.Sine, Field));
        Assert.True((h.Chi - chi).Magnitude < 1e-5, $"{h.Chi} {chi}");
    }

    [Fact]
    public void Scatter_between_periods_gives_the_error()
    {
        var random = new SeededRandom(6);
        var times = Grid(50, 50 * 40);
        var h = new DrivenMagnetisation(times, [.. times.Select(t => SquareAnswer(t) + 0.1 * random.Gaussian())], Period).Susceptibility(Waveform.Square, Field)[0];
        // Component error: sigma sqrt(1/(2 N)) over |B_1| = 2 B1/pi, for each of chi' and chi''.
        var expected = 0.1 / Math.Sqrt(2 * times.Length) / (2 * Field / Math.PI);
        Assert.InRange(h.StandardError!.Value / expected, 0.7, 1.3);
    }

    [Fact]
    public void Records_that_are_too_short_are_refused() =>
        Assert.Throws<ArgumentException>(() => new DrivenMagnetisation([0, 100, 200], [1, 2, 3], Period));

    // M relaxes to +-chi B with tau; in the steady state it starts a half period from where the other one ended.
    private static double SquareAnswer(double t)
    {
        var phase = t / Period - Math.Floor(t / Period);
        var sign = phase < 0.5 ? 1 : -1;
        var since = (phase < 0.5 ? phase : phase - 0.5) * Period;
        return sign * ChiT * Field * (1 - 2 * Math.Exp(-since / Tau) / (1 + Math.Exp(-Period / 2 / Tau)));
    }

    private static double[] Grid(int periods, int steps) => [.. Enumerable.Range(0, steps + 1).Select(i => periods * Period * i / steps)];
}
