using Kramers.Learning;
using Kramers.Numerics;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Tests.Learning;

public class RidgeRegressionTests
{
    private const int Rows = 30;
    private const int Features = 6;
    private static readonly Matrix Design = RandomDesign(1);
    private static readonly double[] Target = Normal(Rows, 2);
    private static readonly double[] Weights = [.. Normal(Rows, 3).Select(Math.Abs)];

    [Theory]
    [InlineData(0)]
    [InlineData(1e-6)]
    [InlineData(0.01)]
    [InlineData(1)]
    [InlineData(100)]
    public void Plain_ridge_solves_the_normal_equations(double lambda)
    {
        foreach (double[] weights in new double[][] { [], Weights })
        {
            // Columns scaled to a weighted root mean square of 1; then A^T W A + lambda mean(eigenvalue) 1.
            var rows = Weighted(weights);
            double[] scale = [.. Enumerable.Range(0, Features).Select(k => Math.Sqrt(Enumerable.Range(0, Rows).Sum(r => rows[r, k] * rows[r, k]) / Rows))];
            var scaled = rows * Matrix.Diagonal(Array.ConvertAll(scale, s => 1 / s));
            var normal = scaled.Transpose() * scaled;
            var damped = normal + lambda * normal.Trace() / Features * Matrix.Identity(Features);
            var solved = DenseLinearAlgebra.Best.SolvePositiveDefinite(damped, scaled.Transpose() * WeightedTarget(weights)).Data;
            double[] expected = [.. solved.Select((c, k) => c / scale[k])];
            AssertClose(expected, new RidgeRegression(Design, Target, weights).Solve(lambda), 1e-10);
        }
    }

    [Theory]
    [InlineData(1e-4)]
    [InlineData(0.1)]
    [InlineData(10)]
    public void The_spectral_penalty_is_the_square_root_of_the_normal_matrix(double lambda)
    {
        var rows = Weighted(Weights);
        var normal = rows.Transpose() * rows;
        var root = SquareRoot(normal, out var largest);
        var penalty = lambda * normal.Trace() / Features / Math.Sqrt(largest) * root;
        var expected = DenseLinearAlgebra.Best.Solve(normal + penalty, rows.Transpose() * WeightedTarget(Weights)).Data;

        // The floor of 1e-9 of the largest eigenvalue keeps the two from agreeing to the last digit.
        AssertClose(expected, new RidgeRegression(Design, Target, Weights, scaleColumns: false).Solve(lambda, 0.5), 1e-6);
    }

    [Fact]
    public void Whole_weights_are_repeated_rows()
    {
        int[] counts = [.. Enumerable.Range(0, Rows).Select(r => 1 + r % 3)];
        int[] repeated = [.. Enumerable.Range(0, Rows).SelectMany(r => Enumerable.Repeat(r, counts[r]))];
        var longer = Matrix.FromRows([.. repeated.Select(r => Design.Row(r).ToArray())]);
        double[] target = [.. repeated.Select(r => Target[r])];
        foreach (var scale in new[] { true, false })
        {
            var once = new RidgeRegression(Design, Target, [.. counts.Select(c => (double)c)], scale);
            var many = new RidgeRegression(longer, target, scaleColumns: scale);
            AssertClose(many.Solve(0.1, 0.3), once.Solve(0.1, 0.3), 1e-10);
        }
    }

    [Fact]
    public void Weight_zero_leaves_a_row_out()
    {
        double[] weights = [.. Enumerable.Range(0, Rows).Select(r => r == 4 ? 0.0 : 1)];
        int[] kept = [.. Enumerable.Range(0, Rows).Where(r => r != 4)];
        var shorter = new RidgeRegression(Matrix.FromRows([.. kept.Select(r => Design.Row(r).ToArray())]), [.. kept.Select(r => Target[r])], scaleColumns: false);
        AssertClose(shorter.Solve(0.1), new RidgeRegression(Design, Target, weights, scaleColumns: false).Solve(0.1), 1e-10);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0.01, 0)]
    [InlineData(0.01, 0.5)]
    public void LAPACK_and_managed_code_agree(double lambda, double power)
    {
        Assert.SkipWhen(OpenBlas.Search.Library is null, OpenBlas.Search.Explanation);
        double[] Solved(ILinearAlgebra algebra) => new RidgeRegression(Design, Target, Weights, algebra: algebra).Solve(lambda, power);
        AssertClose(Solved(DenseLinearAlgebra.Managed), Solved(new LapackLinearAlgebra(OpenBlas.Search.Library!)), 1e-10);
    }

    [Fact]
    public void Coefficients_of_exact_data_are_found_again()
    {
        double[] truth = [1, -2, 0.5, 3, 0, -1];
        AssertClose(truth, new RidgeRegression(Design, (Design * new Matrix(Features, 1, truth)).Data).Solve(0), 1e-10);
    }

    [Fact]
    public void Scaled_columns_make_the_unit_of_a_feature_meaningless()
    {
        double[] units = [1, 1e3, 1e-4, 1, 10, 1];
        var other = Design * Matrix.Diagonal(units);
        double[] expected = [.. new RidgeRegression(Design, Target).Solve(0.5).Select((c, k) => c / units[k])];
        AssertClose(expected, new RidgeRegression(other, Target).Solve(0.5), 1e-9);
        var unscaled = new RidgeRegression(other, Target, scaleColumns: false).Solve(0.5);
        Assert.True(Math.Abs(unscaled[0] - expected[0]) > 0.1 * Math.Abs(expected[0]));
    }

    [Fact]
    public void A_stronger_ridge_makes_smaller_coefficients_and_a_larger_error()
    {
        var ridge = new RidgeRegression(Design, Target, scaleColumns: false);
        var solutions = new[] { 0, 0.01, 0.1, 1, 10, 1000 }.Select(l => ridge.Solve(l)).ToArray();
        double[] sizes = [.. solutions.Select(c => c.Sum(x => x * x))];
        double[] errors = [.. solutions.Select(c => Metrics.Rmse(Target, (Design * new Matrix(Features, 1, c)).Data))];
        Assert.Equal(sizes.OrderDescending(), sizes);
        Assert.Equal(errors.Order(), errors);
        Assert.True(sizes[^1] < 1e-3 * sizes[0]);
    }

    [Fact]
    public void An_empty_column_gets_coefficient_zero()
    {
        var design = Design * Matrix.Diagonal([1, 1, 0, 1, 1, 1]);
        var solution = new RidgeRegression(design, Target).Solve(0.01);
        Assert.Equal(0, solution[2]);
        Assert.All(solution, c => Assert.True(double.IsFinite(c)));
        Assert.DoesNotContain(0.0, solution.Where((_, k) => k != 2));
    }

    [Fact]
    public void Too_few_rows_without_a_ridge_are_refused_and_with_one_are_not()
    {
        var few = new RidgeRegression(new Matrix(3, Features, Design.Data[..18]), Target.AsSpan(0, 3));
        var message = Assert.Throws<ArithmeticException>(() => few.Solve(0)).Message;
        Assert.Contains("3 rows do not determine 6 coefficients", message, StringComparison.Ordinal);
        Assert.All(few.Solve(1e-6), c => Assert.True(double.IsFinite(c)));
    }

    [Fact]
    public void Arguments_out_of_range_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new RidgeRegression(new Matrix(0, 3), []));
        Assert.Throws<ArgumentException>(() => new RidgeRegression(Design, Target.AsSpan(1)));
        Assert.Throws<ArgumentException>(() => new RidgeRegression(Design, Target, Weights.AsSpan(1)));
        var ridge = new RidgeRegression(Design, Target);
        Assert.Equal((Rows, Features), (ridge.Rows, ridge.Features));
        Assert.Throws<ArgumentOutOfRangeException>(() => ridge.Solve(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => ridge.Solve(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => ridge.Solve(1, -0.1));
        Assert.Throws<ArgumentOutOfRangeException>(() => ridge.Solve(1, 1));
    }

    private static Matrix Weighted(double[] weights) =>
        weights.Length == 0 ? Design : Matrix.Diagonal(Array.ConvertAll(weights, Math.Sqrt)) * Design;

    private static Matrix WeightedTarget(double[] weights) =>
        new(Rows, 1, [.. Target.Select((y, r) => weights.Length == 0 ? y : Math.Sqrt(weights[r]) * y)]);

    private static Matrix SquareRoot(Matrix normal, out double largest)
    {
        var (values, vectors) = DenseLinearAlgebra.Best.Symmetric(normal);
        largest = values[^1];
        return vectors * Matrix.Diagonal(Array.ConvertAll(values, Math.Sqrt)) * vectors.Transpose();
    }

    private static Matrix RandomDesign(int seed)
    {
        var design = new Matrix(Rows, Features, Normal(Rows * Features, seed));
        return design * Matrix.Diagonal([1, 3, 0.2, 1, 5, 0.5]);
    }

    private static double[] Normal(int count, int seed)
    {
        var random = new SeededRandom((ulong)seed);
        return [.. Enumerable.Range(0, count).Select(_ => random.Gaussian())];
    }

    private static void AssertClose(double[] expected, double[] actual, double tolerance)
    {
        Assert.Equal(expected.Length, actual.Length);
        var size = Math.Sqrt(expected.Sum(x => x * x));
        Assert.InRange(Math.Sqrt(expected.Zip(actual, (a, b) => (a - b) * (a - b)).Sum()) / size, 0, tolerance);
    }
}
