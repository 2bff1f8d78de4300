using Kramers.Chemistry;
using Kramers.Numerics.Angular;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Atomistics.Tensors;

/// <summary>
/// The frame of a molecule that a reference geometry defines: the rotation R that lays it nearest to the reference, atom by atom
/// (<see cref="Superposition"/>). There sum_i a_i x b_i = 0 with a_i = R (x_i - mean x) and b_i the centred reference, and a step
/// dx turns the frame by dR = [w]x R with (tr A - A) w = sum_i (R dx_i) x b_i, A = sum_i a_i b_i^T.
/// </summary>
internal sealed class MolecularFrame
{
    private readonly Structure _reference;

    public MolecularFrame(Structure reference)
    {
        var mean = Enumerable.Range(0, 3).Select(c => Enumerable.Range(0, reference.Count).Average(i => reference.Positions[3 * i + c])).ToArray();
        _reference = reference.Translated(-mean[0], -mean[1], -mean[2]);
    }

    public Structure Reference => _reference;

    /// <summary>R.</summary>
    public Rotation Of(Structure structure) => Rotation.FromMatrix(Superposition.Of(structure, _reference).Rotation);

    /// <summary>R and the turns w of the frame for unit steps of all coordinates, [3, 3N], radian/angstrom.</summary>
    public (Rotation Rotation, Matrix Turns) WithTurns(Structure structure)
    {
        var laid = Superposition.Of(structure, _reference);
        var (r, a) = (laid.Rotation, new Matrix(3, 3));
        for (var i = 0; i < structure.Count; i++)
        {
            for (var n = 0; n < 9; n++)
            {
                a.Data[n] += laid.Moved.Positions[3 * i + n / 3] * _reference.Positions[3 * i + n % 3];
            }
        }

        var torque = new Matrix(3, 3 * structure.Count);
        for (var x = 0; x < torque.Columns; x++)
        {
            var b = _reference.Positions.Slice(x - x % 3, 3);
            for (var c = 0; c < 3; c++)
            {
                var (p, q) = ((c + 1) % 3, (c + 2) % 3);
                torque[c, x] = r[p, x % 3] * b[q] - r[q, x % 3] * b[p];
            }
        }

        return (Rotation.FromMatrix(r), DenseLinearAlgebra.Best.Solve(a.Trace() * Matrix.Identity(3) - a, torque));
    }

    /// <summary>Generators of turns about x, y, z of real tensors of degree l: under dw, dT = sum_c dw_c G_c T.</summary>
    public static Matrix[] Generators(int degree)
    {
        // Cosine and sine components turn about z as cos m phi and sin m phi at the turned point.
        var z = new Matrix(2 * degree + 1, 2 * degree + 1);
        for (var m = -degree; m <= degree; m++)
        {
            z[degree + m, degree - m] -= m;
        }

        Matrix About(Rotation r) => WignerD.Real(degree, r) * z * WignerD.Real(degree, r).Transpose();
        return [About(Rotation.FromAxisAngle(0, 1, 0, Math.PI / 2)), About(Rotation.FromAxisAngle(1, 0, 0, -Math.PI / 2)), z];
    }
}
