using System.Text;
using Kramers.Learning;
using Kramers.Learning.Networks;
using Kramers.Learning.Trees;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Tests.Learning.Trees;

/// <summary>Trees and networks come back from their file with the same bits.</summary>
public class SavedModelTests
{
    private static readonly Matrix X = Samples.Normal(80, 3, 1);
    private static readonly Matrix Y = new(80, 1, [.. Samples.Law(X, 0.1, 2).Data.Select(y => y > 0 ? 1.0 : 0.0)]);

    public static TheoryData<string, ILearner> Learners => new()
    {
        { "tree", new SingleTree(new TreeLimits(4)) },
        { "forest", new RandomForest(8, 0.5) },
        { "boosting", new GradientBoosting(12, Loss: BoostingLoss.Logistic) },
        { "network", new NeuralNetwork([5, 4], Activation.Tanh, Epochs: 5) },
        { "ensemble", new Ensemble(new NeuralNetwork([4], Epochs: 3), 2) },
        { "ensemble of forests", new Ensemble(new RandomForest(3), 3) },
    };

    [Theory]
    [MemberData(nameof(Learners))]
    public void Saved_and_read_it_predicts_the_same_bits(string name, ILearner learner)
    {
        Assert.NotEmpty(name);
        var model = learner.Fit(X, Y);
        var file = Save(model);
        var again = RegressorFile.Load(new MemoryStream(file));
        var (first, second) = (model.Predict(X), again.Predict(X));
        Assert.Equal((model.Kind, 3, 1), (again.Kind, again.Features, again.Targets));
        Assert.Equal(first.Mean.Data, second.Mean.Data);
        Assert.Equal(first.StandardDeviation?.Data, second.StandardDeviation?.Data);
        Assert.Throws<InvalidDataException>(() => RegressorFile.Load(new MemoryStream(file[..(file.Length / 2)])));
    }

    [Fact]
    public void A_tree_that_leads_in_circles_is_refused()
    {
        var file = Encoding.UTF8.GetString(Save(new SingleTree(new TreeLimits(1)).Fit(X, Y)));
        Assert.Contains("\"left\":[1,", file, StringComparison.Ordinal);
        var circle = file.Replace("\"left\":[1,", "\"left\":[0,", StringComparison.Ordinal);
        Assert.Throws<InvalidDataException>(() => RegressorFile.Load(new MemoryStream(Encoding.UTF8.GetBytes(circle))));
    }

    private static byte[] Save(IRegressor model)
    {
        using var stream = new MemoryStream();
        model.Save(stream);
        return stream.ToArray();
    }
}
