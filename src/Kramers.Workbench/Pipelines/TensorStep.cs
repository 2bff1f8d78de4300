using Kramers.Atomistics.Tensors;
using Kramers.Chemistry;
using Kramers.Learning;
using Kramers.Numerics;
using Kramers.Numerics.Angular;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Workbench.Pipelines;

/// <summary>The tensor models of a molecule.</summary>
internal sealed record TensorModels(EquivariantTensorModel D, EquivariantTensorModel G);

/// <summary>Labels to tensor models: D, which has no trace, and g, which has.</summary>
internal static class TensorStep
{
    private const int Rotations = 100;

    public static (TensorModels Models, TensorsResult Result) Run(
        RelaxOptions options, IReadOnlyList<LabelledStructure> labels, LabelSplit split, IRunMonitor monitor, CancellationToken cancellation)
    {
        using var step = monitor.Begin("Tensor models of D and g", 2);
        var d = Train(options, labels, split, RelaxLabels.ZeroField, cancellation);
        step.Report(1);
        var g = Train(options, labels, split, RelaxLabels.G, cancellation);
        step.Report(2);

        var dTest = d.Compare(labels, split.Test);
        var gTest = g.Compare(labels, split.Test);
        return (new TensorModels(d.Model, g.Model), new TensorsResult
        {
            D = new ZeroFieldTensorResult(d.Model.Features, d.Lambda2, new(d.Rmse(labels, split.Fitted), d.R2(labels, split.Fitted)), new(d.Rmse(labels, split.Test), d.R2(labels, split.Test)), EquivarianceError(options, labels, split, d.Model), dTest),
            G = new GTensorResult(g.Model.Features, [g.Lambda0, g.Lambda2], new(g.Rmse(labels, split.Fitted), g.R2(labels, split.Fitted)), new(g.Rmse(labels, split.Test), g.R2(labels, split.Test)), EquivarianceError(options, labels, split, g.Model), gTest),
        });
    }

    private static TrainedTensor Train(RelaxOptions options, IReadOnlyList<LabelledStructure> labels, LabelSplit split, string name, CancellationToken cancellation)
    {
        var traceless = name == RelaxLabels.ZeroField;
        TensorTraining On(int[] indices) => new(
            options.Tensors, [.. indices.Select(i => labels[i].Structure)], [.. indices.Select(i => labels[i].Tensors[name])], traceless, cancellation);

        var training = On(split.Train);
        RidgeChoice.CheckDetermined(options, "tensors.lambda", options.TensorLambda ?? 1, training.Rows, training.Features, split.Train.Length);
        var validation = new TensorValidation(training, labels, split.Validation, name);
        var lambda2 = RidgeChoice.Best(options.TensorLambda, RidgeChoice.HalfDecades(-5, 2), l => validation.Loss(l, 1, scalar: false));
        var lambda0 = traceless ? 0 : RidgeChoice.Best(options.TensorLambda, RidgeChoice.HalfDecades(-5, 2), l => validation.Loss(1, l, scalar: true));
        var model = RidgeChoice.Determined(options, "tensors.lambda", options.TensorLambda, () => On(split.Fitted).Fit(lambda2, lambda0));
        return new TrainedTensor(name, model, lambda2, lambda0);
    }

    /// <summary>Largest |T(Rx) - R T(x) R^T| / |T| over random rotations, going round the test geometries.</summary>
    private static double EquivarianceError(RelaxOptions options, IReadOnlyList<LabelledStructure> labels, LabelSplit split, EquivariantTensorModel model)
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

    /// <summary>Validation errors of the two degrees, which are chosen apart.</summary>
    private sealed class TensorValidation(TensorTraining training, IReadOnlyList<LabelledStructure> labels, int[] indices, string name)
    {
        public double Loss(double lambda2, double lambda0, bool scalar)
        {
            var model = training.Fit(lambda2, lambda0);
            return indices.Sum(i =>
            {
                var error = model.Predict(labels[i].Structure) - labels[i].Tensors[name];
                return scalar ? Math.Pow(SphericalTensors.Scalar(error), 2) : SphericalTensors.ToReal(error).Sum(x => x * x);
            });
        }
    }

    private sealed record TrainedTensor(string Name, EquivariantTensorModel Model, double Lambda2, double Lambda0)
    {
        public Parity Compare(IReadOnlyList<LabelledStructure> labels, int[] indices) => new(
            [.. indices.SelectMany(i => Unique(labels[i].Tensors[Name]))],
            [.. indices.SelectMany(i => Unique(Model.Predict(labels[i].Structure)))]);

        public double Rmse(IReadOnlyList<LabelledStructure> labels, int[] indices)
        {
            var parity = Compare(labels, indices);
            return Metrics.Rmse(parity.Reference, parity.Predicted);
        }

        public double[] R2(IReadOnlyList<LabelledStructure> labels, int[] indices)
        {
            var parity = Compare(labels, indices);
            double[] Component(double[] all, int c) => [.. all.Where((_, i) => i % 6 == c)];
            return [.. Enumerable.Range(0, 6).Select(c => Metrics.R2(Component(parity.Reference, c), Component(parity.Predicted, c)))];
        }

        private static double[] Unique(Matrix t) => [t[0, 0], t[0, 1], t[0, 2], t[1, 1], t[1, 2], t[2, 2]];
    }
}
