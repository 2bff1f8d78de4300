using Kramers.Magnetism;
using Kramers.Magnetism.Hamiltonians;
using Kramers.Magnetism.Magnetometry;
using Kramers.Magnetism.Spins;
using Kramers.Numerics;

namespace Kramers.Validation.Magnetism.Magnetometry;

/// <summary>
/// A free electron in SINGLE_ANISO (OpenMolcas, test/additional/322.input), chi T in cm^3 K/mol. Its N_A mu_B^2/3k_B is
/// 0.125048612, 6e-6 less than CODATA's.
/// </summary>
public sealed class SingleAnisoTests
{
    private const double Isolated = 0.376016417871;

    [Theory]
    [InlineData(0.1, 0.350781622522)]
    [InlineData(0.6, 0.371561472535)]
    [InlineData(0.9, 0.373034678689)]
    [InlineData(2.4, 0.374892696366)]
    [InlineData(10, 0.375746110774)]
    public void Free_electron_with_and_without_a_mean_field(double temperature, double coupled)
    {
        var electron = new Magnetometer(new SpinSystem(Spin.FromValue(0.5), ZeemanTerm.Isotropic(PhysicalConstants.FreeElectronG)));
        var chi = electron.At(FieldVector.Zero).Susceptibility(temperature).Powder;
        var withNeighbours = MeanField.FromMinusZJ(-0.02, PhysicalConstants.FreeElectronG).Apply(chi);
        Assert.Equal(1, chi.ChiT(temperature) / Isolated, 1e-5);
        Assert.Equal(1, withNeighbours.ChiT(temperature) / coupled, 1e-5);
        Assert.Equal(1, withNeighbours.ChiT(temperature) / chi.ChiT(temperature) / (coupled / Isolated), 1e-7);
    }
}
