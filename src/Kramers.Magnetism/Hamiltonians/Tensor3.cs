using System.Numerics;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Magnetism.Hamiltonians;

/// <summary>What the Cartesian tensor terms share: checks, rotation and adding scaled matrices.</summary>
internal static class Tensor3
{
    private const string Axes = "xyz";

    /// <summary>Nine names, row by row: symbol + xx, xy, ..., zz + suffix.</summary>
    public static string[] Names(string symbol, string suffix) =>
        [.. from i in Axes from j in Axes select $"{symbol}{i}{j}{suffix}"];

    public static Matrix Checked(Matrix tensor, string name)
    {
        ArgumentNullException.ThrowIfNull(tensor, name);
        if (tensor.Rows != 3 || tensor.Columns != 3 || !tensor.Data.All(double.IsFinite))
        {
            throw new ArgumentException($"A Cartesian tensor is 3 x 3 with finite components, got {tensor.Rows} x {tensor.Columns}: {string.Join(", ", tensor.Data)}.", name);
        }

        return tensor.Copy();
    }

    public static double[] CheckedVector(ReadOnlySpan<double> vector, string name)
    {
        var copy = vector.ToArray();
        return copy.Length == 3 && copy.All(double.IsFinite)
            ? copy
            : throw new ArgumentException($"A Cartesian vector has three finite components, got ({string.Join(", ", copy)}).", name);
    }

    public static Matrix Symmetrised(Matrix tensor) => 0.5 * (tensor + tensor.Transpose());

    public static Matrix Rotate(Matrix tensor, Matrix rotation) => rotation * tensor * rotation.Transpose();

    public static void AddScaled(this ComplexMatrix target, Complex weight, ComplexMatrix a)
    {
        for (var i = 0; i < target.Data.Length; i++)
        {
            target.Data[i] += weight * a.Data[i];
        }
    }
}
