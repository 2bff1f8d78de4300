using System.Numerics;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Magnetism.Hamiltonians;

/// <summary>What the terms that couple two centres share: products of spin operators, which are almost empty matrices.</summary>
internal static class SpinProducts
{
    /// <summary>Throws unless the two centres of a coupling are two.</summary>
    public static void CheckCentres(int first, int second)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(first);
        ArgumentOutOfRangeException.ThrowIfNegative(second);
        if (first == second)
        {
            throw new ArgumentException($"A coupling needs two different centres, got {first} twice.", nameof(second));
        }
    }

    /// <summary>The only one of <paramref name="parameters"/>.</summary>
    public static double Single(ReadOnlySpan<double> parameters) => parameters.Length == 1
        ? parameters[0]
        : throw new ArgumentException($"This term has 1 parameter, got {parameters.Length}.", nameof(parameters));

    /// <summary>Adds weight * S1_a S2_b; the operators of two centres commute, so the product is Hermitian.</summary>
    public static void AddProduct(ComplexMatrix target, SpinSystem system, int first, int a, int second, int b, double weight)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(system);
        target.AddSparseProduct(weight, system.Operators(first)[a], system.Operators(second)[b]);
    }

    /// <summary>Adds weight * S1.T.S2, T being 3 x 3.</summary>
    public static void AddBilinear(ComplexMatrix target, SpinSystem system, int first, Matrix tensor, int second, double weight)
    {
        for (var p = 0; p < 9; p++)
        {
            AddProduct(target, system, first, p / 3, second, p % 3, weight * tensor.Data[p]);
        }
    }

    /// <summary>Adds weight * S1.S2.</summary>
    public static void AddScalarProduct(ComplexMatrix target, SpinSystem system, int first, int second, double weight)
    {
        for (var a = 0; a < 3; a++)
        {
            AddProduct(target, system, first, a, second, a, weight);
        }
    }

    /// <summary>Adds weight * a b, passing over the zeros of a and b.</summary>
    public static void AddSparseProduct(this ComplexMatrix target, double weight, ComplexMatrix a, ComplexMatrix b)
    {
        if (weight == 0)
        {
            return;
        }

        for (var i = 0; i < a.Rows; i++)
        {
            for (var k = 0; k < a.Columns; k++)
            {
                if (a[i, k] != Complex.Zero)
                {
                    AddScaledRow(weight * a[i, k], b.Row(k), target.Row(i));
                }
            }
        }
    }

    private static void AddScaledRow(Complex weight, ReadOnlySpan<Complex> row, Span<Complex> target)
    {
        for (var j = 0; j < row.Length; j++)
        {
            if (row[j] != Complex.Zero)
            {
                target[j] += weight * row[j];
            }
        }
    }
}
