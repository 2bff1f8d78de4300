using Kramers.Magnetism.CrystalField;
using Kramers.Magnetism.LigandField;
using Kramers.Magnetism.Spins;

namespace Kramers.Validation.Magnetism.LigandField;

/// <summary>
/// Eu3+ in LaF3: crystal-field levels calculated by Carnall, Goodman, Rajnak and Rana, ANL-88-8 (1988), doi:10.2172/6995771, appendix V
/// (column of the fit, read from fblockkit's transcript), with their parameters of table 4. Their Hamiltonian has weaker free-ion operators besides, which move
/// multiplets as a whole; the splitting within a multiplet is what the crystal field makes.
/// </summary>
public sealed class EuropiumTests
{
    private static readonly WybourneParameters LanthanumFluoride = new(
        new ParameterProvenance("Carnall et al.", "fit to spectra", "C2v axes of LaF3", "Wybourne"),
    [
        (2, 0, -217), (4, 0, 413), (6, 0, 558), (2, 2, -50), (4, 2, 597), (4, 4, 408), (6, 2, -706), (6, 4, -508), (6, 6, -692),
    ]);

    [Fact]
    public void Splitting_of_7F1_and_7F2()
    {
        var basis = FreeIonBasis.Below(30000, new Configuration(3, 6), LanthanideIons.Parameters("Eu"));
        var e = new LigandFieldIon(basis, LigandFieldPotential.FromWybourne(3, LanthanumFluoride)).Solve(FieldVector.Zero).RelativeEnergies;
        Splitting([318, 372, 412], e[1..4]);
        Splitting([943, 974, 1012, 1110, 1118], e[4..9]);
    }

    private static void Splitting(double[] published, double[] levels) =>
        Assert.All(published.Zip(levels), p => Assert.Equal(p.First - published.Average(), p.Second - levels.Average(), 1.0));
}
