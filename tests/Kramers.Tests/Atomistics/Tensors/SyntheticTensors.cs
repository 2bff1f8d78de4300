using Kramers.Chemistry;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Tests.Atomistics.Tensors;

/// <summary>Tensors around the cobalt atoms whose law is known: what a model must find again.</summary>
internal static class SyntheticTensors
{
    internal const double Cutoff = 6;

    /// <summary>
    /// T = sum_j [A_j r^-2 + B_j r^-3] f(r) (n n^T - 1/3) + (sum over F of r^-2 f) sum over N of r^-2 f (n n^T - 1/3), with f the
    /// half cosine: one density channel of degree 2, and a product of two.
    /// </summary>
    internal static Matrix Traceless(Structure structure)
    {
        var tensor = new Matrix(3, 3);
        foreach (var centre in Centres(structure))
        {
            var fluorine = Neighbours(structure, centre).Where(n => n.Symbol == "F").Sum(n => Fade(n.R) / (n.R * n.R));
            foreach (var (symbol, r, direction) in Neighbours(structure, centre))
            {
                var (a, b) = symbol == "F" ? (8.0, -20.0) : (5.0 + 3 * fluorine, 12.0);
                tensor += (Fade(r) * (a / (r * r) + b / (r * r * r))) * (direction * direction.Transpose() - (1.0 / 3) * Matrix.Identity(3));
            }
        }

        return tensor;
    }

    /// <summary>The same with a trace of its own: 2 + sum_j r^-2 f(r), nitrogen counting twice, in every main value.</summary>
    internal static Matrix WithTrace(Structure structure)
    {
        var sum = Centres(structure).SelectMany(c => Neighbours(structure, c)).Sum(n => (n.Symbol == "F" ? 1 : 2) * Fade(n.R) / (n.R * n.R));
        return Traceless(structure) + (2 + sum) * Matrix.Identity(3);
    }

    private static IEnumerable<int> Centres(Structure structure) => Enumerable.Range(0, structure.Count).Where(i => structure.Elements[i].Symbol == "Co");

    private static IEnumerable<(string Symbol, double R, Matrix Direction)> Neighbours(Structure structure, int centre)
    {
        for (var j = 0; j < structure.Count; j++)
        {
            var r = structure.Distance(centre, j);
            if (structure.Elements[j].Symbol is "F" or "N" && r < Cutoff)
            {
                yield return (structure.Elements[j].Symbol, r, Direction(structure, centre, j, r));
            }
        }
    }

    private static Matrix Direction(Structure s, int i, int j, double r) =>
        new(3, 1, [.. Enumerable.Range(0, 3).Select(c => (s.Positions[3 * j + c] - s.Positions[3 * i + c]) / r)]);

    private static double Fade(double r) => (Math.Cos(Math.PI * r / Cutoff) + 1) / 2;
}
