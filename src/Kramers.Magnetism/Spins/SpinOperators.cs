using System.Numerics;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Magnetism.Spins;

/// <summary>
/// Matrices of one spin, alone or inside a product space of several. Basis |S, M> with M falling from +S to -S, phases of
/// Condon and Shortley, hbar = 1: S+|S, M> = sqrt(S(S+1) - M(M+1)) |S, M+1>.
/// </summary>
public sealed class SpinOperators
{
    private SpinOperators(ComplexMatrix plus, ComplexMatrix z)
    {
        Plus = plus;
        Minus = plus.Adjoint();
        X = 0.5 * (Plus + Minus);
        Y = new Complex(0, -0.5) * (Plus - Minus);
        Z = z;
        Identity = ComplexMatrix.Identity(z.Rows);
    }

    /// <summary>Sx, dimension of the space squared.</summary>
    public ComplexMatrix X { get; }

    /// <summary>Sy.</summary>
    public ComplexMatrix Y { get; }

    /// <summary>Sz.</summary>
    public ComplexMatrix Z { get; }

    /// <summary>S+ = Sx + i Sy.</summary>
    public ComplexMatrix Plus { get; }

    /// <summary>S- = Sx - i Sy.</summary>
    public ComplexMatrix Minus { get; }

    /// <summary>The unit matrix of the space.</summary>
    public ComplexMatrix Identity { get; }

    /// <summary>Component 0, 1, 2 for x, y, z.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The axis is not 0, 1 or 2.</exception>
    public ComplexMatrix this[int axis] => axis switch
    {
        0 => X,
        1 => Y,
        2 => Z,
        _ => throw new ArgumentOutOfRangeException(nameof(axis), axis, "Axes are 0 (x), 1 (y), 2 (z)."),
    };

    /// <summary>The operators of a single spin, [2S+1, 2S+1] each.</summary>
    public static SpinOperators Of(Spin spin) => new(SinglePlus(spin), SingleZ(spin));

    /// <summary>
    /// The operators of spin number <paramref name="centre"/> (from 0) in the product space of <paramref name="spins"/>:
    /// 1 x ... x S x ... x 1, the last spin running fastest.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such centre.</exception>
    public static SpinOperators Of(IReadOnlyList<Spin> spins, int centre)
    {
        ArgumentNullException.ThrowIfNull(spins);
        ArgumentOutOfRangeException.ThrowIfNegative(centre);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(centre, spins.Count);
        var before = spins.Take(centre).Aggregate(1, (n, s) => checked(n * s.Multiplicity));
        var after = spins.Skip(centre + 1).Aggregate(1, (n, s) => checked(n * s.Multiplicity));
        var spin = spins[centre];
        return new SpinOperators(Embed(SinglePlus(spin), before, after), Embed(SingleZ(spin), before, after));
    }

    private static ComplexMatrix SingleZ(Spin spin)
    {
        var z = new ComplexMatrix(spin.Multiplicity, spin.Multiplicity);
        for (var i = 0; i < spin.Multiplicity; i++)
        {
            z[i, i] = spin.Value - i;
        }

        return z;
    }

    private static ComplexMatrix SinglePlus(Spin spin)
    {
        // Row i holds M = S - i. With the column at M, S(S+1) - M(M+1) = (S-M)(S+M+1) = i (2S - i + 1) is an exact integer.
        var plus = new ComplexMatrix(spin.Multiplicity, spin.Multiplicity);
        for (var i = 1; i < spin.Multiplicity; i++)
        {
            plus[i - 1, i] = Math.Sqrt(i * (spin.Doubled - i + 1.0));
        }

        return plus;
    }

    private static ComplexMatrix Embed(ComplexMatrix a, int before, int after)
    {
        var n = a.Rows;
        var full = new ComplexMatrix(before * n * after, before * n * after);
        for (var block = 0; block < before; block++)
        {
            for (var inner = 0; inner < after; inner++)
            {
                for (var k = 0; k < n * n; k++)
                {
                    var (i, j) = (k / n, k % n);
                    full[(block * n + i) * after + inner, (block * n + j) * after + inner] = a[i, j];
                }
            }
        }

        return full;
    }
}
