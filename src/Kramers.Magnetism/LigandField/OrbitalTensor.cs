using Kramers.Numerics.Angular;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Magnetism.LigandField;

/// <summary>
/// Matrix elements of spherical tensors between the orbitals |l m&gt; of one shell, from 3j symbols (Edmonds, Angular Momentum
/// in Quantum Mechanics (1957), eqs. 5.4.1 and 5.4.6). u^k is the unit tensor, &lt;l||u^k||l&gt; = 1; C^k_q = sqrt(4 pi/(2k+1)) Y_kq.
/// </summary>
public static class OrbitalTensor
{
    /// <summary>&lt;l m|u^k_q|l m'&gt; with q = m - m': (-1)^(l-m) (l k l; -m q m').</summary>
    public static double Unit(int l, int k, int m, int mPrime) =>
        Parity(l - m) * Wigner.ThreeJ(2 * l, 2 * k, 2 * l, -2 * m, 2 * (m - mPrime), 2 * mPrime);

    /// <summary>&lt;l||C^k||l&gt; = (-1)^l (2l+1) (l k l; 0 0 0); zero for odd k.</summary>
    public static double ReducedHarmonic(int l, int k) => Parity(l) * (2 * l + 1) * Wigner.ThreeJ(2 * l, 2 * k, 2 * l, 0, 0, 0);

    /// <summary>The Gaunt coefficient c^k(l m, l m') = &lt;l m|C^k_q|l m'&gt;, q = m - m' (Condon and Shortley (1935), ch. VI).</summary>
    public static double Gaunt(int l, int k, int m, int mPrime) => ReducedHarmonic(l, k) * Unit(l, k, m, mPrime);

    /// <summary>The orbital angular momentum along x, y, z (axis 0, 1, 2), [2l+1, 2l+1] for m = -l..l.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The axis is not 0, 1 or 2.</exception>
    public static ComplexMatrix Momentum(int l, int axis)
    {
        var spin = Spins.SpinOperators.Of(Spins.Spin.FromDoubled(2 * l))[axis];
        var n = spin.Rows;
        var reversed = new ComplexMatrix(n, n); // spins run from +l down, orbitals from -l up
        for (var i = 0; i < n * n; i++)
        {
            reversed.Data[n * n - 1 - i] = spin.Data[i];
        }

        return reversed;
    }

    internal static int Parity(int n) => (n & 1) == 0 ? 1 : -1;
}
