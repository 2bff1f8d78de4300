using Kramers.Numerics;
using Kramers.Workbench.Doctor;
using Kramers.Workbench.Engines.Psi4;
using Kramers.Workbench.Labels;

namespace Kramers.Validation.ActiveLearning;

/// <summary>Labels of Psi4: Hartree-Fock in a minimal basis.</summary>
public sealed class LearnPsi4Tests : LearnWaterTests
{
    // HF/STO-3G: -74.96590 hartree at its minimum, r(OH) = 0.9894 angstrom, angle 100.0 degrees (Hehre et al., Ab Initio Molecular Orbital Theory, 1986).
    private const double Minimum = -74.96590 * PhysicalConstants.HartreeEv;

    [Fact]
    public void Jobs_of_psi4_label_what_the_dynamics_asks_for()
    {
        Assert.SkipUnless(new Psi4Engine(new Psi4Settings()).Find(SearchPath, TestContext.Current.CancellationToken).State == FindingState.Found, "There is no psi4 here: apt-get install psi4.");
        var set = Learn(new EngineChoice("psi4", "energy-forces") { Method = "scf", Basis = "sto-3g" });
        Assert.All(set.Records.Values, r => Assert.Equal("scf/sto-3g", r.LevelOfTheory));
        Assert.Equal(Minimum, set.Labels.Min(l => l.EnergyEv!.Value), 0.02);
    }
}
