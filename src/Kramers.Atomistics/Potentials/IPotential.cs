using Kramers.Chemistry;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Atomistics.Potentials;

/// <summary>A potential energy surface: structure to energy, forces and virial.</summary>
public interface IPotential
{
    /// <summary>Energy, forces and virial of a molecule or of the cell of a crystal.</summary>
    /// <exception cref="ArgumentException">The structure holds an element that the potential does not know.</exception>
    PotentialValue Evaluate(Structure structure);
}

/// <summary>What a potential says about one geometry.</summary>
/// <param name="EnergyEv">Total energy, of a crystal that of its cell, eV.</param>
/// <param name="ForcesEvPerAngstrom">[3N] as x1 y1 z1 x2 ..., minus the gradient of the energy, eV/angstrom.</param>
/// <param name="VirialEv">
/// [3, 3], W_ab = -dE/de_ab in eV under the strain e of <see cref="Structure.Strained"/>; symmetric. It is the sum over pairs of r_a f_b that
/// LAMMPS takes, positive where the system pushes outwards, and the "virial" of extended XYZ files.
/// </param>
public sealed record PotentialValue(double EnergyEv, double[] ForcesEvPerAngstrom, Matrix VirialEv)
{
    /// <summary>The value for a molecule, whose virial follows from its forces: W_ab = sum over atoms of x_a f_b.</summary>
    /// <param name="molecule">The geometry.</param>
    /// <param name="energyEv">eV.</param>
    /// <param name="forcesEvPerAngstrom">[3N], eV/angstrom.</param>
    public static PotentialValue OfMolecule(Structure molecule, double energyEv, double[] forcesEvPerAngstrom)
    {
        ArgumentNullException.ThrowIfNull(molecule);
        var positions = new Matrix(molecule.Count, 3, molecule.Positions.ToArray());
        return new PotentialValue(energyEv, forcesEvPerAngstrom, positions.Transpose() * new Matrix(molecule.Count, 3, forcesEvPerAngstrom));
    }

    /// <summary>Stress of a crystal, -W/V in eV/angstrom^3, as ASE counts it: negative on the diagonal under pressure.</summary>
    public Matrix Stress(UnitCell cell)
    {
        ArgumentNullException.ThrowIfNull(cell);
        return -1 / cell.Volume * VirialEv;
    }

    /// <summary>Pressure of a crystal at rest, tr W/(3V) in eV/angstrom^3; 1 eV/angstrom^3 is 160.2176634 GPa. Moving atoms add N k_B T/V.</summary>
    public double Pressure(UnitCell cell)
    {
        ArgumentNullException.ThrowIfNull(cell);
        return (VirialEv[0, 0] + VirialEv[1, 1] + VirialEv[2, 2]) / (3 * cell.Volume);
    }
}
