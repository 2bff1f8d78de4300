using Kramers.Magnetism.OpenSystems;
using Kramers.Magnetism.Relaxation;
using Kramers.Magnetism.Spins;

namespace Kramers.Tests.Magnetism.OpenSystems;

/// <summary>With phonon numbers at the energies of the transitions the thermal state is stationary under lines of any width.</summary>
public sealed class DetailedBalanceTests
{
    private const double Temperature = 25;
    private static readonly PhononLines Wide = PhononLines.Uniform(LineShape.LorentzianFwhm(20));

    [Theory]
    [InlineData(0)]
    [InlineData(15)]
    [InlineData(double.PositiveInfinity)]
    public void One_and_two_phonons_keep_the_thermal_state_under_any_cutoff(double cutoff)
    {
        foreach (var field in new[] { FieldVector.Zero, FieldVector.FromTesla(0.4, 0.1, 1) })
        {
            var levels = SpinModels.Quartet(field);
            var coupling = Quadratic();
            double Defect(OccupationAt at) => DissipatorDiagnostics.Of(
                RedfieldTensor.Of(levels, [.. BathCoupling.OnePhonon(coupling, Wide, Temperature, at), .. BathCoupling.TwoPhonon(coupling, Wide, Temperature, true, at)], Temperature, cutoff),
                Temperature).GibbsDefect;
            Assert.True(Defect(OccupationAt.TransitionEnergy) < 1e-13);
            Assert.True(Defect(OccupationAt.ModeFrequency) > 1e-4);
        }
    }

    [Fact]
    public void Raman_jumps_in_detailed_balance_keep_the_thermal_state_and_positivity()
    {
        foreach (var field in new[] { FieldVector.Zero, FieldVector.FromTesla(0.4, 0.1, 1) })
        {
            var levels = SpinModels.Quartet(field);
            var raman = RamanJumps.Of(levels, SpinModels.QuartetCoupling(), LineShape.LorentzianFwhm(20), Temperature);
            var kept = DissipatorDiagnostics.Of(raman.InDetailedBalance(Temperature).ToDissipator(), Temperature);
            Assert.True(kept.GibbsDefect < 1e-13);
            Assert.True(kept.SmallestKossakowskiEigenvalue > -1e-12);
            Assert.True(DissipatorDiagnostics.Of(raman.ToDissipator(), Temperature).GibbsDefect > 1e-4);
        }
    }

    /// <summary>Between populations it is what the processes have.</summary>
    [Fact]
    public void Populations_have_the_rates_of_the_processes()
    {
        var levels = SpinModels.Quartet(FieldVector.FromTesla(0.4, 0.1, 1));
        var coupling = SpinModels.QuartetCoupling();
        var raman = RamanJumps.Of(levels, coupling, Wide, [Temperature])[0].InDetailedBalance(Temperature).ToDissipator().PopulationRates()!.ToMatrix();
        var expected = ((IRelaxationProcess)new RamanProcess(Wide) { OccupationAt = OccupationAt.TransitionEnergy }).Prepare(levels, coupling).Rates(Temperature).ToMatrix();
        Assert.True((raman - expected).Norm() < 1e-12 * expected.Norm());
    }

    /// <summary>A pair of different modes is under both, a mode with itself under one.</summary>
    [Fact]
    public void Parts_of_the_modes_add_up()
    {
        var levels = SpinModels.Quartet(FieldVector.Zero);
        var coupling = SpinModels.QuartetCoupling();
        var parts = RamanJumps.OfEachMode(levels, coupling, Wide, [Temperature]).Select(f => f[0].ToDissipator()).Aggregate((a, b) => a + b).ToMatrix();
        var (all, different) = (RamanJumps.Of(levels, coupling, Wide, [Temperature])[0].ToDissipator(), RamanJumps.Of(levels, coupling, Wide, [Temperature], false)[0].ToDissipator());
        Assert.True(SpinModels.Difference(parts, (all + different).ToMatrix()) < 1e-12);
    }

    private static SpinPhononCoupling Quadratic()
    {
        var linear = SpinModels.QuartetCoupling();
        return linear.WithQuadratic([new(0, 1, linear.Matrices[3]), new(2, 2, linear.Matrices[0])]);
    }
}
