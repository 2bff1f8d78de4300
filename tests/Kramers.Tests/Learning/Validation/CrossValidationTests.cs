using Kramers.Learning;
using Kramers.Learning.Networks;
using Kramers.Learning.Trees;
using Kramers.Learning.Validation;
using Kramers.Numerics.LinearAlgebra;
using Kramers.Tests.Learning.Trees;

namespace Kramers.Tests.Learning.Validation;

public class CrossValidationTests
{
    private static readonly Matrix X = Samples.Normal(90, 3, 1);
    private static readonly Matrix Y = Samples.Law(X, 0.3, 2);
    private static readonly Fold[] Folds = Fold.Random(90, 5);

    public static TheoryData<string, ILearner> Learners => new()
    {
        { "forest", new RandomForest(10) },
        { "boosting", new GradientBoosting(10, Subsample: 0.7) },
        { "network", new NeuralNetwork([6], Epochs: 10, Stopping: new EarlyStopping(0.2, 3)) },
        { "ensemble", new Ensemble(new NeuralNetwork([4], Epochs: 5), 3) },
    };

    /// <summary>The test rows of fold 2 are filled with nonsense, and its predictions for what is left as it was are the same bits.</summary>
    [Theory]
    [MemberData(nameof(Learners))]
    public void Nothing_leaks_from_a_poisoned_fold(string name, ILearner learner)
    {
        Assert.NotEmpty(name);
        var (x, y, test) = (X.Copy(), Y.Copy(), Folds[2].Test);
        foreach (var i in test)
        {
            y[i, 0] = 1e9 * (i + 1);
        }

        x.Row(test[0]).Fill(-1e7);
        var (clean, poisoned) = (CrossValidation.Run(learner, X, Y, Folds), CrossValidation.Run(learner, x, y, Folds));
        Assert.All(test[1..], i => Assert.Equal(clean.Prediction.Mean[i, 0], poisoned.Prediction.Mean[i, 0]));
        Assert.All(Folds[0].Test, i => Assert.NotEqual(clean.Prediction.Mean[i, 0], poisoned.Prediction.Mean[i, 0]));
    }

    [Fact]
    public void A_fold_predicts_what_a_fit_to_its_training_rows_does()
    {
        var result = CrossValidation.Run(new SingleTree(new TreeLimits(3)), X, Y, Folds);
        var byHand = new SingleTree(new TreeLimits(3)).Fit(Rows(X, Folds[1].Training), Rows(Y, Folds[1].Training)).Predict(Rows(X, Folds[1].Test));
        Assert.Equal(byHand.Mean.Data, Folds[1].Test.Select(i => result.Prediction.Mean[i, 0]));
        Assert.Equal(Metrics.Rmse(Y.Data, result.Prediction.Mean.Data), result.Scores[0].Rmse, 1e-12);
        Assert.Equal(Metrics.Rmse(Rows(Y, Folds[1].Test).Data, byHand.Mean.Data), result.FoldScores[1][0].Rmse, 1e-12);
    }

    [Fact]
    public void Nested_choice_takes_the_learner_that_generalises()
    {
        ILearner[] candidates = [new SingleTree(new TreeLimits(1)), new GradientBoosting(100), new RandomForest(1)];
        var (result, chosen) = CrossValidation.Nested(candidates, X, Y, Folds, training => Fold.Random(training.Length, 3));
        Assert.All(chosen, c => Assert.Equal(1, c));
        Assert.True(result.Scores[0].R2 > 0.6);
    }

    [Fact]
    public void The_choice_does_not_see_the_outer_test_rows()
    {
        ILearner[] candidates = [new SingleTree(new TreeLimits(1)), new SingleTree(new TreeLimits(4))];
        var seen = new List<int[]>();
        CrossValidation.Nested(candidates, X, Y, Folds, training =>
        {
            seen.Add(training);
            return Fold.Blocks(training.Length, 2);
        });
        Assert.Equal(Folds.Select(fold => fold.Training), seen);
    }

    [Fact]
    public void Samples_tested_twice_or_learned_from_are_refused()
    {
        var learner = new SingleTree();
        Assert.Throws<ArgumentException>(() => CrossValidation.Run(learner, X, Y, [new Fold([0, 1], [1])]));
        Assert.Throws<ArgumentException>(() => CrossValidation.Run(learner, X, Y, [new Fold([0], [1]), new Fold([0], [1])]));
        Assert.Throws<ArgumentException>(() => CrossValidation.Run(learner, X, Y, [new Fold([0], [90])]));
        Assert.Throws<ArgumentException>(() => CrossValidation.Run(learner, X, Y, []));
    }

    [Fact]
    public void More_samples_help()
    {
        var curve = LearningCurve.Run(new GradientBoosting(60), X, Y, Folds[0], [10, 30, 72]);
        Assert.Equal([10, 30, 72], curve.Select(point => point.Samples));
        Assert.True(curve[0].Test[0].Rmse > curve[1].Test[0].Rmse && curve[1].Test[0].Rmse > curve[2].Test[0].Rmse);
        Assert.All(curve, point => Assert.True(point.Training[0].Rmse < point.Test[0].Rmse));
        Assert.Throws<ArgumentOutOfRangeException>(() => LearningCurve.Run(new SingleTree(), X, Y, Folds[0], [73]));
    }

    [Fact]
    public void Scrambling_tells_law_from_chance()
    {
        var learner = new GradientBoosting(30);
        var real = Scrambling.Run(learner, X, Y, Folds, 19);
        Assert.True(real.True[0] > 0.6);
        Assert.All(real.Scrambled, scores => Assert.True(scores[0] < 0.2));
        Assert.Equal(0.05, real.PValue(0), 1e-15);
        Assert.True(Scrambling.Run(learner, X, Samples.Normal(90, 1, 8), Folds, 9).PValue(0) > 0.1);
    }

    private static Matrix Rows(Matrix m, int[] rows) => Matrix.FromRows([.. rows.Select(i => m.Row(i).ToArray())]);
}
