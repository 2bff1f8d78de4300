using System.Numerics;
using Kramers.Magnetism.AbInitio;
using Kramers.Magnetism.Relaxation;
using Kramers.Numerics;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Magnetism.VibronicCoupling;

/// <summary>
/// Linear vibronic coupling of spin-free states with a spin-orbit coupling that stays as it is at equilibrium:
///   H(Q) = diag(E) + H_SO + sum_a Q_a W_a,  (W_a)_ij = &lt;i|dH_el/dQ_a|j&gt; delta(S_i, S_j) delta(M, M')
/// (H. Koppel, W. Domcke, L. S. Cederbaum, Adv. Chem. Phys. 57, 59 (1984), doi:10.1002/9780470142813.ch2; for spin-phonon coupling
/// J. K. Staab, N. F. Chilton, J. Chem. Theory Comput. 18, 6588 (2022), doi:10.1021/acs.jctc.2c00611). On the diagonal of W stand the
/// gradients of the roots, beside it the non-adiabatic couplings times the difference of the energies, (E_j - E_i) &lt;i|d/dQ j&gt;. The
/// basis |root, S, M> of <see cref="SpinFreeStates"/> does not move: matrices of L, S and dH/dQ need no derivative of the states.
/// </summary>
public sealed class LinearVibronicCoupling
{
    private readonly SpinFreeStates _states;

    /// <summary>Takes the states and how they change.</summary>
    /// <param name="equilibrium">Spin-free states and their spin-orbit coupling at Q = 0.</param>
    /// <param name="frequenciesCm">cm^-1, positive, one per mode.</param>
    /// <param name="derivatives">W_a between the roots, cm^-1 per unit of Q, [roots, roots] each, symmetric, in the phases of the roots
    /// that the spin-orbit matrix has; elements between roots of different spin must be zero.</param>
    /// <param name="coordinate">What Q = 1 means.</param>
    /// <param name="second">Second derivatives d2H_el/dQ_p dQ_q between the roots, cm^-1, each unordered pair of modes once, shaped as the first ones;
    /// null for none: then Q acts linearly in the basis that does not move.</param>
    /// <exception cref="ArgumentException">Shapes do not match, a matrix is not symmetric or connects different spins.</exception>
    public LinearVibronicCoupling(
        StateInteraction equilibrium,
        IReadOnlyList<double> frequenciesCm,
        IReadOnlyList<Matrix> derivatives,
        ModeCoordinate coordinate,
        IReadOnlyList<(int P, int Q, Matrix Derivative)>? second = null)
    {
        ArgumentNullException.ThrowIfNull(equilibrium);
        ArgumentNullException.ThrowIfNull(derivatives);
        _states = equilibrium.States;
        foreach (var w in derivatives.Concat(second?.Select(x => x.Derivative) ?? []))
        {
            Check(w);
        }

        Hamiltonian = _states.Diagonal() + equilibrium.SpinOrbit;
        var factor = coordinate.CouplingFactor;
        Coupling = new SpinPhononCoupling(frequenciesCm, [.. derivatives.Select(w => factor * Spread(w))])
            .WithQuadratic([.. second?.Select(x => new QuadraticCoupling(x.P, x.Q, factor * factor * Spread(x.Derivative))) ?? []]);
    }

    /// <summary>H at equilibrium without field between the |root, S, M>, cm^-1, [Dimension, Dimension].</summary>
    public ComplexMatrix Hamiltonian { get; }

    /// <summary>V_a, and V_pq where second derivatives are known, in the same basis, cm^-1; <see cref="Eigensystem.ToEigenbasis"/> takes it to the spin-orbit states.</summary>
    public SpinPhononCoupling Coupling { get; }

    /// <summary>mu = -(L + g_e S) along x, y, z (axis 0, 1, 2), Bohr magnetons, in the same basis.</summary>
    public ComplexMatrix Moment(int axis) => -1 * _states.Orbital(axis) - PhysicalConstants.FreeElectronG * _states.Spin(axis);

    /// <summary>J = L + S along x, y, z (axis 0, 1, 2), units of hbar, in the same basis.</summary>
    public ComplexMatrix AngularMomentum(int axis) => _states.Orbital(axis) + _states.Spin(axis);

    private ComplexMatrix Spread(Matrix w) => _states.BetweenMultiplets(new ComplexMatrix(w.Rows, w.Columns, Array.ConvertAll(w.Data, x => new Complex(x, 0))));

    private void Check(Matrix w)
    {
        var roots = _states.Roots;
        if (w.Rows != roots || w.Columns != roots || (w - w.Transpose()).Norm() > 1e-6 * (1 + w.Norm()))
        {
            throw new ArgumentException($"dH/dQ between {roots} roots is a symmetric {roots} x {roots} matrix, got {w.Rows} x {w.Columns}.");
        }

        for (var k = 0; k < w.Data.Length; k++)
        {
            if (w.Data[k] != 0 && !_states.HaveOneSpin(k / roots, k % roots))
            {
                throw new ArgumentException($"dH/dQ does not act on the spin: the element between roots {k / roots} and {k % roots} must be zero.");
            }
        }
    }
}
