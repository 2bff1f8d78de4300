using Kramers.Numerics.Angular;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Magnetism.LigandField;

/// <summary>
/// One ligand of the angular-overlap model (Schaeffer and Jorgensen, Mol. Phys. 9, 401 (1965); Schaeffer, Struct. Bonding 5, 68
/// (1968)). A ligand on the z axis raises the sigma orbital (m = 0) by e_sigma and the pi orbitals along x and y by e_pi,x and
/// e_pi,y; delta and phi orbitals stay. A ligand elsewhere has the same matrix turned, V = M e M^T with the matrix M of the real
/// harmonics under R = Rz(phi) Ry(theta) Rz(psi).
/// </summary>
/// <param name="Theta">Polar angle of the ligand, radian.</param>
/// <param name="Phi">Azimuth of the ligand, radian.</param>
/// <param name="Sigma">e_sigma, cm^-1.</param>
/// <param name="PiX">e_pi along the ligand's own x axis, cm^-1.</param>
/// <param name="PiY">e_pi along the ligand's own y axis, cm^-1.</param>
/// <param name="Psi">
/// Turn of the ligand's x and y axes about the bond, radian. At psi = 0, x points along rising theta and y along rising phi.
/// </param>
public sealed record AngularOverlapLigand(double Theta, double Phi, double Sigma, double PiX, double PiY, double Psi = 0)
{
    /// <summary>A ligand with one e_pi for all directions, at a position of any length from the metal ion.</summary>
    /// <param name="x">Position, any length unit.</param>
    /// <param name="y">Position.</param>
    /// <param name="z">Position.</param>
    /// <param name="sigma">e_sigma, cm^-1.</param>
    /// <param name="pi">e_pi, cm^-1.</param>
    /// <exception cref="ArgumentException">The position has no direction.</exception>
    public static AngularOverlapLigand At(double x, double y, double z, double sigma, double pi)
    {
        var r = Math.Sqrt(x * x + y * y + z * z);
        if (!(r > 0))
        {
            throw new ArgumentException($"A ligand at ({x}, {y}, {z}) has no direction.", nameof(x));
        }

        return new AngularOverlapLigand(Math.Atan2(Math.Sqrt(x * x + y * y), z), Math.Atan2(y, x), sigma, pi, pi);
    }

    /// <summary>The field of this ligand on a shell.</summary>
    /// <param name="orbitalMomentum">l of the shell, 2 or 3.</param>
    /// <exception cref="ArgumentOutOfRangeException">l is neither 2 nor 3.</exception>
    public LigandFieldPotential Potential(int orbitalMomentum)
    {
        Configuration.CheckShell(orbitalMomentum);
        var energies = new double[2 * orbitalMomentum + 1];
        energies[orbitalMomentum - 1] = PiY; // m = -1 is the sine kind, along y
        energies[orbitalMomentum] = Sigma;
        energies[orbitalMomentum + 1] = PiX;
        var m = WignerD.Real(orbitalMomentum, Rotation.FromEuler(Phi, Theta, Psi));
        return LigandFieldPotential.FromRealOrbitals(m * Matrix.Diagonal(energies) * m.Transpose());
    }

    /// <summary>The field of several ligands on a shell.</summary>
    public static LigandFieldPotential Potential(int orbitalMomentum, IEnumerable<AngularOverlapLigand> ligands)
    {
        ArgumentNullException.ThrowIfNull(ligands);
        return ligands.Aggregate(LigandFieldPotential.None(orbitalMomentum), (sum, ligand) => sum + ligand.Potential(orbitalMomentum));
    }
}
