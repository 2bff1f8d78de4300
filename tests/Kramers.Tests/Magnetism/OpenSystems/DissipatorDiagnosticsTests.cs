using Kramers.Magnetism.OpenSystems;
using Kramers.Magnetism.Spins;
using Kramers.Numerics;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Tests.Magnetism.OpenSystems;

public sealed class DissipatorDiagnosticsTests
{
    private const double Temperature = 20;

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(double.PositiveInfinity)]
    public void Every_cutoff_keeps_the_trace(double cutoff)
    {
        var levels = SpinModels.Quartet(FieldVector.FromTesla(0.5, 0.1, 0.4));
        var r = RedfieldTensor.Of(levels, BathCoupling.OnePhonon(SpinModels.QuartetCoupling(), SpinModels.Line), Temperature, cutoff);
        Assert.True(DissipatorDiagnostics.Of(r, Temperature).TraceDefect < 1e-14);
    }

    [Fact]
    public void Lindblad_forms_are_positive_and_a_full_Redfield_tensor_is_not()
    {
        var levels = SpinModels.Quartet(FieldVector.FromTesla(0.5, 0.1, 0.4));
        var baths = BathCoupling.OnePhonon(SpinModels.QuartetCoupling(), SpinModels.Line);
        Assert.True(Smallest(LindbladForm.Of(levels, baths, Temperature).ToDissipator()) > -1e-13);
        Assert.True(Smallest(LindbladForm.Of(levels, baths, Temperature, 2).ToDissipator()) > -1e-13);
        Assert.True(Smallest(RamanJumps.Of(levels, SpinModels.QuartetCoupling(), SpinModels.Line, Temperature).ToDissipator()) > -1e-13);
        Assert.True(Smallest(RedfieldTensor.Of(levels, baths, Temperature, double.PositiveInfinity)) < -1e-3);

        static double Smallest(Dissipator r) => DissipatorDiagnostics.Of(r, Temperature).SmallestKossakowskiEigenvalue;
    }

    /// <summary>Spectra with G(-E) = exp(E/kT) G(E) leave the thermal state alone, whatever the levels; a wide line does not.</summary>
    [Fact]
    public void The_thermal_state_is_stationary_where_the_bath_obeys_detailed_balance()
    {
        var random = new SeededRandom(4);
        var levels = SpinModels.Quartet(FieldVector.FromTesla(0.5, 0.1, 0.4));
        var balanced = LindbladForm.Of(levels, [new(SpinModels.Hermitian(random, 4), new OhmicBath())], Temperature).ToDissipator();
        Assert.True(DissipatorDiagnostics.Of(balanced, Temperature).GibbsDefect < 1e-14);
        Assert.True(DissipatorDiagnostics.Of(balanced, 2 * Temperature).GibbsDefect > 1e-2);

        var broad = RedfieldTensor.Of(levels, BathCoupling.OnePhonon(SpinModels.QuartetCoupling(), SpinModels.Line), Temperature, 0);
        Assert.True(DissipatorDiagnostics.Of(broad, Temperature).GibbsDefect > 1e-3);
    }

    [Fact]
    public void Density_stays_positive_under_a_Lindblad_form()
    {
        var levels = SpinModels.Quartet(FieldVector.Zero);
        var motion = new Liouvillian(levels, RamanJumps.Of(levels, SpinModels.QuartetCoupling(), SpinModels.Line, Temperature).ToDissipator());
        var tau = 1 / motion.SlowestRelaxation().PerSecond;
        foreach (var rho in motion.Propagate(SpinModels.Up(4), [1e-6 * tau, 1e-3 * tau, 0.1 * tau, tau]))
        {
            Assert.Equal(1, rho.Trace().Real, 1e-10);
            Assert.True(DenseLinearAlgebra.Best.Hermitian(rho).Values[0] > -1e-12);
        }
    }
}
