using Kramers.Atomistics.Tensors;
using Kramers.Chemistry;
using Kramers.Numerics;
using Kramers.Numerics.Angular;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Tests.Atomistics.Tensors;

/// <summary>What every model of a rank-2 tensor must do. A new model derives from this. It describes Co and sees F and N.</summary>
public abstract class TensorModelContract
{
    private static readonly Structure Molecule = Geometries.Random("Co F N F N H", 31);

    /// <summary>The model under test, trained so that it predicts a tensor that is not spherical.</summary>
    protected abstract ITensorModel Model { get; }

    [Fact]
    public void The_tensor_is_symmetric_and_not_spherical()
    {
        var tensor = Model.Predict(Molecule);
        Assert.True((tensor - tensor.Transpose()).Norm() < 1e-14 * tensor.Norm());
        Assert.True((tensor - (tensor.Trace() / 3) * Matrix.Identity(3)).Norm() > 0.1 * tensor.Norm());
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, false)]
    [InlineData(3, true)]
    [InlineData(4, true)]
    public void It_turns_with_the_molecule_and_is_even_under_reflection(int seed, bool improper)
    {
        var rotation = Rotation.Random(new SeededRandom((ulong)seed)).Matrix;
        var r = improper ? rotation * Matrix.Diagonal([1, 1, -1]) : rotation;
        Geometries.AssertClose(r * Model.Predict(Molecule) * r.Transpose(), Model.Predict(Molecule.Rotated(r)), 1e-12);
    }

    [Fact]
    public void The_derivative_turns_with_the_molecule()
    {
        var r = Rotation.Random(new SeededRandom(6)).Matrix;
        var (before, after) = (Model.Derivative(Molecule), Model.Derivative(Molecule.Rotated(r)));
        var expected = new Matrix(before.Rows, 9);
        for (var a = 0; a < before.Rows; a++)
        {
            for (var b = 0; b < 3; b++)
            {
                var turned = r * new Matrix(3, 3, before.Row(a / 3 * 3 + b).ToArray()) * r.Transpose();
                for (var k = 0; k < 9; k++)
                {
                    expected[a, k] += r[a % 3, b] * turned.Data[k];
                }
            }
        }

        Geometries.AssertClose(expected, after, 1e-11);
    }

    [Fact]
    public void Translation_changes_nothing() =>
        Geometries.AssertClose(Model.Predict(Molecule), Model.Predict(Molecule.Translated(3, -7, 0.2)), 1e-12);

    [Fact]
    public void Exchange_of_like_atoms_changes_nothing_and_of_unlike_ones_does()
    {
        var like = Geometries.Renumbered(Molecule, Geometries.Exchange(Molecule, 1, 3));
        Geometries.AssertClose(Model.Predict(Molecule), Model.Predict(like), 1e-13);
        Element[] elements = [.. Molecule.Elements];
        (elements[1], elements[2]) = (elements[2], elements[1]);
        Assert.True((Model.Predict(new Structure(elements, Molecule.Positions)) - Model.Predict(Molecule)).Norm() > 1e-3);
    }

    [Theory]
    [InlineData("Co F N F N H")]
    [InlineData("Co F N Co N H")]
    public void The_derivative_is_the_finite_difference(string symbols)
    {
        var structure = Geometries.Random(symbols, 32);
        Geometries.AssertClose(Geometries.Derivative(structure, s => Model.Predict(s).Data), Model.Derivative(structure), 1e-7);
    }

    [Fact]
    public void The_derivatives_of_all_atoms_sum_to_zero()
    {
        var derivative = Model.Derivative(Molecule);
        for (var n = 0; n < 27; n++)
        {
            var sum = Enumerable.Range(0, Molecule.Count).Sum(i => derivative[3 * i + n / 9, n % 9]);
            Assert.InRange(Math.Abs(sum) / derivative.Norm(), 0, 1e-13);
        }
    }

    [Fact]
    public void Central_differences_of_the_model_are_its_derivative_to_second_order()
    {
        var exact = Model.Derivative(Molecule);
        double Error(double step) => (Displacements(step) - exact).Norm() / exact.Norm();
        Assert.InRange(Error(0.002), 1e-9, 1e-4);
        Assert.InRange(Error(0.004) / Error(0.002), 3.8, 4.2);
    }

    [Fact]
    public void A_structure_without_the_centre_is_refused()
    {
        var foreign = Geometries.Random("F N F", 1);
        Assert.Contains("Co", Assert.Throws<ArgumentException>(() => Model.Predict(foreign)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Model.Derivative(foreign));
    }

    private Matrix Displacements(double step)
    {
        Structure[] displaced = [.. Enumerable.Range(0, 6 * Molecule.Count).Select(n => Geometries.Moved(Molecule, n / 2, n % 2 == 0 ? step : -step))];
        return FiniteDifferenceTensor.Derivative(Molecule, displaced, [.. displaced.Select(Model.Predict)]);
    }
}
