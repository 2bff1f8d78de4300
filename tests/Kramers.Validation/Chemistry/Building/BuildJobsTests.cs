using Kramers.Workbench.Building;
using Kramers.Workbench.Executors;
using Kramers.Workbench.Pipelines;

namespace Kramers.Validation.Chemistry.Building;

/// <summary>A batch in jobs of its own brings what one process brings.</summary>
public sealed class BuildJobsTests
{
    [Fact]
    public void A_batch_in_parts_is_the_batch_as_a_whole()
    {
        var folder = Directory.CreateTempSubdirectory("kramers-build-").FullName;
        var options = new BuildOptions(RecipeFile.Read(RepositoryRoot.File("examples", "10-build", "recipes.csv"))) { Batch = RepositoryRoot.File("examples", "10-build", "recipes.csv") };
        var jobs = new BuildJobs(new LocalExecutor(2, 4000), [Path.Combine(AppContext.BaseDirectory, "kramers")]) { RecipesPerJob = 4 };
        string Complexes(BuildOptions how, string name)
        {
            BuildPipeline.Run(how, Path.Combine(folder, name), Quiet.Instance, TestContext.Current.CancellationToken);
            return File.ReadAllText(Path.Combine(folder, name, "complexes.xyz"));
        }

        var whole = Complexes(options, "whole");
        Assert.Equal(whole, Complexes(options with { Jobs = jobs }, "parts"));
        Assert.False(Directory.Exists(Path.Combine(folder, "parts.jobs")));
        Directory.Delete(folder, recursive: true);
    }

    private sealed class Quiet : IRunMonitor, IRunStep
    {
        public static readonly Quiet Instance = new();

        public IRunStep Begin(string title, int total) => this;

        public void Say(string line)
        {
        }

        public void Report(int value)
        {
        }

        public void Dispose()
        {
        }
    }
}
