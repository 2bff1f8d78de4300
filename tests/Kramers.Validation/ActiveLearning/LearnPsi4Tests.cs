using Kramers.Atomistics.ActiveLearning;
using Kramers.Numerics;
using Kramers.Workbench.ActiveLearning;
using Kramers.Workbench.Doctor;
using Kramers.Workbench.Engines.Psi4;
using Kramers.Workbench.Labels;

namespace Kramers.Validation.ActiveLearning;

/// <summary>A force field of water from Psi4, which runs as jobs: Hartree-Fock in a minimal basis.</summary>
public sealed class LearnPsi4Tests : IDisposable
{
    // HF/STO-3G: -74.96590 hartree at its minimum, r(OH) = 0.9894 angstrom, angle 100.0 degrees (Hehre et al., Ab Initio Molecular Orbital Theory, 1986).
    private const double Minimum = -74.96590 * PhysicalConstants.HartreeEv;
    private const string Water = "3\n\nO 0.02 0.01 0\nH 0.9652 0.2966 0.0581\nH -0.4321 0.8725 0.1748\n";
    private readonly string _folder = Directory.CreateTempSubdirectory("kramers-learn-psi4").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Jobs_of_psi4_label_what_the_dynamics_asks_for()
    {
        var path = Environment.GetEnvironmentVariable("PATH") ?? "";
        var cancellation = TestContext.Current.CancellationToken;
        Assert.SkipUnless(new Psi4Engine(new Psi4Settings()).Find(path, cancellation).State == FindingState.Found, "There is no psi4 here.");
        var file = Path.Combine(_folder, "water.xyz");
        File.WriteAllText(file, Water);
        var options = new LearnOptions(file, new EngineChoice("psi4", "energy-forces") { Method = "scf", Basis = "sto-3g" })
        {
            Relax = false, Degrees = [8, 6], CutoffAngstrom = 4, FinalPs = 0.1, TestLabels = 4, Learning = new ActiveLearningSettings { MostLabels = 14, QuietPs = 0.1 },
        };
        var run = LearnRun.Run(options, Path.Combine(_folder, "run"), resume: false, [], path, new Silence(), cancellation).Result;
        var numbers = run.Numbers.ToDictionary(n => n.Key, n => n.Value);
        Assert.InRange(numbers["labels"], 5, 14);
        Assert.Equal(4, numbers["testLabels"]);
        Assert.InRange(numbers["energyMaeKcalMol"], 0, 0.3 * numbers["energySpreadKcalMol"]);
        var set = LabelledSet.Open(Path.Combine(_folder, "run", "set"));
        Assert.All(set.Records.Values, r => Assert.Equal("scf/sto-3g", r.LevelOfTheory));
        Assert.Equal(Minimum, set.Labels.Min(l => l.EnergyEv!.Value), 0.02);
    }
}
