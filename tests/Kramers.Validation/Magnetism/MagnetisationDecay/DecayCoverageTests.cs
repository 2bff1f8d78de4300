using Kramers.Magnetism.MagnetisationDecay;
using Kramers.Numerics;

namespace Kramers.Validation.Magnetism.MagnetisationDecay;

/// <summary>Stated one-sigma intervals of decays must hold the truth in two thirds of repeated measurements.</summary>
public sealed class DecayCoverageTests
{
    private const int Draws = 500;
    private const double Tau = 200, Beta = 0.7;
    private static readonly double[] Times = [.. Enumerable.Range(0, 150).Select(i => 8.0 * i)];

    [Fact]
    public void Stretched_exponential()
    {
        var random = new SeededRandom(7);
        var (tau, beta, mean, equilibrium) = (0, 0, 0, 0);
        var meanTruth = Math.Log(Tau) + 0.5772156649015329 * (1 - 1 / Beta);
        for (var draw = 0; draw < Draws; draw++)
        {
            var trace = new DecayTrace(2, 0, Times, [.. Times.Select(t => 0.3 + 2 * Math.Exp(-Math.Pow(t / Tau, Beta)) + 0.01 * random.Gaussian())]);
            var fit = DecayFit.Run(trace, DecayModel.Stretched);
            var process = fit.Processes[0];
            tau += Math.Abs(Math.Log(process.TauSeconds!.Value.Value / Tau)) <= process.TauSeconds.Value.StandardError ? 1 : 0;
            beta += Math.Abs(process.Shape[0].Value - Beta) <= process.Shape[0].StandardError ? 1 : 0;
            mean += Math.Abs(process.Distribution!.Value.MeanLnTau - meanTruth) <= process.MeanLnTauError!.Value ? 1 : 0;
            equilibrium += Math.Abs(fit.EquilibriumMoment.Value - 0.3) <= fit.EquilibriumMoment.StandardError ? 1 : 0;
        }

        Assert.All((int[])[tau, beta, mean, equilibrium], count => Assert.InRange(count / (double)Draws, 0.60, 0.75));
    }
}
