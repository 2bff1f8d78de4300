using Kramers.Workbench.Doctor;
using Kramers.Workbench.Engines.OpenMolcas;
using Kramers.Workbench.Labels;

namespace Kramers.Validation.ActiveLearning;

/// <summary>Labels of OpenMolcas: Hartree-Fock in def2-SVP.</summary>
public sealed class LearnOpenMolcasTests : LearnWaterTests
{
    // Psi4 1.3.2, scf/def2-svp with density fitting, at the start: eV, and the force on the oxygen in eV/angstrom.
    private const double Energy = -2066.894342;
    private static readonly double[] OxygenForce = [1.29191, 3.00798, 0.60966];

    [Fact]
    public void Jobs_of_OpenMolcas_label_what_the_dynamics_asks_for()
    {
        var found = new OpenMolcasForces(new OpenMolcasForceSettings()).Find(SearchPath, TestContext.Current.CancellationToken);
        Assert.SkipUnless(found.State == FindingState.Found, "There is no OpenMolcas here: apt-get install openmolcas.");
        string[] program = File.Exists("/usr/bin/pymolcas") && File.Exists("/usr/bin/python3") ? ["/usr/bin/python3", "/usr/bin/pymolcas"] : [];
        var set = Learn(new EngineChoice("openmolcas", "energy-forces") { Method = "hf", Program = program });
        Assert.All(set.Records.Values, r => Assert.Equal("hf/def2-SVP, RICD", r.LevelOfTheory));
        var start = set.Labels.Single(l => Math.Abs(l.Structure.Positions[0] - 0.02) + Math.Abs(l.Structure.Positions[4] - 0.2966) < 1e-8);
        Assert.Equal(Energy, start.EnergyEv!.Value, 0.005);
        Assert.Equal(OxygenForce, start.ForcesEvPerAngstrom!.Take(3), (x, y) => Math.Abs(x - y) < 1e-3);
    }
}
