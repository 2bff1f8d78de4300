using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Chemistry;

/// <summary>
/// What derivatives of a property by the positions of all atoms must obey. A shift of the whole molecule or crystal changes nothing (the acoustic sum rule),
///   sum_i dP/dX_is = 0  for s = x, y, z,
/// and a turn of an isolated molecule only turns the property: sum_i (r_i x dP/dr_i)_s = dP/dphi_s. In a crystal the second does not hold, since
/// neighbours that are not among the atoms stand still. Derivatives are [3N, n], rows x, y, z of atom after atom, a column per property.
/// </summary>
public static class CartesianSumRules
{
    // Relative to the largest: a linear molecule cannot be turned about its own axis.
    private const double Vanishing = 1e-9;

    /// <summary>sum_i dP/dX_is, [3, n], unit of the derivatives; zero where the rule holds.</summary>
    /// <param name="derivatives">[3N, n].</param>
    /// <exception cref="ArgumentException">The rows are not three per atom.</exception>
    public static Matrix Translation(Matrix derivatives) => Shifts(Atoms(derivatives)) * derivatives;

    /// <summary>How much of the derivatives belongs to a shift of everything: norm of that part over their norm, 0 (the rule holds) to 1.</summary>
    /// <param name="derivatives">[3N, n].</param>
    /// <exception cref="ArgumentException">The rows are not three per atom.</exception>
    public static double TranslationShare(Matrix derivatives)
    {
        var (sum, all) = (Translation(derivatives).Norm(), derivatives.Norm());
        return all > 0 ? sum / (Math.Sqrt(Atoms(derivatives)) * all) : 0;
    }

    /// <summary>The nearest derivatives that obey the acoustic sum rule: the mean over atoms (each counts the same, as in MolForge) is taken off.</summary>
    /// <param name="derivatives">[3N, n].</param>
    /// <exception cref="ArgumentException">The rows are not three per atom.</exception>
    public static Matrix WithoutTranslation(Matrix derivatives)
    {
        var atoms = Atoms(derivatives);
        return derivatives - 1.0 / atoms * (Shifts(atoms).Transpose() * Translation(derivatives));
    }

    /// <summary>sum_i (r_i x dP/dr_i)_s, [3, n], the change of the properties per radian when all atoms turn about the axes x, y, z through the origin.</summary>
    /// <param name="positions">x, y, z of atom after atom, length 3N, angstrom.</param>
    /// <param name="derivatives">[3N, n], per angstrom.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static Matrix Rotation(ReadOnlySpan<double> positions, Matrix derivatives) => Turns(positions, Atoms(derivatives)) * derivatives;

    /// <summary>The nearest derivatives of an isolated molecule that obey both rules.</summary>
    /// <param name="positions">x, y, z of atom after atom, length 3N, angstrom.</param>
    /// <param name="derivatives">[3N, n], per angstrom.</param>
    /// <param name="turning">[3, n], dP/dphi about x, y, z: what a turn does to the properties themselves; zero for scalars.</param>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static Matrix WithRigidMotions(ReadOnlySpan<double> positions, Matrix derivatives, Matrix turning)
    {
        ArgumentNullException.ThrowIfNull(turning);
        var atoms = Atoms(derivatives);
        if (turning.Rows != 3 || turning.Columns != derivatives.Columns)
        {
            throw new ArgumentException($"{derivatives.Columns} properties turn by 3 x {derivatives.Columns} numbers, got {turning.Rows} x {turning.Columns}.", nameof(turning));
        }

        var (shifts, turns) = (Shifts(atoms), Turns(positions, atoms));
        var motions = new Matrix(6, 3 * atoms, [.. shifts.Data, .. turns.Data]);
        var broken = motions * derivatives - new Matrix(6, derivatives.Columns, [.. new double[3 * derivatives.Columns], .. turning.Data]);
        return derivatives - motions.Transpose() * (Inverse(motions * motions.Transpose()) * broken);
    }

    private static int Atoms(Matrix derivatives)
    {
        ArgumentNullException.ThrowIfNull(derivatives);
        return derivatives.Rows > 0 && derivatives.Rows % 3 == 0
            ? derivatives.Rows / 3
            : throw new ArgumentException($"Derivatives have rows x, y, z of every atom, got {derivatives.Rows} rows.", nameof(derivatives));
    }

    /// <summary>[3, 3N]: row s moves every atom along s.</summary>
    private static Matrix Shifts(int atoms)
    {
        var shifts = new Matrix(3, 3 * atoms);
        for (var i = 0; i < 3 * atoms; i++)
        {
            shifts[i % 3, i] = 1;
        }

        return shifts;
    }

    /// <summary>[3, 3N]: row s moves every atom by e_s x r_i.</summary>
    private static Matrix Turns(ReadOnlySpan<double> positions, int atoms)
    {
        if (positions.Length != 3 * atoms)
        {
            throw new ArgumentException($"{atoms} atoms have {3 * atoms} coordinates, got {positions.Length}.", nameof(positions));
        }

        var turns = new Matrix(3, 3 * atoms);
        for (var i = 0; i < positions.Length; i++)
        {
            var (s, first) = (i % 3, i - i % 3);
            var (a, b) = ((s + 1) % 3, (s + 2) % 3);

            // (e_a x r)_s = r_b and (e_b x r)_s = -r_a for a, b, s in cyclic order.
            turns[a, i] = positions[first + b];
            turns[b, i] = -positions[first + a];
        }

        return turns;
    }

    private static Matrix Inverse(Matrix symmetric)
    {
        var eigen = DenseLinearAlgebra.Best.Symmetric(symmetric);
        var largest = eigen.Values[^1];
        return eigen.Vectors * Matrix.Diagonal(Array.ConvertAll(eigen.Values, x => x > Vanishing * largest ? 1 / x : 0)) * eigen.Vectors.Transpose();
    }
}
