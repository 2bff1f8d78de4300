using Kramers.Chemistry.Formats;
using Kramers.Workbench.Tensors;

namespace Kramers.Validation.Atomistics.Tensors;

/// <summary>D of [Co(NCS)4]2- along its dynamics at 300 K, from the CASSCF labels of examples/14-tensor-along-dynamics (docs/results.md).</summary>
public sealed class ThiocyanatoCobaltStudy(ITestOutputHelper output)
{
    private const int TestLabels = 32;

    private static readonly (TensorTarget[] Targets, TensorExample[] Examples) Set = TensorTarget.Read(RepositoryRoot.File("examples", "14-tensor-along-dynamics", "labels.xyz"), ["D"]);

    /// <summary>Tested on the last frames of the dynamics, 38 ps of it, which follow those that train.</summary>
    [Theory]
    [InlineData("equivariant", 0.3)]
    [InlineData("moments", 0.5)]
    [InlineData("moment-network", 0.5)]
    public void D_of_frames_that_come_later(string model, double most)
    {
        var study = new TensorStudy(Set.Targets[0], Set.Examples);
        var (before, test) = (Set.Examples[..^TestLabels], Set.Examples[^TestLabels..]);
        foreach (var count in new[] { 30, 65, before.Length })
        {
            TensorExample[] training = [.. before.Where((_, i) => i * count / before.Length != (i - 1) * count / before.Length || i == 0)];
            var recipe = new TensorRecipe { Model = model, Targets = Set.Targets, Centre = "Co", Neighbours = ["N", "C", "S"], CutoffAngstrom = 6 };
            var trained = recipe.With(training).Fit(TestContext.Current.CancellationToken).Model;
            var error = study.ComponentRmse(trained, test);
            output.WriteLine($"D of [Co(NCS)4]2-, {model}, {training.Length} labels: RMSE {TensorStudy.Format(error)} cm^-1, relative {TensorStudy.Format(100 * TensorStudy.Relative(trained, test))} %");
            Assert.True(count < before.Length || error < most, $"{error} cm^-1");
        }
    }

    /// <summary>A tetrahedron has no zero-field splitting, whatever the size of D around it.</summary>
    [Fact]
    public void The_minimum_has_hardly_any()
    {
        var recipe = new TensorRecipe { Model = "equivariant", Targets = Set.Targets, Centre = "Co", Neighbours = ["N", "C", "S"], CutoffAngstrom = 6 };
        var model = recipe.With(Set.Examples).Fit(TestContext.Current.CancellationToken).Model;
        var minimum = ExtendedXyz.ReadFrames(RepositoryRoot.File("examples", "14-tensor-along-dynamics", "tetraisothiocyanatocobaltate.xyz"))[0].Structure;
        var size = Math.Sqrt(Set.Examples.Average(e => e.Spherical.Sum(x => x * x)));
        Assert.InRange(Math.Sqrt(model.Predict(minimum).Sum(x => x * x)), 0, 1e-3 * size);
        Assert.InRange(size, 5, 15);
    }
}
