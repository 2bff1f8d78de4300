using Kramers.Magnetism.AcSusceptibility;
using Kramers.Numerics;

namespace Kramers.Validation.Magnetism.AcSusceptibility;

/// <summary>Stated one-sigma intervals must hold the truth in two thirds of repeated measurements.</summary>
public sealed class AcCoverageTests
{
    private const int Draws = 500;
    private static readonly double[] Frequencies = [.. Enumerable.Range(0, 25).Select(i => 0.1 * Math.Pow(1e4, i / 24.0))];

    [Fact]
    public void One_process() => Check(AcModel.GeneralisedDebye(), new AcParameters(0.15, new ProcessParameters(1.85, 0.012, 0.2)), 0.01);

    [Fact]
    public void Two_processes() => Check(
        AcModel.GeneralisedDebye(2),
        new AcParameters(0.15, new ProcessParameters(1.2, 0.15, 0.15), new ProcessParameters(0.8, 2e-3, 0.15)), 0.004);

    private static void Check(AcModel model, AcParameters truth, double noise)
    {
        var random = new SeededRandom(2024);
        var inside = new Dictionary<string, int>();
        for (var draw = 0; draw < Draws; draw++)
        {
            Count(inside, AcFit.Run(Measured(model, truth, noise, random), model), truth);
        }

        Assert.Equal(2 + 4 * truth.Processes.Count, inside.Count);
        Assert.All(inside, pair => Assert.InRange(pair.Value / (double)Draws, 0.60, 0.75));
    }

    private static void Count(Dictionary<string, int> inside, AcFit fit, AcParameters truth)
    {
        void Score(string name, double found, double error, double expected) =>
            inside[name] = inside.GetValueOrDefault(name) + (Math.Abs(found - expected) <= error ? 1 : 0);
        Score("chi_S", fit.ChiS.Value, fit.ChiS.StandardError, truth.ChiS);
        Score("chi_T", fit.ChiT.Value, fit.ChiT.StandardError, truth.ChiT);
        for (var k = 0; k < truth.Processes.Count; k++)
        {
            var (found, expected) = (fit.Processes[k], truth.Processes[k]);
            Score($"delta {k}", found.DeltaChi.Value, found.DeltaChi.StandardError, expected.DeltaChi);
            Score($"ln tau {k}", Math.Log(found.TauSeconds!.Value.Value), found.TauSeconds.Value.StandardError, Math.Log(expected.TauSeconds));
            Score($"mean {k}", found.Distribution!.Value.MeanLnTau, found.MeanLnTauError!.Value, Math.Log(expected.TauSeconds));
            Score($"alpha {k}", found.Shape[0].Value, found.Shape[0].StandardError, expected.Shape[0]);
        }
    }

    private static AcIsotherm Measured(AcModel model, AcParameters truth, double noise, SeededRandom random)
    {
        var chi = Frequencies.Select(f => model.Susceptibility(f, truth)).ToArray();
        return new AcIsotherm(5, 0, Frequencies, [.. chi.Select(x => x.Real + noise * random.Gaussian())], [.. chi.Select(x => -x.Imaginary + noise * random.Gaussian())]);
    }
}
