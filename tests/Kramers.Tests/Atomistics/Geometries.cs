using Kramers.Chemistry;
using Kramers.Numerics;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Tests.Atomistics;

/// <summary>Geometries without any symmetry, and what can be done to them.</summary>
internal static class Geometries
{
    /// <summary>Atoms at random in a ball, none nearer to another than 1.3 angstrom.</summary>
    internal static Structure Random(string symbols, int seed, double radius = 2.5)
    {
        var random = new SeededRandom((ulong)seed);
        Element[] elements = [.. symbols.Split(' ').Select(Element.FromSymbol)];
        var positions = new List<double>();
        while (positions.Count < 3 * elements.Length)
        {
            double[] x = [random.Uniform(-radius, radius), random.Uniform(-radius, radius), random.Uniform(-radius, radius)];
            var near = Enumerable.Range(0, positions.Count / 3).Any(i => Enumerable.Range(0, 3).Sum(c => Math.Pow(x[c] - positions[3 * i + c], 2)) < 1.3 * 1.3);
            if (!near && x.Sum(c => c * c) < radius * radius)
            {
                positions.AddRange(x);
            }
        }

        return new Structure(elements, positions.ToArray());
    }

    /// <summary>The structure with Gaussian noise of this width, angstrom, on every coordinate.</summary>
    internal static Structure Shaken(Structure structure, double width, SeededRandom random)
    {
        var x = structure.Positions.ToArray();
        return structure.WithPositions(Array.ConvertAll(x, c => c + width * random.Gaussian()));
    }

    internal static Structure Moved(Structure structure, int coordinate, double step)
    {
        var x = structure.Positions.ToArray();
        x[coordinate] += step;
        return structure.WithPositions(x);
    }

    /// <summary>The same molecule with its atoms in another order: atom i of the result is atom order[i].</summary>
    internal static Structure Renumbered(Structure structure, int[] order) => new(
        [.. order.Select(i => structure.Elements[i])],
        order.SelectMany(i => structure.Positions.Slice(3 * i, 3).ToArray()).ToArray());

    /// <summary>Exchanges the names of two atoms of one element: what is left is the same molecule.</summary>
    internal static int[] Exchange(Structure structure, int i, int j)
    {
        Assert.Equal(structure.Elements[i], structure.Elements[j]);
        int[] order = [.. Enumerable.Range(0, structure.Count)];
        (order[i], order[j]) = (j, i);
        return order;
    }

    /// <summary>df/dx of every coordinate, [3N, length of f], by the five-point formula: its error falls with the fourth power of the step.</summary>
    internal static Matrix Derivative(Structure structure, Func<Structure, double[]> f, double step = 0.004)
    {
        var derivative = new Matrix(3 * structure.Count, f(structure).Length);
        for (var a = 0; a < derivative.Rows; a++)
        {
            double[] At(double h) => f(Moved(structure, a, h));
            var (near, far) = ((At(step), At(-step)), (At(2 * step), At(-2 * step)));
            for (var k = 0; k < derivative.Columns; k++)
            {
                derivative[a, k] = (8 * (near.Item1[k] - near.Item2[k]) - (far.Item1[k] - far.Item2[k])) / (12 * step);
            }
        }

        return derivative;
    }

    /// <summary>df/de_ab by a homogeneous strain e, [3, 3], by the five-point formula.</summary>
    internal static Matrix StrainDerivative(Structure structure, Func<Structure, double> f, double step = 0.001)
    {
        var derivative = new Matrix(3, 3);
        for (var k = 0; k < 9; k++)
        {
            double At(double h)
            {
                var e = new Matrix(3, 3);
                e.Data[k] = h;
                return f(structure.Strained(e));
            }

            derivative.Data[k] = (8 * (At(step) - At(-step)) - (At(2 * step) - At(-2 * step))) / (12 * step);
        }

        return derivative;
    }

    /// <summary>Twice as long along one vector of the cell, with all atoms twice: the same crystal.</summary>
    internal static Structure Doubled(Structure crystal, int along)
    {
        var vectors = crystal.Cell!.Vectors;
        var image = crystal.Translated(vectors[along, 0], vectors[along, 1], vectors[along, 2]);
        foreach (ref var x in vectors.Row(along))
        {
            x *= 2;
        }

        return new Structure([.. crystal.Elements, .. image.Elements], [.. crystal.Positions, .. image.Positions], new UnitCell(vectors));
    }

    /// <summary>|actual - expected| / |expected| (Frobenius) is below the tolerance, and there is something to compare.</summary>
    internal static void AssertClose(Matrix expected, Matrix actual, double tolerance)
    {
        Assert.True(expected.Norm() > 0);
        Assert.InRange((actual - expected).Norm() / expected.Norm(), 0, tolerance);
    }

    internal static void AssertClose(double[] expected, double[] actual, double tolerance) =>
        AssertClose(new Matrix(1, expected.Length, expected), new Matrix(1, actual.Length, actual), tolerance);
}
