using Kramers.Magnetism.OpenSystems;
using Kramers.Magnetism.Relaxation;
using Kramers.Magnetism.Spins;

namespace Kramers.Validation.Magnetism.OpenSystems;

/// <summary>
/// S = 3/2 of case 2a at 100 K, sigma = 10 cm^-1: MolForge's populations at 0.1 T give 5.5 ps, its full Redfield tensor at 0 T 318 ps.
/// </summary>
public sealed class ZeroFieldRedfieldTests
{
    [Fact]
    public void A_doublet_as_a_block_and_a_doublet_as_two_levels()
    {
        var reference = MolForgeCase.Load("2a");
        var run = reference.Runs.Single(r => r.Line.IsGaussian && r.Line.FwhmCm > 10 && r.TemperatureK == 100);
        var baths = BathCoupling.OnePhonon(reference.Coupling, run.Line);

        var field = reference.System.Solve(reference.Field);
        var populations = RedfieldTensor.Of(field, baths, 100, 0).PopulationRates()!;
        Assert.Equal(1, 1e12 * RelaxationTime.Of(populations).Seconds / run.TauPs, 5e-5);

        var zero = reference.System.Solve(FieldVector.Zero);
        var block = new Liouvillian(zero, RedfieldTensor.Of(zero, baths, 100, 0)).SlowestRelaxation();
        Assert.True(block.IsResolved);
        Assert.Equal(318, 1e12 / block.PerSecond, 0.5);
    }

    /// <summary>
    /// Strict secularity jumps as soon as a field splits the doublets; with a cutoff above their splitting tau leaves its value at zero
    /// field steadily, and a cutoff of 10 cm^-1 is as good as none.
    /// </summary>
    [Fact]
    public void A_cutoff_above_the_rates_joins_zero_and_small_fields()
    {
        var reference = MolForgeCase.Load("2a");
        var run = reference.Runs.Single(r => r.Line.IsGaussian && r.Line.FwhmCm > 10 && r.TemperatureK == 100);
        var baths = BathCoupling.OnePhonon(reference.Coupling, run.Line);

        Assert.Equal(1, Tau(1e-4, 10) / Tau(0, 10), 1e-5);
        Assert.True(Tau(1e-4, 0) < 0.02 * Tau(0, 0));
        foreach (var tesla in new[] { 0, 1e-3, 0.03, 0.1, 1 })
        {
            Assert.Equal(1, Tau(tesla, 10) / Tau(tesla, double.PositiveInfinity), 2e-4);
        }

        double Tau(double tesla, double cutoff)
        {
            var levels = reference.System.Solve(FieldVector.FromTesla(0, 0, tesla));
            var slowest = new Liouvillian(levels, RedfieldTensor.Of(levels, baths, 100, cutoff)).SlowestRelaxation();
            Assert.True(slowest.IsResolved);
            return 1 / slowest.PerSecond;
        }
    }
}
