using Kramers.Chemistry;
using Kramers.Numerics;
using Kramers.Workbench.Tensors;

namespace Kramers.Tests.Workbench.Tensors;

/// <summary>A model from a file is the model that was trained.</summary>
public class TensorRecipeTests
{
    [Fact]
    public void A_network_that_is_read_predicts_what_it_did()
    {
        var recipe = new TensorRecipe { Model = "moment-network", Targets = [new TensorTarget("D", 9)], Centre = "Co", Neighbours = ["F", "N"] };
        var (model, made) = recipe.With([.. Enumerable.Range(0, 12).Select(Example)]).Fit(TestContext.Current.CancellationToken);
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, made.ToJson());
            var read = TensorRecipe.Read(file).Fit(TestContext.Current.CancellationToken).Model;
            Assert.Equal(model.Predict(Example(99).Structure), read.Predict(Example(99).Structure));
            Assert.Equal(model.Noise, read.Noise);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static TensorExample Example(int seed)
    {
        var random = new SeededRandom((ulong)seed);
        double[] positions = [0, 0, 0, 1.8 + random.Uniform(-0.1, 0.1), 0, 0, random.Uniform(-0.1, 0.1), 2, 0];
        return new TensorExample(new Structure([Element.FromSymbol("Co"), Element.FromSymbol("F"), Element.FromSymbol("N")], positions), [positions[3], 0, 1, 0, positions[6]]);
    }
}
