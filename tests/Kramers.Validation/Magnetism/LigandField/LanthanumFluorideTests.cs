using Kramers.Magnetism.CrystalField;
using Kramers.Magnetism.LigandField;
using Kramers.Magnetism.Spins;

namespace Kramers.Validation.Magnetism.LigandField;

/// <summary>
/// Tb3+ and Ho3+ in LaF3: crystal-field levels calculated by Carnall, Goodman, Rajnak and Rana, ANL-88-8 (1988), doi:10.2172/6995771, appendices X and
/// VIII, with the parameters of table 4 (read from fblockkit's transcript). What is compared and why is said in <see cref="EuropiumTests"/>.
/// </summary>
public sealed class LanthanumFluorideTests
{
    [Fact]
    public void Terbium()
    {
        var e = Levels("Tb", 12000, (2, 0, -231), (4, 0, 604), (6, 0, 280), (2, 2, -99), (4, 2, 340), (4, 4, 452), (6, 2, -721), (6, 4, -204), (6, 6, -509));
        Splitting([-6, 0, 13, 20, 26, 58, 86, 88, 108, 119, 162, 233, 244], e[..13]);
        Splitting([2035, 2043, 2063, 2076, 2082, 2131, 2133, 2167, 2261, 2263, 2313], e[13..24]);
    }

    /// <summary>29, 54 and 67 stand at the end of the transcript, beside observed values of 442, 450 and 469 that lost or gained a digit.</summary>
    [Fact]
    public void Holmium()
    {
        var e = Levels("Ho", 40000, (2, 0, -240), (4, 0, 560), (6, 0, 376), (2, 2, -107), (4, 2, 250), (4, 4, 466), (6, 2, -576), (6, 4, -227), (6, 6, -546));
        Splitting([-2, 3, 29, 54, 67, 130, 151, 221, 222, 232, 298, 307, 324, 339, 388, 391, 410], e[..17]);
    }

    private static double[] Levels(string ion, double cut, params (int, int, double)[] wybourne)
    {
        var set = new WybourneParameters(new ParameterProvenance("Carnall et al.", "fit to spectra", "C2v axes of LaF3", "Wybourne"), wybourne);
        var basis = FreeIonBasis.Below(cut, new Configuration(3, LanthanideIons.Electrons(ion)), LanthanideIons.Parameters(ion));
        return new LigandFieldIon(basis, LigandFieldPotential.FromWybourne(3, set)).Solve(FieldVector.Zero).RelativeEnergies;
    }

    private static void Splitting(double[] published, double[] levels) =>
        Assert.All(published.Zip(levels), p => Assert.Equal(p.First - published.Average(), p.Second - levels.Average(), 1.5));
}
