using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Chemistry;

/// <summary>
/// Translations and rotations of a molecule as orthonormal mass-weighted vectors. About the principal axes of inertia through
/// the centre of mass they are orthogonal by construction; a rotation whose moment vanishes (linear molecule, atom) drops out.
/// </summary>
internal static class RigidMotions
{
    // Relative to the largest moment: CO2 counts as linear up to 2e-3 angstrom off its axis; bent molecules lie far above.
    private const double VanishingMoment = 1e-6;

    /// <summary>[6, 3N]; five rows for a linear molecule, three for an atom.</summary>
    internal static Matrix Of(Structure structure)
    {
        var centre = structure.CentreOfMass();
        var body = structure.Translated(-centre[0], -centre[1], -centre[2]);
        var inertia = DenseLinearAlgebra.Best.Symmetric(Inertia(body));
        var rows = new List<double[]>();
        for (var axis = 0; axis < 3; axis++)
        {
            rows.Add(Translation(body, axis));
            if (inertia.Values[axis] > VanishingMoment * inertia.Values[2])
            {
                rows.Add(Rotation(body, [inertia.Vectors[0, axis], inertia.Vectors[1, axis], inertia.Vectors[2, axis]]));
            }
        }

        return Matrix.FromRows([.. rows]);
    }

    // sum_i m_i (|r|^2 1 - r r^T)
    private static Matrix Inertia(Structure body)
    {
        var inertia = new Matrix(3, 3);
        for (var i = 0; i < body.Count; i++)
        {
            var r = body.Positions.Slice(3 * i, 3);
            var square = r[0] * r[0] + r[1] * r[1] + r[2] * r[2];
            for (var k = 0; k < 9; k++)
            {
                inertia.Data[k] += body.Elements[i].Mass * ((k % 4 == 0 ? square : 0) - r[k / 3] * r[k % 3]);
            }
        }

        return inertia;
    }

    private static double[] Translation(Structure body, int axis)
    {
        var vector = new double[3 * body.Count];
        for (var i = 0; i < body.Count; i++)
        {
            vector[3 * i + axis] = Math.Sqrt(body.Elements[i].Mass);
        }

        return Normalised(vector);
    }

    // sqrt(m) (axis x r)
    private static double[] Rotation(Structure body, ReadOnlySpan<double> axis)
    {
        var vector = new double[3 * body.Count];
        for (var i = 0; i < vector.Length; i++)
        {
            var r = body.Positions.Slice(i - i % 3, 3);
            var (a, b) = ((i + 1) % 3, (i + 2) % 3);
            vector[i] = Math.Sqrt(body.Elements[i / 3].Mass) * (axis[a] * r[b] - axis[b] * r[a]);
        }

        return Normalised(vector);
    }

    private static double[] Normalised(double[] vector)
    {
        var norm = Math.Sqrt(vector.Sum(x => x * x));
        return Array.ConvertAll(vector, x => x / norm);
    }
}
