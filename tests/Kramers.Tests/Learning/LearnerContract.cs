using System.Text;
using Kramers.Learning;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Tests.Learning;

/// <summary>What every learner must do. Derive a class that makes the learner.</summary>
public abstract class LearnerContract
{
    private static readonly Matrix X = Synthetic.Features(60, 5, 1);
    private static readonly Matrix Y = Synthetic.Targets(X, 2, 2);
    private static readonly Matrix Unseen = Synthetic.Features(25, 5, 3);

    protected abstract ILearner Learner { get; }

    /// <summary>A learner that knows its number of features makes another one here.</summary>
    protected virtual ILearner LearnerOf(int features) => Learner;

    /// <summary>Whether a fit of several targets is the fit of each.</summary>
    protected virtual bool TargetsAreIndependent => true;

    /// <summary>Least coefficient of determination on unseen samples of the linear law.</summary>
    protected virtual double LeastR2 => 0.99;

    [Fact]
    public void It_learns_a_law_and_predicts_unseen_samples()
    {
        var (truth, predicted) = (Synthetic.Targets(Unseen, 2, 4), Learner.Fit(X, Y, 1, TestContext.Current.CancellationToken).Predict(Unseen).Mean);
        for (var t = 0; t < 2; t++)
        {
            Assert.True(Metrics.R2(Synthetic.Column(truth, t).Data, Synthetic.Column(predicted, t).Data) > LeastR2);
        }
    }

    [Fact]
    public void The_same_seed_gives_the_same_model_and_leaves_the_data_alone()
    {
        var (x, y) = (X.Copy(), Y.Copy());
        var (first, second) = (Saved(Learner.Learn(x, y, 7)), Saved(Learner.Learn(X, Y, 7)));
        Assert.Equal(first, second);
        Assert.Equal(X.Data, x.Data);
        Assert.Equal(Y.Data, y.Data);
    }

    [Fact]
    public void Saved_and_loaded_it_predicts_the_same_bits()
    {
        var model = Learner.Learn(X, Y);
        var loaded = RegressorFile.Load(new MemoryStream(Saved(model)));
        var (expected, found) = (model.Predict(Unseen), loaded.Predict(Unseen));
        Assert.Equal(expected.Mean.Data, found.Mean.Data);
        Assert.Equal(expected.StandardDeviation?.Data, found.StandardDeviation?.Data);
        Assert.Equal((model.Kind, 5, 2), (loaded.Kind, loaded.Features, loaded.Targets));
        Assert.Equal(Saved(model), Saved(loaded));
    }

    [Fact]
    public void The_compact_form_is_smaller_gives_the_same_bits_and_refuses_damage()
    {
        var model = Learner.Learn(X, Y);
        using var stream = new MemoryStream();
        RegressorFile.SaveCompact(model, stream);
        var file = stream.ToArray();
        Assert.True(file.Length < Saved(model).Length);
        Assert.Equal(Saved(model), Saved(RegressorFile.Load(new MemoryStream(file))));
        foreach (var length in new[] { 7, 8, file.Length / 2, file.Length - 20 })
        {
            Assert.Contains("truncated", Assert.Throws<InvalidDataException>(() => RegressorFile.Load(new MemoryStream(file[..length]))).Message, StringComparison.Ordinal);
        }

        file[7] = 2;
        Assert.Contains("version 2", Assert.Throws<InvalidDataException>(() => RegressorFile.Load(new MemoryStream(file))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_truncated_file_and_another_version_are_refused()
    {
        var file = Saved(Learner.Learn(X, Y));
        foreach (var length in new[] { 0, 1, file.Length / 2, file.Length - 1 })
        {
            Assert.Contains("truncated", Assert.Throws<InvalidDataException>(() => RegressorFile.Load(new MemoryStream(file[..length]))).Message, StringComparison.Ordinal);
        }

        var other = Encoding.UTF8.GetString(file).Replace("\"kramersModel\":1,", "\"kramersModel\":2,", StringComparison.Ordinal);
        Assert.Contains("version 2", Assert.Throws<InvalidDataException>(() => RegressorFile.Load(new MemoryStream(Encoding.UTF8.GetBytes(other)))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Bad_data_are_named()
    {
        var x = X.Copy();
        x[17, 3] = double.NaN;
        Assert.Contains("Sample 17, feature 3", Assert.Throws<ArgumentException>(() => Learner.Learn(x, Y)).Message, StringComparison.Ordinal);
        var y = Y.Copy();
        y[4, 1] = double.PositiveInfinity;
        Assert.Contains("Sample 4, target 1", Assert.Throws<ArgumentException>(() => Learner.Learn(X, y)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Learner.Learn(X, Synthetic.Rows(Y, i => i > 0)));
        Assert.Throws<ArgumentException>(() => Learner.Learn(new Matrix(0, 5), new Matrix(0, 2)));
        var model = Learner.Learn(X, Y);
        Assert.Throws<ArgumentException>(() => model.Predict(new Matrix(1, 4)));
        Assert.Throws<ArgumentException>(() => model.Predict(x));
        Assert.Equal(0, model.Predict(new Matrix(0, 5)).Mean.Rows);
    }

    [Fact]
    public void A_constant_feature_does_no_harm()
    {
        var x = X.Copy();
        for (var i = 0; i < x.Rows; i++)
        {
            x[i, 4] = 0.1; // its mean, summed and divided, is not 0.1
        }

        AssertFits(x, Y);
    }

    [Fact]
    public void Samples_that_stand_twice_do_no_harm() =>
        AssertFits(Matrix.FromRows([.. Twice(X)]), Matrix.FromRows([.. Twice(Y)]));

    [Fact]
    public void Fewer_samples_than_features_are_fitted()
    {
        var x = Synthetic.Features(12, 30, 5);
        var model = LearnerOf(30).Learn(x, Synthetic.Targets(x, 2, 6));
        AssertFinite(model.Predict(Synthetic.Features(10, 30, 7)));
    }

    [Fact]
    public void A_target_that_does_not_vary_is_predicted()
    {
        var y = new Matrix(X.Rows, 1, [.. Enumerable.Repeat(4.2, X.Rows)]);
        Synthetic.AssertClose([.. Enumerable.Repeat(4.2, Unseen.Rows)], Learner.Learn(X, y).Predict(Unseen).Mean.Data, 1e-9);
    }

    [Fact]
    public void Units_of_features_do_not_matter()
    {
        // Powers of two scale without rounding: nothing at all may change.
        var units = Matrix.Diagonal([0.25, 1024, 1, 1.0 / 4096, 8]);
        var (expected, found) = (Learner.Learn(X, Y).Predict(Unseen), Learner.Learn(X * units, Y).Predict(Unseen * units));
        Assert.Equal(expected.Mean.Data, found.Mean.Data);
        Assert.Equal(expected.StandardDeviation?.Data, found.StandardDeviation?.Data);
    }

    [Fact]
    public void Targets_are_fitted_each_for_itself_or_share_what_is_learned()
    {
        var both = Learner.Learn(X, Y).Predict(Unseen).Mean;
        double[][] together = [Synthetic.Column(both, 0).Data, Synthetic.Column(both, 1).Data];
        double[][] alone = [.. Enumerable.Range(0, 2).Select(t => Learner.Learn(X, Synthetic.Column(Y, t)).Predict(Unseen).Mean.Data)];
        if (TargetsAreIndependent)
        {
            Synthetic.AssertClose(alone[0], together[0], 1e-9);
            Synthetic.AssertClose(alone[1], together[1], 1e-9);
        }
        else
        {
            Assert.False(alone[0].SequenceEqual(together[0]) && alone[1].SequenceEqual(together[1]));
        }
    }

    [Fact]
    public void A_fit_can_be_stopped() =>
        Assert.ThrowsAny<OperationCanceledException>(() => Learner.Fit(X, Y, 1, new CancellationToken(canceled: true)));

    private static byte[] Saved(IRegressor model)
    {
        using var stream = new MemoryStream();
        model.Save(stream);
        return stream.ToArray();
    }

    private static IEnumerable<double[]> Twice(Matrix m) => Enumerable.Range(0, 2 * m.Rows).Select(i => m.Row(i % m.Rows).ToArray());

    private void AssertFits(Matrix x, Matrix y)
    {
        var prediction = Learner.Learn(x, y).Predict(x);
        AssertFinite(prediction);
        Assert.True(Metrics.R2(Synthetic.Column(y, 0).Data, Synthetic.Column(prediction.Mean, 0).Data) > 0.7);
    }

    private static void AssertFinite(Prediction prediction)
    {
        Assert.All(prediction.Mean.Data, v => Assert.True(double.IsFinite(v)));
        Assert.All(prediction.StandardDeviation?.Data ?? [], v => Assert.True(double.IsFinite(v) && v >= 0));
    }
}
