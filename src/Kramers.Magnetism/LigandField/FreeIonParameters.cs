namespace Kramers.Magnetism.LigandField;

/// <summary>
/// What the free ion's Hamiltonian is made of: repulsion, spin-orbit coupling zeta sum_i l_i.s_i and, where a fit has them, the
/// two-body corrections for distant configurations alpha L^2 + beta G(G2) + gamma G(R7) (Trees, Phys. Rev. 83, 756 (1951);
/// Rajnak and Wybourne, Phys. Rev. 132, 280 (1963)).
/// </summary>
/// <param name="Repulsion">Slater-Condon parameters.</param>
/// <param name="SpinOrbit">zeta, cm^-1, positive for less and for more than half-filled shells alike.</param>
public sealed record FreeIonParameters(ElectronRepulsion Repulsion, double SpinOrbit)
{
    /// <summary>alpha of Trees, cm^-1, times L(L+1).</summary>
    public double Alpha { get; init; }

    /// <summary>beta, cm^-1, times Casimir's operator of G2; f shells only.</summary>
    public double Beta { get; init; }

    /// <summary>gamma, cm^-1, times Casimir's operator of R7; f shells only.</summary>
    public double Gamma { get; init; }
}
