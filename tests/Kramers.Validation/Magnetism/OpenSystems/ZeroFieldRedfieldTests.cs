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
}
