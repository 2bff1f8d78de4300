using Kramers.Magnetism.AcSusceptibility;
using Kramers.Magnetism.MagnetisationDecay;
using Kramers.Numerics;

namespace Kramers.Tests.Magnetism.MagnetisationDecay;

public sealed class DecayFitTests
{
    private static readonly double[] Times = [.. Enumerable.Range(0, 150).Select(i => 4.0 * i)];

    [Fact]
    public void Exact_curves_give_their_numbers_back()
    {
        var exponential = DecayFit.Run(Trace(t => 0.2 + 5 * Math.Exp(-t / 90)), DecayModel.Exponential);
        Assert.Equal(90, exponential.Processes[0].TauSeconds!.Value.Value, 1e-5);
        Assert.Equal(0.2, exponential.EquilibriumMoment.Value, 1e-7);
        Assert.Equal(5.2, exponential.StartMoment, 1e-7);

        var stretched = DecayFit.Run(Trace(t => -1 + 3 * Math.Exp(-Math.Pow(t / 60, 0.62))), DecayModel.Stretched);
        Assert.Equal(60, stretched.Processes[0].TauSeconds!.Value.Value, 1e-4);
        Assert.Equal(0.62, stretched.Processes[0].Shape[0].Value, 1e-6);

        var two = DecayFit.Run(Trace(t => 1 + 3 * Math.Exp(-t / 20) + 2 * Math.Exp(-t / 200)), DecayModel.Biexponential);
        Assert.Equal([200.0, 20], two.Processes.Select(p => Math.Round(p.TauSeconds!.Value.Value, 3)));
        Assert.Equal(2, two.Processes[0].Amplitude.Value, 1e-5);
    }

    [Fact]
    public void Known_equilibrium_drift_and_start_are_honoured()
    {
        double[] times = [.. Times.Select(t => 1000 + t)];
        double[] moments = [.. Times.Select(t => t < 40 ? 7 : 0.3 + 4 * Math.Exp(-(t - 40) / 80) + 1e-3 * (t - 40))];
        var model = DecayModel.Exponential with { EquilibriumMoment = 0.3, HasDrift = true, StartSeconds = 1040 };
        var fit = DecayFit.Run(new DecayTrace(3, 0, times, moments), model);
        Assert.Equal(80, fit.Processes[0].TauSeconds!.Value.Value, 1e-5);
        Assert.Equal(1e-3, fit.DriftPerSecond!.Value.Value, 1e-9);
        Assert.Equal(4.3, fit.StartMoment, 1e-7);
        Assert.Equal(140, fit.Trace.Moments.Count);
        Assert.Equal(0, fit.EquilibriumMoment.StandardError);
    }

    [Fact]
    public void A_growing_moment_is_fitted_as_well() =>
        Assert.Equal(50, DecayFit.Run(Trace(t => 3 - 2 * Math.Exp(-t / 50)), DecayModel.Exponential).Processes[0].TauSeconds!.Value.Value, 1e-5);

    [Fact]
    public void A_stretched_decay_carries_the_mean_and_width_of_ln_tau()
    {
        var random = new SeededRandom(2);
        var time = Assert.Single(DecayFit.Run(Trace(t => 2 * Math.Exp(-Math.Pow(t / 60, 0.5)) + 1e-3 * random.Gaussian()), DecayModel.Stretched).RelaxationTimes());
        Assert.InRange(Math.Log(time.TauSeconds / (60 * Math.Exp(-0.5772156649))) / time.LnTauStandardError, -3, 3);
        Assert.Equal(Math.PI / Math.Sqrt(2), time.LnTauSigma, 0.1); // sqrt(pi^2/6 (4 - 1))
    }

    [Fact]
    public void A_decay_much_slower_than_the_trace_gives_a_bound()
    {
        var random = new SeededRandom(2);
        var fit = DecayFit.Run(Trace(t => 2 * Math.Exp(-t / 60000) + 1e-5 * random.Gaussian()), DecayModel.Exponential with { EquilibriumMoment = 0 });
        Assert.Equal(TauStatus.SlowerThanWindow, fit.Processes[0].Status);
        Assert.Null(fit.Processes[0].TauSeconds);
        Assert.Equal(3 * 596, fit.Processes[0].BoundSeconds!.Value, 1e-9);
        Assert.Empty(fit.RelaxationTimes());
    }

    [Fact]
    public void What_is_no_decay_is_refused_with_advice()
    {
        Assert.Contains("at least 6", Assert.Throws<ArgumentException>(() => new DecayTrace(3, 0, [1, 2], [1, 2])).Message, StringComparison.Ordinal);
        Assert.Contains("all the same", Assert.Throws<ArgumentException>(() => Trace(_ => 1)).Message, StringComparison.Ordinal);
        Assert.Contains("Remove this point", Assert.Throws<ArgumentException>(() => Trace(t => t == 8 ? double.NaN : t)).Message, StringComparison.Ordinal);
    }

    private static DecayTrace Trace(Func<double, double> moment) => new(3, 0, Times, [.. Times.Select(moment)]);
}
