using Kramers.Atomistics.Descriptors;
using Kramers.Chemistry;
using Kramers.Numerics;
using Kramers.Numerics.Angular;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Tests.Atomistics.Descriptors;

/// <summary>What every descriptor must do. A new descriptor derives from this. It is set up for Co, F and N.</summary>
public abstract class DescriptorContract
{
    private static readonly Structure Molecule = Geometries.Random("Co F N F N F", 5);

    /// <summary>A small triclinic cell, in which every atom sees images of itself.</summary>
    private static readonly Structure Crystal = new(
        [.. "Co F N F".Split(' ').Select(Element.FromSymbol)],
        [0.1, 0.2, 0.3, 1.7, 0.4, 0.2, 0.3, 1.9, 2.2, 2.1, 2.0, 2.4],
        new UnitCell(Matrix.FromRows([3.3, 0.1, 0], [0.5, 3.7, -0.2], [-0.4, 0.6, 4.1])));

    private IDescriptor? _descriptor;

    /// <summary>The descriptor under test.</summary>
    protected abstract IDescriptor Create();

    /// <summary>Distance of Co and F in angstrom from which on they do not see each other.</summary>
    protected abstract double CutoffOfCobaltAndFluorine { get; }

    private IDescriptor Descriptor => _descriptor ??= Create();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Rotation_changes_nothing(int seed)
    {
        var rotation = Rotation.Random(new SeededRandom((ulong)seed));
        Geometries.AssertClose(Descriptor.Evaluate(Molecule), Descriptor.Evaluate(Molecule.Rotated(rotation.Matrix)), 1e-12);
    }

    [Fact]
    public void Translation_changes_nothing() =>
        Geometries.AssertClose(Descriptor.Evaluate(Molecule), Descriptor.Evaluate(Molecule.Translated(3, -7, 0.2)), 1e-12);

    [Fact]
    public void Other_atoms_see_no_difference_when_like_atoms_change_places()
    {
        var order = Geometries.Exchange(Molecule, 1, 5);
        var (before, after) = (Descriptor.Evaluate(Molecule), Descriptor.Evaluate(Geometries.Renumbered(Molecule, order)));
        Geometries.AssertClose(Rows(before, order), after, 1e-13);
        Assert.True((Rows(before, [1]) - Rows(before, [5])).Norm() > 1e-3 * Rows(before, [1]).Norm());
    }

    [Fact]
    public void Renumbering_the_atoms_renumbers_the_rows()
    {
        int[] order = [4, 2, 0, 5, 1, 3];
        Geometries.AssertClose(Rows(Descriptor.Evaluate(Molecule), order), Descriptor.Evaluate(Geometries.Renumbered(Molecule, order)), 1e-13);
    }

    [Fact]
    public void Gradient_of_the_pairs_is_the_finite_difference()
    {
        var gradient = Descriptor.EvaluateWithGradient(Molecule);
        Geometries.AssertClose(Descriptor.Evaluate(Molecule), gradient.Values, 1e-15);
        Geometries.AssertClose(Geometries.Derivative(Molecule, s => Descriptor.Evaluate(s).Data), Assembled(gradient), 1e-7);
    }

    [Fact]
    public void Both_routes_to_the_gradient_agree_and_the_adjoint_one_adds()
    {
        var coefficients = Coefficients(Molecule);
        var pairs = Assembled(Descriptor.EvaluateWithGradient(Molecule)) * new Matrix(coefficients.Data.Length, 1, coefficients.Data);
        double[] gradient = [.. Enumerable.Repeat(1.0, 3 * Molecule.Count)];
        Descriptor.AddGradient(Molecule, coefficients, gradient);
        Geometries.AssertClose(pairs.Data, Array.ConvertAll(gradient, g => g - 1), 1e-10);
    }

    [Fact]
    public void Adjoint_gradient_is_the_finite_difference()
    {
        var coefficients = Coefficients(Molecule);
        var gradient = new double[3 * Molecule.Count];
        Descriptor.AddGradient(Molecule, coefficients, gradient);
        Geometries.AssertClose(Geometries.Derivative(Molecule, s => [Contract(coefficients, Descriptor.Evaluate(s))]).Data, gradient, 1e-7);
    }

    [Fact]
    public void In_a_crystal_gradient_and_strain_derivative_are_finite_differences()
    {
        var coefficients = Coefficients(Crystal);
        var (gradient, strain) = (new double[3 * Crystal.Count], new double[9]);
        Descriptor.AddGradient(Crystal, coefficients, gradient, strain);
        Geometries.AssertClose(Geometries.Derivative(Crystal, s => [Contract(coefficients, Descriptor.Evaluate(s))]).Data, gradient, 1e-6);
        Geometries.AssertClose(Geometries.StrainDerivative(Crystal, s => Contract(coefficients, Descriptor.Evaluate(s)), 0.0005).Data, strain, 1e-6);
    }

    [Fact]
    public void A_doubled_cell_has_the_same_features_twice()
    {
        var (once, twice) = (Descriptor.Evaluate(Crystal), Descriptor.Evaluate(Geometries.Doubled(Crystal, 2)));
        Geometries.AssertClose([.. once.Data, .. once.Data], twice.Data, 1e-11);
    }

    [Fact]
    public void Beyond_the_cutoff_an_atom_is_alone()
    {
        var just = Pair(CutoffOfCobaltAndFluorine + 1e-9);
        Assert.Equal(Descriptor.Evaluate(Pair(90)).Data, Descriptor.Evaluate(just).Data);
        Assert.Empty(Descriptor.EvaluateWithGradient(just).Pairs);
        var gradient = new double[6];
        Descriptor.AddGradient(just, new Matrix(2, Descriptor.Length, [.. Enumerable.Repeat(1.0, 2 * Descriptor.Length)]), gradient);
        Assert.All(gradient, g => Assert.Equal(0, g));
    }

    [Fact]
    public void Value_and_slope_vanish_smoothly_at_the_cutoff()
    {
        // A cosine switch: the value goes as the square of the distance to the cutoff, the slope as the distance.
        const double near = 2e-3;
        Assert.InRange(Rise(near) / Rise(2 * near), 0.24, 0.26);
        Assert.InRange(Slope(near) / Slope(2 * near), 0.49, 0.51);
    }

    [Fact]
    public void An_unknown_element_is_refused()
    {
        var foreign = Geometries.Random("Co F Xe", 1);
        Assert.Contains("Xe", Assert.Throws<ArgumentException>(() => Descriptor.Evaluate(foreign)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Descriptor.EvaluateWithGradient(foreign));
        Assert.Throws<ArgumentException>(() => Descriptor.AddGradient(foreign, new Matrix(3, Descriptor.Length), new double[9]));
    }

    [Fact]
    public void There_are_as_many_features_as_it_says()
    {
        Assert.Equal((Molecule.Count, Descriptor.Length), (Descriptor.Evaluate(Molecule).Rows, Descriptor.Evaluate(Molecule).Columns));
    }

    private double Rise(double distanceToCutoff) =>
        (Descriptor.Evaluate(Pair(CutoffOfCobaltAndFluorine - distanceToCutoff)) - Descriptor.Evaluate(Pair(90))).Norm();

    private double Slope(double distanceToCutoff) =>
        Descriptor.EvaluateWithGradient(Pair(CutoffOfCobaltAndFluorine - distanceToCutoff)).Pairs[0].Derivative.Norm();

    private static Structure Pair(double distance) => new([Element.FromSymbol("Co"), Element.FromSymbol("F")], [0.1, 0.2, 0.3, 0.1, 0.2, 0.3 + distance]);

    private Matrix Coefficients(Structure structure)
    {
        var random = new SeededRandom(17);
        return new Matrix(structure.Count, Descriptor.Length, [.. Enumerable.Range(0, structure.Count * Descriptor.Length).Select(_ => random.Gaussian())]);
    }

    private static double Contract(Matrix coefficients, Matrix values) => coefficients.Data.Zip(values.Data, (c, b) => c * b).Sum();

    private static Matrix Rows(Matrix values, int[] order) => Matrix.FromRows([.. order.Select(i => values.Row(i).ToArray())]);

    /// <summary>[3N, N K]: derivative of feature k of atom i in column i K + k.</summary>
    private static Matrix Assembled(DescriptorGradient gradient)
    {
        var (atoms, length) = (gradient.Values.Rows, gradient.Values.Columns);
        var all = new Matrix(3 * atoms, atoms * length);
        foreach (var pair in gradient.Pairs)
        {
            for (var n = 0; n < 3 * length; n++)
            {
                var (c, column) = (n / length, pair.Centre * length + n % length);
                all[3 * pair.Neighbour + c, column] += pair.Derivative.Data[n];
                all[3 * pair.Centre + c, column] -= pair.Derivative.Data[n];
            }
        }

        return all;
    }
}
