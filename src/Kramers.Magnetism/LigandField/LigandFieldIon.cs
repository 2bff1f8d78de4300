using Kramers.Magnetism.Spins;
using Kramers.Numerics;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Magnetism.LigandField;

/// <summary>
/// An ion l^n in the field of its ligands, H = H_ion + sum_i V(i) + mu_B B.(k L + g_e S). Immutable; every field is another call.
/// </summary>
public sealed class LigandFieldIon
{
    private readonly ComplexMatrix _potential;

    /// <summary>Puts an ion into a ligand field.</summary>
    /// <param name="basis">The states to work in.</param>
    /// <param name="potential">The ligand field.</param>
    /// <param name="orbitalReduction">k of Stevens (Proc. R. Soc. A 219, 542 (1953)), which scales L in the magnetic moment; 1 for the bare ion.</param>
    /// <exception cref="ArgumentException">Ion and field belong to different shells.</exception>
    public LigandFieldIon(IIonBasis basis, LigandFieldPotential potential, double orbitalReduction = 1)
    {
        ArgumentNullException.ThrowIfNull(basis);
        ArgumentNullException.ThrowIfNull(potential);
        if (basis.Configuration.OrbitalMomentum != potential.OrbitalMomentum)
        {
            throw new ArgumentException($"The ion has l = {basis.Configuration.OrbitalMomentum}, the field l = {potential.OrbitalMomentum}.", nameof(potential));
        }

        Basis = basis;
        Potential = potential;
        OrbitalReduction = orbitalReduction;
        _potential = potential.InComplexOrbitals;
    }

    /// <summary>The states in which matrices are given.</summary>
    public IIonBasis Basis { get; }

    /// <summary>The ligand field.</summary>
    public LigandFieldPotential Potential { get; }

    /// <summary>The orbital reduction k.</summary>
    public double OrbitalReduction { get; }

    /// <summary>An ion in all its determinants.</summary>
    public static LigandFieldIon InAllStates(
        Configuration configuration, FreeIonParameters freeIon, LigandFieldPotential potential, double orbitalReduction = 1) =>
        new(new DeterminantBasis(configuration, freeIon), potential, orbitalReduction);

    /// <summary>The Hamiltonian in a magnetic field, cm^-1, [Basis.Dimension, Basis.Dimension].</summary>
    public ComplexMatrix Hamiltonian(FieldVector field)
    {
        var h = Empty();
        Basis.AddFreeIon(h);
        var orbital = _potential;
        for (var axis = 0; axis < 3; axis++)
        {
            orbital += PhysicalConstants.BohrMagnetonCm * OrbitalReduction * field[axis] * OrbitalTensor.Momentum(Potential.OrbitalMomentum, axis);
        }

        Basis.AddOrbital(h, orbital);
        const double spin = PhysicalConstants.BohrMagnetonCm * PhysicalConstants.FreeElectronG;
        Basis.AddSpin(h, spin * field.X, spin * field.Y, spin * field.Z);
        return h;
    }

    /// <summary>Levels and states in a magnetic field.</summary>
    public Eigensystem Solve(FieldVector field) => SymmetryBlocks.Solve(Hamiltonian(field));

    /// <summary>The total orbital momentum along x, y, z (axis 0, 1, 2), not reduced, units of hbar.</summary>
    public ComplexMatrix L(int axis)
    {
        var l = Empty();
        Basis.AddOrbital(l, OrbitalTensor.Momentum(Potential.OrbitalMomentum, axis));
        return l;
    }

    /// <summary>The total spin along x, y, z (axis 0, 1, 2), units of hbar.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The axis is not 0, 1 or 2.</exception>
    public ComplexMatrix S(int axis)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(axis);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(axis, 2);
        var s = Empty();
        Basis.AddSpin(s, axis == 0 ? 1 : 0, axis == 1 ? 1 : 0, axis == 2 ? 1 : 0);
        return s;
    }

    /// <summary>The total angular momentum J = L + S along x, y, z (axis 0, 1, 2), units of hbar.</summary>
    public ComplexMatrix J(int axis) => L(axis) + S(axis);

    /// <summary>The magnetic moment -(k L + g_e S) along x, y, z (axis 0, 1, 2), Bohr magnetons.</summary>
    public ComplexMatrix MagneticMoment(int axis) => -OrbitalReduction * L(axis) + -PhysicalConstants.FreeElectronG * S(axis);

    private ComplexMatrix Empty() => new(Basis.Dimension, Basis.Dimension);
}
