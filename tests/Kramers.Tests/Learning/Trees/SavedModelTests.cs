using System.Text;
using Kramers.Learning;
using Kramers.Learning.Trees;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Tests.Learning.Trees;

public class SavedModelTests
{
    private static readonly Matrix X = Samples.Normal(80, 3, 1);
    private static readonly Matrix Y = new(80, 1, [.. Samples.Law(X, 0.1, 2).Data.Select(y => y > 0 ? 1.0 : 0.0)]);

    [Fact]
    public void A_tree_that_leads_in_circles_is_refused()
    {
        var file = Encoding.UTF8.GetString(Save(new SingleTree(new TreeLimits(1)).Fit(X, Y)));
        Assert.Contains("\"left\":[1,", file, StringComparison.Ordinal);
        var circle = file.Replace("\"left\":[1,", "\"left\":[0,", StringComparison.Ordinal);
        Assert.Throws<InvalidDataException>(() => RegressorFile.Load(new MemoryStream(Encoding.UTF8.GetBytes(circle))));
    }

    [Theory]
    [InlineData("\"version\":2,", "", "version 1")]
    [InlineData("\"version\":2,", "\"version\":3,", "version 3")]
    [InlineData("\"leafSamples\":[[", "\"leafSamples\":[[80,", "incomplete")]
    public void A_forest_without_its_training_targets_is_refused(string text, string instead, string message)
    {
        var file = Encoding.UTF8.GetString(Save(new SingleTree(new TreeLimits(1)).Fit(X, Y)));
        Assert.Contains(text, file, StringComparison.Ordinal);
        var other = Encoding.UTF8.GetBytes(file.Replace(text, instead, StringComparison.Ordinal));
        Assert.Contains(message, Assert.Throws<InvalidDataException>(() => RegressorFile.Load(new MemoryStream(other))).Message, StringComparison.Ordinal);
    }

    private static byte[] Save(IRegressor model)
    {
        using var stream = new MemoryStream();
        model.Save(stream);
        return stream.ToArray();
    }
}
