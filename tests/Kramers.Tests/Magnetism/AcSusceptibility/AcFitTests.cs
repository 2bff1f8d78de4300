using Kramers.Magnetism.AcSusceptibility;
using Kramers.Numerics;

namespace Kramers.Tests.Magnetism.AcSusceptibility;

public sealed class AcFitTests
{
    private static readonly double[] Frequencies = SyntheticAc.Frequencies(25);

    [Fact]
    public void Exact_curves_give_their_numbers_back()
    {
        Check(AcModel.Debye(), new AcParameters(0.05, new ProcessParameters(2, 3e-3)));
        Check(AcModel.GeneralisedDebye(), new AcParameters(0.05, new ProcessParameters(2, 3e-3, 0.22)));
        Check(AcModel.ColeDavidson(), new AcParameters(0.05, new ProcessParameters(2, 3e-2, 0.6)));
        Check(AcModel.HavriliakNegami(), new AcParameters(0.05, new ProcessParameters(2, 3e-3, 0.22, 0.7)));
        Check(AcModel.GeneralisedDebye(2), new AcParameters(0.05, new ProcessParameters(1, 0.1, 0.15), new ProcessParameters(0.6, 2e-3, 0.1)));
        Check(new AcModel(new ColeDavidson(), new Debye()), new AcParameters(0.05, new ProcessParameters(1, 0.2, 0.6), new ProcessParameters(0.6, 1e-3)));
        Check(AcModel.Debye(3), new AcParameters(0.05, new ProcessParameters(1, 0.3), new ProcessParameters(0.6, 0.01), new ProcessParameters(0.8, 4e-4)));
    }

    [Fact]
    public void Slowest_process_comes_first_and_carries_what_a_rate_fit_needs()
    {
        var truth = new AcParameters(0.05, new ProcessParameters(0.6, 2e-3, 0.1), new ProcessParameters(1, 0.1, 0.2));
        var isotherm = SyntheticAc.Isotherm(AcModel.GeneralisedDebye(2), truth, Frequencies, 4.5, 1e-3, new SeededRandom(3));
        var times = AcFit.Run(isotherm, AcModel.GeneralisedDebye(2)).RelaxationTimes();

        Assert.Equal(2, times.Count);
        Assert.Equal(4.5, times[0].TemperatureKelvin);
        Assert.InRange(Math.Log(times[0].TauSeconds / 0.1) / times[0].LnTauStandardError, -3, 3);
        Assert.InRange(Math.Log(times[1].TauSeconds / 2e-3) / times[1].LnTauStandardError, -3, 3);
        Assert.InRange(times[0].LnTauSigma, 1, 1.8);
        Assert.Equal(times[0].TauSeconds * times[0].TauSeconds, times[0].LowerSeconds * times[0].UpperSeconds, 1e-12);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Number_of_processes_is_found(int count)
    {
        ProcessParameters[] both = [new(1, 0.1, 0.15), new(0.6, 1e-3, 0.1)];
        var truth = new AcParameters(0.05, both[..count]);
        var isotherm = SyntheticAc.Isotherm(AcModel.GeneralisedDebye(count), truth, Frequencies, 5, 2e-3, new SeededRandom(8));
        var best = AcFit.Compare(isotherm, AcModel.GeneralisedDebye(1), AcModel.GeneralisedDebye(2), AcModel.GeneralisedDebye(3))[0];
        Assert.Equal(count, best.Processes.Count);
    }

    [Theory]
    [InlineData(20, TauStatus.SlowerThanWindow, "tau > 1.6 s")]
    [InlineData(2e-5, TauStatus.FasterThanWindow, "tau < 0.00016 s")]
    [InlineData(0.02, TauStatus.Measured, "tau = 0.02 s")]
    public void A_peak_outside_the_window_gives_a_bound_and_no_number(double tau, TauStatus status, string summary)
    {
        var truth = new AcParameters(0.05, new ProcessParameters(2, tau, 0.1));
        var isotherm = SyntheticAc.Isotherm(AcModel.GeneralisedDebye(), truth, Frequencies, 5, 1e-4, new SeededRandom(1));
        var fit = AcFit.Run(isotherm, AcModel.GeneralisedDebye());
        var process = Assert.Single(fit.Processes);
        Assert.Equal(status, process.Status);
        Assert.Equal(summary, process.Summary);
        Assert.Equal(status == TauStatus.Measured, process.TauSeconds.HasValue);
        Assert.Equal(status == TauStatus.Measured ? 1 : 0, fit.RelaxationTimes().Count);
    }

    [Fact]
    public void A_process_that_is_not_there_is_undetermined_and_leaves_the_other_its_error()
    {
        var truth = new AcParameters(0.05, new ProcessParameters(2, 0.01));
        var isotherm = SyntheticAc.Isotherm(AcModel.Debye(), truth, Frequencies, 5, 0.01, new SeededRandom(5));
        var fit = AcFit.Run(isotherm, AcModel.GeneralisedDebye(2));
        var measured = Assert.Single(fit.Processes, p => p.Status == TauStatus.Measured);
        Assert.InRange(Math.Log(measured.TauSeconds!.Value.Value / 0.01) / measured.TauSeconds.Value.StandardError, -3, 3);
        Assert.InRange(measured.TauSeconds.Value.StandardError, 1e-4, 0.05);
    }

    [Fact]
    public void A_single_time_puts_alpha_at_its_bound_and_says_so()
    {
        // chi'' a little narrower than Debye's: alpha would like to be negative.
        double[] prime = [.. Frequencies.Select(f => 0.1 + 1 / (1 + Math.Pow(f / 10, 2.2)))];
        double[] doublePrime = [.. Frequencies.Select(f => Math.Pow(f / 10, 1.1) / (1 + Math.Pow(f / 10, 2.2)))];
        var fit = AcFit.Run(new AcIsotherm(5, 0, Frequencies, prime, doublePrime), AcModel.GeneralisedDebye());
        Assert.Contains("alpha of process 1", fit.AtBounds);
        Assert.Equal(0, fit.Processes[0].Shape[0].Value);
        Assert.Equal(0, fit.Processes[0].Distribution!.Value.SigmaLnTau);
    }

    [Fact]
    public void Errors_give_weights_and_a_reduced_chi_square_near_one()
    {
        const double Noise = 2e-3;
        var truth = new AcParameters(0.05, new ProcessParameters(2, 0.01, 0.2));
        var bare = SyntheticAc.Isotherm(AcModel.GeneralisedDebye(), truth, SyntheticAc.Frequencies(200), 5, Noise, new SeededRandom(5));
        var data = new AcIsotherm(5, 0, bare.FrequenciesHz, bare.ChiPrime, bare.ChiDoublePrime, [.. bare.FrequenciesHz.Select(_ => Noise)]);
        var fit = AcFit.Run(data, AcModel.GeneralisedDebye());
        Assert.InRange(fit.ReducedChiSquare!.Value, 0.7, 1.3); // 4 sigma of chi^2 with 396 degrees of freedom
        Assert.Equal(Noise * Math.Sqrt(fit.ReducedChiSquare.Value * 396 / 400), fit.RmsResidual, 1e-12);
        Assert.Equal(AcFit.Run(bare, AcModel.GeneralisedDebye()).ChiT.Value, fit.ChiT.Value, 1e-8);
    }

    [Fact]
    public void Scale_and_repetition_do_not_matter()
    {
        var truth = new AcParameters(0.05, new ProcessParameters(2, 0.01, 0.2));
        var data = SyntheticAc.Isotherm(AcModel.GeneralisedDebye(), truth, Frequencies, 5, 1e-2, new SeededRandom(5));
        var tiny = new AcIsotherm(5, 0, Frequencies, [.. data.ChiPrime.Select(x => 1e-6 * x)], [.. data.ChiDoublePrime.Select(x => 1e-6 * x)]);
        var (once, again, small) = (AcFit.Run(data, AcModel.GeneralisedDebye()), AcFit.Run(data, AcModel.GeneralisedDebye()), AcFit.Run(tiny, AcModel.GeneralisedDebye()));
        Assert.Equal(once.Processes[0].TauSeconds, again.Processes[0].TauSeconds);
        Assert.Equal(1, small.Processes[0].TauSeconds!.Value.Value / once.Processes[0].TauSeconds!.Value.Value, 1e-7);
        Assert.Equal(1, small.ChiT.StandardError / once.ChiT.StandardError * 1e6, 1e-6);
    }

    [Fact]
    public void Residuals_are_measured_minus_curve()
    {
        var truth = new AcParameters(0.05, new ProcessParameters(2, 0.01, 0.2));
        var data = SyntheticAc.Isotherm(AcModel.GeneralisedDebye(), truth, Frequencies, 5, 1e-2, new SeededRandom(5));
        var fit = AcFit.Run(data, AcModel.GeneralisedDebye());
        Assert.Equal(data.ChiPrime[7], fit.At(Frequencies[7]).Real + fit.Residuals[7].Real, 1e-12);
        Assert.Equal(data.ChiDoublePrime[7], -(fit.At(Frequencies[7]) + fit.Residuals[7]).Imaginary, 1e-12);
    }

    [Fact]
    public void Too_many_parameters_are_refused()
    {
        var data = new AcIsotherm(5, 0, [1, 10, 100, 1000], [4, 3, 2, 1], [0.1, 0.5, 0.4, 0.1]);
        var error = Assert.Throws<ArgumentException>(() => AcFit.Run(data, AcModel.HavriliakNegami(2)));
        Assert.Contains("4 frequencies give 8 numbers", error.Message, StringComparison.Ordinal);
    }

    private static void Check(AcModel model, AcParameters truth)
    {
        var fit = AcFit.Run(SyntheticAc.Isotherm(model, truth, Frequencies), model);
        Assert.Equal(truth.ChiS, fit.ChiS.Value, 1e-6);
        Assert.Equal(truth.ChiT, fit.ChiT.Value, 1e-6);
        for (var k = 0; k < truth.Processes.Count; k++)
        {
            Assert.Equal(1, fit.Parameters.Processes[k].TauSeconds / truth.Processes[k].TauSeconds, 1e-5);
            Assert.All(truth.Processes[k].Shape.Zip(fit.Processes[k].Shape), pair => Assert.Equal(pair.First, pair.Second.Value, 1e-5));
        }
    }
}
