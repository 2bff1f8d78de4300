using Kramers.Learning.Validation;
using Kramers.Validation.Learning.Trees;

namespace Kramers.Validation.Learning.Validation;

/// <summary>Scores of predictions with many ties, as scikit-learn 1.2 and SciPy 1.10 give them.</summary>
public class SklearnScoresTests
{
    [Fact]
    public void Of_regression()
    {
        var scores = RegressionScores.Of(SklearnTrees.TestY, SklearnTrees.At("metrics/predicted"));
        Assert.Equal(Recorded("mae"), scores.Mae, 1e-12);
        Assert.Equal(Recorded("rmse"), scores.Rmse, 1e-12);
        Assert.Equal(Recorded("r2"), scores.R2, 1e-12);
        Assert.Equal(Recorded("spearman"), scores.Spearman, 1e-12);
    }

    [Fact]
    public void Of_classification()
    {
        var scores = ClassificationScores.Of([.. SklearnTrees.TestLabels.Select(label => label > 0)], SklearnTrees.At("metrics/score"));
        Assert.Equal(Recorded("rocAuc"), scores.RocAuc, 1e-12);
        Assert.Equal(Recorded("averagePrecision"), scores.AveragePrecision, 1e-12);
    }

    private static double Recorded(string name) => SklearnTrees.Element($"metrics/{name}").GetDouble();
}
