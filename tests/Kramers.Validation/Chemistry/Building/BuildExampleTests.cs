using System.Runtime.InteropServices;
using Kramers.Workbench.Building;
using Kramers.Workbench.Pipelines;

namespace Kramers.Validation.Chemistry.Building;

/// <summary>What the README of examples/10-build says, from its file; and the shape of a hard case under GFN2-xTB.</summary>
public sealed class BuildExampleTests
{
    [Fact]
    public void The_recipes_of_the_example_give_the_complexes_of_its_table()
    {
        var folder = Directory.CreateTempSubdirectory("kramers-build-").FullName;
        var options = new BuildOptions(RecipeFile.Read(RepositoryRoot.File("examples", "10-build", "recipes.csv")));
        var table = BuildPipeline.Run(options, folder, Quiet.Instance, TestContext.Current.CancellationToken).Result.Table("isomers");
        Directory.Delete(folder, recursive: true);
        Assert.Equal(["PBPY-7", "PBPY-7", "PBPY-7", "PBPY-7", "OC-6", "OC-6", "TPR-6", "TPR-6", "L-2"], table.Columns.Single(c => c.Key == "nearestShape").Texts!);
        double[] expected = [0.18, 0.18, 0.18, 0.00, 0.14, 0.14, 0.04, 0.05, 0.00];
        Assert.All(expected.Zip(table["measureBuilt"]), pair => Assert.Equal(pair.First, pair.Second, 0.02));
    }

    [Fact]
    public void Restrained_relaxation_keeps_the_octahedron_of_tris_ethylenediamine_cobalt()
    {
        Assert.SkipUnless(NativeLibrary.TryLoad("libxtb.so.6", out _), "There is no libxtb here: apt-get install libxtb6.");
        var folder = Directory.CreateTempSubdirectory("kramers-build-").FullName;
        var options = new BuildOptions([new RecipeLine("Co2+", "en x3", "OC-6")]) { Refinement = XtbRefinement.Free };
        var table = BuildPipeline.Run(options, folder, Quiet.Instance, TestContext.Current.CancellationToken).Result.Table("isomers");
        Directory.Delete(folder, recursive: true);
        Assert.All(table["measureRestrained"], s => Assert.InRange(s, 0, 0.5));
        Assert.All(table["measureFree"], s => Assert.InRange(s, 0.3, 2));

        // Mirror images have one energy; what is left is the conformation of the rings.
        Assert.All(table["energyKjPerMol"], e => Assert.InRange(e, 0, 10));
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
