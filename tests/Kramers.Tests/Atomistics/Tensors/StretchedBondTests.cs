using Kramers.Atomistics.Tensors;
using Kramers.Chemistry;
using Kramers.Numerics;
using Kramers.Numerics.Angular;

namespace Kramers.Tests.Atomistics.Tensors;

/// <summary>A bond is stretched until it has gone, along a tensor whose law is known: the extrapolation grade must rise before the prediction fails.</summary>
public class StretchedBondTests
{
    private const double Step = 0.02;

    private static readonly Structure Start = new(
        [.. new[] { "Co", "F", "F", "N", "N", "N" }.Select(Element.FromSymbol)],
        [0, 0, 0, 0.1, 0, 1.8, 0, 0.1, -1.8, 2.0, 0.1, 0, -1.0, 1.75, 0.1, -1.0, -1.7, 0]);

    private static readonly Lazy<TensorEnsemble> Trained = new(Train);

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void The_grade_rises_before_the_error(int atom)
    {
        var model = Trained.Value;
        var path = Enumerable.Range(0, 80).Select(k => Stretched(atom, k * Step)).ToArray();
        double[] error = [.. path.Select(s => Error(model, s))];
        double[] grade = [.. path.Select(s => model.Assess(s).Grade)];
        var wrong = Array.FindIndex(error, e => e > 5 * model.Noise[0]);
        var warned = Array.FindIndex(grade, g => g > 2);
        Assert.True(grade[0] < 1, $"grade {grade[0]} where training lies");
        Assert.True(wrong > 0, "the model never fails: the path tells nothing");
        Assert.InRange(warned, 1, wrong - 1);
        Assert.All(grade[warned..], g => Assert.True(g > 2));
    }

    private static TensorEnsemble Train()
    {
        var random = new SeededRandom(5);
        Structure[] structures = [.. Enumerable.Range(0, 60).Select(_ => Start.WithPositions([.. Start.Positions.ToArray().Select(x => x + 0.05 * random.Gaussian())]))];
        double[][] targets = [.. structures.Select(s => SphericalTensors.ToReal(SyntheticTensors.Traceless(s)))];
        var folds = TensorEnsemble.Folds(structures.Length, 5, 1);
        var settings = new TensorFeatureSettings { Centre = "Co", Neighbours = ["F", "N"], CutoffAngstrom = SyntheticTensors.Cutoff, LMax = 2, LargestProduct = 2 };
        var linear = new LinearTensorTraining(DensityTensorFeatures.Fit(settings, structures), [2], structures, targets, folds, cancellation: TestContext.Current.CancellationToken);
        return TensorEnsemble.Train(linear.Fit, structures, targets, folds, SyntheticTensors.Cutoff);
    }

    private static Structure Stretched(int atom, double by)
    {
        var positions = Start.Positions.ToArray();
        var length = Start.Distance(0, atom);
        for (var c = 0; c < 3; c++)
        {
            positions[3 * atom + c] *= 1 + by / length;
        }

        return Start.WithPositions(positions);
    }

    private static double Error(TensorEnsemble model, Structure structure) =>
        Math.Sqrt(model.Predict(structure).Zip(SphericalTensors.ToReal(SyntheticTensors.Traceless(structure)), (a, b) => (a - b) * (a - b)).Average());
}
