using System.Numerics;
using Kramers.Chemistry;
using Kramers.Numerics;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Atomistics.Vibrations;

/// <summary>
/// Vibrations of a crystal at any wavevector. D_(ia,jb)(q) = sum_R Phi(0ia, Rjb)/sqrt(m_i m_j) exp(i q.(r_j + R - r_i)) with D e = w^2 e; of the images of
/// an atom in the supercell the nearest counts, or the mean of those equally near (Parlinski, Li and Kawazoe, Phys. Rev. Lett. 78, 4063 (1997)).
/// Born and Huang, Dynamical Theory of Crystal Lattices (1954), section 24; the long-range field of polar crystals is not in it.
/// </summary>
public sealed class CrystalPhonons
{
    // sqrt(eV/(angstrom^2 u)) in rad/s, and angstrom times that in m/s is 1e-10 of it.
    internal static readonly double AngularPerRoot = Math.Sqrt(PhysicalConstants.ElementaryCharge / PhysicalConstants.AtomicMass) * 1e10;
    internal static readonly double WavenumberPerRoot = AngularPerRoot / (2 * Math.PI * PhysicalConstants.SpeedOfLight * 100);

    // Images at distances that differ by less are equally far, angstrom.
    private const double SameDistance = 1e-3;
    private const int ImagesAround = 2;

    private readonly Bond[] _bonds;
    private readonly double[] _masses;

    /// <summary>Prepares the force constants.</summary>
    public CrystalPhonons(SupercellForceConstants constants)
    {
        ArgumentNullException.ThrowIfNull(constants);
        Crystal = constants.Crystal;
        _masses = Crystal.Masses();
        _bonds = [.. Bonds(constants)];
    }

    /// <summary>The cell.</summary>
    public Structure Crystal { get; }

    /// <summary>Number of branches, three per atom of the cell.</summary>
    public int Branches => 3 * _masses.Length;

    /// <summary>Masses, one per atom of the cell, u.</summary>
    public IReadOnlyList<double> Masses => _masses;

    /// <summary>Wavevector in 1/angstrom (with 2 pi) of reduced coordinates along the reciprocal vectors.</summary>
    /// <param name="reduced">[3], such as (1/2, 0, 0).</param>
    public double[] Wavevector(ReadOnlySpan<double> reduced)
    {
        var q = new double[3];
        for (var k = 0; k < 3; k++)
        {
            // Fractional coordinates of the axis k are the components along it of the reciprocal vectors.
            var axis = Crystal.Cell!.ToFractional([k == 0 ? 1 : 0, k == 1 ? 1 : 0, k == 2 ? 1 : 0]);
            q[k] = 2 * Math.PI * (reduced[0] * axis[0] + reduced[1] * axis[1] + reduced[2] * axis[2]);
        }

        return q;
    }

    /// <summary>D(q), [3n, 3n], eV/(angstrom^2 u), Hermitian.</summary>
    /// <param name="q">[3], 1/angstrom.</param>
    public ComplexMatrix DynamicalMatrix(ReadOnlySpan<double> q) => Sum(q, -1);

    /// <summary>dD/dq_k, [3n, 3n], eV/(angstrom u), Hermitian.</summary>
    /// <param name="q">[3], 1/angstrom.</param>
    /// <param name="axis">k, 0 to 2.</param>
    public ComplexMatrix Derivative(ReadOnlySpan<double> q, int axis) => Sum(q, axis);

    /// <summary>Frequencies and polarisations at a wavevector.</summary>
    /// <param name="q">[3], 1/angstrom.</param>
    public WavevectorModes At(ReadOnlySpan<double> q)
    {
        var eigen = DenseLinearAlgebra.Best.Hermitian(DynamicalMatrix(q));
        return new WavevectorModes(q.ToArray(), Array.ConvertAll(eigen.Values, x => Math.Sign(x) * Math.Sqrt(Math.Abs(x)) * WavenumberPerRoot), eigen.Vectors);
    }

    private ComplexMatrix Sum(ReadOnlySpan<double> q, int axis)
    {
        var d = new ComplexMatrix(Branches, Branches);
        foreach (var bond in _bonds)
        {
            var phase = bond.Weight * Complex.FromPolarCoordinates(1, q[0] * bond.X + q[1] * bond.Y + q[2] * bond.Z);
            if (axis >= 0)
            {
                phase *= Complex.ImaginaryOne * (axis == 0 ? bond.X : axis == 1 ? bond.Y : bond.Z);
            }

            for (var k = 0; k < 9; k++)
            {
                d[3 * bond.I + k / 3, 3 * bond.J + k % 3] += phase * bond.Values[k];
            }
        }

        return d;
    }

    private IEnumerable<Bond> Bonds(SupercellForceConstants constants)
    {
        var (atoms, supercell) = (_masses.Length, constants.Supercell);
        for (var i = 0; i < atoms; i++)
        {
            for (var j = 0; j < supercell.Count; j++)
            {
                var values = new double[9];
                for (var k = 0; k < 9; k++)
                {
                    values[k] = constants.Values[3 * i + k / 3, 3 * j + k % 3] / Math.Sqrt(_masses[i] * _masses[j % atoms]);
                }

                var nearest = Nearest(supercell, i, j);
                foreach (var v in nearest)
                {
                    yield return new Bond(i, j % atoms, v[0], v[1], v[2], 1.0 / nearest.Count, values);
                }
            }
        }
    }

    private static List<double[]> Nearest(Structure supercell, int i, int j)
    {
        var (cell, wide) = (supercell.Cell!, 2 * ImagesAround + 1);
        double[] d = [.. Enumerable.Range(0, 3).Select(k => supercell.Positions[3 * j + k] - supercell.Positions[3 * i + k])];
        var whole = Array.ConvertAll(cell.ToFractional(d), Math.Round);
        var images = Enumerable.Range(0, wide * wide * wide).Select(n =>
        {
            var shift = cell.ToCartesian([n / (wide * wide) - ImagesAround - whole[0], n / wide % wide - ImagesAround - whole[1], n % wide - ImagesAround - whole[2]]);
            return new[] { d[0] + shift[0], d[1] + shift[1], d[2] + shift[2] };
        }).ToArray();
        var lengths = Array.ConvertAll(images, v => Math.Sqrt(v[0] * v[0] + v[1] * v[1] + v[2] * v[2]));
        var least = lengths.Min();
        return [.. images.Where((_, n) => lengths[n] < least + SameDistance)];
    }

    /// <summary>From atom i to an image of atom j, angstrom, with the force constants over sqrt(m_i m_j), eV/(angstrom^2 u).</summary>
    private sealed record Bond(int I, int J, double X, double Y, double Z, double Weight, double[] Values);
}
