using System.Numerics;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Magnetism.LigandField;

/// <summary>
/// One-electron crystal-field parameters in Wybourne's normalisation, V = sum_kq B_kq sum_i C_kq(i) with
/// C_kq = sqrt(4 pi/(2k+1)) Y_kq (Wybourne, Spectroscopic Properties of Rare Earths (1965), ch. 6). Parameters are complex;
/// those of negative q follow from V being Hermitian, B_k-q = (-1)^q conj(B_kq). Immutable.
/// </summary>
public sealed class WybourneParameters
{
    private readonly Dictionary<(int K, int Q), Complex> _values;

    /// <summary>Takes the parameters of q &gt;= 0, cm^-1; what is not named is zero.</summary>
    /// <param name="values">(k, q, B_kq); k even, 2 to 6, and B_k0 real.</param>
    /// <exception cref="ArgumentException">A k or q is out of range, twice there, or a B_k0 is not real.</exception>
    public WybourneParameters(IEnumerable<(int K, int Q, Complex Value)> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        _values = [];
        foreach (var (k, q, value) in values)
        {
            if (k is not (2 or 4 or 6) || q < 0 || q > k || (q == 0 && value.Imaginary != 0) || !_values.TryAdd((k, q), value))
            {
                throw new ArgumentException($"B_{k},{q} = {value}: k is 2, 4 or 6, q is 0..k, each comes once, and B_k0 is real.", nameof(values));
            }
        }
    }

    /// <summary>B_kq, cm^-1, for any q of either sign.</summary>
    public Complex this[int k, int q]
    {
        get
        {
            var b = _values.GetValueOrDefault((k, Math.Abs(q)));
            return q >= 0 ? b : OrbitalTensor.Parity(q) * Complex.Conjugate(b);
        }
    }

    /// <summary>The field on a shell; k up to 2l counts.</summary>
    /// <param name="orbitalMomentum">l of the shell, 2 or 3.</param>
    /// <exception cref="ArgumentOutOfRangeException">l is neither 2 nor 3.</exception>
    public LigandFieldPotential Potential(int orbitalMomentum)
    {
        Configuration.CheckShell(orbitalMomentum);
        var l = orbitalMomentum;
        var v = new ComplexMatrix(2 * l + 1, 2 * l + 1);
        for (var i = 0; i < v.Rows; i++)
        {
            for (var j = 0; j < v.Columns; j++)
            {
                for (var k = Math.Max(2, Math.Abs(i - j)); k <= 2 * l; k++)
                {
                    v[i, j] += this[k, i - j] * OrbitalTensor.Gaunt(l, k, i - l, j - l);
                }
            }
        }

        return LigandFieldPotential.FromComplexOrbitals(v);
    }
}
