using System.Globalization;
using Kramers.Atomistics.Tensors;
using Kramers.Numerics;
using Kramers.Workbench.Tensors;

namespace Kramers.Validation.Atomistics.Tensors;

/// <summary>Geometries with spherical components, and how well a model learns them.</summary>
internal sealed record TensorStudy(TensorTarget Target, TensorExample[] Examples)
{
    /// <summary>Trains on some labels at random, and on more; returns the model with the last labels, or all that it has not seen.</summary>
    internal (TensorEnsemble Model, TensorExample[] Test) Train(
        string model, int count, string centre, string[] neighbours, double cutoff, int lmax = 4, int twoJMax = 6, int? test = null, TensorExample[]? more = null)
    {
        var order = new SeededRandom(1).Permutation(Examples.Length);
        var recipe = new TensorRecipe { Model = model, Targets = [Target], Centre = centre, Neighbours = neighbours, CutoffAngstrom = cutoff, LMax = lmax, TwoJMax = twoJMax };
        TensorExample[] training = [.. order[..count].Select(i => Examples[i]), .. more ?? []];
        return (recipe.With(training).Fit(TestContext.Current.CancellationToken).Model, [.. order[^(test ?? order.Length - count)..].Select(i => Examples[i])]);
    }

    /// <summary>sqrt(sum |T - T_ref|^2/sum |T_ref - mean|^2) over spherical components: relative to the spread of the labels.</summary>
    internal static double Relative(ISphericalTensorModel model, TensorExample[] test)
    {
        double[] mean = [.. Enumerable.Range(0, test[0].Spherical.Length).Select(c => test.Average(e => e.Spherical[c]))];
        return Math.Sqrt(test.Sum(e => Square(model.Predict(e.Structure), e.Spherical)) / test.Sum(e => Square(e.Spherical, mean)));
    }

    /// <summary>Root mean square error of the components of a tensor of rank 2 (xx xy xz yy yz zz).</summary>
    internal double ComponentRmse(ISphericalTensorModel model, TensorExample[] test) =>
        Math.Sqrt(test.Average(e => Square(Target.ToLabel(model.Predict(e.Structure)), Target.ToLabel(e.Spherical)) / 6));

    internal static string Format(double x) => x.ToString("G3", CultureInfo.InvariantCulture);

    private static double Square(double[] a, double[] b) => a.Zip(b, (x, y) => (x - y) * (x - y)).Sum();
}
