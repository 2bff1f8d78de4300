using System.Globalization;
using Kramers.Atomistics.Tensors;
using Kramers.Chemistry;
using Kramers.Chemistry.Formats;
using Kramers.Numerics.Angular;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Validation.Atomistics.Tensors;

/// <summary>A labelled set as the tensor models see it, and the studies of docs/results.md.</summary>
internal sealed record TensorStudy(IReadOnlyList<Structure> Structures, IReadOnlyList<double[]> Targets, int[] Degrees)
{
    /// <summary>sqrt(sum |T - T_ref|^2/sum |T_ref - mean|^2) of the frames that were not trained on: relative to the spread.</summary>
    internal static double Relative(ISphericalTensorModel model, TensorStudy test)
    {
        double[] mean = [.. Enumerable.Range(0, test.Targets[0].Length).Select(c => test.Targets.Average(t => t[c]))];
        double error = 0, spread = 0;
        for (var i = 0; i < test.Structures.Count; i++)
        {
            var predicted = model.Predict(test.Structures[i]);
            for (var c = 0; c < predicted.Length; c++)
            {
                error += Math.Pow(predicted[c] - test.Targets[i][c], 2);
                spread += Math.Pow(test.Targets[i][c] - mean[c], 2);
            }
        }

        return Math.Sqrt(error / spread);
    }

    internal TensorStudy Part(IEnumerable<int> indices) => new([.. indices.Select(i => Structures[i])], [.. indices.Select(i => Targets[i])], Degrees);

    internal TensorEnsemble Linear(ITensorFeatures features, double cutoff)
    {
        var folds = TensorEnsemble.Folds(Structures.Count, 5, 1);
        var training = new LinearTensorTraining(features, Degrees, Structures, Targets, folds);
        TestContext.Current.TestOutputHelper?.WriteLine($"lambda {string.Join(" ", training.Lambda)} columns {string.Join(" ", Degrees.Select(features.Columns))}");
        return TensorEnsemble.Train(training.Fit, Structures, Targets, folds, cutoff);
    }

    internal TensorEnsemble Moments(DensityTensorFeatures features, double cutoff)
    {
        var folds = TensorEnsemble.Folds(Structures.Count, 5, 1);
        var training = new MomentTensorTraining(features, Degrees, Structures, Targets, folds);
        TestContext.Current.TestOutputHelper?.WriteLine($"moments {string.Join(" ", training.Chosen)} columns {string.Join(" ", Degrees.Select(features.Columns))}");
        return TensorEnsemble.Train(training.Fit, Structures, Targets, folds, cutoff);
    }

    internal static double[] Numbers(string text) => [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(w => double.Parse(w, CultureInfo.InvariantCulture))];
}

public class WaterTensorTests(ITestOutputHelper output)
{
    private static readonly string File = RepositoryRoot.File("tests", "Kramers.Validation", "Atomistics", "Data", "water-tensors.xyz");

    private static readonly Lazy<IReadOnlyList<ExtendedXyzFrame>> Frames = new(() => ExtendedXyz.ReadFrames(File));

    [Theory]
    [InlineData(1, 0.5, 0.25, 2)]
    [InlineData(1, 1, 1, 4)]
    [InlineData(2, 0.5, 0.25, 2)]
    [InlineData(2, 1, 1, 4)]
    public void Scout(int degree, double w2, double w3, int lr)
    {
        var study = new TensorStudy(
            [.. Frames.Value.Select(f => f.Structure)],
            [.. Frames.Value.Select(f => degree == 1 ? Dipole(TensorStudy.Numbers(f.Info["dipole"])) : SphericalTensors.ToReal(new Matrix(3, 3, TensorStudy.Numbers(f.Info["alpha"]))))],
            [degree]);
        var order = new Kramers.Numerics.SeededRandom(1).Permutation(study.Structures.Count);
        var (train, test) = (study.Part(order[..200]), study.Part(order[200..]));
        var settings = new TensorFeatureSettings { Centre = "O", Neighbours = ["H"], CutoffAngstrom = 4, LMax = 4, SecondRadialWeight = w2, TripleRadialWeight = w3, TripleRadialLMax = lr };
        output.WriteLine($"density {TensorStudy.Relative(train.Linear(DensityTensorFeatures.Fit(settings, train.Structures), 4), test)}");
        output.WriteLine($"moments2 {TensorStudy.Relative(train.Moments(DensityTensorFeatures.Fit(settings with { LargestProduct = 2 }, train.Structures), 4), test)}");
        output.WriteLine($"moments3 {TensorStudy.Relative(train.Moments(DensityTensorFeatures.Fit(settings, train.Structures), 4), test)}");
        if (w2 == -1)
        {
            output.WriteLine($"published {TensorStudy.Relative(train.Linear(BispectrumTensorFeatures.Fit(train.Structures, 8, 4), 4), test)}");
            output.WriteLine($"covariant {TensorStudy.Relative(train.Linear(CovariantTensorFeatures.Fit(train.Structures[0], train.Structures, 8, 4), 4), test)}");
        }
    }

    private static double[] Dipole(double[] xyz) => [xyz[1], xyz[2], xyz[0]];
}

public class CobaltTensorTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(0.5, 0.25, 2, 4, 1)]
    public void Scout(double w2, double w3, int lr, int lmax, int others)
    {
        var labels = ExtendedXyz.Read(RepositoryRoot.File("examples", "01-cobalt-bipyramid", "labels.xyz"));
        var study = new TensorStudy([.. labels.Select(f => f.Structure)], [.. labels.Select(f => SphericalTensors.ToReal(f.Tensors["D"]))], [2]);
        var order = new Kramers.Numerics.SeededRandom(1).Permutation(study.Structures.Count);
        var (train, test) = (study.Part(order[..190]), study.Part(order[190..]));
        var settings = new TensorFeatureSettings { Centre = "Co", Neighbours = ["F", "N", "C"], CutoffAngstrom = 6, LMax = lmax, SecondRadialWeight = w2, TripleRadialWeight = w3, TripleRadialLMax = lr };
        void Say(string name, ITensorFeatures features)
        {
            var watch = System.Diagnostics.Stopwatch.StartNew();
            var model = name[0] == 'm' ? train.Moments((DensityTensorFeatures)features, 6) : train.Linear(features, 6);
            var rms = Math.Sqrt(Enumerable.Range(0, test.Structures.Count).Average(i => model.Predict(test.Structures[i]).Zip(test.Targets[i], (a, b) => (a - b) * (a - b)).Sum() / 9));
            output.WriteLine($"{name} relative {TensorStudy.Relative(model, test)} component rmse {rms} noise {model.Noise[0]} {watch.ElapsedMilliseconds} ms");
        }

        Say("m2", DensityTensorFeatures.Fit(settings with { LargestProduct = 2 }, train.Structures));
        Say("m3", DensityTensorFeatures.Fit(settings, train.Structures));
        if (others == 2)
        {
            Say("published", BispectrumTensorFeatures.Fit(train.Structures, 8, 5));
            Say("covariant", CovariantTensorFeatures.Fit(train.Structures[0], train.Structures, 6, 5));
        }
    }
}
