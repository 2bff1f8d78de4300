using Kramers.Magnetism.Spins;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Magnetism.AbInitio;

/// <summary>
/// A centre of a cluster: all its spin-orbit states, in the frame of the cluster, and how many of the lowest take part in the coupling.
/// The others answer the field as if the centre stood alone.
/// </summary>
public sealed class AbInitioCentre
{
    private readonly Lazy<PseudospinProjection> _pseudospin;

    /// <summary>A centre of which the lowest <paramref name="kept"/> states are coupled.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There are not so many states.</exception>
    public AbInitioCentre(SpinOrbitStates states, int kept)
    {
        ArgumentNullException.ThrowIfNull(states);
        (All, Kept) = (states, states.Lowest(kept));
        _pseudospin = new(() => PseudospinProjection.Of(Kept, 0, Kept.Count));
    }

    /// <summary>All states.</summary>
    public SpinOrbitStates All { get; }

    /// <summary>The states that are coupled.</summary>
    public SpinOrbitStates Kept { get; }

    /// <summary>The kept states as one pseudospin on its main magnetic axes.</summary>
    /// <exception cref="ArgumentException">They are no whole manifold: <see cref="PseudospinProjection.Of"/>.</exception>
    public PseudospinProjection Pseudospin => _pseudospin.Value;

    /// <summary>The three operators between the kept states that a coupling of this kind multiplies.</summary>
    internal ComplexMatrix[] Operators(CoupledQuantity quantity) => Array.ConvertAll([0, 1, 2], axis => quantity switch
    {
        CoupledQuantity.Spin => Kept.Spin(axis),
        CoupledQuantity.Moment => Kept.Moment(axis),
        _ => Pseudospin.States * SpinOperators.Of(Pseudospin.Spin)[axis] * Pseudospin.States.Adjoint(),
    });

    /// <summary>
    /// The linear part of an operator on the pseudospin, A_c = sum_a p_ca s_a, p_ca = Tr(A_c s_a)/Tr(s_a^2), [3, 3].
    /// </summary>
    internal Matrix LinearPart(CoupledQuantity quantity)
    {
        var (own, pseudospin) = (Operators(quantity), Operators(CoupledQuantity.Pseudospin));
        var norm = (pseudospin[2] * pseudospin[2]).Trace().Real;
        return new Matrix(3, 3, [.. Enumerable.Range(0, 9).Select(k => (own[k / 3] * pseudospin[k % 3]).Trace().Real / norm)]);
    }
}
