using Kramers.Chemistry;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Atomistics.Tensors;

/// <summary>
/// The derivative of a tensor by central differences of labels: geometries in which one coordinate of one atom is moved by plus
/// and minus the same step. One atom may be missing: its derivative is minus the sum of the others, as moving the whole molecule
/// changes nothing.
/// </summary>
public static class FiniteDifferenceTensor
{
    private const double Tolerance = 1e-6;

    /// <summary>dT/dx, [3N, 9] as in <see cref="ITensorModel.Derivative"/>.</summary>
    /// <param name="origin">The geometry between the displaced ones, in the same frame, angstrom.</param>
    /// <param name="displaced">Displaced geometries.</param>
    /// <param name="tensors">Their tensors, [3, 3].</param>
    /// <exception cref="ArgumentException">A geometry has other atoms, is displaced in none or several coordinates, a partner is missing, or more than one atom was never moved.</exception>
    public static Matrix Derivative(Structure origin, IReadOnlyList<Structure> displaced, IReadOnlyList<Matrix> tensors)
    {
        ArgumentNullException.ThrowIfNull(origin);
        ArgumentNullException.ThrowIfNull(displaced);
        ArgumentNullException.ThrowIfNull(tensors);
        var steps = displaced.Select((s, k) => (Step: SingleStep(origin, s, k), Tensor: tensors[k])).ToList();
        var derivative = new Matrix(3 * origin.Count, 9);
        foreach (var coordinate in steps.GroupBy(s => s.Step.Coordinate))
        {
            var plus = coordinate.MaxBy(s => s.Step.Length);
            var minus = coordinate.MinBy(s => s.Step.Length);
            if (Math.Abs(plus.Step.Length + minus.Step.Length) > Tolerance || plus.Step.Length <= 0)
            {
                throw new ArgumentException($"Atom {coordinate.Key / 3} (from 0) is moved along {"xyz"[coordinate.Key % 3]} to one side only.", nameof(displaced));
            }

            ((1 / (plus.Step.Length - minus.Step.Length)) * (plus.Tensor - minus.Tensor)).Data.CopyTo(derivative.Row(coordinate.Key));
        }

        FillUnmovedAtom(derivative, [.. steps.Select(s => s.Step.Coordinate).Distinct()]);
        return derivative;
    }

    private static (int Coordinate, double Length) SingleStep(Structure origin, Structure displaced, int index)
    {
        if (!displaced.Elements.SequenceEqual(origin.Elements))
        {
            throw new ArgumentException($"Displaced geometry {index} (from 0) is {displaced.Formula}, the minimum {origin.Formula}; atoms must be the same in the same order.", nameof(displaced));
        }

        var moved = Enumerable.Range(0, 3 * origin.Count).Where(a => Math.Abs(displaced.Positions[a] - origin.Positions[a]) > Tolerance).ToList();
        return moved is [var a]
            ? (a, displaced.Positions[a] - origin.Positions[a])
            : throw new ArgumentException($"Displaced geometry {index} (from 0) differs from the minimum in {moved.Count} coordinates; one is needed.", nameof(displaced));
    }

    private static void FillUnmovedAtom(Matrix derivative, HashSet<int> moved)
    {
        var unmoved = Enumerable.Range(0, derivative.Rows / 3).Where(atom => !Enumerable.Range(3 * atom, 3).All(moved.Contains)).ToList();
        if (unmoved.Count > 1 || unmoved.Any(atom => Enumerable.Range(3 * atom, 3).Any(moved.Contains)))
        {
            throw new ArgumentException($"Atoms {string.Join(", ", unmoved)} (from 0) were not moved along x, y and z; only one atom may be left out.", nameof(moved));
        }

        foreach (var atom in unmoved)
        {
            for (var a = 0; a < derivative.Rows; a++)
            {
                for (var k = 0; a / 3 != atom && k < 9; k++)
                {
                    derivative[3 * atom + a % 3, k] -= derivative[a, k];
                }
            }
        }
    }
}
