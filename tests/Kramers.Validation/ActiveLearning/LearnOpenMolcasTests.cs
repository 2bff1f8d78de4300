using Kramers.Atomistics.ActiveLearning;
using Kramers.Workbench.ActiveLearning;
using Kramers.Workbench.Doctor;
using Kramers.Workbench.Engines.OpenMolcas;
using Kramers.Workbench.Labels;

namespace Kramers.Validation.ActiveLearning;

/// <summary>A force field of water from OpenMolcas, which runs as jobs: Hartree-Fock in def2-SVP; half a minute.</summary>
public sealed class LearnOpenMolcasTests : IDisposable
{
    // Psi4 1.3.2, scf/def2-svp with density fitting, at the start: eV, and the force on the oxygen in eV/angstrom.
    private const double Energy = -2066.894342;
    private static readonly double[] OxygenForce = [1.29191, 3.00798, 0.60966];
    private const string Water = "3\n\nO 0.02 0.01 0\nH 0.9652 0.2966 0.0581\nH -0.4321 0.8725 0.1748\n";
    private readonly string _folder = Directory.CreateTempSubdirectory("kramers-learn-molcas").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Jobs_of_OpenMolcas_label_what_the_dynamics_asks_for()
    {
        var path = Environment.GetEnvironmentVariable("PATH") ?? "";
        var cancellation = TestContext.Current.CancellationToken;
        Assert.SkipUnless(new OpenMolcasForces(new OpenMolcasForceSettings()).Find(path, cancellation).State == FindingState.Found, "There is no OpenMolcas here.");
        var file = Path.Combine(_folder, "water.xyz");
        File.WriteAllText(file, Water);
        string[] program = File.Exists("/usr/bin/pymolcas") && File.Exists("/usr/bin/python3") ? ["/usr/bin/python3", "/usr/bin/pymolcas"] : [];
        var options = new LearnOptions(file, new EngineChoice("openmolcas", "energy-forces") { Method = "hf", Program = program })
        {
            Relax = false, Degrees = [8, 6], CutoffAngstrom = 4, FinalPs = 0.1, TestLabels = 4, Learning = new ActiveLearningSettings { MostLabels = 14, QuietPs = 0.1 },
        };
        var run = LearnRun.Run(options, Path.Combine(_folder, "run"), resume: false, [], path, new Silence(), cancellation).Result;
        var numbers = run.Numbers.ToDictionary(n => n.Key, n => n.Value);
        Assert.InRange(numbers["labels"], 5, 14);
        Assert.Equal(4, numbers["testLabels"]);
        Assert.InRange(numbers["energyMaeKcalMol"], 0, 0.3 * numbers["energySpreadKcalMol"]);
        var set = LabelledSet.Open(Path.Combine(_folder, "run", "set"));
        Assert.All(set.Records.Values, r => Assert.Equal("hf/def2-SVP, RICD", r.LevelOfTheory));
        var start = set.Labels.Single(l => Math.Abs(l.Structure.Positions[0] - 0.02) + Math.Abs(l.Structure.Positions[4] - 0.2966) < 1e-8);
        Assert.Equal(Energy, start.EnergyEv!.Value, 0.005);
        Assert.Equal(OxygenForce, start.ForcesEvPerAngstrom!.Take(3), (x, y) => Math.Abs(x - y) < 1e-3);
    }
}
