using System.Numerics;
using Kramers.Magnetism.Spins;
using Kramers.Numerics;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Magnetism.AbInitio;

/// <summary>
/// Multiplets without spin-orbit coupling, the input of a state interaction (RASSI: Malmqvist, Roos, Schimmelpfennig, Chem. Phys. Lett.
/// 357, 230 (2002), doi:10.1016/S0009-2614(02)00498-0). Basis |root, S, M>: root by root, M falling from +S to -S inside, phases of
/// Condon and Shortley. L couples roots of one spin and leaves M alone. Immutable.
/// </summary>
public sealed class SpinFreeStates
{
    private readonly double[] _energies;
    private readonly Spin[] _spins;
    private readonly ComplexMatrix[] _orbital;
    private readonly int[] _offsets;

    /// <summary>Takes the multiplets.</summary>
    /// <param name="energies">cm^-1, one for each root, in any order.</param>
    /// <param name="spins">S of each root.</param>
    /// <param name="orbitalMomentum">L_x, L_y, L_z between roots, [roots, roots] each, units of hbar; zero between different spins.</param>
    /// <param name="provenance">Where they come from.</param>
    /// <exception cref="ArgumentException">Shapes do not match, or L connects different spins.</exception>
    public SpinFreeStates(double[] energies, IReadOnlyList<Spin> spins, IReadOnlyList<ComplexMatrix> orbitalMomentum, StateProvenance provenance)
    {
        ArgumentNullException.ThrowIfNull(energies);
        ArgumentNullException.ThrowIfNull(spins);
        ArgumentNullException.ThrowIfNull(orbitalMomentum);
        ArgumentNullException.ThrowIfNull(provenance);
        var roots = energies.Length;
        if (roots == 0 || spins.Count != roots || orbitalMomentum.Count != 3 || orbitalMomentum.Any(l => l.Rows != roots || l.Columns != roots))
        {
            throw new ArgumentException($"{roots} roots need as many spins and three {roots} x {roots} matrices of L.", nameof(energies));
        }

        if ((from l in orbitalMomentum from k in Enumerable.Range(0, roots * roots) select (l, k)).Any(x => x.l.Data[x.k] != 0 && spins[x.k / roots] != spins[x.k % roots]))
        {
            throw new ArgumentException("L does not act on the spin: it must be zero between roots of different spin.", nameof(orbitalMomentum));
        }

        (_energies, _spins, _orbital, Provenance) = ([.. energies], [.. spins], [.. orbitalMomentum.Select(l => l.Copy())], provenance);
        _offsets = new int[roots + 1];
        for (var r = 0; r < roots; r++)
        {
            _offsets[r + 1] = _offsets[r] + _spins[r].Multiplicity;
        }
    }

    /// <summary>Number of states |root, S, M>, the sum of 2S + 1.</summary>
    public int Dimension => _offsets[^1];

    /// <summary>Number of roots.</summary>
    public int Roots => _spins.Length;

    /// <summary>Where the multiplets come from.</summary>
    public StateProvenance Provenance { get; }

    /// <summary>The same roots with other energies (cm^-1, one for each).</summary>
    /// <exception cref="ArgumentException">There is not one energy for each root.</exception>
    public SpinFreeStates WithEnergies(double[] energies) => new(energies, _spins, _orbital, Provenance);

    /// <summary>Spin-orbit states: H = E(root) + <paramref name="spinOrbit"/> is diagonalised and mu = -(L + g_e S) carried over.</summary>
    /// <param name="spinOrbit">Spin-orbit coupling between the |root, S, M>, cm^-1, [Dimension, Dimension], Hermitian.</param>
    /// <exception cref="ArgumentException">The matrix has another shape or is not Hermitian.</exception>
    public SpinOrbitStates Couple(ComplexMatrix spinOrbit)
    {
        ArgumentNullException.ThrowIfNull(spinOrbit);
        if (spinOrbit.Rows != Dimension || spinOrbit.Columns != Dimension || (spinOrbit - spinOrbit.Adjoint()).Norm() > 1e-6 * (1 + spinOrbit.Norm()))
        {
            throw new ArgumentException($"The coupling must be Hermitian, {Dimension} x {Dimension}; got {spinOrbit.Rows} x {spinOrbit.Columns}.", nameof(spinOrbit));
        }

        var levels = Eigensystem.Of(Diagonal() + spinOrbit);
        var spin = Array.ConvertAll([0, 1, 2], axis => Between(levels.States, Spin(axis)));
        var moment = Array.ConvertAll([0, 1, 2], axis => -1 * Between(levels.States, Orbital(axis)) - PhysicalConstants.FreeElectronG * spin[axis]);
        return new SpinOrbitStates(levels.Energies, moment, spin, Provenance);
    }

    /// <summary>Energies of the roots between the |root, S, M>, cm^-1.</summary>
    internal ComplexMatrix Diagonal() =>
        ComplexMatrix.Diagonal([.. _energies.SelectMany((e, root) => Enumerable.Repeat(new Complex(e, 0), _spins[root].Multiplicity))]);

    /// <summary>S along an axis between the |root, S, M>.</summary>
    internal ComplexMatrix Spin(int axis)
    {
        var s = new ComplexMatrix(Dimension, Dimension);
        for (var r = 0; r < _spins.Length; r++)
        {
            var own = SpinOperators.Of(_spins[r])[axis];
            for (var i = 0; i < own.Rows; i++)
            {
                own.Row(i).CopyTo(s.Row(_offsets[r] + i)[_offsets[r]..]);
            }
        }

        return s;
    }

    /// <summary>L along an axis between the |root, S, M>.</summary>
    internal ComplexMatrix Orbital(int axis) => BetweenMultiplets(_orbital[axis]);

    internal bool HaveOneSpin(int root, int other) => _spins[root] == _spins[other];

    /// <summary>A spin-free operator, given between the roots, between the |root, S, M>: the same for every M.</summary>
    internal ComplexMatrix BetweenMultiplets(ComplexMatrix roots)
    {
        var l = new ComplexMatrix(Dimension, Dimension);
        for (var k = 0; k < roots.Data.Length; k++)
        {
            var (bra, ket) = (k / _spins.Length, k % _spins.Length);
            for (var m = 0; HaveOneSpin(bra, ket) && m < _spins[bra].Multiplicity; m++)
            {
                l[_offsets[bra] + m, _offsets[ket] + m] = roots.Data[k];
            }
        }

        return l;
    }

    private static ComplexMatrix Between(ComplexMatrix states, ComplexMatrix a) =>
        DenseLinearAlgebra.Best.Multiply(states.Adjoint(), DenseLinearAlgebra.Best.Multiply(a, states));
}
