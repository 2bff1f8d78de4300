using System.Numerics;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Magnetism.LigandField;

/// <summary>
/// All Slater determinants of n electrons in one shell, d^n or f^n. Orbitals are the complex harmonics |l m&gt;, m = -l..l, with
/// Condon-Shortley phases; spin-orbital 2(l + m) has spin up, the next one spin down. A determinant is a bit mask, and its
/// electrons are created in the order of rising spin-orbitals, which fixes all signs. Immutable.
/// </summary>
public sealed class Configuration
{
    private readonly uint[] _determinants;
    private readonly int[] _place;

    /// <summary>Makes the configuration l^n.</summary>
    /// <param name="orbitalMomentum">l of the shell: 2 (d) or 3 (f).</param>
    /// <param name="electrons">n, from 1 to 4l + 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">l is neither 2 nor 3, or the shell is empty, full or overfull.</exception>
    public Configuration(int orbitalMomentum, int electrons)
    {
        CheckShell(orbitalMomentum);
        ArgumentOutOfRangeException.ThrowIfLessThan(electrons, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(electrons, 4 * orbitalMomentum + 1);
        OrbitalMomentum = orbitalMomentum;
        Electrons = electrons;
        var masks = 1 << SpinOrbitals;
        _determinants = [.. Enumerable.Range(0, masks).Where(d => BitOperations.PopCount((uint)d) == electrons).Select(d => (uint)d)];
        _place = new int[masks];
        for (var i = 0; i < _determinants.Length; i++)
        {
            _place[_determinants[i]] = i;
        }

        Transitions = [.. OneElectronTransitions()];
    }

    /// <summary>l of the shell, 2 or 3.</summary>
    public int OrbitalMomentum { get; }

    /// <summary>Number of electrons n.</summary>
    public int Electrons { get; }

    /// <summary>Number of orbitals, 2l + 1.</summary>
    public int Orbitals => 2 * OrbitalMomentum + 1;

    /// <summary>Number of spin-orbitals, 4l + 2.</summary>
    public int SpinOrbitals => 2 * Orbitals;

    /// <summary>Number of states, the binomial coefficient (4l + 2 over n): 120 for d^7, 2002 for f^9, 3432 for f^7.</summary>
    public int Dimension => _determinants.Length;

    /// <summary>Bit masks of the determinants, ascending: bit p is set where spin-orbital p is occupied.</summary>
    public ReadOnlySpan<uint> Determinants => _determinants;

    /// <summary>Every non-zero element of a+_p a_q between determinants, diagonal ones too.</summary>
    internal Transition[] Transitions { get; }

    /// <summary>Twice M_J of determinant <paramref name="index"/>.</summary>
    public int TwiceMagneticNumber(int index)
    {
        var sum = 0;
        for (var rest = _determinants[index]; rest != 0; rest &= rest - 1)
        {
            var p = BitOperations.TrailingZeroCount(rest);
            sum += 2 * (p / 2 - OrbitalMomentum) + ((p & 1) == 0 ? 1 : -1);
        }

        return sum;
    }

    /// <summary>Adds sum_pq h_pq a+_p a_q, a one-electron operator that may turn spins, to a matrix between determinants.</summary>
    /// <param name="target">[Dimension, Dimension], in the units of <paramref name="h"/>.</param>
    /// <param name="h">[4l+2, 4l+2] between spin-orbitals.</param>
    /// <exception cref="ArgumentException">A matrix has another shape.</exception>
    public void AddOneElectron(ComplexMatrix target, ComplexMatrix h)
    {
        CheckShape(target, Dimension, nameof(target));
        CheckShape(h, SpinOrbitals, nameof(h));
        foreach (var t in Transitions)
        {
            target[t.Bra, t.Ket] += t.Sign * h[t.Create, t.Annihilate];
        }
    }

    /// <summary>Adds an operator on the orbitals alone, the same for both spins, to a matrix between determinants.</summary>
    /// <param name="target">[Dimension, Dimension], in the units of <paramref name="h"/>.</param>
    /// <param name="h">[2l+1, 2l+1] between complex orbitals m = -l..l.</param>
    /// <exception cref="ArgumentException">A matrix has another shape.</exception>
    public void AddOrbital(ComplexMatrix target, ComplexMatrix h)
    {
        CheckShape(target, Dimension, nameof(target));
        CheckShape(h, Orbitals, nameof(h));
        foreach (var t in Transitions)
        {
            if (((t.Create ^ t.Annihilate) & 1) == 0)
            {
                target[t.Bra, t.Ket] += t.Sign * h[t.Create / 2, t.Annihilate / 2];
            }
        }
    }

    /// <summary>Place of a determinant of n electrons in <see cref="Determinants"/>.</summary>
    internal int Place(uint determinant) => _place[determinant];

    /// <summary>(-1) to the number of electrons before spin-orbital p: the sign of a_p and of a+_p.</summary>
    internal static int Sign(uint determinant, int p) => (BitOperations.PopCount(determinant & ((1u << p) - 1)) & 1) == 0 ? 1 : -1;

    internal static void CheckShell(int orbitalMomentum)
    {
        if (orbitalMomentum is not (2 or 3))
        {
            throw new ArgumentOutOfRangeException(nameof(orbitalMomentum), orbitalMomentum, "Ligand-field theory is for d (l = 2) and f (l = 3) shells.");
        }
    }

    internal static void CheckShape(ComplexMatrix matrix, int n, string name)
    {
        ArgumentNullException.ThrowIfNull(matrix, name);
        if (matrix.Rows != n || matrix.Columns != n)
        {
            throw new ArgumentException($"Needed is a {n} x {n} matrix, got {matrix.Rows} x {matrix.Columns}.", name);
        }
    }

    private IEnumerable<Transition> OneElectronTransitions()
    {
        for (var ket = 0; ket < Dimension; ket++)
        {
            for (var q = 0; q < SpinOrbitals; q++)
            {
                if ((_determinants[ket] >> q & 1) == 0)
                {
                    continue;
                }

                var hole = _determinants[ket] & ~(1u << q);
                for (var p = 0; p < SpinOrbitals; p++)
                {
                    if ((hole >> p & 1) == 0)
                    {
                        yield return new Transition(Place(hole | 1u << p), ket, p, q, Sign(hole, q) * Sign(hole, p));
                    }
                }
            }
        }
    }
}
