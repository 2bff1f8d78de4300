using System.Runtime.InteropServices;
using Kramers.Atomistics.ActiveLearning;
using Kramers.Workbench.ActiveLearning;
using Kramers.Workbench.Labels;

namespace Kramers.Validation.ActiveLearning;

/// <summary>Short learnings from labels of GFN2-xTB.</summary>
public sealed class LearnXtbTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("kramers-learn").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>examples/12-active-learning/hexachloroferrate.xyz with a shorter dynamics.</summary>
    [Fact]
    public void Hexachloroferrate_is_whole_and_right_with_thirty_labels_or_fewer()
    {
        Assert.SkipUnless(NativeLibrary.TryLoad("libxtb.so.6", out _), "There is no libxtb here: apt-get install libxtb6.");
        var numbers = Learn(new LearnOptions(RepositoryRoot.File("examples", "12-active-learning", "hexachloroferrate.xyz"), new EngineChoice("xtb", "energy-forces"))
        {
            Charge = -3, Multiplicity = 6, FinalPs = 1, TestLabels = 20, Learning = new ActiveLearningSettings { MostLabels = 30, QuietPs = 1, Accuracy = 0.01 },
        });
        Assert.InRange(numbers["labels"], 6, 30);
        Assert.InRange(numbers["energyMaeKcalMol"], 0, 0.1);
        Assert.Equal(1, numbers["finalPs"], 1e-9);
    }

    /// <summary>A learning that is content too early: its final dynamics goes where the model knows nothing, asks for labels, and the last one is whole.</summary>
    [Fact]
    public void A_final_dynamics_that_goes_beyond_the_limit_asks_for_labels()
    {
        Assert.SkipUnless(NativeLibrary.TryLoad("libxtb.so.6", out _), "There is no libxtb here: apt-get install libxtb6.");
        var file = Path.Combine(_folder, "water.xyz");
        File.WriteAllText(file, "3\n\nO 0.02 0.01 0.0\nH 0.94 0.2866 0.05\nH -0.4207 0.8661 -0.02\n");
        var settings = new ActiveLearningSettings { TemperatureK = 900, MostLabels = 60, QuietPs = 0.01, Displacements = 2, DisplacementAngstrom = 0.02 };
        var numbers = Learn(new LearnOptions(file, new EngineChoice("xtb", "energy-forces")) { Degrees = [8, 6], CutoffAngstrom = 4, FinalPs = 1, TestLabels = 10, Learning = settings });
        Assert.Contains("the final dynamics was cut short", File.ReadAllText(Path.Combine(_folder, "run", "log.txt")), StringComparison.Ordinal);
        Assert.InRange(numbers["labels"], 4, 59);
        Assert.InRange(numbers["largestGrade"], 0, settings.LargestGrade);
        Assert.Equal(1, numbers["finalPs"], 1e-9);
        Assert.InRange(numbers["energyMaeKcalMol"], 0, 0.5);
    }

    private Dictionary<string, double> Learn(LearnOptions options) =>
        LearnRun.Run(options, Path.Combine(_folder, "run"), resume: false, [], "", new Silence(), TestContext.Current.CancellationToken).Result.Numbers.ToDictionary(n => n.Key, n => n.Value);
}
