using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Chemistry.Sampling;

/// <summary>
/// A bond or an angle through given values. What hangs on the moved atom goes along as a rigid body; where a ring forbids that, as in a
/// chelate, the atom moves alone. Bonded are atoms within 1.3 times the sum of their covalent radii.
/// </summary>
public static class PathScan
{
    /// <summary>Changes the distance of two atoms along their line.</summary>
    /// <param name="structure">Where the scan starts.</param>
    /// <param name="fixedAtom">Stays, from 0.</param>
    /// <param name="movedAtom">Moves, from 0.</param>
    /// <param name="lengths">Distances in angstrom, positive.</param>
    /// <exception cref="ArgumentException">No such atoms, or a length is not positive.</exception>
    public static Structure[] Bond(Structure structure, int fixedAtom, int movedAtom, IReadOnlyList<double> lengths)
    {
        ArgumentNullException.ThrowIfNull(structure);
        ArgumentNullException.ThrowIfNull(lengths);
        Require(structure, fixedAtom, movedAtom);
        var moving = Bonds.Fragment(structure, fixedAtom, movedAtom) ?? [movedAtom];
        var axis = Direction(structure, fixedAtom, movedAtom);
        var start = structure.Distance(fixedAtom, movedAtom);
        return [.. lengths.Select(length =>
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(length);
            return Moved(structure, moving, x => [.. x.Select((c, k) => c + (length - start) * axis[k])]);
        })];
    }

    /// <summary>Changes the angle end-apex-moved in its plane, about the apex.</summary>
    /// <param name="structure">Where the scan starts.</param>
    /// <param name="end">Stays, from 0.</param>
    /// <param name="apex">Stays, from 0.</param>
    /// <param name="movedAtom">Moves, from 0.</param>
    /// <param name="degrees">Angles, above 0 and up to 180 degrees.</param>
    /// <exception cref="ArgumentException">No such atoms, an angle out of range, or three atoms on a line, which lie in no single plane.</exception>
    public static Structure[] Angle(Structure structure, int end, int apex, int movedAtom, IReadOnlyList<double> degrees)
    {
        ArgumentNullException.ThrowIfNull(structure);
        ArgumentNullException.ThrowIfNull(degrees);
        Require(structure, end, apex, movedAtom);
        var moving = Bonds.Fragment(structure, apex, movedAtom) is { } fragment && !fragment.Contains(end) ? fragment : [movedAtom];
        var (u, v) = (Direction(structure, apex, end), Direction(structure, apex, movedAtom));
        var normal = Unit([u[1] * v[2] - u[2] * v[1], u[2] * v[0] - u[0] * v[2], u[0] * v[1] - u[1] * v[0]], out var sine);
        if (sine < 1e-6)
        {
            throw new ArgumentException("The three atoms lie on a line: the plane of the angle is not determined.", nameof(movedAtom));
        }

        var start = Math.Atan2(sine, u[0] * v[0] + u[1] * v[1] + u[2] * v[2]);
        var centre = structure.Positions.Slice(3 * apex, 3).ToArray();
        return [.. degrees.Select(angle => angle is > 0 and <= 180
            ? Moved(structure, moving, x => Turned(x, centre, About(normal, angle * Math.PI / 180 - start)))
            : throw new ArgumentOutOfRangeException(nameof(degrees), angle, "An angle lies above 0 and up to 180 degrees."))];
    }

    private static void Require(Structure structure, params ReadOnlySpan<int> atoms)
    {
        for (var i = 0; i < atoms.Length; i++)
        {
            if (atoms[i] < 0 || atoms[i] >= structure.Count || atoms[..i].Contains(atoms[i]))
            {
                throw new ArgumentException($"A scan needs different atoms out of {structure.Count}; number {atoms[i] + 1} is not there or named twice.", nameof(atoms));
            }
        }
    }

    private static double[] Direction(Structure structure, int from, int to)
    {
        var a = structure.Positions.Slice(3 * from, 3);
        var b = structure.Positions.Slice(3 * to, 3);
        return Unit([b[0] - a[0], b[1] - a[1], b[2] - a[2]], out _);
    }

    private static double[] Unit(double[] vector, out double length)
    {
        var norm = Math.Sqrt(vector.Sum(x => x * x));
        length = norm;
        return Array.ConvertAll(vector, x => x / norm);
    }

    // Rodrigues' formula.
    private static Matrix About(double[] n, double angle)
    {
        var (c, s) = (Math.Cos(angle), Math.Sin(angle));
        return new Matrix(3, 3,
        [
            c + n[0] * n[0] * (1 - c), n[0] * n[1] * (1 - c) - n[2] * s, n[0] * n[2] * (1 - c) + n[1] * s,
            n[1] * n[0] * (1 - c) + n[2] * s, c + n[1] * n[1] * (1 - c), n[1] * n[2] * (1 - c) - n[0] * s,
            n[2] * n[0] * (1 - c) - n[1] * s, n[2] * n[1] * (1 - c) + n[0] * s, c + n[2] * n[2] * (1 - c),
        ]);
    }

    private static double[] Turned(double[] x, double[] centre, Matrix r)
    {
        double[] d = [x[0] - centre[0], x[1] - centre[1], x[2] - centre[2]];
        return [.. centre.Select((c, k) => c + r[k, 0] * d[0] + r[k, 1] * d[1] + r[k, 2] * d[2])];
    }

    private static Structure Moved(Structure structure, int[] atoms, Func<double[], double[]> move)
    {
        var positions = structure.Positions.ToArray();
        foreach (var atom in atoms)
        {
            move(structure.Positions.Slice(3 * atom, 3).ToArray()).CopyTo(positions, 3 * atom);
        }

        return structure.WithPositions(positions);
    }
}
