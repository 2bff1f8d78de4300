using Kramers.Chemistry;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Atomistics.Dynamics;

/// <summary>
/// The frame that moves and turns with a molecule: in it sum_i m_i (r_i - r0_i) = 0 and sum_i m_i r0_i x r_i = 0 (Eckart, Phys. Rev. 47, 552
/// (1935), doi:10.1103/PhysRev.47.552). Tensors along a trajectory are compared there. It is the superposition with atoms weighted by their masses.
/// </summary>
public static class EckartFrame
{
    /// <summary>The molecule turned and shifted onto a reference.</summary>
    /// <param name="molecule">Where the atoms are.</param>
    /// <param name="reference">Where they rest, the same atoms in the same order.</param>
    /// <returns>[3, 3] proper rotation R, and the molecule at R (r - r_cm) + r0_cm.</returns>
    /// <exception cref="ArgumentException">The two have not the same elements in the same order.</exception>
    public static (Matrix Rotation, Structure Moved) Of(Structure molecule, Structure reference)
    {
        ArgumentNullException.ThrowIfNull(molecule);
        ArgumentNullException.ThrowIfNull(reference);
        var rotation = Superposition.Of(Weighted(molecule), Weighted(reference)).Rotation;
        var (from, to) = (molecule.CentreOfMass(), reference.CentreOfMass());
        return (rotation, molecule.Translated(-from[0], -from[1], -from[2]).Rotated(rotation).Translated(to[0], to[1], to[2]));
    }

    // Positions from the centre of mass times sqrt(m), each with its mirror image, so that the centroid that the superposition takes off is zero.
    private static Structure Weighted(Structure structure)
    {
        var centre = structure.CentreOfMass();
        var x = structure.Positions.ToArray().Select((r, k) => Math.Sqrt(structure.Elements[k / 3].Mass) * (r - centre[k % 3])).ToArray();
        return new Structure([.. structure.Elements, .. structure.Elements], [.. x, .. x.Select(r => -r)]);
    }
}
