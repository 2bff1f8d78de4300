using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Magnetism.LigandField;

/// <summary>
/// Many-electron states in which the ion's operators are written: all determinants (<see cref="DeterminantBasis"/>) or the
/// lowest states of the free ion (<see cref="FreeIonBasis"/>). Every method adds to a matrix [Dimension, Dimension].
/// </summary>
public interface IIonBasis
{
    /// <summary>The configuration l^n.</summary>
    Configuration Configuration { get; }

    /// <summary>Parameters of the free ion.</summary>
    FreeIonParameters FreeIon { get; }

    /// <summary>Number of states.</summary>
    int Dimension { get; }

    /// <summary>Adds the free ion's Hamiltonian, cm^-1.</summary>
    void AddFreeIon(ComplexMatrix target);

    /// <summary>Adds the many-electron form of an orbital operator, [2l+1, 2l+1] between complex orbitals m = -l..l, in its units.</summary>
    void AddOrbital(ComplexMatrix target, ComplexMatrix orbital);

    /// <summary>Adds x Sx + y Sy + z Sz.</summary>
    void AddSpin(ComplexMatrix target, double x, double y, double z);
}
