using Kramers.Magnetism.Spins;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Magnetism.Hamiltonians;

/// <summary>
/// Nuclear quadrupole coupling H = I.P.I of one nucleus, P in cm^-1, the nucleus being a centre of the <see cref="SpinSystem"/>.
/// Along its axes P = e^2 q Q/(4I(2I-1)) diag(-1 + eta, -1 - eta, 2). Only the symmetric part of P acts; a nucleus with I = 1/2
/// has no quadrupole, and P then only shifts all levels.
/// </summary>
public sealed class QuadrupoleCoupling : BilinearSelfCoupling
{
    private static readonly string[] Names = Tensor3.Names("P", " / cm^-1");

    /// <summary>Makes the term from the tensor (3 x 3, cm^-1) of centre number <paramref name="centre"/>.</summary>
    /// <exception cref="ArgumentException">The tensor is not 3 x 3 and finite.</exception>
    public QuadrupoleCoupling(Matrix tensor, int centre)
        : base(tensor, centre, Names)
    {
    }

    /// <summary>From the coupling constant e^2 q Q/h and the asymmetry of the field gradient, along the axes of the frame.</summary>
    /// <param name="constant">e^2 q Q in cm^-1.</param>
    /// <param name="asymmetry">eta = (Vxx - Vyy)/Vzz.</param>
    /// <param name="nucleus">The nuclear spin; it must be 1 or more.</param>
    /// <param name="centre">Index of the nucleus, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The nucleus has no quadrupole moment.</exception>
    public static QuadrupoleCoupling FromFieldGradient(double constant, double asymmetry, Spin nucleus, int centre)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(nucleus.Doubled, 2, nameof(nucleus));
        var p = constant / (2.0 * nucleus.Doubled * (nucleus.Doubled - 1));
        return new QuadrupoleCoupling(Matrix.Diagonal([p * (asymmetry - 1), -p * (1 + asymmetry), 2 * p]), centre);
    }

    private protected override BilinearSelfCoupling With(Matrix tensor) => new QuadrupoleCoupling(tensor, Centre);
}
