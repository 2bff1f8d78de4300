using Kramers.Atomistics.Tensors;

namespace Kramers.Workbench.Tensors;

/// <summary>Errors of one target on some labels.</summary>
/// <param name="Rmse">Root mean square error of its components (x y z; xx xy xz yy yz zz; B_kq), unit of the label.</param>
/// <param name="Relative">sqrt(sum |T - T_ref|^2/sum |T_ref - mean T_ref|^2) over spherical components.</param>
/// <param name="MainValueRmse">Of the main values of a tensor of rank 2, else NaN; unit of the label.</param>
internal sealed record TensorErrors(double Rmse, double Relative, double MainValueRmse)
{
    public static TensorErrors[] Of(TensorTarget[] targets, ISphericalTensorModel model, TensorExample[] examples)
    {
        double[][] predicted = [.. examples.Select(e => model.Predict(e.Structure))];
        var first = 0;
        return [.. targets.Select(t =>
        {
            var range = first..(first + t.Components);
            first += t.Components;
            return Of(t, [.. examples.Select(e => e.Spherical[range])], [.. predicted.Select(p => p[range])]);
        })];
    }

    private static TensorErrors Of(TensorTarget target, double[][] truth, double[][] predicted)
    {
        double[] mean = [.. Enumerable.Range(0, target.Components).Select(c => truth.Average(t => t[c]))];
        var error = truth.Zip(predicted, (t, p) => t.Zip(p, (a, b) => (a - b) * (a - b)).Sum()).Sum();
        var spread = truth.Sum(t => t.Zip(mean, (a, b) => (a - b) * (a - b)).Sum());
        return new TensorErrors(
            RootMeanSquare(target.ToLabel, truth, predicted), Math.Sqrt(error / spread), target.IsRank2 ? RootMeanSquare(target.MainValues, truth, predicted) : double.NaN);
    }

    private delegate double[] Reading(ReadOnlySpan<double> spherical);

    private static double RootMeanSquare(Reading read, double[][] truth, double[][] predicted) =>
        Math.Sqrt(truth.Zip(predicted, (t, p) => read(t).Zip(read(p), (a, b) => (a - b) * (a - b)).Average()).Average());
}
