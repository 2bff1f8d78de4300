using Kramers.Atomistics.Tensors;
using Kramers.Chemistry;
using Kramers.Numerics.Angular;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Tests.Atomistics.Tensors;

/// <summary>A tensor without trace, as D.</summary>
public class LinearTensorTrainingTests : TensorModelContract
{
    private static readonly TensorFeatureSettings Settings = new() { Centre = "Co", Neighbours = ["F", "N"], CutoffAngstrom = SyntheticTensors.Cutoff, LMax = 2 };
    private static readonly Structure[] Structures = [.. Enumerable.Range(0, 140).Select(seed => Geometries.Random("Co F N F N H", 200 + seed))];
    private static readonly Lazy<ITensorModel> Traceless = new(() => Train(SyntheticTensors.Traceless, 1e-3, 2));
    private static readonly Lazy<ITensorModel> Traced = new(() => Train(SyntheticTensors.WithTrace, 1e-3, 0, 2));

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    protected override ITensorModel Model => Traceless.Value;

    [Fact]
    public void A_law_within_the_span_of_the_features_is_found_exactly() => AssertFound(SyntheticTensors.Traceless, Train(SyntheticTensors.Traceless, 1e-13, 2));

    [Fact]
    public void The_same_with_a_trace() => AssertFound(SyntheticTensors.WithTrace, Train(SyntheticTensors.WithTrace, 1e-13, 0, 2));

    [Fact]
    public void A_model_without_trace_has_none()
    {
        var tensor = Model.Predict(Structures[0]);
        Assert.InRange(Math.Abs(tensor.Trace()) / tensor.Norm(), 0, 1e-14);
    }

    [Fact]
    public void Atoms_of_no_neighbour_element_are_not_seen()
    {
        var other = new Structure([.. Structures[0].Elements.SkipLast(1)], Structures[0].Positions[..15]);
        Geometries.AssertClose(Model.Predict(other), Model.Predict(Structures[0]), 1e-14);
    }

    [Fact]
    public void Lists_of_unequal_length_and_unseen_neighbours_are_refused()
    {
        Assert.Throws<ArgumentException>(() => Train(Settings, Structures[..2], [new double[5]], Stop));
        Assert.Contains("Cl", Assert.Throws<ArgumentException>(() => Train(Settings with { Neighbours = ["F", "Cl"] }, Structures[..1], [new double[5]], Stop)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Training_stops_when_asked() => Assert.ThrowsAny<OperationCanceledException>(() =>
        Train(Settings, Structures[..1], [SphericalTensors.ToReal(SyntheticTensors.Traceless(Structures[0]))], new CancellationToken(true)));

    /// <summary>Two tensors of one degree share features and equations; each comes out as if it were alone.</summary>
    [Fact]
    public void Parts_of_one_degree_do_not_disturb_each_other()
    {
        double[][] first = [.. Structures.Select(s => SphericalTensors.ToReal(SyntheticTensors.Traceless(s)))];
        double[][] second = [.. Structures.Select(s => SphericalTensors.ToReal(SyntheticTensors.WithTrace(s)))];
        var folds = TensorEnsemble.Folds(Structures.Length, 5, 1);
        var features = DensityTensorFeatures.Fit(Settings, Structures);
        int[] all = [.. Enumerable.Range(0, Structures.Length)];
        var (one, other) = (new LinearTensorTraining(features, [2], Structures, first, folds, null, Stop), new LinearTensorTraining(features, [2], Structures, second, folds, null, Stop));
        var both = new LinearTensorTraining(features, [2, 2], Structures, [.. first.Zip(second, (a, b) => (double[])[.. a, .. b])], folds, null, Stop);
        Assert.Equal([one.Lambda[0], other.Lambda[0]], both.Lambda);
        Assert.Equal([one.Coefficients[0], other.Coefficients[0]], both.Coefficients);
        foreach (var (alone, part) in new[] { (one.Fit(all), both.Fit(all).Of(..1)), (other.Fit(all), both.Fit(all).Of(1..)) })
        {
            var (expected, found) = (alone.Predict(Structures[3]), part.Predict(Structures[3]));
            Assert.All(expected.Zip(found), x => Assert.Equal(x.First, x.Second, 1e-9));
        }
    }

    private static void AssertFound(Func<Structure, Matrix> law, CartesianTensorModel model)
    {
        for (var seed = 0; seed < 20; seed++)
        {
            var unseen = Geometries.Random("Co F N F N H", 5000 + seed);
            Geometries.AssertClose(law(unseen), model.Predict(unseen), 1e-6);
        }
    }

    private static CartesianTensorModel Train(Func<Structure, Matrix> law, double lambda, params int[] degrees)
    {
        double[] Spherical(Matrix t) => degrees is [2] ? SphericalTensors.ToReal(t) : [SphericalTensors.Scalar(t), .. SphericalTensors.ToReal(t)];
        var training = new LinearTensorTraining(
            DensityTensorFeatures.Fit(Settings, Structures), degrees, Structures, [.. Structures.Select(s => Spherical(law(s)))], new int[Structures.Length], [.. degrees.Select(_ => lambda)]);
        return new CartesianTensorModel(training.Fit([.. Enumerable.Range(0, Structures.Length)]));
    }

    private static LinearTensorTraining Train(TensorFeatureSettings settings, Structure[] structures, double[][] targets, CancellationToken cancellation) =>
        new(DensityTensorFeatures.Fit(settings, structures), [2], structures, targets, new int[structures.Length], [1.0], cancellation);

    /// <summary>A tensor with trace, as g.</summary>
    public class WithTrace : TensorModelContract
    {
        protected override ITensorModel Model => Traced.Value;
    }
}
