using Kramers.Atomistics.Tensors;
using Kramers.Chemistry;
using Kramers.Learning;
using Kramers.Numerics;
using Kramers.Numerics.Angular;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Workbench.Pipelines;

/// <summary>The tensor models of a molecule.</summary>
internal sealed record TensorModels(ITensorModel D, ITensorModel G);

/// <summary>Labels to tensor models: D, which has no trace, and g, which has. Folds choose the ridge strengths, test labels tell the errors, and all labels train the models that go on.</summary>
internal static class TensorStep
{
    private const int Rotations = 100;
    private const int Folds = 5;
    private static readonly int[] Degrees = [2, 0, 2]; // D, then g

    public static (TensorModels Models, TensorsResult Result) Run(
        RelaxOptions options, IReadOnlyList<LabelledStructure> labels, LabelSplit split, IRunMonitor monitor, CancellationToken cancellation)
    {
        using var step = monitor.Begin("Tensor models of D and g", 2);
        var chosen = Train(options, labels, split.Fitted, options.TensorLambda is { } given ? [.. Degrees.Select(_ => given)] : null, cancellation);
        step.Report(1);
        var final = Train(options, labels, split.All, chosen.Lambda, cancellation);
        step.Report(2);
        return (final.Models, new TensorsResult
        {
            D = D(labels, split, chosen, EquivarianceError(options, labels, split, final.Models.D)),
            G = G(labels, split, chosen, EquivarianceError(options, labels, split, final.Models.G)),
        });
    }

    private static ZeroFieldTensorResult D(IReadOnlyList<LabelledStructure> labels, LabelSplit split, Trained chosen, double equivariance)
    {
        var (train, test) = (Compare(chosen.Models.D, labels, split.Fitted, RelaxLabels.ZeroField), Compare(chosen.Models.D, labels, split.Test, RelaxLabels.ZeroField));
        return new(chosen.Coefficients[0], chosen.Lambda[0], new(Rmse(train), R2(train)), new(Rmse(test), R2(test)), equivariance, test);
    }

    private static GTensorResult G(IReadOnlyList<LabelledStructure> labels, LabelSplit split, Trained chosen, double equivariance)
    {
        var (train, test) = (Compare(chosen.Models.G, labels, split.Fitted, RelaxLabels.G), Compare(chosen.Models.G, labels, split.Test, RelaxLabels.G));
        return new(chosen.Coefficients[1] + chosen.Coefficients[2], [.. chosen.Lambda.Skip(1)], new(Rmse(train), R2(train)), new(Rmse(test), R2(test)), equivariance, test);
    }

    /// <summary>Both models of some of the labels, which share their features.</summary>
    private static Trained Train(RelaxOptions options, IReadOnlyList<LabelledStructure> labels, int[] indices, IReadOnlyList<double>? lambda, CancellationToken cancellation)
    {
        Structure[] structures = [.. indices.Select(i => labels[i].Structure)];
        double[][] targets = [.. indices.Select(i => labels[i].Tensors).Select(t => (double[])[.. SphericalTensors.ToReal(t[RelaxLabels.ZeroField]), SphericalTensors.Scalar(t[RelaxLabels.G]), .. SphericalTensors.ToReal(t[RelaxLabels.G])])];
        var folds = TensorEnsemble.Folds(indices.Length, Math.Min(Folds, indices.Length), (ulong)options.Seed);
        var training = new LinearTensorTraining(DensityTensorFeatures.Fit(options.Tensors, structures), Degrees, structures, targets, folds, lambda, cancellation);
        RidgeChoice.CheckDetermined(options, "tensors.lambda", options.TensorLambda ?? 1, 5 * indices.Length, training.Coefficients[0], indices.Length);
        var model = RidgeChoice.Determined(options, "tensors.lambda", options.TensorLambda, () => training.Fit([.. Enumerable.Range(0, indices.Length)]));
        return new Trained(new TensorModels(new CartesianTensorModel(model.Of(..1)), new CartesianTensorModel(model.Of(1..))), training.Lambda, training.Coefficients);
    }

    /// <summary>Largest |T(Rx) - R T(x) R^T| / |T| over random rotations, going round the test geometries.</summary>
    private static double EquivarianceError(RelaxOptions options, IReadOnlyList<LabelledStructure> labels, LabelSplit split, ITensorModel model)
    {
        var random = new SeededRandom((ulong)options.Seed);
        var worst = 0.0;
        for (var k = 0; k < Rotations; k++)
        {
            var structure = labels[split.Test[k % split.Test.Length]].Structure;
            var rotation = Rotation.Random(random);
            var turned = rotation.Apply(model.Predict(structure));
            worst = Math.Max(worst, (model.Predict(structure.Rotated(rotation.Matrix)) - turned).Norm() / turned.Norm());
        }

        return worst;
    }

    private static Parity Compare(ITensorModel model, IReadOnlyList<LabelledStructure> labels, int[] indices, string name) => new(
        [.. indices.SelectMany(i => Unique(labels[i].Tensors[name]))],
        [.. indices.SelectMany(i => Unique(model.Predict(labels[i].Structure)))]);

    private static double Rmse(Parity parity) => Metrics.Rmse(parity.Reference, parity.Predicted);

    private static double[] R2(Parity parity)
    {
        double[] Component(double[] all, int c) => [.. all.Where((_, i) => i % 6 == c)];
        return [.. Enumerable.Range(0, 6).Select(c => Metrics.R2(Component(parity.Reference, c), Component(parity.Predicted, c)))];
    }

    private static double[] Unique(Matrix t) => [t[0, 0], t[0, 1], t[0, 2], t[1, 1], t[1, 2], t[2, 2]];

    private sealed record Trained(TensorModels Models, IReadOnlyList<double> Lambda, IReadOnlyList<int> Coefficients);
}
