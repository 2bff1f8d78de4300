using Kramers.Workbench.Pipelines;
using Kramers.Workbench.Shapes;

namespace Kramers.Validation.Chemistry.Shapes;

/// <summary>What the README of examples/06-shape says, from its files.</summary>
public sealed class ShapeExampleTests
{
    [Fact]
    public void The_folder_gives_the_table_of_the_README()
    {
        var result = ShapePipeline.Compute(new ShapeOptions([RepositoryRoot.File("examples", "06-shape")]) { Haptic = true }, Quiet.Instance, TestContext.Current.CancellationToken);
        var sites = result.Table("sites");
        Assert.Equal(["holmium Ho", "sandwich Dy1", "terbium Tb1"], sites.Columns[0].Texts!);
        Assert.Equal([8, 2, 8], sites["coordinationNumber"]);
        Assert.Equal(["SAPR-8", "L-2", "TDD-8"], sites.Columns.Single(c => c.Key == "shape").Texts!);
        Assert.Equal([0.061, 1.157, 0.826], sites["measure"], (a, b) => Math.Abs(a - b) < 6e-4);
        Assert.Equal([2.251, 10.535, 2.121], sites["nextMeasure"], (a, b) => Math.Abs(a - b) < 6e-4);
        Assert.Equal([16.30, 27.80, 54.96], sites["coordinatePercent"], (a, b) => Math.Abs(a - b) < 6e-3);
        Assert.Equal([15.95, 13.09, 43.22], sites["deviationPercent"], (a, b) => Math.Abs(a - b) < 6e-3);
        Assert.Equal(13 + 3 + 13, result.Table("shapes").Rows);
        Assert.Equal(8 + 2 + 8, result.Table("donors").Rows);
        Assert.Empty(result.Warnings);
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
