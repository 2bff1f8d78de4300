using Kramers.Numerics;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Chemistry;

/// <summary>
/// Harmonic vibrations of a molecule. The mass-weighted Hessian K_ij = H_ij / sqrt(m_i m_j) is diagonalised in the space
/// orthogonal to translations and rotations (Eckart conditions; Wilson, Decius, Cross, Molecular Vibrations, 1955, ch. 2):
/// K L_a = w_a^2 L_a.
/// </summary>
public sealed class NormalModes
{
    // sqrt(eV / (angstrom^2 u)) as a wavenumber: w / (2 pi c).
    private static readonly double WavenumberPerRoot =
        Math.Sqrt(PhysicalConstants.ElementaryCharge / PhysicalConstants.AtomicMass) * 1e10 / (2 * Math.PI * PhysicalConstants.SpeedOfLight * 100);

    // hbar / (u w) for w = 2 pi c 1 cm^-1, in angstrom^2.
    private static readonly double SquareLengthAtOneWavenumber =
        PhysicalConstants.Planck / (4 * Math.PI * Math.PI * PhysicalConstants.SpeedOfLight * 100 * PhysicalConstants.AtomicMass) * 1e20;

    private NormalModes(double[] frequenciesCm, Matrix vectors, double[] masses) =>
        (FrequenciesCm, Vectors, Masses) = (frequenciesCm, vectors, masses);

    /// <summary>Wavenumbers in cm^-1, ascending, 3N-6 of them (3N-5 for a linear molecule); an imaginary frequency is negative.</summary>
    public double[] FrequenciesCm { get; }

    /// <summary>[mode, 3N]: orthonormal eigenvectors L of the mass-weighted Hessian, one a row, the first of the largest components positive.</summary>
    public Matrix Vectors { get; }

    /// <summary>Masses in u, one per atom.</summary>
    public double[] Masses { get; }

    /// <summary>Number of vibrations.</summary>
    public int Count => FrequenciesCm.Length;

    /// <summary>Normal modes with standard atomic weights.</summary>
    /// <param name="structure">The geometry of the Hessian, N atoms.</param>
    /// <param name="hessian">[3N, 3N] second derivatives of the energy in eV/angstrom^2; its symmetric part is taken.</param>
    /// <exception cref="ArgumentException">The Hessian has another shape or numbers that are not finite.</exception>
    public static NormalModes FromHessian(Structure structure, Matrix hessian)
    {
        ArgumentNullException.ThrowIfNull(structure);
        ArgumentNullException.ThrowIfNull(hessian);
        var n = 3 * structure.Count;
        if (hessian.Rows != n || hessian.Columns != n || !hessian.Data.All(double.IsFinite))
        {
            throw new ArgumentException($"The Hessian of {structure.Count} atoms is {n} x {n} and finite; got {hessian.Rows} x {hessian.Columns}.", nameof(hessian));
        }

        var masses = structure.Masses();
        var rigid = RigidMotions.Of(structure);
        var eigen = DenseLinearAlgebra.Best.Symmetric(WithoutRigid(MassWeighted(hessian, masses), rigid));
        var count = n - rigid.Rows;
        var frequencies = eigen.Values.Take(count).Select(k => Math.Sign(k) * Math.Sqrt(Math.Abs(k)) * WavenumberPerRoot).ToArray();
        return new NormalModes(frequencies, Rows(eigen.Vectors, count), masses);
    }

    /// <summary>
    /// dX_i/dQ = sqrt(hbar / (m_i w)) L_i in angstrom, [3N], for the dimensionless coordinate Q = sqrt(w / hbar) q with q the
    /// mass-weighted amplitude. Since Q = (b + b^dagger) / sqrt(2), the spin-phonon coupling of docs/conventions.md,
    /// H_sp = sum_a V_a (b_a + b_a^dagger) with V_a = sum_i sqrt(hbar / (2 m_i w_a)) L_ia dH/dX_i, is
    /// V_a = (1 / sqrt(2)) sum_i (dX_i/dQ_a) dH/dX_i.
    /// </summary>
    /// <param name="mode">From 0, in the order of <see cref="FrequenciesCm"/>.</param>
    /// <exception cref="InvalidOperationException">The frequency is imaginary or zero: there is no zero-point motion.</exception>
    public double[] ZeroPointDisplacement(int mode)
    {
        var wavenumber = FrequenciesCm[mode];
        if (!(wavenumber > 0))
        {
            throw new InvalidOperationException($"Mode {mode} has the frequency {wavenumber:0.##} cm^-1: it is no vibration about a minimum. Relax the geometry first.");
        }

        var displacement = Vectors.Row(mode).ToArray();
        for (var i = 0; i < displacement.Length; i++)
        {
            displacement[i] *= Math.Sqrt(SquareLengthAtOneWavenumber / (Masses[i / 3] * wavenumber));
        }

        return displacement;
    }

    private static Matrix MassWeighted(Matrix hessian, double[] masses)
    {
        var k = new Matrix(hessian.Rows, hessian.Rows);
        for (var i = 0; i < k.Rows; i++)
        {
            for (var j = 0; j < k.Rows; j++)
            {
                k[i, j] = (hessian[i, j] + hessian[j, i]) / (2 * Math.Sqrt(masses[i / 3] * masses[j / 3]));
            }
        }

        return k;
    }

    // P K P + s R^T R with P = 1 - R^T R: s lifts the rigid motions above every vibration, so that no threshold has to
    // tell a soft or imaginary mode from a rigid one.
    private static Matrix WithoutRigid(Matrix k, Matrix rigid)
    {
        var algebra = DenseLinearAlgebra.Best;
        var onto = algebra.Multiply(rigid.Transpose(), rigid);
        var p = Matrix.Identity(k.Rows) - onto;
        var lift = 1 + 2 * k.Norm();
        return algebra.Multiply(p, algebra.Multiply(k, p)) + lift * onto;
    }

    private static Matrix Rows(Matrix columns, int count)
    {
        var rows = new Matrix(count, columns.Rows);
        for (var mode = 0; mode < count; mode++)
        {
            var sign = SignOfLargest(columns, mode);
            for (var i = 0; i < columns.Rows; i++)
            {
                rows[mode, i] = sign * columns[i, mode];
            }
        }

        return rows;
    }

    // Components equal by symmetry differ in their last digits: within 1e-6 the first one decides.
    private static int SignOfLargest(Matrix columns, int mode)
    {
        var column = Enumerable.Range(0, columns.Rows).Select(i => columns[i, mode]).ToArray();
        var largest = column.Max(Math.Abs);
        return Math.Sign(column.First(x => Math.Abs(x) >= (1 - 1e-6) * largest));
    }
}
