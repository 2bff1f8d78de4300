using Kramers.Chemistry;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Atomistics.Dynamics;

/// <summary>How a molecule or a cell moves as a whole, and what is left without that.</summary>
public static class RigidMotion
{
    // Relative to the largest moment of inertia: a linear molecule does not turn about its axis.
    private const double VanishingMoment = 1e-6;

    /// <summary>3N - 3 in a cell, 3N - 6 for a molecule, 3N - 5 for a linear one; 3 for a single atom, which is left as it is.</summary>
    public static int DegreesOfFreedom(Structure structure)
    {
        ArgumentNullException.ThrowIfNull(structure);
        var rotations = structure.Cell is null ? Turning(structure).Values.Count(i => i > 0) : 0;
        return structure.Count == 1 ? 3 : 3 * structure.Count - 3 - rotations;
    }

    /// <summary>Velocities without the momentum of the whole, and in a molecule without its angular momentum, L = I omega: v - v_cm - omega x (r - r_cm).</summary>
    /// <param name="structure">The positions.</param>
    /// <param name="velocities">[3N], angstrom/fs.</param>
    /// <returns>[3N], angstrom/fs; of a single atom as they were.</returns>
    /// <exception cref="ArgumentException">Not three velocities per atom.</exception>
    public static double[] Removed(Structure structure, IReadOnlyList<double> velocities)
    {
        ArgumentNullException.ThrowIfNull(structure);
        ArgumentNullException.ThrowIfNull(velocities);
        if (velocities.Count != 3 * structure.Count)
        {
            throw new ArgumentException($"{structure.Count} atoms have {3 * structure.Count} velocities, got {velocities.Count}.", nameof(velocities));
        }

        if (structure.Count == 1)
        {
            return [.. velocities];
        }

        var (masses, v) = (structure.Masses(), velocities.ToArray());
        for (var axis = 0; axis < 3; axis++)
        {
            var mean = masses.Select((m, i) => m * v[3 * i + axis]).Sum() / masses.Sum();
            for (var k = axis; k < v.Length; k += 3)
            {
                v[k] -= mean;
            }
        }

        return structure.Cell is null ? WithoutTurning(structure, masses, v) : v;
    }

    private static double[] WithoutTurning(Structure structure, double[] masses, double[] v)
    {
        var r = FromCentre(structure);
        var angular = new double[3];
        for (var k = 0; k < v.Length; k++)
        {
            var (i, a, b) = (k - k % 3, (k + 1) % 3, (k + 2) % 3);
            angular[k % 3] += masses[k / 3] * (r[i + a] * v[i + b] - r[i + b] * v[i + a]);
        }

        var (moments, axes) = Turning(structure);
        var omega = new double[3];
        for (var n = 0; n < 9; n++)
        {
            // Pseudoinverse of the inertia: nothing turns where the moment vanishes.
            var (axis, k) = (n / 3, n % 3);
            var along = Enumerable.Range(0, 3).Sum(c => axes[c, axis] * angular[c]);
            omega[k] += moments[axis] > 0 ? axes[k, axis] * along / moments[axis] : 0;
        }

        for (var k = 0; k < v.Length; k++)
        {
            var (i, a, b) = (k - k % 3, (k + 1) % 3, (k + 2) % 3);
            v[k] -= omega[a] * r[i + b] - omega[b] * r[i + a];
        }

        return v;
    }

    /// <summary>Principal moments of inertia, u angstrom^2, zero where they vanish, and their axes as columns.</summary>
    private static (double[] Values, Matrix Axes) Turning(Structure structure)
    {
        var (r, inertia) = (FromCentre(structure), new Matrix(3, 3));
        for (var i = 0; i < structure.Count; i++)
        {
            var x = r.AsSpan(3 * i, 3);
            var square = x[0] * x[0] + x[1] * x[1] + x[2] * x[2];
            for (var k = 0; k < 9; k++)
            {
                inertia.Data[k] += structure.Elements[i].Mass * ((k % 4 == 0 ? square : 0) - x[k / 3] * x[k % 3]);
            }
        }

        var eigen = DenseLinearAlgebra.Best.Symmetric(inertia);
        return (Array.ConvertAll(eigen.Values, m => m > VanishingMoment * eigen.Values[2] ? m : 0), eigen.Vectors);
    }

    private static double[] FromCentre(Structure structure)
    {
        var centre = structure.CentreOfMass();
        return [.. structure.Positions.ToArray().Select((x, k) => x - centre[k % 3])];
    }
}
