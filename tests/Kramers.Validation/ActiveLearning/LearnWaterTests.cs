using Kramers.Atomistics.ActiveLearning;
using Kramers.Workbench.ActiveLearning;
using Kramers.Workbench.Labels;

namespace Kramers.Validation.ActiveLearning;

/// <summary>A force field of one water molecule, whose labels are jobs of a program; half a minute.</summary>
public abstract class LearnWaterTests : IDisposable
{
    private const string Water = "3\n\nO 0.02 0.01 0\nH 0.9652 0.2966 0.0581\nH -0.4321 0.8725 0.1748\n";
    private readonly string _folder = Directory.CreateTempSubdirectory("kramers-learn-water").FullName;

    /// <summary>The search path of the programs.</summary>
    protected static string SearchPath { get; } = Environment.GetEnvironmentVariable("PATH") ?? "";

    /// <summary>Removes the run.</summary>
    public void Dispose()
    {
        Directory.Delete(_folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>The labels of a short run, whose force field must have learned something.</summary>
    protected LabelledSet Learn(EngineChoice engine)
    {
        var file = Path.Combine(_folder, "water.xyz");
        File.WriteAllText(file, Water);
        var options = new LearnOptions(file, engine)
        {
            Relax = false, Degrees = [8, 6], CutoffAngstrom = 4, FinalPs = 0.1, TestLabels = 4, Learning = new ActiveLearningSettings { MostLabels = 14, QuietPs = 0.1 },
        };
        var run = LearnRun.Run(options, Path.Combine(_folder, "run"), resume: false, [], SearchPath, new Silence(), TestContext.Current.CancellationToken).Result;
        var numbers = run.Numbers.ToDictionary(n => n.Key, n => n.Value);
        Assert.InRange(numbers["labels"], 5, 14);
        Assert.Equal(4, numbers["testLabels"]);
        Assert.InRange(numbers["energyMaeKcalMol"], 0, 0.3 * numbers["energySpreadKcalMol"]);
        return LabelledSet.Open(Path.Combine(_folder, "run", "set"));
    }
}
