using Kramers.Atomistics.Tensors;
using Kramers.Chemistry;
using Kramers.Numerics;
using Kramers.Numerics.Angular;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Tests.Atomistics.Tensors;

/// <summary>What every model of spherical tensors must do. A new model derives from this and says how it is trained.</summary>
public abstract class SphericalTensorModelContract
{
    private const string Symbols = "Co F N F N H";
    private readonly Lazy<TensorEnsemble> _ensemble;

    private protected SphericalTensorModelContract() => _ensemble = new(() => Train(Structures, [.. Structures.Select(Target)]));

    private protected static Structure[] Structures { get; } = [.. Enumerable.Range(0, 25).Select(seed => Geometries.Shaken(Geometries.Random(Symbols, 31), 0.1, new SeededRandom((ulong)seed)))];

    private protected static int[] Folds { get; } = TensorEnsemble.Folds(25, 5, 1);

    private static Structure Unseen { get; } = Geometries.Shaken(Geometries.Random(Symbols, 31), 0.1, new SeededRandom(99));

    /// <summary>Degrees of the model under test.</summary>
    protected abstract int[] Degrees { get; }

    /// <summary>Whether a mirror image is another molecule for the model.</summary>
    protected virtual bool KnowsHandedness => false;

    private protected abstract TensorEnsemble Train(Structure[] structures, double[][] targets);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Every_part_turns_as_its_degree(int seed)
    {
        var rotation = Rotation.Random(new SeededRandom((ulong)seed));
        Geometries.AssertClose(Turned(_ensemble.Value.Predict(Unseen), l => WignerD.Real(l, rotation)), _ensemble.Value.Predict(Unseen.Rotated(rotation.Matrix)), 1e-10);
    }

    [Fact]
    public void Inversion_changes_the_sign_of_odd_degrees()
    {
        Assert.SkipWhen(KnowsHandedness, "The frame of a mirror image is another one.");
        var inverted = Unseen.Rotated(-1.0 * Matrix.Identity(3));
        Geometries.AssertClose(Turned(_ensemble.Value.Predict(Unseen), l => (l % 2 == 0 ? 1.0 : -1.0) * Matrix.Identity(2 * l + 1)), _ensemble.Value.Predict(inverted), 1e-10);
    }

    [Fact]
    public void The_derivative_is_the_finite_difference() =>
        Geometries.AssertClose(Geometries.Derivative(Unseen, _ensemble.Value.Predict, 0.002), _ensemble.Value.Derivative(Unseen), 1e-6);

    [Fact]
    public void Translation_changes_nothing_and_derivatives_sum_to_zero()
    {
        Geometries.AssertClose(_ensemble.Value.Predict(Unseen), _ensemble.Value.Predict(Unseen.Translated(4, -1, 2)), 1e-10);
        var derivative = _ensemble.Value.Derivative(Unseen);
        for (var n = 0; n < 3 * derivative.Columns; n++)
        {
            Assert.InRange(Math.Abs(Enumerable.Range(0, Unseen.Count).Sum(i => derivative[3 * i + n / derivative.Columns, n % derivative.Columns])) / derivative.Norm(), 0, 1e-10);
        }
    }

    [Fact]
    public void Unseen_geometries_are_predicted_within_the_stated_deviation()
    {
        var predictions = Enumerable.Range(200, 20).Select(seed => Geometries.Shaken(Geometries.Random(Symbols, 31), 0.1, new SeededRandom((ulong)seed)))
            .Select(s => (Assessed: _ensemble.Value.Assess(s), Truth: Target(s))).ToArray();
        var ratio = Math.Sqrt(predictions.Average(p => p.Truth.Select((t, c) => Math.Pow((p.Assessed.Values[c] - t) / p.Assessed.StandardDeviation[c], 2)).Average()));
        Assert.InRange(ratio, 0.3, 2);
    }

    [Fact]
    public void The_grade_says_when_a_geometry_is_far_from_training()
    {
        Assert.All(Structures, s => Assert.InRange(_ensemble.Value.Assess(s).Grade, 0, 1 + 1e-9));
        Assert.True(_ensemble.Value.Assess(Geometries.Random(Symbols, 77)).Grade > 5);
        Assert.Equal(double.PositiveInfinity, _ensemble.Value.Guard.Grade(Geometries.Random("Co F Cl", 3)));
    }

    private double[] Turned(double[] components, Func<int, Matrix> operation)
    {
        var (turned, at) = (new List<double>(), 0);
        foreach (var l in Degrees)
        {
            turned.AddRange((operation(l) * new Matrix(2 * l + 1, 1, components[at..(at + 2 * l + 1)])).Data);
            at += 2 * l + 1;
        }

        return [.. turned];
    }

    /// <summary>For each degree sum over neighbours of Co of Z exp(-r/2) Y_l, times 1 + the mean of 1/r: pairs and threes of atoms.</summary>
    private double[] Target(Structure structure)
    {
        int[] others = [.. Enumerable.Range(1, structure.Count - 1).Where(j => structure.Elements[j].Symbol != "H")];
        var factor = 1 + others.Average(j => 1 / structure.Distance(0, j));
        return [.. Degrees.SelectMany(l =>
        {
            var (sum, y) = (new double[2 * l + 1], new double[RealSphericalHarmonics.Count(l)]);
            foreach (var j in others)
            {
                var r = structure.Distance(0, j);
                var x = structure.Positions;
                RealSphericalHarmonics.Evaluate(l, (x[3 * j] - x[0]) / r, (x[3 * j + 1] - x[1]) / r, (x[3 * j + 2] - x[2]) / r, y);
                sum = [.. sum.Select((s, m) => s + factor * structure.Elements[j].AtomicNumber * Math.Exp(-r / 2) * y[l * l + m])];
            }

            return sum;
        })];
    }

    /// <summary>Products of the neighbour density, a dipole and g at once.</summary>
    public class Density : SphericalTensorModelContract
    {
        protected override int[] Degrees => [1, 0, 2];

        private protected override TensorEnsemble Train(Structure[] structures, double[][] targets) => Linear(DensityTensorFeatures.Fit(Settings(3), structures), structures, targets);
    }

    /// <summary>The same for a crystal field.</summary>
    public class CrystalField : SphericalTensorModelContract
    {
        protected override int[] Degrees => [2, 4, 6];

        private protected override TensorEnsemble Train(Structure[] structures, double[][] targets) => Linear(DensityTensorFeatures.Fit(Settings(6) with { LargestProduct = 2 }, structures), structures, targets);
    }

    /// <summary>Invariants times one direction per atom.</summary>
    public class Published : SphericalTensorModelContract
    {
        protected override int[] Degrees => [1, 2, 4];

        private protected override TensorEnsemble Train(Structure[] structures, double[][] targets) => Linear(BispectrumTensorFeatures.Fit(structures, 4, 5), structures, targets);
    }

    /// <summary>Components in the frame of a reference.</summary>
    public class Covariant : SphericalTensorModelContract
    {
        protected override int[] Degrees => [0, 1, 2, 4];

        protected override bool KnowsHandedness => true;

        private protected override TensorEnsemble Train(Structure[] structures, double[][] targets) => Linear(CovariantTensorFeatures.Fit(structures[0], structures, 4, 5), structures, targets);
    }

    /// <summary>Amplitudes that depend on Gaussian moments.</summary>
    public class Moments : SphericalTensorModelContract
    {
        protected override int[] Degrees => [0, 1, 2];

        private protected override TensorEnsemble Train(Structure[] structures, double[][] targets) =>
            TensorEnsemble.Train(new MomentTensorTraining(DensityTensorFeatures.Fit(Settings(3) with { LargestProduct = 2 }, structures), Degrees, structures, targets, Folds).Fit, structures, targets, Folds, 5);
    }

    /// <summary>The same with a network.</summary>
    public class MomentNetwork : SphericalTensorModelContract
    {
        protected override int[] Degrees => [0, 1, 2];

        private protected override TensorEnsemble Train(Structure[] structures, double[][] targets)
        {
            var features = DensityTensorFeatures.Fit(Settings(3) with { LargestProduct = 2 }, structures);
            var training = new MomentNetworkTraining(new MomentNetworkSettings { Hidden = [8, 8], Epochs = 40 }, features, features, Degrees, structures, targets, Folds);
            return TensorEnsemble.Train(indices => training.Fit(indices), structures, targets, Folds, 5);
        }
    }

    private static TensorFeatureSettings Settings(int lmax) => new() { Centre = "Co", Neighbours = ["F", "N"], CutoffAngstrom = 6, LMax = lmax };

    private TensorEnsemble Linear(ITensorFeatures features, Structure[] structures, double[][] targets) =>
        TensorEnsemble.Train(new LinearTensorTraining(features, Degrees, structures, targets, Folds).Fit, structures, targets, Folds, 5);
}
