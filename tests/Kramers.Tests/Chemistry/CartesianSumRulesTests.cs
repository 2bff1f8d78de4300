using Kramers.Chemistry;
using Kramers.Magnetism.CrystalField;
using Kramers.Magnetism.LigandField;
using Kramers.Numerics.Angular;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Tests.Chemistry;

/// <summary>A metal ion among point charges: its crystal field does not feel where the whole is, and turns with it.</summary>
public class CartesianSumRulesTests
{
    private const double Step = 1e-3;
    private static readonly double[] Positions = [0.1, -0.2, 0.3, 2.1, 0.2, 0.1, -1.0, 1.9, 0.4, 0.3, -1.2, 2.2, -0.8, -1.1, -1.7];
    private static readonly (int K, int Q)[] Indices = [.. from k in new[] { 2, 4, 6 } from q in Enumerable.Range(-k, 2 * k + 1) select (k, q)];
    private static readonly Matrix Exact = Derivatives();

    [Fact]
    public void A_shift_of_all_atoms_changes_nothing() => Assert.True(CartesianSumRules.TranslationShare(Exact) < 1e-9);

    [Fact]
    public void A_turn_of_all_atoms_turns_the_field() => Close(Turning(), CartesianSumRules.Rotation(Positions, Exact), 1e-6 * Exact.Norm());

    [Fact]
    public void The_share_of_a_shift_is_its_part_of_the_norm()
    {
        var shift = new Matrix(6, 1, [0, 0, 2, 0, 0, 2]);
        var stretch = new Matrix(6, 1, [1, 0, 0, -1, 0, 0]);
        Assert.Equal(1, CartesianSumRules.TranslationShare(shift), 1e-14);
        Assert.Equal(0, CartesianSumRules.TranslationShare(stretch), 1e-14);
        Assert.Equal(Math.Sqrt(8.0 / 10), CartesianSumRules.TranslationShare(shift + stretch), 1e-14);
        Assert.Equal([0, 0, 4], CartesianSumRules.Translation(shift + stretch).Data);
    }

    [Fact]
    public void What_noise_breaks_is_mended_and_the_rest_is_kept()
    {
        var noise = Noise();
        var mended = CartesianSumRules.WithoutTranslation(Exact + noise);
        Assert.True(CartesianSumRules.TranslationShare(Exact + noise) > 1e-4);
        Assert.True(CartesianSumRules.TranslationShare(mended) < 1e-15);
        Close(mended, CartesianSumRules.WithoutTranslation(mended), 1e-12);

        var whole = CartesianSumRules.WithRigidMotions(Positions, Exact + noise, Turning());
        Close(Turning(), CartesianSumRules.Rotation(Positions, whole), 1e-9 * Exact.Norm());
        Assert.True(CartesianSumRules.TranslationShare(whole) < 1e-12);
        Assert.True((whole - Exact).Norm() < (mended - Exact).Norm());
        Assert.True((mended - Exact).Norm() < noise.Norm());
    }

    [Fact]
    public void Derivatives_that_obey_both_rules_are_left_alone() =>
        Close(Exact, CartesianSumRules.WithRigidMotions(Positions, Exact, CartesianSumRules.Rotation(Positions, Exact)), 1e-6 * Exact.Norm());

    [Fact]
    public void Rows_that_are_no_atoms_are_refused()
    {
        Assert.Throws<ArgumentException>(() => CartesianSumRules.Translation(new Matrix(4, 1)));
        Assert.Throws<ArgumentException>(() => CartesianSumRules.Rotation([0, 0, 0], new Matrix(6, 1)));
        Assert.Throws<ArgumentException>(() => CartesianSumRules.WithRigidMotions(Positions, Exact, new Matrix(3, 1)));
    }

    private static FieldParameters Field(double[] x)
    {
        PointCharge[] charges = [.. Enumerable.Range(1, 4).Select(i => new PointCharge(-0.3 * i, x[3 * i] - x[0], x[3 * i + 1] - x[1], x[3 * i + 2] - x[2]))];
        return PointCharge.Parameters(charges, RadialMeans.Of("Dy").InAngstrom).ToField();
    }

    /// <summary>Central differences of fourth order.</summary>
    private static Matrix Derivatives()
    {
        var derivatives = new Matrix(Positions.Length, Indices.Length);
        foreach (var (h, weight) in new[] { (-2, 1.0 / 12), (-1, -8.0 / 12), (1, 8.0 / 12), (2, -1.0 / 12) })
        {
            for (var i = 0; i < Positions.Length; i++)
            {
                double[] moved = [.. Positions];
                moved[i] += h * Step;
                var field = Field(moved);
                for (var p = 0; p < Indices.Length; p++)
                {
                    derivatives[i, p] += weight / Step * field[Indices[p].K, Indices[p].Q];
                }
            }
        }

        return derivatives;
    }

    /// <summary>dA_k^q/dphi about x, y, z, from turned parameters.</summary>
    private static Matrix Turning()
    {
        var field = Field(Positions);
        double[] About(double x, double y, double z)
        {
            var (up, down) = (field.Rotated(Rotation.FromAxisAngle(x, y, z, Step)), field.Rotated(Rotation.FromAxisAngle(x, y, z, -Step)));
            return [.. Indices.Select(i => (up[i.K, i.Q] - down[i.K, i.Q]) / (2 * Step))];
        }

        return Matrix.FromRows(About(1, 0, 0), About(0, 1, 0), About(0, 0, 1));
    }

    private static Matrix Noise()
    {
        var random = new Random(3);
        return new Matrix(Exact.Rows, Exact.Columns, [.. Exact.Data.Select(_ => 20 * (random.NextDouble() - 0.5))]);
    }

    private static void Close(Matrix expected, Matrix actual, double tolerance) => Assert.True((expected - actual).Norm() <= tolerance, $"{(expected - actual).Norm()} > {tolerance}");
}
